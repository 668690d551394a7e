"""Where a run stands: recomputed from the guide and the answers, never stored."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from licwizard.core.answers import Answer, Answers, Happened, Key, digest
from licwizard.core.fits import misfit
from licwizard.core.gates import Inputs, Verdict, decide
from licwizard.core.guide import Call, Choice, End, Gate, Guide, Inventory, Procedure, Requirement, Step, Task
from licwizard.errors import GuideError
from licwizard.messages import GuideText, Message, msg


class Visit(NamedTuple):
    """A step on the way: what was answered there, and where it led (`way`: option, exit or end)."""

    key: Key
    step: Step
    answer: Answer | None
    way: str
    verdict: Verdict | None = None


class Lock(NamedTuple):
    """A requirement of an irreversible step that does not hold now, and why."""

    requirement: Requirement
    why: Message


class Stop(NamedTuple):
    """Something irreversible happened under other answers than those of now."""

    key: Key
    step: Step | None
    happened: Happened


class State(NamedTuple):
    """The present of a run.

    `status` is open, waiting (for another party), stopped or done; `problem` says why a kept answer
    is asked again; `verdict` is the present gate's; `locks` hold the present step back.
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

    @property
    def ended(self) -> bool:
        """Return whether the walk stands at an end of its own procedure."""
        return isinstance(self.step, End)


class _Way:
    """The straight way so far. One is made for each replay, and thrown away."""

    def __init__(self, guide: Guide, procedure: str, answers: Answers, run: str) -> None:
        self.guide, self.answers, self.run = guide, answers, run
        self.frames: list[tuple[str, str]] = [("", procedure)]  # (the call step that led here, procedure)
        self.visits: dict[tuple[tuple[str, ...], str], int] = {}
        self.trail: list[Visit] = []
        self.idle = 0

    @property
    def procedure(self) -> Procedure:
        return self.guide.procedures[self.frames[-1][1]]

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(call for call, _ in self.frames[1:])

    def arrive(self, step: str) -> Key:
        place = (self.path, step)
        self.visits[place] = self.visits.get(place, 0) + 1
        return Key(self.path, step, self.visits[place])

    def inputs(self, steps: frozenset[str]) -> Inputs:
        """Return the answers of `steps` on this way, in this procedure."""
        found: dict[str, list[Any]] = {}
        for visit in self.trail:
            if visit.answer is not None and visit.key.step in steps and visit.key.path == self.path:
                found.setdefault(visit.key.step, []).append(visit.answer.value)
        return found

    def passed(self, visit: Visit) -> None:
        """Note a step as passed; a loop that asks nothing would never end."""
        self.idle = 0 if visit.answer else self.idle + 1
        if self.idle > sum(len(procedure.steps) for procedure in self.guide.procedures.values()):
            raise GuideError(
                "loop-without-question", msg("the guide goes round in a loop at {step}", step=visit.key.step)
            )
        self.trail.append(visit)


def walk(guide: Guide, procedure: str, answers: Answers, *, run: str = "") -> State:
    """Return where a run of `procedure` stands under `answers`.

    An answer is taken only if it fits its step and what the step reads has not changed since; else
    the walk stands there. Steps that need no answer are walked through.
    """
    way = _Way(guide, procedure, answers, run)
    state = None
    name = way.procedure.start
    while state is None:
        step = way.procedure.steps[name]
        if isinstance(step, Call):
            way.passed(Visit(way.arrive(name), step, None, step.calls))
            way.frames.append((name, step.calls))
            name = step.at or way.procedure.start
        elif isinstance(step, End):
            key = way.arrive(name)
            if len(way.frames) == 1:
                state = _state(way, key, step, "done" if step.result == "done" else "stopped", "")
            else:
                way.passed(Visit(key, step, None, name))
                call, _ = way.frames.pop()
                caller = way.procedure.steps[call]
                assert isinstance(caller, Call)  # noqa: S101 - frames are made of calls
                name = caller.then[name]
        else:
            found = _step(way, step)
            if isinstance(found, State):
                state = found
            else:
                name = found
    return _with_stops(state, guide, answers)


def _step(way: _Way, step: Step) -> State | str:
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
            verdict = decide(step, way.inputs(step.feeds), answer.value if answer else None)
            if not verdict.way:
                return _state(way, key, step, "open", basis, verdict=verdict, problem=problem)
            way.passed(Visit(key, step, answer, verdict.way, verdict))
            return step.exits[verdict.way].to
        case Task() | Inventory():
            locks = locks_of(way, step) if isinstance(step, Task) else ()
            if answer is None or locks:
                return _state(way, key, step, "open", basis, problem=problem, locks=locks)
            way.passed(Visit(key, step, answer, step.to))
            return step.to
        case _:  # pragma: no cover - calls and ends are walked by the caller
            raise TypeError(step)


def _kept(way: _Way, key: Key, step: Step, basis: str) -> tuple[Answer | None, Message | None]:
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


def basis_of(way: _Way, step: Step) -> str:
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


def locks_of(way: _Way, step: Task) -> tuple[Lock, ...]:
    """Return the requirements of a step that do not hold now.

    A gate holds if it passed on this way, and nothing that feeds it was answered after it.
    """
    found = []
    for requirement in step.requires:
        why = _unmet(way, requirement) if _applies(way, requirement) else None
        if why:
            found.append(Lock(requirement, why))
    return tuple(found)


def _applies(way: _Way, requirement: Requirement) -> bool:
    if requirement.when is None:
        return True
    choice, options = requirement.when
    chosen = way.inputs(frozenset({choice})).get(choice)
    return bool(chosen) and chosen[-1] in options  # type: ignore[index]


def _unmet(way: _Way, requirement: Requirement) -> Message | None:
    here = [visit for visit in way.trail if visit.key.path == way.path]
    if requirement.step:
        step = way.procedure.steps[requirement.step]
        done = any(visit.key.step == requirement.step and visit.answer for visit in here)
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


def _waiting(way: _Way, key: Key) -> Literal["open", "waiting"]:
    """Return waiting for a step that is asked again because somebody else has not acted yet."""
    last = way.trail[-1] if way.trail else None
    same = last is not None and (last.key.path, last.key.step) == (key.path, key.step)
    return "waiting" if same else "open"


def _state(  # noqa: PLR0913 - the parts of a state
    way: _Way,
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
    return State(way.procedure, key, step, status, tuple(way.trail), basis, verdict, problem, locks, (), calls)


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
        caller = steps.get(call)
        if not isinstance(caller, Call):
            return None
        steps = guide.procedures[caller.calls].steps
    return steps.get(key.step)


def inputs_at(state: State, step: Gate) -> Mapping[str, tuple[Any, ...]]:
    """Return the answers that feed a gate, on the way so far."""
    return {
        name: tuple(
            visit.answer.value
            for visit in state.trail
            if visit.answer and visit.key.step == name and visit.key.path == state.key.path
        )
        for name in step.feeds
    }
