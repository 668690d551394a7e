"""Does everything that a guide names exist? Each finding with its place and what it may have meant."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Literal

from licwizard.core.guide import (
    Branch,
    Call,
    Choice,
    End,
    Gate,
    Guide,
    Inventory,
    Option,
    Procedure,
    Requirement,
    Step,
    Task,
    targets,
)
from licwizard.load.inputs import unfit_gate
from licwizard.load.misfit import FIRST_FACT, Misfit
from licwizard.load.yaml import Path
from licwizard.messages import Message, msg

_KINDS: Mapping[str, type[Step]] = {"gate": Gate, "choice": Choice, "inventory": Inventory}
_Kind = Literal["gate", "choice", "inventory"]


def broken_links(guide: Guide) -> Iterator[Misfit]:
    """Yield what leads to nothing, or means nothing."""
    for procedure in guide.procedures.values():
        here: Path = ("procedures", procedure.id)
        yield from _one(procedure.start, procedure.steps, (*here, "start"))
        for step in procedure.steps.values():
            at = (*here, "steps", step.id)
            yield from _targets(procedure, step, at)
            yield from _meaning(guide, procedure, step, at)
            if isinstance(step, Gate):
                yield from unfit_gate(procedure, step, at)
            if not isinstance(step, Call | Branch):
                yield from _one(step.party, guide.parties, (*at, "party"), "party")
        yield from _rules(procedure, (*here, "safety"))
    for index, question in enumerate(guide.faq):
        for place, name in enumerate(question.see):
            yield from _one(name, guide.procedures, ("faq", index, "see", place))


def _targets(procedure: Procedure, step: Step, at: Path) -> Iterator[Misfit]:
    named: list[tuple[str, Path]] = []
    yield from _expected(procedure, step, (*at, "expected", "by"))
    match step:
        case Choice():
            named = [(one.to, ("options", one.id, "to")) for one in step.options.values() if one.to]
            for option in step.options.values():
                if bool(option.to) == option.waits:
                    yield Misfit((*at, "options", option.id), msg("an option either leads on (to) or waits"), None)
                yield from _expected(procedure, option, (*at, "options", option.id, "expected", "by"))
        case Gate():
            named = [(way.to, ("exits", way.id, "to")) for way in step.exits.values()]
            named += [
                (name, ("inputs", role, index))
                for role, steps in step.inputs.items()
                for index, name in enumerate(steps)
            ]
            if sum(way.passes for way in step.exits.values()) != 1:
                yield Misfit((*at, "", "exits"), msg("a gate has exactly one exit that passes"), None)
        case Call():
            named = [(target, ("then", end)) for end, target in step.then.items()]
        case Branch():
            named = [(target, ("to", option)) for option, target in step.to.items()]
            if step.otherwise:
                named.append((step.otherwise, ("else",)))
        case Task() | Inventory():
            named = [(step.to, ("to",))]
        case _:
            return
    for name, path in named:
        yield from _one(name, procedure.steps, (*at, *path))


def _expected(procedure: Procedure, of: Step | Option, at: Path) -> Iterator[Misfit]:
    if of.expected is None or of.expected.by is None:
        return
    name, record = of.expected.by
    recording = {step.id: step for step in procedure.steps.values() if isinstance(step, Task | Inventory)}
    yield from _one(name, recording, (*at, "", name))
    if name in recording:
        dates = [field.id for field in recording[name].records.values() if field.type == "date"]
        yield from _one(record, dates, (*at, name))


def _meaning(guide: Guide, procedure: Procedure, step: Step, at: Path) -> Iterator[Misfit]:
    match step:
        case Task():
            for index, requirement in enumerate(step.requires):
                yield from _requirement(procedure, requirement, (*at, "requires", index))
        case Inventory() if step.like:
            yield from _kind(procedure, step.like, "inventory", (*at, "like"))
        case Branch():
            yield from _kind(procedure, step.on, "choice", (*at, "on"))
            for option in step.to:
                yield from _options(procedure, step.on, (option,), (*at, "to", "", option))
        case Call():
            yield from _call(guide, step, at)
        case _:
            return


def _requirement(procedure: Procedure, requirement: Requirement, at: Path) -> Iterator[Misfit]:
    if bool(requirement.gate) == bool(requirement.step):
        yield Misfit(at, msg("a requirement names a gate or a step, one of them"), None)
    elif requirement.gate:
        yield from _kind(procedure, requirement.gate, "gate", (*at, "gate"))
    else:
        yield from _one(requirement.step or "", procedure.steps, (*at, "step"))
    if requirement.when:
        choice, options = requirement.when
        yield from _kind(procedure, choice, "choice", (*at, "when", "", choice))
        yield from _options(procedure, choice, options, (*at, "when", choice))


def _options(procedure: Procedure, choice: str, options: Iterable[str], at: Path) -> Iterator[Misfit]:
    asked = procedure.steps.get(choice)
    if isinstance(asked, Choice):
        for option in options:
            yield from _one(option, asked.options, at)


def _rules(procedure: Procedure, at: Path) -> Iterator[Misfit]:
    for index, rule in enumerate(procedure.safety):
        place = (*at, index)
        if sum(map(bool, (rule.gate, rule.step, rule.choice, rule.after))) != 1 or not rule.before:
            continue  # what it says is not clear, and said elsewhere
        yield from _one(rule.before, procedure.steps, (*place, "never" if rule.after else "before"))
        if rule.after:
            yield from _one(rule.after, procedure.steps, (*place, "after"))
        elif rule.gate:
            yield from _kind(procedure, rule.gate, "gate", (*place, "always", "gate"))
        elif rule.step:
            yield from _one(rule.step, procedure.steps, (*place, "always", "step"))
        else:
            yield from _kind(procedure, rule.choice, "choice", (*place, "always", "answer", "", rule.choice))
            yield from _options(procedure, rule.choice, rule.options, (*place, "always", "answer", rule.choice))


def _call(guide: Guide, step: Call, at: Path) -> Iterator[Misfit]:
    yield from _one(step.calls, guide.procedures, (*at, "procedure"))
    called = guide.procedures.get(step.calls)
    if called is None:
        return
    if step.at:
        yield from _one(step.at, called.steps, (*at, "at"))
    ends = [one.id for one in called.steps.values() if isinstance(one, End)]
    for end in step.then:
        yield from _one(end, ends, (*at, "then", "", end))
    for end in ends if set(step.then) <= set(ends) else ():
        if end not in step.then and end in _reached(called, step.at or called.start):
            yield Misfit(
                (*at, "then"),
                msg("'{procedure}' can end in '{end}', and nothing says what follows", procedure=called.id, end=end),
                None,
            )


def _reached(procedure: Procedure, start: str) -> set[str]:
    seen: set[str] = set()
    pending = [start]
    while pending:
        name = pending.pop()
        if name in seen or name not in procedure.steps:
            continue
        seen.add(name)
        pending += targets(procedure.steps[name])
    return seen


def unknown_facts(guide: Guide, cited: Iterable[tuple[Path, str]]) -> Iterator[Misfit]:
    """Yield citations of facts that the guide does not have; once, where it has none at all."""
    if not guide.facts:
        problem = msg("the guide has no facts")
        yield Misfit(("", "facts"), problem, msg("add the first: {example}", example=FIRST_FACT), "unknown-fact")
        return
    for path, fact in cited:
        yield from _one(fact, guide.facts, path, "unknown-fact")


def _kind(procedure: Procedure, name: str, kind: _Kind, path: Path) -> Iterator[Misfit]:
    """Yield that a step is not there, or that it is of another kind."""
    step = procedure.steps.get(name)
    if isinstance(step, _KINDS[kind]):
        return
    right = [one for one, other in procedure.steps.items() if isinstance(other, _KINDS[kind])]
    if step is None:
        yield from _one(name, right, path)
        return
    match kind:
        case "gate":
            problem = msg("'{name}' is no gate", name=name)
        case "choice":
            problem = msg("'{name}' is no choice", name=name)
        case _:
            problem = msg("'{name}' is no inventory", name=name)
    yield Misfit(path, problem, _near(name, right), "link")


def _one(name: str, among: Collection[str], path: Path, code: str = "link") -> Iterator[Misfit]:
    if name not in among:
        yield Misfit(path, msg("'{name}' is not there", name=name), _near(name, among), code)


def _near(name: str, among: Collection[str]) -> Message | None:
    near = get_close_matches(name, list(among), n=1, cutoff=0.5)
    return msg("did you mean '{near}'?", near=near[0]) if near else None
