"""Where a run stands: recomputed from the guide and the answers, never stored."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Literal, NamedTuple

from licwizard.core.answers import Answer, Answers, Happened, Key, call_label, called_step
from licwizard.core.fits import misfit
from licwizard.core.fresh import staleness
from licwizard.core.gates import Verdict, decide
from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Procedure, Step, Task
from licwizard.core.locks import Lock, basis_of, has_done_its_work, locks_of
from licwizard.core.overdue import Overdue, overdue
from licwizard.core.way import Visit, Way
from licwizard.errors import GuideError
from licwizard.messages import Message, msg


class Stop(NamedTuple):
    """Something irreversible happened under other answers than those of now."""

    key: Key
    step: Step | None
    happened: Happened


class State(NamedTuple):
    """The present of a run.

    `status` is open, waiting (for another party), stopped or done; `problem` says why a kept answer
    is asked again; `verdict` is the present gate's; `locks` hold the present step back; `stale` says
    what makes passed verdicts stale, by visit; `overdue` that a wait is longer than expected.
    """

    procedure: Procedure
    key: Key
    step: Step
    status: Literal["open", "waiting", "stopped", "done"]
    trail: tuple[Visit, ...]
    basis: str
    verdict: Verdict | None = None
    problem: Message | None = None
    locks: tuple[Lock, ...] = ()
    stops: tuple[Stop, ...] = ()
    calls: tuple[tuple[str, str], ...] = ()
    stale: Mapping[Key, Message] = MappingProxyType({})
    overdue: Overdue | None = None

    @property
    def ended(self) -> bool:
        """Return whether the walk stands at an end of its own procedure."""
        return isinstance(self.step, End)


def walk(guide: Guide, procedure: str, answers: Answers, *, run: str = "", now: datetime | None = None) -> State:
    """Return where a run of `procedure` stands under `answers`; without `now` no verdict grows old.

    An answer is taken only if it fits its step and what the step reads has not changed since; else
    the walk stands there. Steps that need no answer are walked through.
    """
    way = Way(guide, procedure, answers, run, now)
    state = None
    name = way.procedure.start
    while state is None:
        step = way.procedure.steps[name]
        if isinstance(step, Call):
            key = way.arrive(name)
            way.passed(Visit(key, step, None, step.calls))
            way.frames.append((call_label(key), step.calls))
            name = step.at or way.procedure.start
        elif isinstance(step, Branch):
            chosen = way.chosen(step.on)
            way.passed(Visit(way.arrive(name), step, None, chosen))
            name = _branch(step, chosen)
        elif isinstance(step, End):
            key = way.arrive(name)
            if len(way.frames) == 1:
                state = _state(way, key, step, "done" if step.result == "done" else "stopped", "")
            else:
                way.passed(Visit(key, step, None, name))
                call, _ = way.frames.pop()
                caller = way.procedure.steps[called_step(call)]
                assert isinstance(caller, Call)  # noqa: S101 - frames are made of calls
                name = caller.then[name]
        else:
            found = _step(way, step)
            if isinstance(found, State):
                state = found
            else:
                name = found
    return _with_stops(state, guide, answers)


def _branch(step: Branch, chosen: str) -> str:
    """Return where a fork leads; raises GuideError where it says nothing (the proof finds such guides)."""
    target = step.to.get(chosen, step.otherwise)
    if not target:
        raise GuideError("no-way-on", msg("the fork {step} says nothing for '{option}'", step=step.id, option=chosen))
    return target


def _step(way: Way, step: Step) -> State | str:
    key = way.arrive(step.id)
    basis = basis_of(way, step)
    answer, problem = _kept(way, key, step, basis)
    match step:
        case Choice():
            if answer is None:
                return _state(way, key, step, _waiting(way, key), basis, problem=problem)
            option = step.options[answer.value]
            way.passed(Visit(key, step, answer, option.id))
            return option.to or step.id
        case Gate():
            given = answer.value if answer else None
            verdict = decide(step, way.inputs(step.feeds), given, way.context(step))
            left = "" if verdict.way else _left_behind(way, key, step)
            if left:
                verdict, answer = verdict._replace(way=left), way.answers.given[key]
            elif not verdict.way and has_done_its_work(way, step):
                verdict = verdict._replace(way=step.passing.id)
            if not verdict.way:
                return _state(way, key, step, "open", basis, verdict=verdict, problem=problem)
            way.passed(Visit(key, step, answer, verdict.way, verdict))
            return step.exits[verdict.way].to
        case Task() | Inventory():
            locks = locks_of(way, step, key, basis) if isinstance(step, Task) else ()
            if answer is None or locks:
                return _state(way, key, step, "open", basis, problem=problem, locks=locks)
            way.passed(Visit(key, step, answer, step.to))
            return step.to
        case _:  # pragma: no cover - calls and ends are walked by the caller
            raise TypeError(step)


def _kept(way: Way, key: Key, step: Step, basis: str) -> tuple[Answer | None, Message | None]:
    answer = way.answers.given.get(key)
    if answer is None:
        return None, None
    problem = misfit(step, answer.value, run=way.run)
    if problem:
        return None, msg("the earlier answer does not fit any more: {problem}", problem=problem)
    happened = way.answers.happened.get(key)
    if answer.basis == basis or (happened and basis in happened.bases):
        return answer, None
    return None, msg("what this rests on has changed since it was answered")


def _left_behind(way: Way, key: Key, gate: Gate) -> str:
    """Return the failing exit by which a gate was left: what it leads to was answered again since.

    So a later correction is judged by what was answered last, not by what was given up.
    """
    answer = way.answers.given.get(key)
    name = answer.value.get("exit", "") if answer and isinstance(answer.value, dict) else ""
    if name not in gate.exits or gate.exits[name].passes:
        return ""
    again = Key(way.path, gate.exits[name].to, way.visits.get((way.path, gate.exits[name].to), 0) + 1)
    return name if again in way.answers.given else ""


def _waiting(way: Way, key: Key) -> Literal["open", "waiting"]:
    """Return waiting for a step that is asked again because somebody else has not acted yet."""
    last = way.trail[-1] if way.trail else None
    same = last is not None and (last.key.path, last.key.step) == (key.path, key.step)
    return "waiting" if same else "open"


def _state(  # noqa: PLR0913 - the parts of a state
    way: Way,
    key: Key,
    step: Step,
    status: Literal["open", "waiting", "stopped", "done"],
    basis: str,
    *,
    verdict: Verdict | None = None,
    problem: Message | None = None,
    locks: tuple[Lock, ...] = (),
) -> State:
    calls = tuple(way.frames)
    return State(
        way.procedure,
        key,
        step,
        status,
        tuple(way.trail),
        basis,
        verdict,
        problem,
        locks,
        calls=calls,
        stale={**staleness(way, key), **{lock.stale: lock.why for lock in locks if lock.stale}},
        overdue=overdue(way, step),
    )


def _with_stops(state: State, guide: Guide, answers: Answers) -> State:
    """Return the state as stopped if something irreversible happened that is not on the present way."""
    walked = {visit.key for visit in state.trail if visit.answer}
    outermost = state.calls[0][1]
    stops = tuple(
        Stop(key, step_of(guide, outermost, key), happened)
        for key, happened in answers.happened.items()
        if key not in walked
    )
    return state._replace(status="stopped", stops=stops) if stops else state


def step_of(guide: Guide, procedure: str, key: Key) -> Step | None:
    """Return the step that a key of a run of `procedure` names, or None if the guide has none such."""
    steps = guide.procedures[procedure].steps
    for call in key.path:
        caller = steps.get(called_step(call))
        if not isinstance(caller, Call):
            return None
        steps = guide.procedures[caller.calls].steps
    return steps.get(key.step)
