"""Who is assigned what, where another export of the same day says it; a person is never taken for nobody (C1)."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.weighed import assigned, quantity
from licwizard.messages import Message, msg

_PEOPLE = frozenset({"user", "unknown"})


class Counted(NamedTuple):
    """An inventory with people, the items whose people nobody counted on that day, and what is to be said of it."""

    stock: Stock
    uncounted: frozenset[str] = frozenset()
    notes: tuple[Message, ...] = ()


def with_assigned(now: Stock, people: Stock) -> Counted:
    """Return an inventory with people as another export of the same tenant and day counts them.

    Where both count people, the larger number stands. An item of which the two own different numbers shows that
    they are not of one day, and an item that only `now` owns that the other says nothing of it: both are uncounted.
    """
    counted, mine = people.by_item(), now.by_item()
    if counted and all(held.assigned is None for held in counted.values()):
        return Counted(now)
    holdings = tuple(_larger(held, counted.get(item)) for item, held in mine.items())
    holdings += tuple(
        held._replace(quantity=Decimal(0), in_grace=0, suspended=0, problem=None, notes=(), assigned=_said(held))
        for item, held in counted.items()
        if item not in mine and (held.assigned or quantity(held) != 0)
    )
    uncounted = frozenset(item for item in {*mine, *counted} if _differs(item, mine, counted))
    other_day = {item for item in uncounted if item in counted and quantity(mine.get(item)) != quantity(counted[item])}
    return Counted(now._replace(holdings=holdings), uncounted, _notes(people, other_day))


def _larger(held: Holding, other: Holding | None) -> Holding:
    if other is None:
        there = quantity(held) != 0 or held.in_grace or held.suspended
        return held if there or held.assigned is not None else held._replace(assigned=0)
    if quantity(held) != quantity(other) or other.assigned is None:
        return held
    return held._replace(assigned=max(other.assigned, held.assigned or 0))


def _said(held: Holding) -> int | None:
    """Return who is assigned what the other export does not have at all, if the two agree that nothing is owned."""
    return held.assigned if quantity(held) == 0 else None


def _differs(item: str, mine: Mapping[str, Holding], counted: Mapping[str, Holding]) -> bool:
    own, other = mine.get(item), counted.get(item)
    if all(one is None or one.kind not in _PEOPLE for one in (own, other)):
        return False
    if other is None:
        return own is not None and bool(quantity(own) != 0 or own.in_grace or own.suspended)
    return quantity(own) != quantity(other) or (assigned(own) is None and other.assigned is None)


def _notes(people: Stock, items: set[str]) -> tuple[Message, ...]:
    if not items or people.source is None:
        return ()
    return (
        msg(
            "{path} owns another number of {items}, so it is not of the same day, and its people do not count.",
            path=people.source.path,
            items=tuple(sorted(items)),
        ),
    )
