"""What a table's header says: which column plays which role; names compare without case, blanks and dashes."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.numbers import is_piece, not_a_count, read_count, shorten
from licwizard.errors import LicwizardError, SourceError
from licwizard.load.exports.export import Export
from licwizard.load.exports.rivals import is_rate, rivals, says_more
from licwizard.load.exports.stream import Stream
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

# A column's names, the surest first: those further down count only where there is none above.
Names = tuple[frozenset[str], ...]
# More are in no export, and each row of a list would be as wide as all of them together
_MOST_TITLES = 200
_FOLDED = re.compile(r"[\s\-_.:*†‡\u200b\u2010-\u2015\u2212\ufeff]+")
_IN_UNITS = re.compile(r"(.*\S)\s*[(\[]\s*([^()\[\]]{1,20})\s*[)\]]\s*")
_MEASURES = frozenset(
    ["mb", "gb", "tb", "megabyte", "megabytes", "gigabyte", "gigabytes", "terabyte", "terabytes", "user", "users",
     "seat", "seats", "användare", "instances", "instanser"]
)  # fmt: skip


def fold(cell: object) -> str:
    """Return what tells a column's name from another's."""
    return _FOLDED.sub("", str(cell).casefold()) if isinstance(cell, str) else ""


def names(*tiers: str) -> Names:
    """Return the names of a role; each tier is names parted by commas, folded as headers are."""
    return tuple(frozenset(fold(name) for name in tier.split(",")) for tier in tiers)


def _bears(title: str, tier: frozenset[str]) -> bool:
    """Return whether a folded title is one of these names; `Artikelnr / Part No` bears two."""
    return title in tier or ("/" in title and not tier.isdisjoint(title.split("/")))


def in_units(cell: object) -> tuple[str, str]:
    """Return a column's name and the unit that stands behind it, as in `Quantity (TB)` or `Antal (st)`, if any does."""
    match = _IN_UNITS.fullmatch(cell) if isinstance(cell, str) and cell.rstrip(" *†‡")[-1:] in {")", "]"} else None
    if match and is_unit(match[2]):
        return match[1], match[2].strip()
    return text_of(cell), ""


def is_unit(text: str) -> bool:
    """Return whether a text is a word for a unit of what is held or ordered."""
    return text.strip().casefold() in _MEASURES or is_piece(text)


def text_of(cell: object) -> str:
    """Return a cell as text, without blanks around it; empty for none."""
    return "" if cell is None else str(cell).strip()


def is_blank(cells: Sequence[object]) -> bool:
    """Return whether a row holds nothing."""
    return not any(cell is not None and (not isinstance(cell, str) or cell.strip()) for cell in cells)


def titles_of(rows: Iterable[Iterable[str]], file: str) -> list[str]:
    """Return the titles of rows that each name their own; raises SourceError for more than any table has."""
    titles = dict.fromkeys(title for row in rows for title in row)
    if len(titles) > _MOST_TITLES:
        problem = msg("the rows have more than {limit} different columns", limit=_MOST_TITLES)
        raise source_error("not-a-table", file, problem, msg("give each row the same columns"))
    return list(titles)


class Header(NamedTuple):
    """The header of a table: its file, line and titles, and where each role's column is.

    `ragged`: rows may be shorter, as those of a sheet or of a table without a header. `unit` is that of all counts
    that stand without one, where the title of their column says it. `rivals` are columns that may count too.
    """

    file: str
    line: int
    titles: tuple[object, ...]
    columns: Mapping[str, int]
    ragged: bool = False
    unit: str = ""
    rivals: tuple[int, ...] = ()

    def has(self, role: str) -> bool:
        """Return whether there is a column for a role."""
        return role in self.columns

    def place(self, line: int) -> str:
        """Return `FILE:LINE:COLUMN` of a row."""
        return f"{self.file}:{line}:1"

    def title(self, role: str) -> str:
        """Return the name of a role's column as it stands in the file, if that is short; empty without a header."""
        return shorten(text_of(self.titles[self.columns[role]])) if self.titles else ""

    def refuse_rival(self, cells: Sequence[object]) -> None:
        """Raise SourceError where a row shows that a rival column may count what is asked for."""
        count = self.columns["count"]
        for at in self.rivals:
            if max(at, count) < len(cells) and says_more(text_of(self.titles[at]), cells[at], cells[count]):
                one, two = sorted((count, at))
                raise _twice(self.file, self.line, text_of(self.titles[one]), text_of(self.titles[two]))

    def error(self, code: str, line: int, problem: Message, way_out: Message) -> SourceError:
        """Return an error about a row."""
        return source_error(code, self.place(line), problem, way_out)

    def bad_count(self, error: LicwizardError, line: int, role: str) -> LicwizardError:
        """Return an error about a count, with its place and column."""
        where, title = self.place(line), self.title(role)
        error.where = where
        if title:
            error.message = msg(
                "{where}: {problem} (column '{column}')", where=where, problem=error.message, column=title
            )
        return error


