"""Case tables played against a guide, and what they cover."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from licwizard.core.accept import accept
from licwizard.core.catalogue import Catalogue
from licwizard.core.guide import Guide
from licwizard.core.play import Transition, all_transitions, play, ref_of_key, steps_of_walk, taken, visited
from licwizard.core.walk import State
from licwizard.errors import LicwizardError
from licwizard.load.cases import Case
from licwizard.messages import Message, msg
from licwizard.session.evidence import read_files

RUN = "case"


class Result(NamedTuple):
    """What became of one case: `problem` is None where it held."""

    case: Case
    problem: Message | None


class Coverage(NamedTuple):
    """How many steps and transitions there are, and which no case has taken."""

    steps: int
    transitions: int
    missed_steps: tuple[tuple[str, str], ...]
    missed_transitions: tuple[Transition, ...]


def run_cases(guide: Guide, cases: Sequence[Case], catalogue: Catalogue) -> tuple[tuple[Result, ...], Coverage]:
    """Return what became of each case, and what all of them cover."""
    results: list[Result] = []
    steps: set[tuple[str, str]] = set()
    transitions: set[Transition] = set()
    for case in cases:
        problem, state = _run(guide, case, catalogue)
        results.append(Result(case, problem))
        if state is not None:
            steps |= set(steps_of_walk(state))
            transitions |= set(taken(guide, state))
    all_steps = [(one.id, step) for one in guide.procedures.values() for step in one.steps]
    ways = list(all_transitions(guide, guide.procedures))
    return tuple(results), Coverage(
        len(all_steps),
        len(ways),
        tuple(one for one in all_steps if one not in steps),
        tuple(one for one in ways if one not in transitions),
    )


def _run(guide: Guide, case: Case, catalogue: Catalogue) -> tuple[Message | None, State | None]:
    if case.procedure not in guide.procedures:
        return msg("there is no procedure '{procedure}'", procedure=case.procedure), None
    pending = {ref: list(raw) if isinstance(raw, list) else [raw] for ref, raw in case.answers.items()}
    try:
        state = play(guide, case.procedure, lambda state: _next(guide, case, catalogue, pending, state), run=RUN)
    except LicwizardError as error:
        return error.message, None
    return _judged(guide, case, state, pending), state


def _next(guide: Guide, case: Case, catalogue: Catalogue, pending: Mapping[str, list[Any]], state: State) -> Any | None:  # noqa: ANN401 - any answer
    waiting = pending.get(ref_of_key(guide, case.procedure, state.key))
    if not waiting:
        return None
    raw = waiting.pop(0)
    return accept(state.step, raw, catalogue, run=RUN, read=read_files(state.step, raw, catalogue, case.folder))


def _judged(guide: Guide, case: Case, state: State, pending: Mapping[str, list[Any]]) -> Message | None:
    at = ref_of_key(guide, case.procedure, state.key)
    if at != case.at:
        return msg("it stands at '{at}', not at '{expected}'", at=at, expected=case.at)
    left = tuple(ref for ref, raws in pending.items() if raws)
    if left:
        return msg("these answers were not needed: {steps}", steps=left)
    seen = visited(guide, case.procedure, state)
    if case.visits is not None and seen != case.visits:
        place = next(
            (index for index, pair in enumerate(zip(seen, case.visits, strict=False)) if pair[0] != pair[1]),
            min(len(seen), len(case.visits)),
        )
        return msg(
            "visit {number} is '{seen}', not '{expected}'",
            number=place + 1,
            seen=seen[place] if place < len(seen) else "–",
            expected=case.visits[place] if place < len(case.visits) else "–",
        )
    return None
