"""Items and counts, added up while they are read: memory goes by different items, not by rows."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, NamedTuple

from licwizard.core.numbers import LIMIT, not_a_count, read_count, shorten, split_unit
from licwizard.core.stock import Entry
from licwizard.errors import LicwizardError
from licwizard.load.exports.keys import Keys
from licwizard.load.exports.layout import Header, Row, no_count, number, text_of
from licwizard.load.exports.lines import Lines
from licwizard.load.exports.marks import OPTION, STATUS, TERM, marks_of
from licwizard.load.exports.repeats import Repeats
from licwizard.load.exports.stream import SEEN, Stream
from licwizard.load.exports.unseen import not_shown
from licwizard.messages import msg

_POWER = re.compile(r"[eE][0-9]+")
_REMEMBERED = 8_192
_DIGITS = 9  # fewer than the largest count has

Key = tuple[object, ...]
Make = Callable[[Row, int | str | Decimal, str], Entry]


class _Amount(NamedTuple):
    """A count as it was read, with a unit behind it; `kind` says whether the item's own unit decides what it is."""

    text: str | int | Decimal
    value: Decimal
    unit: str
    kind: str = "whole"


class _Measured:
    """What one item comes to in one unit: the first count of each kind as it stands, and the rest of them added up.

    "fraction" is an error for licences; "unclear" a thousand of them, and unknown as storage.
    """

    def __init__(self, row: Row) -> None:
        self.row = row
        self.first: dict[str, tuple[Row, str | int | Decimal]] = {}
        self.rest = Decimal(0)

    def add(self, row: Row, amount: _Amount) -> None:
        if amount.kind == "whole" or amount.kind in self.first:
            self.rest += amount.value
        else:
            self.first[amount.kind] = (row, amount.text)


