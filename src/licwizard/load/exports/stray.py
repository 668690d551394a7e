"""Lines around a table that read as an item and a count: they are refused, and not passed over."""

import re
from collections.abc import Sequence
from datetime import date

from licwizard.core.numbers import shorten, split_unit
from licwizard.errors import LicwizardError
from licwizard.load.exports.layout import text_of
from licwizard.load.source import source_error
from licwizard.messages import msg

_LONGEST = 120  # a sentence is longer than an item
_WORDS = 5
_NAME = r"[^\W\d](?:[^\n]*?[^\s:=–-])??"
_UNIT = r"(?:[mgt]b|licen[cs]es?|licenser|users?|användare|instances?|instanser|seats|platser|units|enheter)"
_MEASURED = re.compile(rf"({_NAME})(?:\s+|\s*[:=–-]\s*)\d[\d.,]*\s*{_UNIT}\.?", re.IGNORECASE)
_LISTED = re.compile(rf"(?:[-*+•]|\d+[.)])\s+({_NAME})\s*[:=–]\s*\d[\d.,\s]*(?:{_UNIT})?", re.IGNORECASE)
_UNIT_ALONE = re.compile(r"[^\W\d_]{1,12}")
_TWO, _THREE = 2, 3


def refuse_stray(line: str, where: str) -> None:
    """Raise SourceError, with its place, for a line of text such as `storage 5 GB` or `- storage: 5`."""
    text = line.strip()
    if len(text) > _LONGEST:
        return
    match = _LISTED.fullmatch(text) or _MEASURED.fullmatch(text)
    if match and len(match[1].split()) <= _WORDS:
        raise source_error(
            "beside-table",
            where,
            msg("this line stands outside of the table and may be an item: '{text}'", text=shorten(text)),
            msg("move it into the table, or take it out"),
        )


def is_item_row(cells: Sequence[object]) -> bool:
    """Return whether cells that are under no header are an item, a count and perhaps a unit."""
    texts = [text for cell in cells if (text := text_of(cell))]
    if len(texts) == _THREE and _UNIT_ALONE.fullmatch(texts[2]):
        return is_count(texts[1]) and not is_count(texts[0])
    return len(texts) == _TWO and is_count(texts[1])


def holds_items(rows: Sequence[tuple[int, Sequence[object]]]) -> bool:
    """Return whether a sheet without a known header has a row of a text and a count, which no sheet of notes has."""
    return any(
        any(isinstance(cell, str) and cell.strip() and not is_count(cell) for cell in cells)
        and any(_is_number(cell) for cell in cells)
        for _, cells in rows
    )


def is_count(text: str) -> bool:
    """Return whether a text is a count, with or without a unit."""
    try:
        split_unit(text)
    except LicwizardError:
        return False
    return True


def _is_number(cell: object) -> bool:
    if cell is None or isinstance(cell, bool | date):
        return False
    return cell.is_integer() if isinstance(cell, float) else is_count(text_of(cell))
