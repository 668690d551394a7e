"""Rows as they come: the cells alone, which is quickest, and the line that they stand on where it is asked for."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from licwizard.load.exports.repeats import Repeats

Numbered = tuple[int, Sequence[object]]


class Unseen(NamedTuple):
    """What a sheet holds and does not show as valid: hidden rows, and the columns, from 0, of struck-out cells by row.

    It is told apart, since a person who looks at the sheet does not count it.
    """

    hidden: frozenset[int] = frozenset()
    struck: Mapping[int, frozenset[int]] = {}


SEEN = Unseen()


class Stream:
    """Rows that are read once: first those in `waiting`, then `cells`, whose line `line_of` tells."""

    def __init__(
        self,
        cells: Iterator[Sequence[object]],
        line_of: Callable[[Sequence[object]], int],
        repeats: Repeats | None = None,
    ) -> None:
        """Take cells from an iterator; `line_of` is asked for the row that it gave last."""
        self.repeats = repeats
        self.cells = cells
        self.line_of = line_of
        self.waiting: list[Numbered] = []
        self.unseen = SEEN

    def watch(self, look: Callable[[Sequence[object]], None]) -> None:
        """Have each row looked at before it is given, those in `waiting` at once."""
        for _, cells in self.waiting:
            look(cells)
        self.cells = _watched(self.cells, look)

    def __iter__(self) -> Iterator[Numbered]:
        """Give each row with its line."""
        while self.waiting:
            yield self.waiting.pop(0)
        for cells in self.cells:
            yield self.line_of(cells), cells


def _watched(rows: Iterator[Sequence[object]], look: Callable[[Sequence[object]], None]) -> Iterator[Sequence[object]]:
    for cells in rows:
        look(cells)
        yield cells


class _Numbers:
    """The cells of numbered rows, and the number of the last."""

    def __init__(self, rows: Iterable[Numbered]) -> None:
        self.rows = iter(rows)
        self.line = 0

    def __iter__(self) -> "_Numbers":
        return self

    def __next__(self) -> Sequence[object]:
        self.line, cells = next(self.rows)
        return cells

    def line_of(self, cells: Sequence[object]) -> int:
        del cells
        return self.line


def stream_of(rows: Iterable[Numbered]) -> Stream:
    """Return numbered rows as a stream; a stream is one."""
    if isinstance(rows, Stream):
        return rows
    numbers = _Numbers(rows)
    return Stream(numbers, numbers.line_of)
