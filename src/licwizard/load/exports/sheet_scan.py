"""The cells of a sheet, gone through before openpyxl reads them: places in order, values of their kind, bounded.

openpyxl takes a sheet as it comes: it drops a row that stands out of order, takes a negative index of a text
for one from the end, and gives nothing for a formula without a value. None of that may pass for a blank.
"""

import re
from collections.abc import Mapping
from math import isfinite
from typing import NamedTuple

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.load.exports.sheet_looks import Looks
from licwizard.load.exports.sheet_places import address, column_number
from licwizard.load.exports.stream import SEEN, Unseen
from licwizard.load.exports.workbook_bounds import Bounds
from licwizard.load.exports.workbook_faults import bad_workbook, not_a_workbook, too_large
from licwizard.load.exports.workbook_parts import MAIN
from licwizard.load.exports.workbook_styles import PLAIN, Styles
from licwizard.load.exports.xml_limits import Handlers, scan_xml
from licwizard.messages import Message, msg

COLUMN_LIMIT = 256
TEXT_LIMIT = 32_767  # what Excel lets a cell hold
_LAST_ROW = 1_048_576
_LAST_COLUMN = 16_384
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW = re.compile(r"[1-9][0-9]{0,6}")
_VALUES = {
    "n": re.compile(r"[-+]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,3})?"),
    "s": re.compile(r"[0-9]{1,9}"),
    "b": re.compile(r"[01]"),
    "e": re.compile(r"#[A-Z0-9/!?_]{2,20}"),
    "d": re.compile(r"[-0-9T:.Z+]{4,40}"),
}
_ANY_SIZE = f'<dimension xmlns="{MAIN}" ref="A1"/>'.encode()
_TYPES = {*_VALUES, "str", "inlineStr"}
_PARTS = {"v", "is", "f"}
_EXTENSIONS = {"extLst", "ext"}
_SHEET, _DATA, _ROW_DEPTH, _CELL_DEPTH, _INSIDE = range(1, 6)


class Scan(NamedTuple):
    """What a sheet holds.

    `rows` has the last column with a value under each row that has one; `spoilt` the cells that hold none
    that can be read, under row and column: with the error that such a cell shows, or nothing where it
    is a formula without a value. `size` is what of the bounds was used. `data` is the sheet's XML with
    nothing but its cells. `formats` are the number formats of numbers that have words in them, and `unseen` what
    a person does not see, or sees struck out.
    """

    data: bytes
    rows: Mapping[int, int]
    spoilt: Mapping[tuple[int, int], str]
    size: int
    formats: Mapping[tuple[int, int], str] = {}
    unseen: Unseen = SEEN


def scan_sheet(  # noqa: PLR0913 - what the workbook says of its sheets
    data: bytes, where: str, *, strings: int, used: int, bounds: Bounds, stale: bool = False, styles: Styles = PLAIN
) -> Scan:
    """Return what a sheet holds; `strings` is how many shared texts there are.

    `used` is what other parts took of the bounds.

    `stale`: no value of a formula counts.

    Raises SourceError for what is no sheet, for cells out of order, for values that are not of their
    kind, and for more than the bounds.
    """
    scanner = _Scanner(where, strings, bounds, Looks(styles), stale=stale)
    problem = msg("the rows, cells and attributes that are read are more than {limit} in all", limit=bounds.parts)
    past = too_large(where, problem, bounds.way_out)
    handlers = Handlers(scanner.start, scanner.end, scanner.text)
    size = scan_xml(data, where, handlers, limit=bounds.parts - used, past=past)
    looks = scanner.looks
    cells, rows = scanner.cells_of(data), scanner.rows
    return Scan(cells, rows, scanner.spoilt, size, looks.formats, looks.unseen(rows))


