"""What `verify` found in words, for people: line by line, then who, then why and what helps."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from textwrap import wrap

from licwizard.core.stock import LeftOut, Source
from licwizard.core.weigh.weighed import Explanation, WeighedLine
from licwizard.i18n import Translator
from licwizard.messages import Message, msg, nmsg
from licwizard.show.check import reason_word, verdict_word
from licwizard.show.people import people_lines
from licwizard.show.safe import safe
from licwizard.show.verified import Verified

_INDENT = 9
_NARROW = 50
_DIGEST = 12
_PEOPLE = 20
_LEFT_OUT = 5


def verify_text(found: Verified, say: Translator, width: int, *, whole: bool = False) -> str:
    """Return what was found, the most urgent first and the explanation last; `whole` leaves nothing out."""
    result = found.result
    rows = [_paragraph(line, found.seen, say, width) for line in result.lines]
    rows += people_paragraphs(found, say, width, whole=whole)
    if found.what == "cancelled":
        rows.append(wrapped(_direct(result.direct, say), width))
    rows += beside(found.sources, found.left_out, (*result.notes, *found.notes), say, width, whole=whole)
    word = verdict_word(result.verdict, say)
    rows.append(wrapped(safe(say("{verdict}: {why}", verdict=word, why=result.explanation.message)), width))
    rows += helps(result.explanation, say, width)
    return "\n".join(rows)


def counts(line: WeighedLine, seen: str, say: Translator) -> str:
    """Return one item and its counts as a sentence, without its verdict."""
    name = safe(say.value(line.name))
    item = name if name == safe(line.item) else f"{name} ({safe(line.item)})"
    parts = list(_counts(line, seen, say))
    if line.short:
        return say(
            "{item}: {counts} – {short} short", item=item, counts=tuple(parts), short=_count(line.short, line, say)
        )
    return say("{item}: {counts}", item=item, counts=tuple(parts))


def _counts(line: WeighedLine, seen: str, say: Translator) -> Iterator[Message]:
    yield msg("{count} before", count=_count(line.before, line, say))
    if line.ordered is not None:
        yield msg("{count} ordered", count=_count(line.ordered, line, say))
    after = _count(line.after, line, say)
    yield msg("{count} now", count=after) if seen == "now" else msg("{count} after", count=after)
    if line.new is not None:
        yield msg("{count} of them new", count=_count(line.new, line, say))
    if line.assigned is not None:
        yield msg("{count} assigned", count=line.assigned)


def _count(value: Decimal | None, line: WeighedLine, say: Translator) -> str:
    if value is None:
        return "?"
    return say.quantity(value, line.unit) if line.unit == "GB" else say.number(value)


def _paragraph(line: WeighedLine, seen: str, say: Translator, width: int) -> str:
    return paragraph(verdict_word(line.verdict, say), counts(line, seen, say), line.notes, say, width)


def paragraph(word: str, text: str, notes: Iterable[Message], say: Translator, width: int) -> str:
    """Return a sentence behind a word, and the notes under it."""
    wide = width >= _NARROW
    indent = max(_INDENT, len(word) + 2) if wide else 2
    first = (
        wrapped(text, width, f"{word:<{indent}}", " " * indent) if wide else wrapped(f"{word}: {text}", width, "", "  ")
    )
    return "\n".join(
        (first, *(wrapped(safe(say(note)), width, f"{' ' * indent}- ", " " * (indent + 2)) for note in notes))
    )


def people_paragraphs(found: Verified, say: Translator, width: int, *, whole: bool) -> list[str]:
    """Return a paragraph for each user of whom there is something to say; the first twenty, unless all are wanted."""
    lines = people_lines(found.result.affected, say)
    shown = lines if whole else lines[:_PEOPLE]
    rows = [wrapped(line, width, "", "  ") for line in shown]
    if len(shown) < len(lines):
        rows.append(wrapped(say("… and {count} more", count=len(lines) - len(shown)), width))
    return rows


def beside(  # noqa: PLR0913 - what is said beside a result
    sources: Sequence[tuple[str, Source]],
    left_out: Sequence[tuple[str, LeftOut]],
    notes: Sequence[Message],
    say: Translator,
    width: int,
    *,
    whole: bool,
) -> list[str]:
    """Return what was left out, noted and read, a paragraph each."""
    rows = [wrapped(_left_out(left_out, say), width)] if left_out else []
    rows += [wrapped(safe(say(note)), width) for note in notes]
    return rows + [wrapped(safe(_source(role, source, say, whole=whole)), width) for role, source in sources]


def helps(explanation: Explanation, say: Translator, width: int) -> list[str]:
    """Return the procedure that helps, as a command."""
    if explanation.procedure is None:
        return []
    return [wrapped(say("What helps: {command}", command=f"licwizard run {explanation.procedure}"), width)]


def _direct(direct: str, say: Translator) -> str:
    match direct:
        case "gone":
            return say("The direct subscription: gone")
        case "active":
            return say("The direct subscription: still active")
        case "in_grace":
            return say("The direct subscription: in grace")
        case _:
            return say("The direct subscription: not to be told from these files")


def _left_out(left_out: Sequence[tuple[str, LeftOut]], say: Translator) -> str:
    once = list(dict.fromkeys((out.item, out.reason) for _, out in left_out))
    names = ", ".join(f"{safe(item)} ({reason_word(reason, say)})" for item, reason in once[:_LEFT_OUT])
    if len(once) > _LEFT_OUT:
        names += ", …"
    return say(nmsg("{count} item is left out: {names}", "{count} items are left out: {names}", len(once), names=names))


def _source(role: str, source: Source, say: Translator, *, whole: bool) -> str:
    about: list[Message | str] = [source.format]
    if source.tenant_id:
        about.append(msg("tenant {tenant}", tenant=source.tenant_id))
    if source.taken:
        about.append(msg("taken {when}", when=source.taken))
    about.append(f"SHA-256 {source.sha256 if whole else source.sha256[:_DIGEST]}")
    return say("{option} {path}: {about}", option=f"--{role}", path=source.path, about=tuple(about))


def wrapped(text: str, width: int, first: str = "", after: str = "") -> str:
    """Return text as lines no wider than the terminal."""
    lines = wrap(text, max(width, 20), initial_indent=first, subsequent_indent=after, break_on_hyphens=False)
    return "\n".join(lines or [first])
