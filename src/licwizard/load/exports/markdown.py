"""Pipe tables of Markdown, with outer pipes or without, and grids drawn with + and -."""

import re
from collections.abc import Iterator, Sequence

from licwizard.load.exports.export import Export
from licwizard.load.exports.rows import read_rows
from licwizard.load.exports.stray import refuse_stray
from licwizard.load.exports.uncounted import M365, only_assigned

FORMAT = "table-markdown"
# Of a line without blanks around it: two runs of blanks beside each other would be tried in every way
_RULE = re.compile(r"[|+]?\s*:?[-=]+:?\s*(?:[|+]\s*:?[-=]+:?\s*)*[|+]?")
_PIPE = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_ESCAPED = re.compile(r"\\([\\|`*_{}\[\]<>()#+\-.!])")
_MARKED = frozenset("*_`")
_PROPERTIES = re.compile(r"^\|?[ \t]*skuPartNumber[ \t]*\|", re.MULTILINE)


def is_markdown(text: str) -> bool:
    """Return whether a text has a pipe table in it: a rule with pipes or crosses below or above a row with pipes."""
    lines = text.splitlines()
    return any(
        _is_rule(line) and any("|" in near for near in (*lines[max(0, at - 1) : at], *lines[at + 1 : at + 2]))
        for at, line in enumerate(lines)
    )


def read_markdown(text: str, name: str, *, form: str = "") -> Export:
    """Return the lines of the tables in a text; what stands around them is no row of one.

    Raises SourceError for a line around them that reads as an item and a count, and as `read_rows` does.
    """
    if _PROPERTIES.search(text):  # `m365 … --output md` prints each licence as a table of its own (C3)
        raise only_assigned(name, M365)
    for number, line in enumerate(text.splitlines(), 1):
        if "|" not in line and not _is_rule(line):
            refuse_stray(line, f"{name}:{number}:1")
    return read_rows(_rows(text), name=name, plain=FORMAT, form=form)


def _rows(text: str) -> Iterator[tuple[int, Sequence[object]]]:
    outer: bool | None = None  # whether the lines of this table begin with a pipe: its first one says so
    for number, line in enumerate(text.splitlines(), 1):
        if "|" not in line and not _is_rule(line):
            outer = None
        elif not _is_rule(line):
            outer = line.lstrip().startswith("|") if outer is None else outer
            yield number, _cells(line, outer=outer)


def _is_rule(line: str) -> bool:
    return ("|" in line or "+" in line) and _RULE.fullmatch(line.strip()) is not None


def _cells(line: str, *, outer: bool) -> list[str]:
    text = line.strip()
    parts = _PIPE.sub(r"\1" + "\0", text).split("\0") if "\\" in text else text.split("|")
    if outer and not parts[0]:
        parts = parts[1:] if parts[-1].strip() else parts[1:-1]
    return [_plain(part) for part in parts]


def _plain(cell: str) -> str:
    """Return a cell without the marks of its form: escapes, bold and code."""
    text = cell.strip()
    if text[:1] in _MARKED:
        for mark in ("**", "__", "`"):
            if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
                text = text[len(mark) : -len(mark)].strip()
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text