class _Scanner:
    """Where in the sheet the parser is, and what it found so far."""

    def __init__(self, where: str, strings: int, bounds: Bounds, looks: Looks, *, stale: bool) -> None:
        self.looks = looks
        self.rows: dict[int, int] = {}
        self.spoilt: dict[tuple[int, int], str] = {}
        self._where = where
        self._strings = strings
        self._bounds = bounds
        self._stale = stale
        self._depth = self._row = self._column = 0
        self._data = 0  # 1 inside of the sheet's data, 2 behind it
        self._cell = ""  # the type of the cell that is being read
        self._parts: dict[str, list[str]] = {}
        self._text: list[str] | None = None
        self._length = 0
        self._cuts = [0, 0, 0, 0]  # where the root's content, the sheet's data, their end and the root's end begin
        self._area = 0

    def cells_of(self, data: bytes) -> bytes:
        """Return the root, a size that openpyxl looks for, the cells, and the end: no views, rules or extensions."""
        first, begin, end, last = self._cuts
        close = data.index(b">", end) + 1 if end else begin
        return b"".join((data[:first], _ANY_SIZE, data[begin:close], data[last:]))

    def start(self, name: str, attributes: Mapping[str, str], at: int) -> None:
        self._depth += 1
        if self._depth == _DATA and not self._cuts[0]:
            self._cuts[0] = at
        namespace, _, local = name.rpartition(" ")
        if self._depth == _SHEET and name != f"{MAIN} worksheet":
            raise not_a_workbook(self._where, msg("this sheet is not one of cells"))
        if namespace != MAIN:
            self._expect(not self._cell or self._text is not None)
        elif local == "sheetData":
            self._expect(self._depth == _DATA and not self._data)
            self._data = 1
            self._cuts[1] = at
        elif local == "row":
            self._expect(self._depth == _ROW_DEPTH and self._data == 1)
            self._begin_row(attributes.get("r"))
            self.looks.row(self._row, attributes)
        elif local == "c":
            self._expect(self._depth == _CELL_DEPTH and self._data == 1 and not self._cell)
            self._begin_cell(attributes)
        elif self._cell and self._depth == _INSIDE:
            self._expect(local in _PARTS and local not in self._parts)
            self._text = self._parts[local] = []
            self._length = 0
        elif self._cell:
            self._expect("is" in self._parts)
        elif local == "sheetFormatPr" and self._depth == _DATA:
            self.looks.sheet(attributes)
        elif self._data == 1:
            self._expect(self._depth > _ROW_DEPTH and local in _EXTENSIONS)

    def end(self, at: int) -> None:
        if self._cell and self._depth == _INSIDE:
            self._text = None
        elif self._cell and self._depth == _CELL_DEPTH:
            self._end_cell()
            self._cell = ""
        elif self._depth == _DATA and self._data == 1:
            self._data = 2
            self._cuts[2] = at
        elif self._depth == _SHEET:
            self._cuts[3] = at
        self._depth -= 1

    def text(self, text: str) -> None:
        if self._text is not None:
            self._length += len(text)
            if self._length > TEXT_LIMIT:
                raise self._fault(msg("the cell holds more than a cell can"))
            self._text.append(text)

    def _begin_row(self, given: str | None) -> None:
        self._expect(given is None or _ROW.fullmatch(given) is not None)
        row = self._row + 1 if given is None else int(given)
        if not self._row < row <= _LAST_ROW:
            raise bad_workbook(self._where, msg("row {row} is out of order", row=row))
        self._row = row
        self._column = 0

    def _begin_cell(self, attributes: Mapping[str, str]) -> None:
        place = attributes.get("r")
        column = self._column + 1
        if place is not None:
            match = _PLACE.fullmatch(place)
            if match is None or int(match[2]) != self._row:
                raise bad_workbook(self._where, msg("a cell of row {row} says that it stands elsewhere", row=self._row))
            column = column_number(match[1])
        if not self._column < column <= _LAST_COLUMN:
            raise bad_workbook(self._where, msg("the cells of row {row} are out of order", row=self._row))
        self._column = column
        self._cell = attributes.get("t", "n")
        self.looks.cell(attributes)
        self._parts = {}
        self._expect(self._cell in _TYPES)

    def _end_cell(self) -> None:
        kind = self._cell
        self._expect("is" not in self._parts or kind == "inlineStr")
        told = self._parts.get("is" if kind == "inlineStr" else "v")
        value = "".join(told) if told else ""
        form = _VALUES.get(kind)
        if not value:
            computed = "f" in self._parts and (told is None or kind != "str")  # a formula may give an empty text
            if not computed and kind != "e":
                return
        elif form and not form.fullmatch(value):
            raise self._fault(msg("the cell holds '{text}', which is not of its kind", text=shorten(value)))
        elif kind == "s" and int(value) >= self._strings:
            raise self._fault(msg("the cell names a text that is not there"))
        elif kind == "n" and not isfinite(float(value)):
            raise self._fault(msg("the cell holds '{text}', which is not of its kind", text=shorten(value)))
        if self._column > COLUMN_LIMIT:
            raise too_large(
                self._here(), msg("the cell lies beside the {limit} columns that are read", limit=COLUMN_LIMIT)
            )
        if self._row > self._bounds.rows:
            problem = msg("the cell lies below the {limit} rows that are read", limit=self._bounds.rows)
            raise too_large(self._here(), problem, self._bounds.way_out)
        self._area += self._column - self.rows.get(self._row, 0)
        if self._area > self._bounds.area:
            problem = msg("its rows are more than {limit} cells long in all, blank ones too", limit=self._bounds.area)
            raise too_large(self._where, problem, self._bounds.way_out)
        self.rows[self._row] = self._column
        self.looks.value(self._row, self._column, kind)
        if not value or kind == "e":
            self.spoilt[self._row, self._column] = value
        elif self._stale and "f" in self._parts:
            self.spoilt[self._row, self._column] = ""

    def _expect(self, holds: bool) -> None:  # noqa: FBT001 - read as a word
        if not holds:
            raise bad_workbook(self._where, msg("the sheet is not made as sheets are"))

    def _fault(self, problem: Message) -> SourceError:
        return bad_workbook(self._here(), problem)

    def _here(self) -> str:
        return f"{self._where}!{address(self._row, self._column)}"
