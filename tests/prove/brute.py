"""What really happens: a guide is walked in every way, by the run time itself."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from heapq import heappop, heappush
from typing import Any, NamedTuple

from licwizard.core.answers import Answer, Answers, Key, called_step
from licwizard.core.guide import Branch, Call, Choice, Gate, Guide, Inventory, Step, Task
from licwizard.core.told import Way
from licwizard.core.walk import State, walk
from licwizard.errors import GuideError

_THEN = datetime(2020, 1, 1, tzinfo=UTC)
_COUNT: dict[str, Any] = {"holdings": [{"item": "seat"}], "left_out": [], "source": None}
REASON = {"reason": "seen with my own eyes"}
Given = Mapping[Key, Answer]


class Walked(NamedTuple):
    """How many steps the shortest way to a locked step takes, if there is one, and how many states were seen."""

    shortest: int | None
    states: int


class TooManyError(Exception):
    """A guide has more states than may be looked at."""


def entries(guide: Guide) -> Iterator[tuple[Guide, str]]:
    """Yield a guide and the procedure to walk: each from its start, and from each place where a call enters."""
    calls = [step for one in guide.procedures.values() for step in one.steps.values() if isinstance(step, Call)]
    places = {(one.id, one.start) for one in guide.procedures.values()}
    for procedure, entry in sorted(places | {(one.calls, one.at) for one in calls if one.at}):
        yield entered(guide, procedure, entry), procedure


def entered(guide: Guide, procedure: str, entry: str) -> Guide:
    """Return a guide in which a procedure starts at `entry`."""
    started = guide.procedures[procedure]._replace(start=entry)
    return guide._replace(procedures={**guide.procedures, procedure: started})


def stand(guide: Guide, procedure: str, given: Given) -> State | None:
    """Return where a walk stands, or None where it goes round without asking."""
    try:
        return walk(guide, procedure, Answers(given, {}, None))
    except GuideError:
        return None


def give(state: State, given: Given, value: Any) -> Given:  # noqa: ANN401 - any answer
    """Return the answers with one more, to the step where a walk stands."""
    return {**given, state.key: Answer(value, state.basis, _THEN, len(given))}


def walked(guide: Guide, procedure: str, limit: int) -> Walked:
    """Return the shortest way to a step that is locked there; raises TooManyError past `limit`."""
    read = _read(guide)
    queue: list[tuple[int, int, State, Given]] = []
    seen: set[tuple[Any, ...]] = set()
    pushed = 0

    def push(given: Given) -> None:
        nonlocal pushed
        state = stand(guide, procedure, given)
        if state is not None and _memory(state, read) not in seen:
            pushed += 1
            heappush(queue, (len(state.trail), pushed, state, given))

    push({})
    while queue:
        length, _, state, given = heappop(queue)
        memory = _memory(state, read)
        if memory in seen:
            continue
        seen.add(memory)
        if state.locks:
            return Walked(length, len(seen))
        for value in possible(state.step):
            push(give(state, given, value))
        if pushed > limit:
            raise TooManyError
    return Walked(None, len(seen))


def possible(step: Step) -> tuple[Any, ...]:
    """Return every answer to a step that makes a difference."""
    match step:
        case Choice():
            return tuple(step.options)
        case Task():
            return ({},)
        case Inventory():
            return (_COUNT,)
        case Gate():
            return (REASON, *({"exit": way.id} for way in step.exits.values() if not way.passes))
        case _:
            return ()


def followed(guide: Guide, way: Way) -> State | None:
    """Return where the real walk stands after the answers of a way that the proof shows."""
    procedure = guide.procedures[way[0].procedure]
    started = entered(guide, procedure.id, way[0].step)
    given: Given = {}
    state = stand(started, procedure.id, given)
    for taken in way[:-1]:
        step = guide.procedures[taken.procedure].steps[taken.step]
        if state is None or not possible(step):
            continue
        assert (state.step.procedure, state.step.id) == (taken.procedure, taken.step)
        given = give(state, given, _answer(step, taken.label))
        state = stand(started, procedure.id, given)
    return state


def _answer(step: Step, label: str) -> Any:  # noqa: ANN401 - any answer
    match step:
        case Choice():
            return label
        case Gate():
            return REASON if step.exits[label].passes else {"exit": label}
        case _:
            return possible(step)[0]


def _read(guide: Guide) -> frozenset[tuple[str, str]]:
    """Return the steps whose visits anything reads later: a lock, a gate's basis, or a fork."""
    found: set[tuple[str, str]] = set()
    for procedure in guide.procedures.values():
        names: set[str] = set()
        for step in procedure.steps.values():
            match step:
                case Gate():
                    names |= {step.id, *step.feeds}
                case Branch():
                    names.add(step.on)
                case Task():
                    names |= {one.step or "" for one in step.requires}
                    names |= {one.when[0] for one in step.requires if one.when}
                case _:
                    pass
        found |= {(procedure.id, name) for name in names}
    return frozenset(found)


def _memory(state: State, read: frozenset[tuple[str, str]]) -> tuple[Any, ...]:
    """Return all that a walk can still read: where it stands, and the order of what it did last in each frame."""
    path = state.key.path
    last: dict[tuple[int, str], str] = {}
    for visit in state.trail:
        depth = len(visit.key.path)
        if path[:depth] == visit.key.path and (visit.step.procedure, visit.key.step) in read:
            last.pop((depth, visit.key.step), None)
            last[depth, visit.key.step] = visit.way
    frames = [tuple((step, way) for (at, step), way in last.items() if at == depth) for depth in range(len(path) + 1)]
    return (*(called_step(label) for label in path), state.key.step, *frames)
