"""CSV and TSV, cut into cells line by line; the mark between columns is told by the header line."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from licwizard.errors import SourceError
from licwizard.load.csv_faults import csv_problem
from licwizard.load.exports.export import Export
from licwizard.load.exports.repeats import Repeats
from licwizard.load.exports.rows import has_header, read_rows
from licwizard.load.exports.stream import Stream
from licwizard.load.source import source_error
from licwizard.messages import msg

CSV, TSV = "table-csv", "table-tsv"
_MARKS = (",", ";", "\t")
_SAYS = "sep="  # the first line of a file that Excel is to open with a mark of its own
_LOOKED_AT = 60


def read_delimited(lines: Iterable[str], head: str, name: str, *, form: str = "") -> Export:
    """Return the lines of a table of which `head` is the beginning; of any size, in constant memory.

    Raises SourceError, with the line's place, for what is no CSV, and as `read_rows` does.
    """
    said = head.splitlines()[0].strip() if head.strip() else ""
    steady = iter(lines)
    skipped = 0
    if said.casefold().startswith(_SAYS) and len(said) <= len(_SAYS) + 1:
        next(steady, None)
        mark, skipped = (said[-1] if len(said) > len(_SAYS) else "\t"), 1
    else:
        mark = "\t" if form == TSV else _mark(head)
    plain = form if form in {CSV, TSV} else TSV if mark == "\t" else CSV
    repeats = Repeats(steady)
    reader = csv.reader(repeats, delimiter=mark, strict=True, skipinitialspace=mark != "\t")

    def line_of(cells: Sequence[object]) -> int:
        """Return the line on which the last row begins: it ends where the reader is."""
        return repeats.number + skipped - sum(map(_breaks, cells))

    try:
        return read_rows(Stream(reader, line_of, repeats), name=name, plain=plain, form=form)
    except csv.Error as error:
        raise _no_csv(error, f"{name}:{repeats.number + skipped}:1") from None


def _breaks(cell: object) -> int:
    text = str(cell)
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _mark(head: str) -> str:
    """Return the mark with which a header is found, else that of which the first lines hold most."""
    whole = head[: head.rfind("\n") + 1] or head
    first = [line for line in whole.split("\n")[: _LOOKED_AT * 2] if line.strip()][:_LOOKED_AT]
    for mark in _MARKS:
        if has_header(_cut(first, mark), CSV):
            return mark
    return max(_MARKS, key=lambda mark: sum(mark in line for line in first[:10]))


def _cut(lines: Sequence[str], mark: str) -> list[tuple[int, Sequence[object]]]:
    found: list[tuple[int, Sequence[object]]] = []
    try:
        for row in csv.reader(StringIO("\n".join(lines), newline=""), delimiter=mark, skipinitialspace=mark != "\t"):
            found.append((len(found) + 1, row))
    except csv.Error:
        pass
    return found


def _no_csv(error: csv.Error, where: str) -> SourceError:
    return source_error(
        "not-a-table",
        where,
        csv_problem(error),
        msg("put what holds a mark or a quotation mark in quotation marks, and double those inside"),
    )
