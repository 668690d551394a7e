"""The engine of tables: rows of cells, from whatever holds them, to lines of an export."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from licwizard.load.exports.export import Export

Cell = str | int | float | Decimal | bool | date | None


def read_rows(rows: Iterable[tuple[int, Sequence[object]]], *, name: str, plain: str, form: str = "") -> Export:
    """Return the lines of a table; `rows` are a line (or sheet row) number and its cells, of type `Cell`.

    `plain` is the format where the table is of no known export; `form` forces a format. Raises SourceError,
    with the row's place, for what cannot be read or carries no owned count (C3).
    """
    raise NotImplementedError
