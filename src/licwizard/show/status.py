"""Runs and where they stand, as text."""

from collections.abc import Sequence

from licwizard.core.guide import Guide
from licwizard.core.journal import RunInfo
from licwizard.core.walk import State
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.check import verdict_word
from licwizard.show.screen import Row, Screen
from licwizard.show.summary import show_next, show_overdue, show_stops


def status_word(status: str, say: Translator) -> str:
    """Return a run's state in the reader's language."""
    match status:
        case "waiting":
            return say("waiting")
        case "stopped":
            return say("stopped")
        case "done":
            return say("done")
        case _:
            return say("under way")


def show_status(  # noqa: PLR0913 - what is shown of a run
    screen: Screen, say: Translator, guide: Guide, state: State, *, name: str, left: int | None, command: str
) -> None:
    """Write where one run stands, what its gates say, and what is next."""
    number = sum(visit.answer is not None or visit.verdict is not None for visit in state.trail) + 1
    screen.line(say("{run}: {status}", run=name, status=status_word(state.status, say)), "bold")
    if left:
        screen.line(say("Step {number} · at least {left} to go", number=number, left=left))
    show_stops(screen, say, state)
    latest = {visit.key[:2]: visit for visit in state.trail if visit.verdict}
    for visit in latest.values():
        if visit.verdict:
            word = (
                say("passed by a typed reason")
                if visit.verdict.by == "reason"
                else verdict_word(visit.verdict.word, say)
            )
            screen.item(say("Gate {title}: {word}", title=GuideText(visit.step.title), word=word))
            if visit.verdict.by == "reason" and visit.answer:
                screen.item(say("The reason given: {reason}", reason=str(visit.answer.value.get("reason", ""))))
            if visit.key in state.stale:
                screen.item(say("Stale: {why}", why=state.stale[visit.key]), "bold red")
    if state.verdict and state.verdict.word != "open":
        word = verdict_word(state.verdict.word, say)
        screen.item(say("Gate {title}: {word}", title=GuideText(state.step.title), word=word), "bold red")
        screen.line(say(state.verdict.says))
    for lock in state.locks:
        screen.line(say("This step is locked: {why}", why=lock.why), "bold red")
    show_next(screen, say, guide, state)
    if state.overdue:
        show_overdue(screen, say, state.overdue)
    if state.ended:
        for statement in getattr(state.step, "next", ()):
            screen.item(say.guide(statement.say))
    else:
        screen.line(say("Go on with: {command}", command=command))


def show_runs(screen: Screen, say: Translator, runs: Sequence[tuple[RunInfo, State | None]]) -> None:
    """Write all runs, the one changed last first."""
    rows = [
        Row(
            (
                info.name,
                info.procedure,
                status_word(state.status, say) if state else "?",
                state.key.step if state else "?",
                say.date(info.changed.date()),
            )
        )
        for info, state in runs
    ]
    screen.table((say("Run"), say("Procedure"), say("State"), say("Step"), say("Changed")), rows)