class Sums:
    """The sums of a table, by the cells that name an item."""

    def __init__(self, header: Header, roles: Sequence[str]) -> None:
        """Take the cells of these roles (those that have a column) for what tells items apart."""
        self.header = header
        self.lines = Lines(header)
        marks = marks_of(header, TERM, OPTION, STATUS)
        named = [role for role in roles if header.has(role)]
        self.get = itemgetter(*(header.columns[role] for role in (*named, *marks)))
        self.keys = Keys((*named, *marks))
        self.count = header.columns["count"]
        self.totals: dict[object, int] = {}
        self.rows: dict[object, Row] = {}
        self.measured: dict[tuple[object, str], _Measured] = {}
        self.whole: dict[object, int] = {}
        self.told: dict[object, _Amount] = {}
        self.unseen = SEEN
        self.hidden: dict[object, list[int]] = {}
        self.extra = 0

    def feed(self, rows: Stream) -> None:
        """Read all rows; raises LicwizardError, with its place, for what is no item and count."""
        self.unseen = rows.unseen
        while rows.waiting:
            self._look(*rows.waiting.pop(0))
            if self.lines.ended:
                break
        if not self.lines.ended and self.unseen == SEEN:
            self._stream(rows, rows.repeats or Repeats(()))
        for line, cells in rows:  # below a sum or a remark
            self._look(line, cells)
        self._compare()

    def _stream(self, rows: Stream, repeats: Repeats) -> None:
        """Read rows until they end, or a sum or a remark does; what came again is added up with them."""
        totals, get, width, count = self.totals, self.get, self.lines.width, self.count
        whole = self.whole
        for cells in rows.cells:
            # The common row, of an item that is known already, is added up here, a million times
            try:
                if len(cells) == width:
                    text: Any = cells[count]
                    amount = whole.get(text)
                    if amount is None and text.isdigit() and text.isascii() and len(text) <= _DIGITS:
                        amount = int(text)
                        if len(whole) < _REMEMBERED:
                            whole[text] = amount
                    if amount is not None:
                        key = get(cells)
                        totals[key] += amount
                        if repeats.open:
                            repeats.remember(key, amount)
                        continue
            except (LookupError, TypeError, AttributeError):  # a new item, a number in a sheet
                pass
            if self._again(cells):
                continue
            self._look(rows.line_of(cells), cells)
            if self.lines.ended:
                break
        for key, amount in repeats.counted():
            totals[key] += amount

    def entries(self, make: Make) -> tuple[Entry, ...]:
        """Return a line for each item, and for each unit that it was counted in."""
        found: list[Entry] = []
        for key, total in self.totals.items():
            row = self.rows[key]
            made = [make(row, part, self._unit(row)) for part in _parts(Decimal(total))]
            found += self._shown(key, made)
        for (key, unit), measured in self.measured.items():
            made = [make(row, text, unit) for row, text in measured.first.values()]
            if measured.rest or not measured.first:
                made += [make(measured.row, part, unit) for part in _parts(measured.rest)]
            found += self._shown(key, made)
        return tuple(found)

    def _shown(self, key: object, made: list[Entry]) -> list[Entry]:
        """Return the lines of an item; nothing tells whether what the workbook hides of them is meant."""
        problem = not_shown(*self.hidden[key]) if key in self.hidden else None
        return [entry._replace(problem=entry.problem or problem) for entry in made] if problem else made

    def _unit(self, row: Row) -> str:
        return row.text("unit") or self.header.unit

    def _again(self, cells: Sequence[object]) -> bool:
        """Add up a count, with a unit too such as `5 GB`, if both it and its item were looked at before."""
        if len(cells) != self.lines.width:
            return False
        key = self.keys.of(self.get(cells))
        whole = self.whole.get(cells[self.count])
        if whole is not None and key in self.totals:
            self.totals[key] += whole
            return True
        amount = self.told.get(cells[self.count])
        measured = self.measured.get((key, amount.unit)) if amount else None
        if amount is None or measured is None:
            return False
        measured.rest += amount.value
        return True

    def _look(self, line: int, cells: Sequence[object]) -> None:
        taken = self.lines.row(line, cells)
        if taken is None:
            return
        row = Row(self.header, line, taken)
        key = self.keys.of(self.get(taken))
        unit = row.text("unit")
        amount = self._amount(row, taken[self.count], unit)
        if self.unseen != SEEN:
            self._note_unseen(key, line)
        if self.lines.of_an_order and self.lines.is_extra(taken):
            self.extra += int(amount.value)
        if amount.kind == "whole" and amount.unit == self._unit(row):
            self.rows.setdefault(key, row)
            self.totals[key] = self.totals.get(key, 0) + int(amount.value)
        else:
            self.measured.setdefault((key, amount.unit), _Measured(row)).add(row, amount)
            text = taken[self.count]
            if (
                amount.kind == "whole"
                and not unit
                and not self.header.unit
                and isinstance(text, str)
                and len(self.told) < _REMEMBERED
            ):
                self.told[text] = amount
        self.lines.bound(line, len(self.totals) + len(self.measured))

    def _note_unseen(self, key: object, line: int) -> None:
        struck = self.unseen.struck.get(line, frozenset()).intersection(self.header.columns.values())
        if line in self.unseen.hidden or struck:
            counts = self.hidden.setdefault(key, [0, 0])
            counts[line not in self.unseen.hidden] += 1

    def _amount(self, row: Row, cell: object, unit: str) -> _Amount:
        if not text_of(cell):
            raise no_count(self.header, row.line, "count")
        try:
            given = number(cell)
            if isinstance(given, str) and not unit:
                text = given
                given, unit = split_unit(text)
                if _POWER.fullmatch(unit):
                    raise not_a_count(text)
            unit = unit or self.header.unit
            value = read_count(given, decimals=True)
            if value is None:
                return _Amount(given, read_count(given, decimals=False) or Decimal(0), unit, "unclear")
        except LicwizardError as error:
            raise self.header.bad_count(error, row.line, "count") from None
        return _Amount(given, value, unit, "whole" if value == value.to_integral_value() else "fraction")

    def _compare(self) -> None:
        """Raise SourceError where the sum below the items is not theirs: rows may be missing."""
        said = self.lines.sum
        if said is None or self.measured or not said.text("count"):
            return
        total = sum(self.totals.values())
        if self._amount(said, said.cells[self.count], said.text("unit")).value not in {total, total - self.extra}:
            raise self.header.error(
                "sum-differs",
                said.line,
                msg(
                    "the sum says {said}, and the lines above it add up to {total}",
                    said=shorten(said.text("count")),
                    total=total,
                ),
                msg("export it again, or correct the sum or take it out"),
            )


def _parts(total: Decimal) -> list[int | Decimal]:
    """Return a sum in parts that are counts each: only a single one is bounded."""
    parts: list[int | Decimal] = []
    while total > LIMIT:
        parts.append(int(LIMIT))
        total -= LIMIT
    return [*parts, int(total) if total == total.to_integral_value() else total]
