"""What a step reads, and what holds an irreversible step back."""

from typing import NamedTuple

from licwizard.core.answers import digest
from licwizard.core.guide import Gate, Requirement, Step, Task
from licwizard.core.way import Way
from licwizard.messages import GuideText, Message, msg


class Lock(NamedTuple):
    """A requirement of an irreversible step that does not hold now, and why."""

    requirement: Requirement
    why: Message


def basis_of(way: Way, step: Step) -> str:
    """Return the digest of what a step reads: a gate its inputs, a task those of the gates it requires."""
    if isinstance(step, Gate):
        reads = step.feeds
    elif isinstance(step, Task) and step.requires:
        reads = frozenset[str]()
        for requirement in step.requires:
            gate = way.procedure.steps.get(requirement.gate or "")
            if isinstance(gate, Gate) and _applies(way, requirement):
                reads |= gate.feeds
    else:
        return ""
    return digest(way.inputs(reads))


def locks_of(way: Way, step: Task) -> tuple[Lock, ...]:
    """Return the requirements of a step that do not hold now.

    A gate holds if it passed on this way, and nothing that feeds it was answered after it.
    """
    found = []
    for requirement in step.requires:
        why = _unmet(way, requirement) if _applies(way, requirement) else None
        if why:
            found.append(Lock(requirement, why))
    return tuple(found)


def _applies(way: Way, requirement: Requirement) -> bool:
    if requirement.when is None:
        return True
    choice, options = requirement.when
    return way.chosen(choice) in options


def _unmet(way: Way, requirement: Requirement) -> Message | None:
    here = [visit for visit in way.trail if visit.key.path == way.path]
    if requirement.step:
        step = way.procedure.steps[requirement.step]
        done = any(visit.key.step == requirement.step for visit in here)
        return None if done else msg("not done yet: {step}", step=GuideText(step.title))
    gate = way.procedure.steps[requirement.gate or ""]
    assert isinstance(gate, Gate)  # noqa: S101 - the loader checks what is required
    for visit in reversed(here):
        if visit.key.step == gate.id:
            if visit.verdict and visit.verdict.passes:
                return None
            break
        if visit.key.step in gate.feeds:
            return msg(
                "{step} was answered after the gate: {gate}",
                step=GuideText(visit.step.title),
                gate=GuideText(gate.title),
            )
    return msg("the gate has not been passed: {gate}", gate=GuideText(gate.title))
