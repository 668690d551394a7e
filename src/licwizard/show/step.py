"""A step on the screen: where one is, what to do, how one sees that it is done, what can go wrong."""

from licwizard.core.guide import Choice, End, Fact, Guide, Inventory, Statement, Statements, Step, Task
from licwizard.core.walk import State
from licwizard.i18n import Translator
from licwizard.messages import GuideText
from licwizard.show.screen import Screen


def show_step(screen: Screen, say: Translator, guide: Guide, state: State, left: int | None) -> None:
    """Write the header and the text of the step that a state stands at."""
    step = state.step
    screen.rule(header(say, guide, state, left), "bold cyan")
    screen.line(say.guide(step.title), "bold")
    if isinstance(step, Task) and step.irreversible:
        screen.line(say("This step cannot be undone."), "bold red")
    _statements(screen, say, step.do)
    _section(screen, say, say("Why this is asked:"), step.why)
    if isinstance(step, Choice):
        _section(screen, say, say("How to find out:"), step.find_out)
    _section(screen, say, say("It is done when:"), step.done_when)
    _section(screen, say, say("How long it takes:"), step.takes)
    _section(screen, say, say("What can go wrong:"), step.beware)
    _section(screen, say, say("What can be undone, and what cannot:"), step.undo)
    _notes(screen, say, guide, step)


def header(say: Translator, guide: Guide, state: State, left: int | None) -> str:
    """Return where one is: which step, how many at least remain, whose turn it is."""
    number = sum(visit.answer is not None or visit.verdict is not None for visit in state.trail) + 1
    party = guide.parties.get(state.step.party)
    who = GuideText(party.name) if party else GuideText("")
    if left is None:
        return say("Step {number} · {party}", number=number, party=who)
    return say("Step {number} · at least {left} to go · turn: {party}", number=number, left=left, party=who)


def show_why(screen: Screen, say: Translator, guide: Guide, step: Step) -> None:
    """Write why a step is asked, and the facts that its words rest on."""
    screen.line(say("Why this is asked:"), "bold")
    _statements(screen, say, step.why)
    cited = dict.fromkeys(
        fact
        for statements in (step.why, step.do, step.find_out, step.done_when, step.takes, step.beware, step.undo)
        for statement in statements
        for fact in statement.facts
    )
    screen.line(say("What it rests on:"), "bold")
    for name in dict.fromkeys((*step.facts, *cited)):
        fact = guide.facts[name]
        text = say(
            "{fact} (as of {date}, {source}): {text}",
            fact=name,
            date=fact.date,
            source=GuideText(fact.source),
            text=GuideText(fact.text),
        )
        screen.item(text, "dim")


def show_end(screen: Screen, say: Translator, step: End) -> None:
    """Write how a procedure ended, and what to do next."""
    done = step.result == "done"
    screen.rule(say("Done") if done else say("The procedure stops here"), "bold green" if done else "bold red")
    screen.line(say.guide(step.title), "bold")
    _statements(screen, say, step.do)
    _section(screen, say, say("What to do next:"), step.next)


def show_counting(screen: Screen, say: Translator, step: Step) -> None:
    """Write the reminder that belongs to every count (F6)."""
    if isinstance(step, Inventory):
        screen.line(say("Count add-ons that were bought, not environments that exist."), "bold")


def _section(screen: Screen, say: Translator, head: str, statements: Statements) -> None:
    if statements:
        screen.line(head, "bold")
        _statements(screen, say, statements)


def _statements(screen: Screen, say: Translator, statements: Statements) -> None:
    for statement in statements:
        screen.item(say.guide(statement.say))


def _notes(screen: Screen, say: Translator, guide: Guide, step: Step) -> None:
    for note in step.notes:
        fact = _dated(guide, note)
        text = say(
            "Since changed, as of {date} ({fact}): {text}", date=fact.date, fact=fact.id, text=GuideText(note.say)
        )
        screen.item(text, "yellow", mark="!")


def _dated(guide: Guide, note: Statement) -> Fact:
    return max((guide.facts[name] for name in note.facts), key=lambda fact: fact.date)
