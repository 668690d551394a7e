"""Plain tables of items and counts: two columns, separated by comma, semicolon or tab."""

import csv
from io import StringIO

from licwizard.core.stock import Entry
from licwizard.errors import SourceError
from licwizard.load.graph import COMMAND, Export
from licwizard.messages import Message, msg

FORMAT = "table-csv"
_WIDTH = 2
_FIELD_LIMIT = 10_000


def read_table(text: str, name: str) -> Export:
    """Return the lines of a two-column table, with or without a header.

    Raises SourceError for other tables, naming the line, and for exports that carry no owned count (C3).
    """
    _refuse_uncounted(text, name)
    mark = max(",;\t", key=text.splitlines()[0].count) if text.strip() else ","
    csv.field_size_limit(_FIELD_LIMIT)
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    entries: list[Entry] = []
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            while len(cells) > _WIDTH and not cells[-1]:
                cells.pop()
            if not any(cells):
                continue
            where = f"{name}:{reader.line_num}:1"
            if len(cells) != _WIDTH or not cells[0]:
                raise _error("not-a-table", where, msg("this line is not an item and a count"), _TWO_COLUMNS)
            if not entries and not any(sign.isdigit() for sign in cells[1]):
                continue  # a header
            entries.append(Entry(name=cells[0], amount=cells[1], where=where))
    except csv.Error as error:
        where = f"{name}:{reader.line_num}:1"
        problem = msg("this line is no CSV: {problem}", problem=str(error))
        raise _error("not-a-table", where, problem, _TWO_COLUMNS) from None
    if not entries:
        raise _error("no-rows", name, msg("the file holds no rows of items and counts"), _TWO_COLUMNS)
    return Export(tuple(entries), FORMAT, None, complete=True)


_TWO_COLUMNS = msg("write two columns, item and count, such as: {line}", line="CRMSTORAGE,5 GB")


def _refuse_uncounted(text: str, name: str) -> None:
    head = text[:4000]
    if "Microsoft.Graph.PowerShell.Models" in head:
        raise _error(
            "no-owned-count",
            name,
            msg("this export names a .NET type where the owned count should be"),
            msg("export again with: {command}", command=COMMAND),
        )
    first = head.splitlines()[0]
    listed = first.split() == ["id", "skuId", "skuPartNumber"]  # as text, where the other two name what is assigned
    if "skuPartNumber" in head and (listed or "consumedUnits" in first or "\nconsumedUnits |" in head):
        raise _error(
            "no-owned-count",
            name,
            msg("this export says how many are assigned, not how many are owned"),
            msg("export again with: {command}", command="m365 entra license list --output json > licences.json"),
        )


def _error(code: str, where: str, problem: Message, way_out: Message | None) -> SourceError:
    return SourceError(code, msg("{where}: {problem}", where=where, problem=problem), help=way_out, where=where)
