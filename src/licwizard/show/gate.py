"""A gate on the screen: its verdict, and line by line what it rests on."""

from decimal import Decimal

from licwizard.core.compare import Comparison
from licwizard.core.fits import evidence
from licwizard.core.gates import Verdict
from licwizard.core.guide import Gate
from licwizard.core.weigh.weighed import Weighed
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.check import verdict_word
from licwizard.show.people import people_lines
from licwizard.show.screen import Row, Screen

_PEOPLE = 20


def show_verdict(screen: Screen, say: Translator, gate: Gate, verdict: Verdict, reason: str = "") -> None:
    """Write what a gate says now."""
    style = "bold green" if verdict.passes else "bold red"
    word = verdict_word(verdict.word, say)
    if verdict.by == "reason":
        head = say("Gate passed by a typed reason: {title}", title=GuideText(gate.title))
        style = "bold yellow"
    elif verdict.passes:
        head = say("Gate passed ({word}): {title}", word=word, title=GuideText(gate.title))
    else:
        head = say("The gate holds you back ({word}): {title}", word=word, title=GuideText(gate.title))
    screen.rule(head, style)
    match verdict.detail:
        case Comparison():
            _comparison(screen, say, verdict.detail)
        case Weighed():
            _weighed(screen, say, verdict.detail)
    screen.line(say(verdict.says), style)
    if isinstance(verdict.detail, Weighed) and verdict.detail.explanation.procedure and not verdict.passes:
        command = f"licwizard run {verdict.detail.explanation.procedure}"
        screen.line(say("The procedure that helps: {command}", command=command))
    if reason:
        screen.line(say("The reason given: {reason}", reason=reason), "yellow")


def _comparison(screen: Screen, say: Translator, result: Comparison) -> None:
    rows = [
        Row(
            (
                say.value(line.name),
                quantity(say, line.current, line.unit),
                quantity(say, line.ordered, line.unit),
                quantity(say, line.short, line.unit) if line.short else "",
                verdict_word(line.verdict, say),
            ),
            "" if line.verdict == "enough" else "bold red",
        )
        for line in result.lines
    ]
    heads = (say("Item"), say("Held"), say("Ordered"), say("Short"), say("Verdict"))
    screen.table(heads, rows, numbers=(1, 2, 3))
    for line in result.lines:
        for note in line.notes:
            screen.item(f"{say.value(line.name)}: {say(note)}", "dim")


def _weighed(screen: Screen, say: Translator, result: Weighed) -> None:
    columns = (
        (say("Before"), [line.before for line in result.lines]),
        (say("Ordered"), [line.ordered for line in result.lines]),
        (say("Now"), [line.after for line in result.lines]),
        (say("Assigned"), [None if line.assigned is None else Decimal(line.assigned) for line in result.lines]),
        (say("Short"), [line.short or None for line in result.lines]),
    )
    told = [(head, counts) for head, counts in columns if any(count is not None for count in counts)]
    rows = [
        Row(
            (
                say.value(line.name),
                *(_cell(say, counts[number], line.unit) for _, counts in told),
                verdict_word(line.verdict, say),
            ),
            "" if line.verdict == "enough" else "bold red",
        )
        for number, line in enumerate(result.lines)
    ]
    if rows:
        heads = (say("Item"), *(head for head, _ in told), say("Verdict"))
        screen.table(heads, rows, numbers=range(1, len(told) + 1))
    for line in result.lines:
        for note in line.notes:
            screen.item(f"{say.value(line.name)}: {say(note)}", "dim")
    for note in result.notes:
        screen.item(say(note), "dim")
    for one in people_lines(result.affected, say)[:_PEOPLE]:
        screen.item(one, "yellow")
    if len(result.affected) > _PEOPLE:
        screen.item(say("… and {count} more", count=len(result.affected) - _PEOPLE), "yellow")


def _cell(say: Translator, count: Decimal | None, unit: str) -> str:
    return "" if count is None else quantity(say, count, unit)


def quantity(say: Translator, value: Decimal | None, unit: str) -> str:
    """Return a count for a cell, `?` where it is not known."""
    if value is None:
        return "?"
    return say.quantity(value, unit) if unit == "GB" else say.number(value)


def show_unweighed(screen: Screen, say: Translator, gate: Gate) -> None:
    """Write how a gate is passed of which nothing has been shown yet."""
    screen.rule(say("Gate: {title}", title=GuideText(gate.title)), "bold yellow")
    weighs = evidence(gate)
    if "file" in weighs:
        screen.line(say("Show a file; it is weighed against what you counted and ordered."))
    if "users" in weighs:
        screen.line(say("Show two lists of users with their licences, one from before and one from now."))
    if not weighs:
        screen.line(say("Look for yourself, and pass it with a typed reason that says what you saw."))
    elif gate.reason:
        screen.line(say("Without a file it passes only by a typed reason, which is kept and shown."))
    else:
        screen.line(say("It takes no typed reason."))
