"""A file of mappings: YAML or JSON, or a table of current, ordered and units; told apart by what it holds."""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import PurePath
from typing import Any

from licwizard.core.mapping import LIMIT, Given
from licwizard.errors import SourceError
from licwizard.load.csv_faults import csv_problem
from licwizard.load.encoding import decode
from licwizard.load.files import Bytes, read_bytes
from licwizard.load.yaml import Path, read_yaml
from licwizard.messages import Message, msg

SIZE_LIMIT = 4 * 1024 * 1024
_FIELD_LIMIT = 10_000
_COLUMNS = (2, 3)
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TABLES, _YAMLS = {".csv", ".tsv", ".tab"}, {".yaml", ".yml", ".json"}
# `- A=B`, `A: B`, `"A, with a comma": B`, `---`, `{` and `[`: how the first line of YAML may begin.
_YAML = re.compile(r"""[{\[]|-(\s|$)|---|%|("(?:[^"\\]|\\.)*"|'[^']*'|[^"',;\t][^,;\t]*?)\s*:(\s|$)""")
_HEADS = (
    {"current", "currently held", "held", "item held", "from", "nuvarande", "innehav"},
    {"ordered", "order", "item ordered", "to", "beställt", "beställd", "beställning"},
    {"units", "unit", "n", "count", "units for one", "antal", "enheter", ""},
)
_FORM = msg("write two or three columns: the item held, the item ordered, and how many for one held (1 if left out)")


def read_map_file(given: str, encoding: str = "") -> Given:
    """Return the mappings in a file (`-`: standard input), in its order.

    `encoding` is what the file stands in where it is neither UTF-8 nor marked.
    Raises SourceError, with the line, for a file that holds none or can be read as neither form.
    """
    file = read_bytes(given, limit=SIZE_LIMIT)
    if file.data.startswith(_WORKBOOKS):
        problem = msg("this is a workbook, and a file of mappings is text: CSV, YAML or JSON")
        raise _error("bad-map-file", file.name, problem, msg("save the sheet as CSV (UTF-8), and name that file"))
    text = _text(file, encoding)
    mapped = _table(text, file.name) if _is_table(text, file.name) else _yaml(text, file.name)
    if not mapped.value:
        raise _error("no-mappings", file.name, msg("the file holds no mappings"), _FORM)
    return mapped


def _text(file: Bytes, encoding: str) -> str:
    try:
        return decode(file.data, "", file.name)
    except SourceError:
        # The encoding is said of the exports; what is UTF-8 all the same was written by somebody else.
        if not encoding:
            raise
        return decode(file.data, encoding, file.name)


def _is_table(text: str, name: str) -> bool:
    suffix = PurePath(name).suffix.casefold()
    if suffix in _TABLES | _YAMLS:
        return suffix in _TABLES
    first = next((line for line in text.splitlines() if line.strip() and not line.startswith("#")), "")
    return _YAML.match(first.lstrip()) is None


def _yaml(text: str, name: str) -> Given:
    document = read_yaml(text, name)
    if not isinstance(document.value, dict | list | None):
        raise _error(
            "bad-map-file",
            document.where(()),
            msg("this is neither a map nor a list of mappings"),
            msg(
                "write a line such as {line} for each mapping", line="production instance: {ordered: storage, units: 5}"
            ),
        )

    def where(path: Path) -> str:
        return (
            document.where((*path[:-1], "", path[-1])) if path and isinstance(path[-1], str) else document.where(path)
        )

    return Given(document.value, where)


def _table(text: str, name: str) -> Given:
    rows: list[dict[str, Any]] = []
    places: list[str] = []
    for line, cells in _rows(text, name):
        place = f"{name}:{line}:1"
        if not rows and all(cell.casefold() in heads for cell, heads in zip(cells, _HEADS, strict=False)):
            continue
        if len(cells) not in _COLUMNS or not all(cells[:2]):
            raise _error("bad-map-file", place, msg("this line is not an item held and an item ordered"), _FORM)
        rows.append(dict(zip(("current", "ordered", "units"), cells, strict=False)))
        places.append(place)
        if len(rows) > LIMIT:
            break  # the rules of mappings refuse as many
    return Given(rows, lambda path: places[int(path[0])])


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Return the rows that hold anything, with the line on which each ends, empty cells at their end left out."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    csv.field_size_limit(_FIELD_LIMIT)
    mark = next((mark for mark in "\t;," if mark in first), ",")  # names hold commas, and next to none a semicolon
    reader = csv.reader(StringIO(text, newline=""), delimiter=mark, strict=True)
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            while cells and not cells[-1]:
                cells.pop()
            if cells and not cells[0].startswith("#"):
                yield reader.line_num, cells
    except csv.Error as error:
        raise _error("bad-map-file", f"{name}:{reader.line_num}:1", csv_problem(error), _FORM) from None


def _error(code: str, where: str, problem: Message, way_out: Message) -> SourceError:
    return SourceError(code, msg("{where}: {problem}", where=where, problem=problem), help=way_out, where=where)
