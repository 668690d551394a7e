"""Rows of cells for machines: tab-separated, CSV and Markdown; text from outside stays text in each."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO

from licwizard.show.safe import safe

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_MARKS = re.compile(r"([\\`*_\[\]<>|~&#!])")
_BACKTICKS = re.compile(r"`+")


def plain_rows(rows: Iterable[Sequence[str]]) -> str:
    """Return rows a line each, without a header, cells separated by tabs; none holds a tab or a line break."""
    return "\n".join("\t".join(map(safe, row)) for row in rows)


def csv_rows(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table as RFC 4180 has it; a cell that a spreadsheet would take for a formula begins with `'`."""
    text = StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_no_formula(cell) for cell in row] for row in rows)
    return text.getvalue()


def _no_formula(cell: str) -> str:
    # Some spreadsheets look past blanks at the beginning, so both are looked at.
    return f"'{safe(cell)}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else safe(cell)


def markdown_table(heads: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """Return a table as GitHub's Markdown has it; cells are Markdown already: see `escaped` and `code`."""
    marks = ["---:" if index in numbers else "---" for index in range(len(heads))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, marks, *rows))


def escaped(text: str) -> str:
    """Return text for Markdown, in a table or outside, in which nothing is a mark."""
    return _MARKS.sub(r"\\\1", safe(text))


def code(text: str) -> str:
    """Return text for Markdown as code, in which nothing is a mark, a link or somebody's name."""
    text = safe(text)
    if not text.strip() or "\\|" in text:  # readers of tables disagree on the latter
        return escaped(text)
    fence = "`" * (max((len(run) for run in _BACKTICKS.findall(text)), default=0) + 1)
    pad = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{pad}{text}{pad}{fence}".replace("|", "\\|")
