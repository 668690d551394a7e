"""Tables as PowerShell and other shells print them: columns under a rule of dashes."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from licwizard.errors import SourceError
from licwizard.load.exports.export import Export
from licwizard.load.exports.rows import read_rows
from licwizard.load.exports.stray import refuse_stray
from licwizard.load.exports.uncounted import NET_TYPE, net_type
from licwizard.load.source import source_error
from licwizard.messages import msg

FORMAT = "table-csv"
_RULE = re.compile(r"(?:#|//)?\s*(?:-{2,}|={2,})(?:\s+(?:-{2,}|={2,}))+")  # of a line without blanks around it
_COMMENT = re.compile(r"^(\s*)(#|//)")
_DASHES = re.compile(r"-{2,}|={2,}")
_AWAY = re.compile(r"\s{2,}|\s+(?=-+>|<-|\#|//)")
_CUT = ("...", "…")


def is_ruled(text: str) -> bool:
    """Return whether a text has a rule of dashes for two columns or more."""
    return any(map(_is_rule, text.splitlines()))


def read_ruled(text: str, name: str, *, form: str = "") -> Export:
    """Return the lines of a table below a rule; what is written behind its last column is not part of it.

    Raises SourceError for columns that were cut to fit the screen, and as `read_rows` does.
    """
    if NET_TYPE in text:
        raise net_type(name)
    _refuse_stray_lines(text, name)
    export = read_rows(_rows(text), name=name, plain=FORMAT, form=form)
    for entry in export.entries:
        if entry.name.endswith(_CUT):
            raise _cut_off(entry.where or name)
    return export


def _rows(text: str) -> Iterator[tuple[int, Sequence[object]]]:
    lines = [_uncommented(line).expandtabs(8).rstrip() for line in text.splitlines()]
    at = next(number for number, line in enumerate(lines) if _is_rule(line))
    spans = [match.span() for match in _DASHES.finditer(lines[at])]
    for number, line in enumerate(lines[at - 1 :] if at else lines, max(at, 1)):
        if not line.strip() or _is_rule(line):
            continue
        yield number, _cells(line, spans)


def _refuse_stray_lines(text: str, name: str) -> None:
    """Raise SourceError for an item above the header, where no row is read."""
    lines = text.splitlines()
    at = next(number for number, line in enumerate(lines) if _is_rule(line))
    for number, line in enumerate(lines[: max(at - 1, 0)], 1):
        refuse_stray(_uncommented(line), f"{name}:{number}:1")


def _is_rule(line: str) -> bool:
    return _RULE.fullmatch(line.strip()) is not None


def _uncommented(line: str) -> str:
    """Return a line with blanks for the mark of a comment, so that its columns stay where they are."""
    return _COMMENT.sub(lambda match: match[1] + " " * len(match[2]), line, count=1)


def _cells(line: str, spans: Sequence[tuple[int, int]]) -> list[str]:
    """Return what stands in each column.

    A cell that is wider than its rule reaches into the gap; one that is aligned to the right begins before it. So
    the line is cut in each gap, where it has a blank.
    """
    cuts = [0]
    for (_, end), (start, _) in pairwise(spans):
        gap = [at for at in range(end, start) if at >= len(line) or line[at] == " "]
        cuts.append(gap[-1] + 1 if gap else start)
    cells = [line[start:end].strip() for start, end in pairwise(cuts)]
    # Notes by hand stand behind the last column, well away from what is in it
    return [*cells, _AWAY.split(line[cuts[-1] :].strip(), maxsplit=1)[0]]


def _cut_off(where: str) -> SourceError:
    return source_error(
        "cut-off",
        where,
        msg("a column is cut off to fit the screen"),
        msg("export it to a file: {command}", command="… | Export-Csv -NoTypeInformation licences.csv"),
    )
