"""What was done, where a run stands, and the next thing to do."""

from collections.abc import Sequence

from licwizard.core.guide import Guide
from licwizard.core.overdue import Overdue
from licwizard.core.walk import State
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.check import verdict_word
from licwizard.show.screen import Row, Screen


def show_pause(screen: Screen, say: Translator, guide: Guide, state: State, command: str) -> None:
    """Write that the answers are kept, who acts next, and how to go on."""
    screen.rule(say("Paused; every answer is kept"), "bold")
    show_next(screen, say, guide, state)
    screen.line(say("Go on with: {command}", command=command))


def show_next(screen: Screen, say: Translator, guide: Guide, state: State) -> None:
    """Write the next thing to do, and whose turn it is."""
    party = guide.parties.get(state.step.party)
    name = GuideText(party.name) if party else GuideText("")
    title = GuideText(state.step.title)
    if state.status == "waiting":
        screen.line(say("Waiting for {party}. Next: {step}", party=name, step=title))
    else:
        screen.line(say("Next ({party}): {step}", party=name, step=title))


def show_overdue(screen: Screen, say: Translator, overdue: Overdue) -> None:
    """Write that a wait is longer than expected, and what to do."""
    screen.line(say("Overdue since {date}:", date=overdue.due.date()), "bold yellow")
    screen.item(say.guide(overdue.statement.say))


def show_stops(screen: Screen, say: Translator, state: State) -> None:
    """Write what has happened under other answers than those of now, and what to do about it."""
    for stop in state.stops:
        title = GuideText(stop.step.title) if stop.step else GuideText(stop.key.step)
        screen.rule(say("Stopped: {step} has happened, under other answers", step=title), "bold red")
        screen.line(
            say(
                "It was confirmed on {date}, and it stays. What it rests on has been changed since.",
                date=stop.happened.at.date(),
            )
        )
        if stop.key == state.key:
            screen.line(say("Change the earlier answer back, or confirm again and type the reason why it stands."))
        else:
            screen.line(say("Change the earlier answer back, or go on from here until the way leads to it again."))


def show_summary(
    screen: Screen, say: Translator, guide: Guide, state: State, answers: Sequence[tuple[str, str]]
) -> None:
    """Write the answers, the gates and their verdicts, and what can never be taken back."""
    del guide
    screen.rule(say("Summary"), "bold")
    screen.table((say("Step"), say("Answer")), [Row((title, text)) for title, text in answers])
    gates = [visit for visit in state.trail if visit.verdict]
    if gates:
        screen.line(say("Gates on the way:"), "bold")
    for visit in gates:
        verdict = visit.verdict
        if verdict is None:
            continue
        word = say("passed by a typed reason") if verdict.by == "reason" else verdict_word(verdict.word, say)
        screen.item(say("{title}: {word}", title=GuideText(visit.step.title), word=word))
        if verdict.by == "reason" and visit.answer:
            screen.item(say("The reason given: {reason}", reason=str(visit.answer.value.get("reason", ""))))
