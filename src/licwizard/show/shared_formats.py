"""What plain text, CSV, Markdown and annotations of `check` and `verify` have in common; English."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from licwizard.core.stock import LeftOut, Source
from licwizard.errors import LicwizardError
from licwizard.messages import Message, Quantity, english, plain_number
from licwizard.show.cells import code, csv_rows, escaped, plain_rows
from licwizard.show.github import annotation

if TYPE_CHECKING:  # `check` weighs nothing
    from licwizard.core.compare import Line
    from licwizard.core.weigh.weighed import WeighedLine

Counts = Sequence[Decimal | int | None]


def lines_plain(lines: "Iterable[tuple[Line | WeighedLine, Counts]]") -> str:
    """Return a line an item: item, its counts, verdict, unit; empty where not known."""
    return plain_rows((line.item, *map(_count, counts), line.verdict, line.unit) for line, counts in lines)


def lines_csv(heads: Sequence[str], lines: "Iterable[tuple[Line | WeighedLine, Counts]]") -> str:
    """Return a table with a header, an item a record; `heads` are those of the counts."""
    rows = (
        (
            line.item,
            line.name.en,
            line.sku_id or "",
            line.kind,
            line.unit,
            *map(_count, counts),
            line.verdict,
            "; ".join(note.english() for note in line.notes),
        )
        for line, counts in lines
    )
    return csv_rows(("item", "name", "sku_id", "kind", "unit", *heads, "verdict", "notes"), rows)


def _count(value: Decimal | int | None) -> str:
    return "" if value is None else plain_number(Decimal(value))


def markdown_cells(line: "Line | WeighedLine", counts: Iterable[str]) -> tuple[str, ...]:
    """Return the cells of an item in a Markdown table: item, its counts, verdict, notes."""
    name = "" if line.name.en in {line.item, line.sku_id} else f"{escaped(line.name.en)} "
    return (
        f"{name}({code(line.item)})" if name else code(line.item),
        *counts,
        line.verdict if line.verdict == "enough" else f"**{line.verdict}**",
        "; ".join(escaped(note.english()) for note in line.notes),
    )


def quantity(value: Decimal | None, unit: str) -> str:
    """Return a count with its unit, or a question mark."""
    return "?" if value is None else english(Quantity(value, unit))


def beside_markdown(
    sources: Sequence[tuple[str, Source]], left_out: Sequence[tuple[str, LeftOut]], notes: Sequence[Message]
) -> list[str]:
    """Return what was left out, noted and read, a list each; none where there is nothing."""
    outs = [
        f"- left out ({role}): {code(out.item)}, {'?' if out.quantity is None else english(Quantity(out.quantity))},"
        f" {escaped(out.reason)}"
        for role, out in left_out
    ]
    said = [f"- {escaped(note.english())}" for note in notes]
    files = [
        f"- {role}: {code(source.path)}, {escaped(source.format)}"
        + (f", tenant {code(source.tenant_id)}" if source.tenant_id else "")
        + (f", taken {escaped(source.taken)}" if source.taken else "")
        + f", SHA-256 {code(source.sha256)}"
        for role, source in sources
    ]
    return ["\n".join(block) for block in (outs, said, files) if block]


def doubt_annotations(doubts: Iterable[LicwizardError]) -> list[str]:
    """Return a warning for each doubt, with its way out."""
    return [
        annotation(
            "warning", f"unknown: {doubt.code}", *(text.english() for text in (doubt.message, doubt.help) if text)
        )
        for doubt in doubts
    ]
