"""Does everything that a guide names exist? Each finding with its place and what it may have meant."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

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
from licwizard.load.misfit import Misfit
from licwizard.load.yaml import Path
from licwizard.messages import Message, msg


class _Kinds(NamedTuple):
    """The steps of a procedure that others may name, by kind."""

    gates: Mapping[str, Gate]
    choices: Mapping[str, Choice]
    inventories: Mapping[str, Inventory]


def _kinds(procedure: Procedure) -> _Kinds:
    steps = procedure.steps.items()
    return _Kinds(
        {name: step for name, step in steps if isinstance(step, Gate)},
        {name: step for name, step in steps if isinstance(step, Choice)},
        {name: step for name, step in steps if isinstance(step, Inventory)},
    )


def broken_links(guide: Guide) -> Iterator[Misfit]:
    """Yield what leads to nothing, or means nothing."""
    for procedure in guide.procedures.values():
        here: Path = ("procedures", procedure.id)
        kinds = _kinds(procedure)
        yield from _one(procedure.start, procedure.steps, (*here, "start"))
        for step in procedure.steps.values():
            at = (*here, "steps", step.id)
            yield from _targets(procedure, step, at)
            yield from _meaning(guide, procedure, kinds, step, at)
            if not isinstance(step, Call | Branch):
                yield from _one(step.party, guide.parties, (*at, "party"), "party")
        yield from _rules(procedure, kinds, (*here, "safety"))
    for index, question in enumerate(guide.faq):
        for place, name in enumerate(question.see):
            yield from _one(name, guide.procedures, ("faq", index, "see", place))


def _targets(procedure: Procedure, step: Step, at: Path) -> Iterator[Misfit]:
    named: list[tuple[str, Path]] = []
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


def _expected(procedure: Procedure, option: Option, at: Path) -> Iterator[Misfit]:
    if option.expected is None or option.expected.by is None:
        return
    name, record = option.expected.by
    recording = {step.id: step for step in procedure.steps.values() if isinstance(step, Task | Inventory)}
    yield from _one(name, recording, (*at, "", name))
    if name in recording:
        dates = [field.id for field in recording[name].records.values() if field.type == "date"]
        yield from _one(record, dates, (*at, name))


def _meaning(guide: Guide, procedure: Procedure, kinds: _Kinds, step: Step, at: Path) -> Iterator[Misfit]:
    match step:
        case Task():
            for index, requirement in enumerate(step.requires):
                yield from _requirement(procedure, kinds, requirement, (*at, "requires", index))
        case Inventory() if step.like:
            yield from _one(step.like, kinds.inventories, (*at, "like"))
        case Branch():
            yield from _one(step.on, kinds.choices, (*at, "on"))
            asked = procedure.steps.get(step.on)
            if isinstance(asked, Choice):
                for option in step.to:
                    yield from _one(option, asked.options, (*at, "to", "", option))
        case Call():
            yield from _call(guide, step, at)
        case _:
            return


def _requirement(procedure: Procedure, kinds: _Kinds, requirement: Requirement, at: Path) -> Iterator[Misfit]:
    choices = kinds.choices
    if bool(requirement.gate) == bool(requirement.step):
        yield Misfit(at, msg("a requirement names a gate or a step, one of them"), None)
    elif requirement.gate:
        yield from _one(requirement.gate, kinds.gates, (*at, "gate"))
    else:
        yield from _one(requirement.step or "", procedure.steps, (*at, "step"))
    if requirement.when:
        choice, options = requirement.when
        yield from _one(choice, choices, (*at, "when", "", choice))
        for option in options if choice in choices else ():
            yield from _one(option, choices[choice].options, (*at, "when", choice))


def _rules(procedure: Procedure, kinds: _Kinds, at: Path) -> Iterator[Misfit]:
    choices = kinds.choices
    for index, rule in enumerate(procedure.safety):
        place = (*at, index)
        if sum(map(bool, (rule.gate, rule.step, rule.choice, rule.after))) != 1 or not rule.before:
            problem = msg("a rule says 'before … always' a gate, a step or an answer, or 'never … after'")
            yield Misfit(place, problem, None)
            continue
        yield from _one(rule.before, procedure.steps, (*place, "never" if rule.after else "before"))
        if rule.after:
            yield from _one(rule.after, procedure.steps, (*place, "after"))
        elif rule.gate:
            yield from _one(rule.gate, kinds.gates, (*place, "always", "gate"))
        elif rule.step:
            yield from _one(rule.step, procedure.steps, (*place, "always", "step"))
        else:
            yield from _one(rule.choice, choices, (*place, "always", "answer", "", rule.choice))
            for option in rule.options if rule.choice in choices else ():
                yield from _one(option, choices[rule.choice].options, (*place, "always", "answer", rule.choice))


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
    """Yield citations of facts that the guide does not have."""
    for path, fact in cited:
        yield from _one(fact, guide.facts, path, "unknown-fact")


def _one(name: str, among: Collection[str], path: Path, code: str = "link") -> Iterator[Misfit]:
    if name not in among:
        near = get_close_matches(name, list(among), n=1, cutoff=0.5)
        advice: Message | None = msg("did you mean '{near}'?", near=near[0]) if near else None
        yield Misfit(path, msg("'{name}' is not there", name=name), advice, code)
