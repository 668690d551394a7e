"""Bytes from outside: bounded, and told apart from what is no text."""

import sys
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, NamedTuple

from licwizard.errors import SourceError
from licwizard.messages import Message, msg

LIMIT = 64 * 1024 * 1024
_MEGABYTE = 1024 * 1024
STANDARD_INPUT = "-"
_CHECK_PATH = msg("check the path, and the folder you are in")


class Bytes(NamedTuple):
    """What a file holds: its name as given, its bytes, and their SHA-256."""

    name: str
    data: bytes
    sha256: str


def read_bytes(given: str, *, folder: Path | None = None, limit: int = LIMIT) -> Bytes:
    """Return the bytes of a file (`-`: standard input); `given` is relative to `folder`.

    Raises SourceError for what is missing, a folder, unreadable, empty or larger than `limit`.
    """
    missing = _error("no-such-file", given, msg("there is no such file"), _CHECK_PATH)
    if not given.strip():
        raise missing
    try:
        if given == STANDARD_INPUT:
            data = _standard_input(limit)
        else:
            path = (folder or Path()) / Path(given).expanduser()
            if path.is_dir():
                raise _error("is-a-folder", given, msg("this is a folder, not a file"), msg("name a file in it"))
            with path.open("rb") as file:
                data = file.read(limit + 1)
    except FileNotFoundError:
        raise missing from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        problem = msg("the file cannot be read: {reason}", reason=reason)
        raise _error("unreadable-file", given, problem, _CHECK_PATH) from None
    if len(data) > limit:
        raise _error(
            "file-too-large",
            given,
            msg("the file is larger than {limit} MB", limit=limit // _MEGABYTE),
            msg("export only the licences, or only the columns that are needed"),
        )
    if not data.strip():
        raise _error("empty-file", given, msg("the file is empty"), msg("export it again"))
    return Bytes(given, data, sha256(data).hexdigest())


def text_of(file: Bytes) -> str:
    """Return the text of a file; raises SourceError for what is not UTF-8 text."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(
            "not-utf-8",
            file.name,
            msg("the file is not UTF-8 text (byte {offset})", offset=error.start),
            msg("save it again as UTF-8; if it is a workbook, save the sheet as CSV (UTF-8)"),
        ) from None
    if "\0" in text:
        raise _error("binary-file", file.name, msg("the file is binary, not text"), msg("name an export in text form"))
    return text


def _standard_input(limit: int) -> bytes:
    if sys.stdin is None or sys.stdin.isatty():
        raise _error(
            "stdin-is-terminal",
            STANDARD_INPUT,
            msg("standard input is a terminal, so there is nothing to read"),
            msg("pipe a file into the command, or name one"),
        )
    stream: BinaryIO = sys.stdin.buffer
    return stream.read(limit + 1)


def _error(code: str, name: str, problem: Message, way_out: Message | None) -> SourceError:
    return SourceError(code, msg("{name}: {problem}", name=name, problem=problem), help=way_out, where=name)
