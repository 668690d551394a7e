"""Plain JSON: a list of flat objects, which is a table, or a map of items and counts."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.numbers import not_a_count, read_count, shorten, split_unit
from licwizard.core.stock import Entry
from licwizard.errors import LicwizardError
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import is_whole
from licwizard.load.exports.json_passed import is_count, objects_in, refuse_above, refuse_beside, refuse_inside
from licwizard.load.exports.lines import LONGEST_NAME
from licwizard.load.exports.rows import has_header, read_rows
from licwizard.load.json import Row
from licwizard.load.source import source_error
from licwizard.messages import msg

FORMAT = "table-json"
_MOST_COLUMNS = 200


class _Table(NamedTuple):
    """The keys of flat objects, and the cells of each object under them."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    objects: Sequence[dict[str, Any]]


def read(value: Any, name: str, *, form: str = "") -> Export | None:  # noqa: ANN401 - any JSON
    """Return the lines of a table, or of a map of items and counts; None for what is neither.

    Raises SourceError, naming the row or the item, for a count that is none, for several tables, since which of
    them is meant is not told, and for items that stand inside or beside the rows.
    """
    tables = _tables(value)
    if len(tables) > 1:
        problem = msg("the JSON holds {count} lists of items, and which is meant is not told", count=len(tables))
        raise source_error("several-tables", name, problem, msg("give each its own file"))
    if tables:
        rows = tables[0].objects
        refuse_inside((row, f"{name}: row {number}") for number, row in enumerate(rows, 1))
        inside = {id(one) for one in objects_in(list(rows))}
        around = [one for one in objects_in(value) if id(one) not in inside]
        refuse_beside(around, rows, name)
        refuse_above(around, name)
        return _read_table(tables[0], name, form)._replace(complete=is_whole([Row(one) for one in around], rows))
    return read_map(value, name) if form in {"", FORMAT} else None


def _tables(value: Any) -> list[_Table]:  # noqa: ANN401
    """Return the lists of flat objects whose keys are the header of a table, or an object that stands for one."""
    found: list[_Table] = []
    headers: dict[tuple[str, ...], bool] = {}
    level = [value]
    while level:
        below: list[Any] = []
        for one in level:
            objects = one if isinstance(one, list) else [one]
            table = _table(objects, headers)
            if table:
                found.append(table)
                continue
            # An object of a list that is no table is not a table by itself.
            inner = (value for item in objects for value in (item.values() if isinstance(item, dict) else [item]))
            below += (value for value in inner if isinstance(value, dict | list))
        level = below
    return found


def _table(objects: Sequence[Any], headers: dict[tuple[str, ...], bool]) -> _Table | None:
    """Return the objects as a table if their keys are a header; `headers` keeps what was found of those seen."""
    if not objects or not all(isinstance(one, dict) for one in objects):
        return None
    columns: dict[str, str] = {}
    for one in objects:
        for key, cell in one.items():
            if not isinstance(cell, dict | list):
                columns.setdefault(key.casefold(), key)
        if len(columns) > _MOST_COLUMNS:
            return None
    header = tuple(columns.values())
    if header not in headers:
        headers[header] = has_header([(1, header)], FORMAT)
    if not headers[header]:
        return None
    at = {key: number for number, key in enumerate(columns)}
    return _Table(header, tuple(_cells(one, at) for one in objects), objects)


def _cells(one: dict[str, Any], at: dict[str, int]) -> tuple[object, ...]:
    cells: list[object] = [None] * len(at)
    for key, cell in one.items():
        if type(cell) is int:
            cells[at[key.casefold()]] = str(cell)  # as it would stand in CSV, of which a million rows are read quickly
        elif not isinstance(cell, dict | list):
            cells[at[key.casefold()]] = cell
    return tuple(cells)


def _read_table(table: _Table, name: str, form: str) -> Export:
    """Return the lines of a table; the places of its rows are rows, since their lines are not known."""
    places = {f"{name}:{number}:1": f"{name}: row {number}" for number in range(1, len(table.rows) + 1)}
    places[f"{name}:0:1"] = name
    try:
        export = read_rows(enumerate((table.header, *table.rows)), name=name, plain=FORMAT, form=form)
    except LicwizardError as error:
        _place(error, places)
        raise
    for aside in export.asides:
        _place(aside.error, places)
    return export._replace(
        entries=tuple(entry._replace(where=places.get(entry.where or "", entry.where)) for entry in export.entries)
    )


def _place(error: LicwizardError, places: Mapping[str, str]) -> None:
    """Give an error the place of its row."""
    place = places.get(error.where or "")
    if place:
        error.where = place
        if "where" in error.message.values:
            error.message = error.message._replace(values={**error.message.values, "where": place})


def read_map(value: Any, name: str) -> Export | None:  # noqa: ANN401 - any JSON
    """Return the lines of a map such as `{"CRMSTANDARD": 50, "storage": "5 GB"}`; None for what is no such map.

    Raises SourceError, naming the item, for a count that is none where others are.
    """
    if not isinstance(value, dict) or not any(map(is_count, value.values())):
        return None
    if any(isinstance(count, dict | list) for count in value.values()):
        return None
    return Export(tuple(_entry(item, count, f"{name}: {shorten(item)}") for item, count in value.items()), FORMAT)


def _entry(item: str, count: Any, where: str) -> Entry:  # noqa: ANN401
    if not item.strip():
        raise source_error(
            "not-a-table", where, msg("this line names no item"), msg("export it again, or take out the line")
        )
    try:
        amount = count if isinstance(count, str) else _number(count)
        if isinstance(amount, str) and len(amount) > LONGEST_NAME:
            raise not_a_count(amount)
        if isinstance(amount, str):
            split_unit(amount)
        else:
            read_count(amount, decimals=True)  # whether the item may have decimals is seen when it is named
    except LicwizardError as error:
        error.where = error.where or where
        raise
    return Entry(name=item, amount=amount, where=where)


def _number(count: Any) -> int | Decimal:  # noqa: ANN401
    if isinstance(count, bool) or not isinstance(count, int | Decimal):
        raise not_a_count("true" if count is True else "false" if count is False else "null")
    return count
