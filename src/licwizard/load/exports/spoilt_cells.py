"""Cells that hold nothing that can be read: an error, or a formula whose value was never worked out.

What matters in a table is known only once it is read. So such a cell goes in as a text that bears its
place, and is refused where that text comes out again: in an entry, or in an error.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time, timedelta
from typing import NamedTuple

from licwizard.errors import SourceError
from licwizard.load.exports.export import Export
from licwizard.load.exports.sheet_places import address
from licwizard.load.exports.sheet_scan import TEXT_LIMIT
from licwizard.load.exports.stream import SEEN, Unseen
from licwizard.load.exports.workbook_bounds import Bounds
from licwizard.load.exports.workbook_faults import bad_cell, too_large
from licwizard.messages import Message, msg

Spoilt = Mapping[tuple[int, int], str]
Rows = Sequence[tuple[int, Sequence[object]]]
_TIME = "time"
_MARK = re.compile(r"⟦([A-Z]{1,3}[0-9]{1,7})⟧", re.IGNORECASE)
_WORK_OUT = msg("open the workbook in Excel, let it calculate, and save it")
_WRITE = msg("write the text or the number into the cell, and save the workbook")


class Table(NamedTuple):
    """A sheet that holds something: its title, its place, its rows under their numbers, and its spoilt cells.

    `unseen` is what a person who looks at it does not see, or sees struck out.
    """

    title: str
    where: str
    rows: Rows
    spoilt: Spoilt
    unseen: Unseen = SEEN


def marked(title: str, where: str, rows: Rows, spoilt: Spoilt, bounds: Bounds) -> Table:
    """Return the table of a sheet, with a text of its own in place of each spoilt cell.

    Raises SourceError for more text than is read.
    """
    room = bounds.letters
    found = dict(spoilt)
    for number, values in rows:
        for column, value in enumerate(values, 1):
            if isinstance(value, str):
                room -= len(value)
                if len(value) > TEXT_LIMIT:
                    place = f"{where}!{address(number, column)}"
                    raise too_large(place, msg("the cell holds more than {limit} characters", limit=TEXT_LIMIT))
                if room < 0:
                    problem = msg("its cells hold more than {limit} characters in all", limit=bounds.letters)
                    raise too_large(where, problem, bounds.way_out)
            elif isinstance(value, time | timedelta):
                found[number, column] = _TIME
    spoilt_rows = {row for row, _ in found}
    made = [(number, _marked(number, values, found) if number in spoilt_rows else values) for number, values in rows]
    return Table(title, where, made, found)


def _marked(row: int, values: Sequence[object], spoilt: Spoilt) -> tuple[object, ...]:
    """Return a row with the text that stands for each spoilt cell while the table is read."""
    return tuple(
        f"⟦{address(row, column)}⟧" if (row, column) in spoilt else value for column, value in enumerate(values, 1)
    )


def spoilt_in(result: Export | SourceError, table: Table) -> SourceError | None:
    """Return the error, with its place, of a spoilt cell that came into an export or an error; None if none did."""
    if not table.spoilt:
        return None
    places = {address(*place): shown for place, shown in table.spoilt.items()}
    value = (result.message, result.help) if isinstance(result, SourceError) else result.entries
    for text in _texts(value):
        for match in _MARK.finditer(text):
            place = match[1].upper()
            if place in places:
                return _refused(f"{table.where}!{place}", places[place])
    return None


def _refused(where: str, shown: str) -> SourceError:
    if not shown:
        return bad_cell(where, msg("the cell holds a formula whose value is not in the file"), _WORK_OUT)
    if shown == _TIME:
        return bad_cell(where, msg("the cell holds a time of day"), _WRITE)
    return bad_cell(where, msg("the cell shows the error {error}", error=shown), _WRITE)


def _texts(value: object) -> Iterable[str]:
    """Yield all text in a value, however deep."""
    match value:
        case str():
            yield value
        case Message(_, values):
            for inner in values.values():
                yield from _texts(inner)
        case tuple():
            for inner in value:
                yield from _texts(inner)
