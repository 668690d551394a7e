"""A file or standard input, opened once: its head, the whole of it, or a stream that hashes as it goes."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from hashlib import sha256
from io import BufferedReader, RawIOBase, TextIOWrapper
from os import fstat
from pathlib import Path
from stat import S_ISREG
from typing import TYPE_CHECKING, BinaryIO

from licwizard.errors import SourceError
from licwizard.messages import Message, msg

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"
HEAD = 64 * 1024
_MEGABYTE = 1024 * 1024
_CHUNK = 256 * 1024
_LONGEST_LINE = 1024 * 1024
_MOST_BLANK = 1_048_576  # the rows of a sheet, all of which a spreadsheet may write
_BLANK_LINE = re.compile(rb"\n[\0,; \t\r]*+(?=\n)")
# Bytes of a line on the whole: blank lines matter where they make a file have far more lines than its size says.
_SHORT = 8
_CHECK_PATH = msg("check the path, and the folder you are in")


class Opened(RawIOBase):
    """An open file: `head` is its beginning, `taken` its own date (ISO 8601, UTC; empty where it has none).

    It is read once, by `whole` or by `lines`; `size` and `digest` are of what was read so far.
    """

    def __init__(self, name: str, stream: BinaryIO, taken: str) -> None:
        """Read the head; raises SourceError for an empty file."""
        super().__init__()
        self.label = name
        self.taken = taken
        self.head = _first(stream, HEAD)
        if not self.head.strip() and len(self.head) < HEAD:
            raise source_error("empty-file", name, msg("the file is empty"), msg("export it again"))
        self.size = 0
        self._stream = stream
        self._hash = sha256()
        self._waiting = self.head
        self._narrow = True
        self._line = 0
        self._blank = 0
        self._buffered: BufferedReader | None = None

    @property
    def digest(self) -> str:
        """Return the SHA-256 of what was read so far."""
        return self._hash.hexdigest()

    def whole(self, limit: int, way_out: Message) -> bytes:
        """Return all bytes; raises SourceError, with `way_out`, if there are more than `limit`."""
        data = _first(self._stream, limit + 1, self.head)
        if len(data) > limit:
            problem = msg("the file is larger than {limit} MB", limit=limit // _MEGABYTE)
            raise source_error("file-too-large", self.label, problem, way_out)
        self._hash.update(data)
        self.size = len(data)
        return data

    def lines(self, codec: str, skip: int) -> Iterator[str]:
        """Return the text, line by line with its line ends, after `skip` bytes; any size in constant memory.

        Reading it raises UnicodeDecodeError (see `offset`), and SourceError for zero bytes and endless lines.
        """
        self._narrow = not codec.startswith(("utf-16", "utf-32"))
        self._buffered = BufferedReader(self, _CHUNK)
        self._buffered.read(skip)
        text = TextIOWrapper(self._buffered, encoding=codec, errors="strict", newline="")
        text._CHUNK_SIZE = _CHUNK  # type: ignore[attr-defined]  # noqa: SLF001 - the 8 KB that it has take twice as long
        return text if self._narrow else self._without_zeros(text)

    def _without_zeros(self, text: TextIOWrapper) -> Iterator[str]:
        for line in text:
            if "\0" in line:
                raise binary(self.label)
            yield line

    def offset(self, error: UnicodeDecodeError) -> int:
        """Return at which byte of the file the text could not be decoded."""
        return (self._buffered.tell() if self._buffered else 0) - len(error.object) + error.start

    def readable(self) -> bool:
        """Return that this can be read, which a buffer asks first."""
        return True

    def tell(self) -> int:
        """Return how many bytes were handed out."""
        return self.size

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Hand out the next bytes, hashed and looked through."""
        view = memoryview(buffer)
        if self._waiting:
            data, self._waiting = self._waiting[: len(view)], self._waiting[len(view) :]
        else:
            data = self._stream.read(len(view)) or b""
        view[: len(data)] = data
        self._hash.update(data)
        self.size += len(data)
        if self._narrow and b"\0" in data:
            raise binary(self.label)
        self._refuse_blank(data)
        self._line = 0 if b"\n" in data or b"\r" in data else self._line + len(data)
        if self._line > _LONGEST_LINE:
            problem = msg("a line is longer than {limit} MB", limit=_LONGEST_LINE // _MEGABYTE)
            raise source_error("not-a-table", self.label, problem, msg("name an export in text form"))
        return len(data)

    def _refuse_blank(self, data: bytes) -> None:
        """Count lines in which nothing stands but marks; each takes as long as one that holds something."""
        if data.count(b"\n") * _SHORT > len(data):
            self._blank += len(_BLANK_LINE.findall(data))
        if self._blank > _MOST_BLANK:
            problem = msg("more than {limit} lines are blank", limit=_MOST_BLANK)
            raise source_error("too-many-blanks", self.label, problem, msg("take out the blank lines"))


@contextmanager
def opened(given: str, *, folder: Path | None = None) -> Iterator[Opened]:
    """Give a file (`-`: standard input), open; `given` is relative to `folder`.

    Raises SourceError for what is missing, a folder, unreadable or empty, also while it is being read.
    """
    missing = source_error("no-such-file", given, msg("there is no such file"), _CHECK_PATH)
    if not given.strip():
        raise missing
    try:
        if given == STANDARD_INPUT:
            yield Opened(given, _standard_input(), "")
            return
        path = (folder or Path()) / Path(given).expanduser()
        if path.is_dir():
            raise source_error("is-a-folder", given, msg("this is a folder, not a file"), msg("name a file in it"))
        with _open(path, given) as stream:
            yield Opened(given, stream, _taken(stream))
    except FileNotFoundError:
        raise missing from None
    except OSError as error:
        raise _unreadable(given, error) from None


def _open(path: Path, given: str) -> BinaryIO:
    try:
        return path.open("rb")
    except (ValueError, RuntimeError) as error:  # a name that no file can have
        raise _unreadable(given, error) from None


def _unreadable(given: str, error: Exception) -> SourceError:
    reason = getattr(error, "strerror", None) or str(error)
    return source_error("unreadable-file", given, msg("the file cannot be read: {reason}", reason=reason), _CHECK_PATH)


def _standard_input() -> BinaryIO:
    if sys.stdin is None or sys.stdin.isatty():
        raise source_error(
            "stdin-is-terminal",
            STANDARD_INPUT,
            msg("standard input is a terminal, so there is nothing to read"),
            msg("pipe a file into the command, or name one"),
        )
    return sys.stdin.buffer


def _taken(stream: BinaryIO) -> str:
    status = fstat(stream.fileno())
    if not S_ISREG(status.st_mode):
        return ""
    try:
        return datetime.fromtimestamp(int(status.st_mtime), tz=UTC).isoformat()
    except (OverflowError, ValueError, OSError):  # a date that no calendar has
        return ""


def _first(stream: BinaryIO, size: int, begin: bytes = b"") -> bytes:
    """Return that many bytes, or all there are, of which `begin` was read before: a pipe hands out fewer at a time.

    A stream makes room for all that it is asked for, however little there is; so it is asked for a little at a time.
    """
    parts = [begin]
    size -= len(begin)
    while size > 0 and (part := stream.read(min(size, _CHUNK))):
        parts.append(part)
        size -= len(part)
    return b"".join(parts)


def binary(name: str) -> SourceError:
    """Return the error for a file with zero bytes."""
    return source_error("binary-file", name, msg("the file is binary, not text"), msg("name an export in text form"))


def source_error(code: str, name: str, problem: Message, way_out: Message | None) -> SourceError:
    """Return an error about a file, or a place in one."""
    return SourceError(code, msg("{where}: {problem}", where=name, problem=problem), help=way_out, where=name)
