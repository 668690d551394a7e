"""A walk by prepared answers, in memory; and which steps and transitions walks have taken."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from licwizard.core.answers import Answer, Answers, Key, called_step, same
from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Step, Task
from licwizard.core.walk import State, step_of, walk

_THEN = datetime(2000, 1, 1, tzinfo=UTC)  # when an answer was given plays no part in a walk


class Transition(NamedTuple):
    """A way out of a step: option, exit, end of a called procedure, or empty for the only way."""

    procedure: str
    step: str
    label: str


def play(guide: Guide, procedure: str, answer: Callable[[State], Any | None], *, run: str = "") -> State:
    """Return where a walk ends, or stands because `answer` has none for the step that is asked.

    `answer` returns a validated answer to the step of a state, or None.
    """
    given: dict[Key, Answer] = {}
    while True:
        state = walk(guide, procedure, Answers(given, {}, None), run=run)
        if state.ended:
            return state
        value = answer(state)
        if value is None or ((known := given.get(state.key)) and same(known.value, value)):
            return state
        given = {**given, state.key: Answer(value, state.basis, _THEN, len(given))}


def ref_of_key(guide: Guide, procedure: str, key: Key) -> str:
    """Return how scripts name a step: its id, or `PROCEDURE/STEP` in a called procedure."""
    here = guide.procedures[procedure]
    for label in key.path:
        call = here.steps[called_step(label)]
        assert isinstance(call, Call)  # noqa: S101 - a key's path is made of calls
        here = guide.procedures[call.calls]
    return f"{here.id}/{key.step}" if key.path else key.step


def visited(guide: Guide, procedure: str, state: State) -> tuple[str, ...]:
    """Return the steps of a walk that ask or decide, in order; the last is where it stands."""
    keys = [visit.key for visit in state.trail if isinstance(visit.step, Choice | Task | Inventory | Gate)]
    return tuple(ref_of_key(guide, procedure, key) for key in (*keys, state.key))


def taken(guide: Guide, state: State) -> Iterator[Transition]:
    """Yield the transitions of a walk."""
    outermost = state.calls[0][1]
    for visit in state.trail:
        step = visit.step
        if isinstance(step, Call):
            continue  # it is taken by the end that it comes back with
        if isinstance(step, End):
            label = visit.key.path[-1]
            caller = step_of(guide, outermost, Key(visit.key.path[:-1], called_step(label), 1))
            if caller is not None:
                yield Transition(caller.procedure, caller.id, step.id)
        else:
            yield Transition(step.procedure, step.id, visit.way if isinstance(step, Choice | Gate | Branch) else "")


def steps_of_walk(state: State) -> Iterator[tuple[str, str]]:
    """Yield every step of a walk, as (procedure, step)."""
    for visit in state.trail:
        yield visit.step.procedure, visit.step.id
    yield state.step.procedure, state.step.id


def all_transitions(guide: Guide, procedures: Iterable[str]) -> Iterator[Transition]:
    """Yield every transition that procedures have."""
    for name in procedures:
        for step in guide.procedures[name].steps.values():
            for label in _labels(step):
                yield Transition(name, step.id, label)


def _labels(step: Step) -> tuple[str, ...]:
    match step:
        case Choice():
            return tuple(step.options)
        case Gate():
            return tuple(step.exits)
        case Branch():
            return tuple(step.to)
        case Call():
            return tuple(step.then)
        case Task() | Inventory():
            return ("",)
        case _:
            return ()
