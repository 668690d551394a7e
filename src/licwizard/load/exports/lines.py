"""The rows below a header, one by one: blank ones, sums and a header that comes again are told from the rest."""

from collections.abc import Sequence

from licwizard.core.numbers import read_count, shorten
from licwizard.errors import LicwizardError, SourceError
from licwizard.load.exports.export import Aside
from licwizard.load.exports.layout import Header, Row, fold, is_blank, no_count, text_of
from licwizard.load.exports.remarks import SUMS, is_extra, is_sum, reads_as_remark, remark
from licwizard.load.exports.rivals import is_of_another_kind
from licwizard.load.exports.stray import is_count
from licwizard.load.exports.stream import Stream
from licwizard.messages import Message, msg

MOST_ROWS = 100_000
LONGEST_NAME = 1_000
_NAMING = ("item", "id", "guid", "part", "subscription", "offer", "sku", "product")
_WITHOUT = "no count"
_ROW_ADVICE = msg("write two columns, item and count, such as: {line}", line="CRMSTORAGE,5 GB")


class Lines:
    """What is kept in mind from row to row."""

    def __init__(self, header: Header) -> None:
        """Remember how a row has to look."""
        self.header = header
        self.width = max(len(header.titles), 1 + max(header.columns.values()))
        self.sum: Row | None = None
        self.tail: Row | None = None
        self._remarks: list[tuple[Row, tuple[str, ...]]] = []
        self._inside = 0  # how many of them have items below
        self._blank = 0
        self.extras: list[Row] = []
        self._by_people = header.has("item") and header.has("count")
        self.of_an_order = self._by_people and header.has("part")
        self._folded = [fold(title) for title in header.titles]
        self._told = tuple(header.columns.values())
        self._naming = [header.columns[role] for role in _NAMING if header.has(role)]

    @property
    def ended(self) -> bool:
        """Return whether a sum, or a remark below the lines of an order, was read: no item may follow."""
        return self.sum is not None or self.tail is not None

    def row(self, line: int, cells: Sequence[object]) -> Sequence[object] | None:
        """Return the cells of a row that holds an item, in the header's width; None for a blank row and for a sum.

        Raises SourceError, with its place, for rows of another width, without an item, and below a sum.
        """
        if is_blank(cells):
            self._blank = line
            return None
        cells = self._fitted(line, cells)
        if self._folded and [fold(cell) for cell in cells] == self._folded:
            raise self.header.error(
                "header-twice",
                line,
                msg("the header of line {line} comes again; are these two files in one?", line=self.header.line),
                msg("give each its own file, or take out the line"),
            )
        named = [text for at in self._naming if (text := text_of(cells[at]))]
        if self._is_sum(cells, named):
            self.sum = Row(self.header, line, cells)
            return None
        if not named and self._is_beside(cells):
            return None
        if self._is_remark(line, cells):
            return None
        if self.is_extra(cells) and not _is_whole(text_of(cells[self.header.columns["count"]])):
            self.extras.append(Row(self.header, line, cells))  # a share or a sum of money
            return None
        if not (named and self.is_extra(cells)):
            self._begin(named)
        if not named:
            raise self.header.error("not-a-table", line, msg("this line is not an item and a count"), _ROW_ADVICE)
        if max(map(len, named)) > LONGEST_NAME:
            raise self.header.error("not-a-table", line, too_long(), _ROW_ADVICE)
        if any(map(_is_long, (cells[at] for at in self._told))):
            problem = msg("a cell is longer than {limit} characters", limit=LONGEST_NAME)
            raise self.header.error("not-a-table", line, problem, _ROW_ADVICE)
        return cells

    def bound(self, line: int, number: int) -> None:
        """Raise SourceError where there are more different items than anybody holds."""
        if number > MOST_ROWS:
            problem = msg("there are more than {limit} items", limit=MOST_ROWS)
            raise self.header.error("too-many-items", line, problem, msg("export only the licences"))

    def _fitted(self, line: int, cells: Sequence[object]) -> Sequence[object]:
        if len(cells) > self.width and is_blank(cells[self.width :]):
            return cells[: self.width]
        alone = self._by_people and len(cells) == 1 and not is_count(text_of(cells[0]))
        if len(cells) < self.width and len(cells) > 0 and (self.header.ragged or alone):
            return [*cells, *[None] * (self.width - len(cells))]
        if len(cells) == self.width:
            return cells
        problem = msg(
            "this line is not an item and a count: it has {count} columns, not {width}",
            count=len(cells),
            width=self.width,
        )
        raise self.header.error("not-a-table", line, problem, _ROW_ADVICE)

    def is_extra(self, cells: Sequence[object]) -> bool:
        """Return whether a row of an order is one of freight, a discount or a tax, which may stand below its sum."""
        if not self.of_an_order:
            return False
        part, item = (text_of(cells[self.header.columns[role]]) for role in ("part", "item"))
        return not part and is_extra(item)

    @property
    def asides(self) -> tuple[Aside, ...]:
        """Return the rows that were taken for remarks, with the error for each that is an item without a count.

        Below the lines of an order, where each has a part number, a sentence may speak of Dynamics 365.
        """
        return tuple(
            Aside(
                texts,
                no_count(self.header, row.line, "count"),
                pointing=not self.of_an_order or number < self._inside,
                reason="" if self.of_an_order or reads_as_remark(" ".join(texts)) else _WITHOUT,
            )
            for number, (row, texts) in enumerate(self._remarks)
            if not row.text("count")
        )

    def _begin(self, named: Sequence[str]) -> None:
        """Take note of an item; raises SourceError where it stands below a sum, or a remark below all items."""
        if self.sum is not None:
            raise self._follows(self.sum)
        if self.tail is None:
            return
        counted = next((row for row, _ in self._remarks[self._inside :] if row.text("count")), None)
        if counted or not (named and self.of_an_order):
            raise self._follows(counted) if counted else no_count(self.header, self.tail.line, "count")
        for row, texts in self._remarks[self._inside :]:
            if is_of_another_kind(texts[0]):
                raise self._apart(row.line, texts[0])
        self._inside, self.tail = len(self._remarks), None  # it was the title of a group

    def _is_sum(self, cells: Sequence[object], named: Sequence[str]) -> bool:
        """Return whether a row is a sum: named by a word for one, and by nothing else."""
        if named:
            return len(named) == 1 and (fold(named[0]) in SUMS or (not self.of_an_order and is_sum(named[0])))
        return any(fold(cell) in SUMS for cell in cells)

    def _is_beside(self, cells: Sequence[object]) -> bool:
        """Return whether a row of an order has neither item nor count, only money or a remark."""
        of_an_order = self.header.has("part") and self.header.has("item")
        return of_an_order and not text_of(cells[self.header.columns["count"]])

    def _is_remark(self, line: int, cells: Sequence[object]) -> bool:
        """Return whether a row was taken for a remark."""
        if not self._by_people:
            return False
        texts = remark(self.header, cells, apart=self.ended or (self._blank > 0 and self._blank == line - 1))
        if texts and max(map(len, texts)) <= LONGEST_NAME:
            row = Row(self.header, line, cells)
            self._remarks.append((row, texts))
            self.tail = self.tail or row
            self.bound(line, len(self._remarks))
            return True
        return False

    def _apart(self, line: int, title: str) -> SourceError:
        return self.header.error(
            "group-apart",
            line,
            msg("the lines below '{text}' may be no part of the order", text=shorten(title)),
            msg("take them out if they are none, or this line if they are"),
        )

    def _follows(self, said: Row) -> SourceError:
        problem = msg("this line is a sum, and more items follow it")
        return self.header.error("sum-inside", said.line, problem, msg("take out the sums between the items"))


def _is_whole(text: str) -> bool:
    try:
        return read_count(text, decimals=False) is not None
    except LicwizardError:
        return False


def _is_long(cell: object) -> bool:
    """Return whether a cell is too long to be anything but a number, which has an error of its own."""
    return isinstance(cell, str) and len(cell) > LONGEST_NAME and not cell.isdigit()


def too_long() -> Message:
    """Return what is wrong with a name that nobody gave an item."""
    return msg("the name is longer than {limit} characters", limit=LONGEST_NAME)


def records(header: Header, rows: Stream) -> tuple[Row, ...]:
    """Return the rows of an export, all kept; raises SourceError as `Lines` does, and where they are too many."""
    lines = Lines(header)
    found: list[Row] = []
    for line, cells in rows:
        taken = lines.row(line, cells)
        if taken is not None:
            found.append(Row(header, line, taken))
            lines.bound(line, len(found))
    return tuple(found)
