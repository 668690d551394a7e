"""The table of counts while it is filled in: a value, its lines, and the answer that it makes."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from licwizard.ask.lines import pad, width
from licwizard.ask.prompter import InventoryQuestion, ItemRow, Row
from licwizard.i18n import Translator

_LONGEST_LABEL = 44


class Swap(NamedTuple):
    """An item held (`held`) that is met by `each` of another one on the order."""

    held: Row
    ordered: Row
    each: str

    @property
    def id(self) -> str:
        """Return what tells this substitution apart."""
        return f"{self.held.id}={self.ordered.id}"


class Table(NamedTuple):
    """The rows, the substitutions and who decided them."""

    rows: tuple[ItemRow, ...]
    swaps: tuple[Swap, ...] = ()
    decided_by: str = ""

    def with_row(self, row: ItemRow) -> "Table":
        """Return the table with this row in its place, or at the end."""
        known = any(other.id == row.id for other in self.rows)
        rows = tuple(row if other.id == row.id else other for other in self.rows)
        return self._replace(rows=rows if known else (*rows, row))

    def without_row(self, item: str) -> "Table":
        """Return the table without the row of an item."""
        return self._replace(rows=tuple(row for row in self.rows if row.id != item))

    def with_swap(self, swap: Swap) -> "Table":
        """Return the table with this substitution in its place, or at the end."""
        known = any(other.id == swap.id for other in self.swaps)
        swaps = tuple(swap if other.id == swap.id else other for other in self.swaps)
        return self._replace(swaps=swaps if known else (*swaps, swap))

    def without_swap(self, swap: Swap) -> "Table":
        """Return the table without a substitution."""
        return self._replace(swaps=tuple(other for other in self.swaps if other.id != swap.id))

    def counts(self) -> dict[str, Any]:
        """Return item id to count for the rows that are counted."""
        return {row.id: row.count for row in self.rows if row.count}

    def substitutions(self) -> dict[str, Any]:
        """Return the substitutions as an answer holds them, and who decided them; empty if there are none."""
        if not self.swaps:
            return {}
        return {"map": [f"{swap.id}:{swap.each}" for swap in self.swaps], "decided_by": self.decided_by}


def table_of(question: InventoryQuestion) -> Table:
    """Return the table as a question gives it."""
    return Table(question.rows, tuple(_swap(text, question) for text in question.mapped), question.decided_by)


def lines(table: Table, beside: str, say: Translator) -> list[Row]:
    """Return a line to choose for each row and each substitution; the counts stand under each other."""
    labels = max((min(width(row.label), _LONGEST_LABEL) for row in table.rows), default=0)
    counts = max((width(row.count) for row in table.rows), default=0)
    rows = [Row(row.id, _line(row, labels, max(counts, 1), beside)) for row in table.rows]
    return [*rows, *(Row(swap.id, _swap_line(swap, say)) for swap in table.swaps)]


def next_open(rows: Sequence[ItemRow], after: str) -> str:
    """Return the id of the first row after `after` that is not counted, or nothing."""
    ids = [row.id for row in rows]
    start = ids.index(after) + 1 if after in ids else 0
    return next((row.id for row in rows[start:] if not row.count), "")


def _line(row: ItemRow, labels: int, counts: int, beside: str) -> str:
    count = row.count or "\N{EN DASH}"
    line = f"{pad(row.label, labels)}   {' ' * (counts - width(count))}{count}"
    return f"{line}   ({beside} {row.beside})" if row.beside else line


def _swap_line(swap: Swap, say: Translator) -> str:
    return say(
        "{held} is met by {ordered}, {each} for one", held=swap.held.label, ordered=swap.ordered.label, each=swap.each
    )


def _swap(text: str, question: InventoryQuestion) -> Swap:
    held, _, rest = text.partition("=")
    ordered, mark, each = rest.rpartition(":")
    if not mark or not each.isdigit():
        ordered, each = rest, "1"
    row = question.check(ordered, "").row
    known = next((substituted for substituted in question.substitutions if substituted.id == held), Row(held, held))
    return Swap(known, Row(ordered, row.label if row else ordered), each)
