"""What an irreversible step stands on, gathered from the way that leads to it."""

from licwizard.core.guide import Inventory, Task
from licwizard.core.stock import Source, Subscription
from licwizard.core.stock_json import sources_of, stock_from_json
from licwizard.core.walk import State
from licwizard.core.way import Visit
from licwizard.show.no_return import NoReturn, Required


def no_return(state: State, step: Task) -> NoReturn:
    """Return the gates and steps that a step requires, and the direct subscriptions as they were counted and noted."""
    required = [Required(visit, _shown(visit), state.stale.get(visit.key)) for visit in _required(state, step)]
    counts = [
        visit
        for visit in state.trail
        if isinstance(visit.step, Inventory) and visit.answer and visit.key.path == state.key.path
    ]
    decided = [
        str(visit.answer.value["decided_by"]) for visit in counts if visit.answer and "decided_by" in visit.answer.value
    ]
    return NoReturn(tuple(required), _direct(counts), _noted(state), tuple(dict.fromkeys(decided)))


def _required(state: State, step: Task) -> list[Visit]:
    """Return the latest visits to what a step requires, in the order of its requirements."""
    found = []
    for requirement in step.requires:
        name = requirement.gate or requirement.step
        visits = [visit for visit in state.trail if visit.key.step == name and visit.key.path == state.key.path]
        found += visits[-1:]
    return found


def _shown(visit: Visit) -> tuple[Source, ...]:
    return sources_of(visit.answer.value) if visit.answer else ()


def _direct(counts: list[Visit]) -> tuple[Subscription, ...]:
    """Return the subscriptions of the last count from before anything was attached that lists them (F8, C2)."""
    for visit in reversed(counts):
        assert visit.answer is not None  # noqa: S101 - only answered counts are looked at
        stock = stock_from_json(visit.answer.value)
        if stock.subscriptions:
            return tuple(one for one in stock.subscriptions if one.status == "active" and not one.trial)
    return ()


def _noted(state: State) -> tuple[str, ...]:
    """Return the ids of subscriptions that were noted on the way."""
    noted: dict[str, None] = {}
    for visit in state.trail:
        if visit.answer and isinstance(visit.answer.value, dict):
            noted |= dict.fromkeys(visit.answer.value.get("subscription-ids", ()))
    return tuple(noted)