class Row(NamedTuple):
    """One row of a table, by roles."""

    header: Header
    line: int
    cells: Sequence[object]

    @property
    def where(self) -> str:
        """Return the row's place."""
        return self.header.place(self.line)

    def text(self, role: str) -> str:
        """Return a cell as text; empty where there is no such column."""
        at = self.header.columns.get(role)
        return "" if at is None else text_of(self.cells[at])

    def whole(self, role: str) -> int:
        """Return a whole count; 0 where there is no such column.

        Raises LicwizardError, with place and column, for what is none, or is left empty.
        """
        at = self.header.columns.get(role)
        if at is None:
            return 0
        cell = self.cells[at]
        if not text_of(cell):
            raise no_count(self.header, self.line, role)
        try:
            return int(read_count(number(cell), decimals=False) or 0)
        except LicwizardError as error:
            raise self.header.bad_count(error, self.line, role) from None


class Layout(NamedTuple):
    """A kind of table: its format (empty: that of the file), its columns by role, and what reads its rows.

    A header is of this kind if it has all `required` roles and, of each group in `one_of`, at least one.
    `alone`: no other column may count what is held or ordered too, by its title and by what it holds.
    """

    format: str
    columns: Mapping[str, Names]
    required: tuple[str, ...]
    read: Callable[[Header, Stream], Export]
    one_of: tuple[tuple[str, ...], ...] = ()
    alone: bool = False

    def matches(self, cells: Sequence[object], file: str, line: int, *, ragged: bool) -> Header | None:
        """Return the header if this row is one; raises SourceError where two columns could play one role."""
        measured = [in_units(cell) for cell in cells] if self.alone else []
        folded = [fold(title) for title, _ in measured] or [fold(cell) for cell in cells]
        if len(folded) - folded.count("") < len(self.required):
            return None
        found: dict[str, list[int]] = {}
        taken: set[int] = set()
        for role, tiers in self.columns.items():
            for tier in tiers:
                at = [
                    index
                    for index, name in enumerate(folded)
                    if index not in taken and _bears(name, tier) and not is_rate(text_of(cells[index]), role)
                ]
                if at:
                    found[role] = at
                    taken.update(at)
                    break
        if any(role not in found for role in self.required):
            return None
        if any(not any(role in found for role in group) for group in self.one_of):
            return None
        for at in found.values():
            if len(at) > 1:
                raise _twice(file, line, text_of(cells[at[0]]), text_of(cells[at[1]]))
        columns = {role: at[0] for role, at in found.items()}
        if not self.alone:
            return Header(file, line, tuple(cells), columns, ragged)
        others = rivals([text_of(cell) for cell in cells], sorted(taken), columns["count"])
        return Header(file, line, tuple(cells), columns, ragged, measured[columns["count"]][1], others)


def number(cell: object) -> str | int | Decimal:
    """Return a cell as a number that can be judged; raises SourceError for dates and truths."""
    match cell:
        case bool() | date() | None:
            raise not_a_count(str(cell))
        case float():
            return Decimal(repr(cell))
        case int() | Decimal():
            return cell
        case _:
            return text_of(cell)


def no_count(header: Header, line: int, role: str) -> SourceError:
    """Return the error for an item without a count: it may be none, or forgotten."""
    return header.error(
        "no-count",
        line,
        msg("this item has no count (column '{column}')", column=header.title(role) or str(header.columns[role] + 1)),
        msg("write the count, 0 if there are none, or take out the line"),
    )


def _twice(file: str, line: int, one: str, other: str) -> SourceError:
    return source_error(
        "two-columns",
        f"{file}:{line}:1",
        msg("two columns could be meant: '{one}' and '{other}'", one=shorten(one), other=shorten(other)),
        msg("keep the one that counts, and take out or rename the other"),
    )
