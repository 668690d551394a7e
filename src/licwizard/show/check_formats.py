"""A comparison for machines and for other people's pages: plain, CSV, Markdown and GitHub's annotations; English."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Comparison, Line
from licwizard.core.urgency import short_lines, urgency
from licwizard.errors import LicwizardError
from licwizard.messages import Quantity, english
from licwizard.show.cells import escaped, markdown_table
from licwizard.show.check import Beside
from licwizard.show.github import annotation
from licwizard.show.shared_formats import (
    beside_markdown,
    doubt_annotations,
    lines_csv,
    lines_plain,
    markdown_cells,
    quantity,
)

_CSV = ("current", "ordered", "short")
_MARKDOWN = ("Item", "Held", "Ordered", "Short", "Verdict", "Notes")
_WHOLE = {
    "enough": "The order is at least what is held.",
    "short": "The order is short.",
    "unknown": "Not every line can be decided, so the order does not pass.",
}


def check_plain(result: Comparison) -> str:
    """Return a line an item: item, current, ordered, short, verdict, unit; empty where not known."""
    return lines_plain((line, _counts(line)) for line in result.lines)


def check_csv(result: Comparison) -> str:
    """Return a table with a header, an item a record."""
    return lines_csv(_CSV, ((line, _counts(line)) for line in result.lines))


def _counts(line: Line) -> tuple[Decimal | None, ...]:
    return line.current, line.ordered, line.short


def check_markdown(result: Comparison, beside: Beside) -> str:
    """Return the verdict, a table of the items, and under it what was left out, noted and read."""
    rows = [markdown_cells(line, (quantity(one, line.unit) for one in _counts(line))) for line in result.lines]
    parts = [f"**{result.verdict}**: {_WHOLE[result.verdict]}"]
    if rows:
        parts.append(markdown_table(_MARKDOWN, rows, numbers=(1, 2, 3)))
    parts += [escaped(one.english()) for one in urgency(result)]
    parts += beside_markdown(beside.sources, result.left_out, beside.notes)
    return "\n\n".join(parts)


def check_github(result: Comparison, doubts: Sequence[LicwizardError]) -> str:
    """Return an annotation for each short item (error) and each doubt (warning), and one for the whole (notice)."""
    found = [annotation("error", f"{line.item} is short", *_short(line)) for line in short_lines(result)]
    found += doubt_annotations(doubts)
    return "\n".join((*found, annotation("notice", f"licwizard check: {result.verdict}", _WHOLE[result.verdict])))


def _short(line: Line) -> tuple[str, ...]:
    held, ordered, short = (english(Quantity(value or Decimal(0), line.unit)) for value in _counts(line))
    counts = f"{line.name.en}: {held} held, {ordered} ordered, {short} short"
    return (counts, *(note.english() for note in line.notes))
