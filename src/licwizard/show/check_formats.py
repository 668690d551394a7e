"""A comparison for machines and for other people's pages: plain, CSV, Markdown and GitHub's annotations; English."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Comparison, Line
from licwizard.core.urgency import short_lines, urgency
from licwizard.errors import LicwizardError
from licwizard.messages import Quantity, english, plain_number
from licwizard.show.cells import code, csv_rows, escaped, markdown_table, plain_rows
from licwizard.show.check import Beside
from licwizard.show.github import annotation

_CSV = ("item", "name", "sku_id", "kind", "unit", "current", "ordered", "short", "verdict", "notes")
_MARKDOWN = ("Item", "Held", "Ordered", "Short", "Verdict", "Notes")
_WHOLE = {
    "enough": "The order is at least what is held.",
    "short": "The order is short.",
    "unknown": "Not every line can be decided, so the order does not pass.",
}


def check_plain(result: Comparison) -> str:
    """Return a line an item: item, current, ordered, short, verdict, unit; empty where not known."""
    return plain_rows(
        (line.item, *map(_count, (line.current, line.ordered, line.short)), line.verdict, line.unit)
        for line in result.lines
    )


def check_csv(result: Comparison) -> str:
    """Return a table with a header, an item a record."""
    rows = (
        (
            line.item,
            line.name.en,
            line.sku_id or "",
            line.kind,
            line.unit,
            *map(_count, (line.current, line.ordered, line.short)),
            line.verdict,
            "; ".join(note.english() for note in line.notes),
        )
        for line in result.lines
    )
    return csv_rows(_CSV, rows)


def _count(value: Decimal | None) -> str:
    return "" if value is None else plain_number(value)


def check_markdown(result: Comparison, beside: Beside) -> str:
    """Return the verdict, a table of the items, and under it what was left out, noted and read."""
    rows = [
        (
            _item(line),
            *(_quantity(value, line.unit) for value in (line.current, line.ordered, line.short)),
            line.verdict if line.verdict == "enough" else f"**{line.verdict}**",
            "; ".join(escaped(note.english()) for note in line.notes),
        )
        for line in result.lines
    ]
    parts = [f"**{result.verdict}**: {_WHOLE[result.verdict]}"]
    if rows:
        parts.append(markdown_table(_MARKDOWN, rows, numbers=(1, 2, 3)))
    parts += [escaped(one.english()) for one in urgency(result)]
    left_out = [
        f"- left out ({role}): {code(out.item)}, {'?' if out.quantity is None else english(Quantity(out.quantity))},"
        f" {escaped(out.reason)}"
        for role, out in result.left_out
    ]
    notes = [f"- {escaped(note.english())}" for note in beside.notes]
    sources = [
        f"- {role}: {code(source.path)}, {escaped(source.format)}"
        + (f", tenant {code(source.tenant_id)}" if source.tenant_id else "")
        + (f", taken {escaped(source.taken)}" if source.taken else "")
        + f", SHA-256 {code(source.sha256)}"
        for role, source in beside.sources
    ]
    parts += ["\n".join(block) for block in (left_out, notes, sources) if block]
    return "\n\n".join(parts)


def _item(line: Line) -> str:
    name = "" if line.name.en in {line.item, line.sku_id} else f"{escaped(line.name.en)} "
    return f"{name}({code(line.item)})" if name else code(line.item)


def _quantity(value: Decimal | None, unit: str) -> str:
    return "?" if value is None else english(Quantity(value, unit))


def check_github(result: Comparison, doubts: Sequence[LicwizardError]) -> str:
    """Return an annotation for each short item (error) and each doubt (warning), and one for the whole (notice)."""
    found = [annotation("error", f"{line.item} is short", *_short(line)) for line in short_lines(result)]
    for doubt in doubts:
        lines = [text.english() for text in (doubt.message, doubt.help) if text]
        found.append(annotation("warning", f"unknown: {doubt.code}", *lines))
    return "\n".join((*found, annotation("notice", f"licwizard check: {result.verdict}", _WHOLE[result.verdict])))


def _short(line: Line) -> tuple[str, ...]:
    held, ordered, short = (
        english(Quantity(value or Decimal(0), line.unit)) for value in (line.current, line.ordered, line.short)
    )
    counts = f"{line.name.en}: {held} held, {ordered} ordered, {short} short"
    return (counts, *(note.english() for note in line.notes))
