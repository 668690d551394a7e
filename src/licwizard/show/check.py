"""A comparison: lines for people, a document for scripts."""

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap
from typing import Any

from licwizard.core.compare import Comparison, Line
from licwizard.core.stock import Source
from licwizard.i18n import Translator
from licwizard.messages import Quantity, msg, nmsg
from licwizard.show.document import number
from licwizard.show.safe import safe

_INDENT = 9


def check_text(result: Comparison, say: Translator, width: int) -> str:
    """Return the comparison in words, one item a paragraph, the most urgent first."""
    lines = [_paragraph(line, say, width) for line in result.lines]
    lines += wrap(_whole(result, say), max(width, 20), break_on_hyphens=False)
    if result.left_out:
        lines.append(_left_out(result, say, width))
    return "\n".join(lines)


def verdict_word(word: str, say: Translator) -> str:
    """Return a verdict in the reader's language."""
    match word:
        case "enough":
            return say("enough")
        case "short":
            return say("short")
        case "proved":
            return say("proved")
        case "refuted":
            return say("refuted")
        case "open":
            return say("open")
        case _:
            return say("unknown")


def line_sentence(line: Line, say: Translator) -> str:
    """Return one item's counts as a sentence, without its verdict."""
    if line.kind == "count":
        return say(
            "{current} held, {ordered} ordered", current=line.current or Decimal(0), ordered=line.ordered or Decimal(0)
        )
    held = say.quantity(line.current, line.unit) if line.current is not None else "?"
    ordered = say.quantity(line.ordered, line.unit) if line.ordered is not None else "?"
    name = safe(say.value(line.name))
    item = name if name == safe(line.item) else f"{name} ({safe(line.item)})"
    return say("{item}: {held} held, {ordered} ordered", item=item, held=held, ordered=ordered)


def _paragraph(line: Line, say: Translator, width: int) -> str:
    text = line_sentence(line, say)
    if line.short:
        text = say("{line} – {short} short", line=text, short=Quantity(line.short, line.unit))
    word = verdict_word(line.verdict, say)
    indent = max(_INDENT, len(word) + 2) if width >= 50 else 2  # noqa: PLR2004 - narrow terminals
    first = f"{word:<{indent}}" if width >= 50 else f"{word}: "  # noqa: PLR2004
    rows = wrap(text, max(width, 20), initial_indent=first, subsequent_indent=" " * indent, break_on_hyphens=False)
    for note in line.notes:
        rows += wrap(
            safe(say(note)),
            max(width, 20),
            initial_indent=f"{' ' * indent}- ",
            subsequent_indent=" " * (indent + 2),
            break_on_hyphens=False,
        )
    return "\n".join(rows)


def _whole(result: Comparison, say: Translator) -> str:
    word = verdict_word(result.verdict, say)
    short = [line for line in result.lines if line.verdict == "short"]
    if short and short[0].kind == "count":
        return say("{verdict}: the order is {short} short.", verdict=word, short=short[0].short or Decimal(0))
    if short:
        missing = tuple(
            msg("{short} of {item}", short=Quantity(line.short or Decimal(0), line.unit), item=line.name.inside())
            for line in short
        )
        return safe(say("{verdict}: add {missing} to the order.", verdict=word, missing=missing))
    if result.verdict == "enough":
        return say("{verdict}: the order is at least what is held.", verdict=word)
    if not result.lines:
        return say("{verdict}: there is nothing to compare.", verdict=word)
    return say("{verdict}: not every line can be decided, so the order does not pass.", verdict=word)


def _left_out(result: Comparison, say: Translator, width: int) -> str:
    count = len(result.left_out)
    names = ", ".join(f"{safe(out.item)} ({reason_word(out.reason, say)})" for _, out in result.left_out[:5])
    if count > 5:  # noqa: PLR2004 - enough to see what they are
        names += ", …"
    text = say(nmsg("{count} line is left out: {names}", "{count} lines are left out: {names}", count, names=names))
    return "\n".join(wrap(text, max(width, 20), break_on_hyphens=False))


def reason_word(reason: str, say: Translator) -> str:
    """Return why a line was left out, in the reader's language."""
    match reason:
        case "trial":
            return say("trial")
        case "not in the catalogue":
            return say("not in the catalogue")
        case _:
            return say("not Dynamics 365 Customer Engagement")


def check_body(result: Comparison, sources: Sequence[tuple[str, Source]]) -> dict[str, Any]:
    """Return the comparison as the contract's document has it."""
    return {
        "verdict": result.verdict,
        "lines": [_line_json(line) for line in result.lines],
        "left_out": [
            {"role": role, "item": out.item, "quantity": number(out.quantity), "reason": out.reason}
            for role, out in result.left_out
        ],
        "sources": [
            {
                "role": role,
                "path": source.path,
                "format": source.format,
                "sha256": source.sha256,
                "tenant_id": source.tenant_id,
            }
            for role, source in sources
        ],
        "notes": [],
    }


def _line_json(line: Line) -> dict[str, Any]:
    substitution = (
        [{"item": one.item, "units": number(one.units), "covers": number(one.covers)} for one in line.met]
        if line.met
        else None
    )
    return {
        "item": line.item,
        "sku_id": line.sku_id,
        "name": line.name.en,
        "kind": line.kind,
        "unit": line.unit or None,
        "current": number(line.current),
        "ordered": number(line.ordered),
        "short": number(line.short),
        "verdict": line.verdict,
        "substitution": substitution,
        "notes": [note.english() for note in line.notes],
    }
