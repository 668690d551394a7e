"""Bytes from outside: bounded, and told apart from what is no text."""

from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from licwizard.load.source import STANDARD_INPUT, binary, opened, source_error
from licwizard.messages import msg

__all__ = ["LIMIT", "STANDARD_INPUT", "Bytes", "read_bytes", "text_of"]

LIMIT = 64 * 1024 * 1024


class Bytes(NamedTuple):
    """What a file holds: its name as given, its bytes, and their SHA-256."""

    name: str
    data: bytes
    sha256: str


def read_bytes(given: str, *, folder: Path | None = None, limit: int = LIMIT) -> Bytes:
    """Return the bytes of a file (`-`: standard input); `given` is relative to `folder`.

    Raises SourceError for what is missing, a folder, unreadable, empty or larger than `limit`.
    """
    with opened(given, folder=folder) as source:
        data = source.whole(limit, msg("name a smaller file"))
    return Bytes(given, data, sha256(data).hexdigest())


def text_of(file: Bytes) -> str:
    """Return the text of a file; raises SourceError for what is not UTF-8 text."""
    try:
        text = file.data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise source_error(
            "not-utf-8",
            file.name,
            msg("the file is not UTF-8 text (byte {offset})", offset=error.start),
            msg("save it again as UTF-8"),
        ) from None
    if "\0" in text:
        raise binary(file.name)
    return text
