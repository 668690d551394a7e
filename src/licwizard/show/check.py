"""A comparison in words, for people."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from textwrap import wrap
from typing import NamedTuple

from licwizard.core.compare import Comparison, Line
from licwizard.core.stock import Source
from licwizard.core.urgency import short_lines, urgency
from licwizard.i18n import Translator
from licwizard.messages import Message, Quantity, msg, nmsg
from licwizard.show.safe import safe

_INDENT = 9
_NARROW = 50
_DIGEST = 12


class Beside(NamedTuple):
    """What is said beside a comparison: sentences on the whole, and the files by their role."""

    notes: Sequence[Message] = ()
    sources: Sequence[tuple[str, Source]] = ()


def check_text(result: Comparison, say: Translator, width: int, beside: Beside, *, whole: bool = False) -> str:
    """Return the comparison in words, one item a paragraph, the most urgent first.

    With `whole`, a file's digest is written in full.
    """
    lines = [_paragraph(line, say, width) for line in result.lines]
    sentences = [_whole(result, say), *(say(one) for one in urgency(result))]
    if result.left_out:
        sentences.append(_left_out(result, say))
    sentences += [safe(say(note)) for note in beside.notes]
    sentences += [safe(_source(role, source, say, whole=whole)) for role, source in beside.sources]
    return "\n".join((*lines, *(_wrapped(sentence, width) for sentence in sentences)))


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
    wide = width >= _NARROW
    indent = max(_INDENT, len(word) + 2) if wide else 2
    first = (
        _wrapped(text, width, f"{word:<{indent}}", " " * indent)
        if wide
        else _wrapped(f"{word}: {text}", width, "", "  ")
    )
    rows = [first]
    rows += [_wrapped(safe(say(note)), width, f"{' ' * indent}- ", " " * (indent + 2)) for note in line.notes]
    return "\n".join(rows)


def _whole(result: Comparison, say: Translator) -> str:
    word = verdict_word(result.verdict, say)
    short = short_lines(result)
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


def _left_out(result: Comparison, say: Translator) -> str:
    count = len(result.left_out)
    names = ", ".join(f"{safe(out.item)} ({reason_word(out.reason, say)})" for _, out in result.left_out[:5])
    if count > 5:  # noqa: PLR2004 - enough to see what they are
        names += ", …"
    return say(nmsg("{count} line is left out: {names}", "{count} lines are left out: {names}", count, names=names))


def _source(role: str, source: Source, say: Translator, *, whole: bool) -> str:
    about: list[Message | str] = [source.format]
    if source.tenant_id:
        about.append(msg("tenant {tenant}", tenant=source.tenant_id))
    if source.taken:
        about.append(msg("taken {day}", day=datetime.fromisoformat(source.taken).date()))
    about.append(f"SHA-256 {source.sha256 if whole else source.sha256[:_DIGEST]}")
    if role == "current":
        return say("held, from {path}: {about}", path=source.path, about=tuple(about))
    return say("ordered, from {path}: {about}", path=source.path, about=tuple(about))


def _wrapped(text: str, width: int, first: str = "", after: str = "") -> str:
    return "\n".join(
        wrap(text, max(width, 20), initial_indent=first, subsequent_indent=after, break_on_hyphens=False) or [first]
    )


def reason_word(reason: str, say: Translator) -> str:
    """Return why a line was left out, in the reader's language."""
    match reason:
        case "trial":
            return say("trial")
        case "not in the catalogue":
            return say("not in the catalogue")
        case "not an item, as decided":
            return say("not an item, as decided")
        case "discount, freight or tax":
            return say("discount, freight or tax")
        case "above the table":
            return say("above the table")
        case "no count":
            return say("no count")
        case _:
            return say("not Dynamics 365 Customer Engagement")
