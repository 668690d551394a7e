"""A gate on the screen: its verdict, and line by line what it rests on."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Comparison
from licwizard.core.evidence import Covering
from licwizard.core.gates import WEIGHS_FILES, Verdict
from licwizard.core.guide import Gate
from licwizard.core.way import Visit
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.check import verdict_word
from licwizard.show.screen import Row, Screen


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
        case Covering():
            _covering(screen, say, verdict.detail)
    screen.line(say(verdict.says), style)
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


def _covering(screen: Screen, say: Translator, result: Covering) -> None:
    rows = [
        Row(
            (
                say.value(line.name),
                quantity(say, line.needed, line.unit),
                quantity(say, line.ordered, line.unit),
                quantity(say, line.new, line.unit),
                "" if line.assigned is None else say.number(line.assigned),
                quantity(say, line.short, line.unit) if line.short else "",
            ),
            "bold red" if line.short or line.short is None else "",
        )
        for line in result.lines
    ]
    heads = (say("Item"), say("Needed"), say("Ordered"), say("New"), say("Assigned"), say("Short"))
    screen.table(heads, rows, numbers=(1, 2, 3, 4, 5))


def quantity(say: Translator, value: Decimal | None, unit: str) -> str:
    """Return a count for a cell, `?` where it is not known."""
    if value is None:
        return "?"
    return say.quantity(value, unit) if unit == "GB" else say.number(value)


def show_required(screen: Screen, say: Translator, gates: Sequence[Visit]) -> None:
    """Write again everything that an irreversible step requires."""
    screen.line(say("What this step requires, as it stands now:"), "bold")
    for visit in gates:
        verdict = visit.verdict
        if verdict is None:
            screen.item(say("done: {title}", title=GuideText(visit.step.title)))
            continue
        by = say("passed by a typed reason") if verdict.by == "reason" else verdict_word(verdict.word, say)
        mark = say("passes") if verdict.passes else say("does not pass")
        screen.item(
            say(
                "{mark} ({by}): {title}. {says}",
                mark=mark,
                by=by,
                title=GuideText(visit.step.title),
                says=verdict.says,
            ),
            "green" if verdict.passes else "bold red",
        )
        if verdict.by == "reason" and visit.answer:
            screen.item(say("The reason given: {reason}", reason=str(visit.answer.value.get("reason", ""))), "yellow")


def show_unweighed(screen: Screen, say: Translator, gate: Gate) -> None:
    """Write how a gate is passed of which nothing has been shown yet."""
    screen.rule(say("Gate: {title}", title=GuideText(gate.title)), "bold yellow")
    if gate.decides in WEIGHS_FILES:
        screen.line(say("This gate passes only by an export from the tenant; it takes no typed reason."))
    else:
        screen.line(
            say(
                "licwizard does not weigh files for this gate yet. Look for yourself, and pass it with a"
                " typed reason that says what you saw; the reason is kept and shown."
            )
        )
