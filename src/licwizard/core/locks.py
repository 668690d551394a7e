"""What a step reads, and what holds an irreversible step back."""

from typing import NamedTuple

from licwizard.core.answers import Key, digest, timeless
from licwizard.core.fresh import Moment, moment_of, stale_by
from licwizard.core.guide import Gate, Requirement, Step, Task
from licwizard.core.way import Way
from licwizard.messages import GuideText, Message, msg

# After the new licences have been attached, counts are doubled, and an order can no longer be judged by them (L16).
_UNTIL_IT_HAPPENED = frozenset({"order-covers"})


class Lock(NamedTuple):
    """A requirement of an irreversible step that does not hold now, and why.

    `stale` is the visit to a gate that passed and whose verdict does not stand any more, else None.
    """

    requirement: Requirement
    why: Message
    stale: Key | None = None


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
    return digest({step: [timeless(one) for one in given] for step, given in way.inputs(reads).items()})


def has_done_its_work(way: Way, gate: Gate) -> bool:
    """Return whether a gate on an order has let through what it guards, and that has happened right behind it.

    It is judged until then: what comes of a later correction is said at the step that happened, which goes on only
    with a reason, and the gates of what was delivered judge the rest. Nothing that has not happened is let through.
    """
    if gate.decides not in _UNTIL_IT_HAPPENED:
        return False
    guarded = (
        step.id
        for step in way.procedure.steps.values()
        if isinstance(step, Task) and step.irreversible and any(one.gate == gate.id for one in step.requires)
    )
    return any(Key(way.path, step, way.visits.get((way.path, step), 0) + 1) in way.answers.done for step in guarded)


def locks_of(way: Way, step: Task, key: Key, basis: str) -> tuple[Lock, ...]:
    """Return the requirements of a step that do not hold now, or did not when it was confirmed on this basis.

    A gate holds if it passed on this way, nothing that feeds it was answered after it, and its verdict
    is not stale.
    """
    found = []
    happened = way.answers.happened.get(key)
    moment = moment_of(happened if happened and basis in happened.bases else None, way.now)
    for requirement in step.requires:
        unmet = _unmet(way, requirement, moment, again=key in way.answers.done) if _applies(way, requirement) else None
        if unmet:
            found.append(unmet)
    return tuple(found)


def _applies(way: Way, requirement: Requirement) -> bool:
    if requirement.when is None:
        return True
    choice, options = requirement.when
    return way.chosen(choice) in options


def _unmet(way: Way, requirement: Requirement, moment: Moment, *, again: bool) -> Lock | None:
    here = [visit for visit in way.trail if visit.key.path == way.path]
    if requirement.step:
        step = way.procedure.steps[requirement.step]
        done = any(visit.key.step == requirement.step for visit in here)
        return None if done else Lock(requirement, msg("not done yet: {step}", step=GuideText(step.title)))
    gate = way.procedure.steps[requirement.gate or ""]
    assert isinstance(gate, Gate)  # noqa: S101 - the loader checks what is required
    for visit in reversed(here):
        if visit.key.step == gate.id:
            if visit.verdict and visit.verdict.passes:
                stale = stale_by(way, visit, moment)
                return Lock(requirement, stale, visit.key) if stale else None
            if again and gate.decides in _UNTIL_IT_HAPPENED:
                return None
            break
        if visit.key.step in gate.feeds:
            why = msg(
                "{step} was answered after the gate: {gate}",
                step=GuideText(visit.step.title),
                gate=GuideText(gate.title),
            )
            return Lock(requirement, why)
    return Lock(requirement, msg("the gate has not been passed: {gate}", gate=GuideText(gate.title)))
