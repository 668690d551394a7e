"""What an irreversible step stands on, gathered from the way that leads to it."""

from collections.abc import Iterator
from decimal import Decimal

from licwizard.core.guide import Gate, Inventory, Task
from licwizard.core.stock import Subscription
from licwizard.core.stock_json import sources_of, stock_from_json
from licwizard.core.walk import State
from licwizard.core.way import Visit
from licwizard.messages import Quantity
from licwizard.show.no_return import Direct, NoReturn, Required


def no_return(state: State, step: Task) -> NoReturn:
    """Return the gates and steps that a step requires, and the direct subscriptions as they were counted and noted."""
    visits = _required(state, step)
    required = tuple(
        Required(visit, sources_of(visit.answer.value) if visit.answer else (), visit.key in state.stale)
        for visit in visits
    )
    before = tuple(_before(visits))
    listed = _listed(state, before)
    known = {one.id.casefold() for one in listed}
    noted = tuple(name for name in _noted(state) if name.casefold() not in known) if before else ()
    return NoReturn(required, bool(before), listed, noted, _decided(state))


def _required(state: State, step: Task) -> list[Visit]:
    """Return the latest visits to what a step requires, in the order of its requirements."""
    found = []
    for requirement in step.requires:
        name = requirement.gate or requirement.step
        visits = [visit for visit in state.trail if visit.key.step == name and visit.key.path == state.key.path]
        found += visits[-1:]
    return found


def _before(visits: list[Visit]) -> Iterator[str]:
    """Return the counts from before anything was attached; only a step that ends what was there rests on them."""
    for visit in visits:
        if isinstance(visit.step, Gate):
            yield from visit.step.inputs.get("before", ())


def _listed(state: State, before: tuple[str, ...]) -> tuple[Direct, ...]:
    """Return the subscriptions of the first of those counts that lists them (F8, C2)."""
    for name in dict.fromkeys(before):
        for visit in reversed(state.trail):
            if visit.key.step != name or visit.key.path != state.key.path or visit.answer is None:
                continue
            stock = stock_from_json(visit.answer.value)
            if stock.subscriptions:
                held = stock.by_item()
                return tuple(
                    Direct(one.id, Quantity(Decimal(one.units), held[one.item].unit), held[one.item].name, one.channel)
                    for one in stock.subscriptions
                    if _is_direct(one) and one.item in held
                )
            break
    return ()


def _is_direct(one: Subscription) -> bool:
    """Return whether a subscription from before may be meant; one of volume licensing never is."""
    return one.status == "active" and not one.trial and "volume" not in one.channel.casefold()


def _noted(state: State) -> tuple[str, ...]:
    """Return the ids of subscriptions that were noted on the way."""
    noted: dict[str, None] = {}
    for visit in state.trail:
        if visit.answer and isinstance(visit.answer.value, dict):
            noted |= dict.fromkeys(visit.answer.value.get("subscription-ids", ()))
    return tuple(noted)


def _decided(state: State) -> tuple[str, ...]:
    """Return who decided substitutions in the counts on the way."""
    names = (
        str(visit.answer.value["decided_by"])
        for visit in state.trail
        if isinstance(visit.step, Inventory)
        and visit.answer
        and visit.key.path == state.key.path
        and "decided_by" in visit.answer.value
    )
    return tuple(dict.fromkeys(names))
