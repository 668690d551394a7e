"""Translations of a guide from `.po` files; the only module that knows polib."""

from pathlib import Path
from typing import NamedTuple

import polib

from licwizard.errors import SourceError
from licwizard.messages import msg


class Translated(NamedTuple):
    """A translated text: the translation, whether it is marked fuzzy, and its line in the file."""

    text: str
    fuzzy: bool
    line: int


def guide_translations(folder: Path, language: str) -> Path:
    """Return where the translations of a guide's own folder lie."""
    return folder / "locale" / language / "LC_MESSAGES" / "guide.po"


def read_po(path: Path) -> dict[str, Translated] | None:
    """Return the translations in a file by their English text, or None if there is no such file.

    Raises SourceError for what is no `.po` file.
    """
    if not path.is_file():
        return None
    try:
        entries = polib.pofile(str(path), encoding="utf-8")
    except (OSError, UnicodeDecodeError, ValueError) as error:
        raise SourceError(
            "bad-translations",
            msg("{path}: this is no file of translations", path=str(path)),
            help=msg("see: {problem}", problem=str(error)),
            where=str(path),
        ) from None
    return {
        entry.msgid: Translated(entry.msgstr, entry.fuzzy, entry.linenum or 0)
        for entry in entries
        if not entry.obsolete
    }
