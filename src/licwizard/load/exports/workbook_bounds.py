"""How much of a workbook is read: a small file can hold very much, and all of it is in memory at once.

The bounds grow with the size of file that the user allows, so that one option opens all of them, up to a point at which
a workbook still fits into a gigabyte.
"""

from typing import NamedTuple

from licwizard.load.exports.export import LIMIT
from licwizard.messages import Message, msg

_MEGABYTE = 1024 * 1024
_MOST_TIMES = 8
_LAST_ROW = 1_048_576
_SMALLER = msg("copy the rows and columns that are needed to a new workbook, or save the sheet as CSV (UTF-8)")


# In the order of the fields below; the first comes to about a second
_USUAL = (200_000, 100_000, 50_000, 200_000, 500_000, 10_000_000, 24 * _MEGABYTE, 100 * _MEGABYTE)


class Bounds(NamedTuple):
    """The bounds, and what to do past those that can be raised.

    `parts` are elements and attributes of all XML that is read, `area` the columns of all rows together, empty ones
    before a value too, `letters` those of a sheet.
    """

    parts: int
    texts: int
    styles: int
    rows: int
    area: int
    letters: int
    part: int
    total: int
    way_out: Message


def bounds_for(limit: int) -> Bounds:
    """Return the bounds where files of so many bytes may be read."""
    size = min(max(limit, LIMIT), _MOST_TIMES * LIMIT)
    parts, texts, styles, rows, area, letters, part, total = (bound * size // LIMIT for bound in _USUAL)
    more = min(2 * size, _MOST_TIMES * LIMIT) // _MEGABYTE
    way_out = msg("save the sheet as CSV (UTF-8), or read more with {option}", option=f"--max-size {more}")
    at_most = size == _MOST_TIMES * LIMIT
    return Bounds(
        parts, texts, styles, min(rows, _LAST_ROW), area, letters, part, total, _SMALLER if at_most else way_out
    )
