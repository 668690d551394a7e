"""An order in its own words, such as part numbers, put into the words of the tenant (C6)."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Substitution
from licwizard.core.stock import Holding, Stock
from licwizard.messages import msg


def in_tenant_words(ordered: Stock, before: Stock, now: Stock, substitutions: Sequence[Substitution]) -> Stock:
    """Return the order with what the catalogue does not know under the item that a substitution names for it.

    Only where it is held under no such name itself; there, a substitution says what meets it.
    """
    held, there = before.by_item(), {**now.by_item(), **before.by_item()}
    named = {one.current: one for one in reversed(substitutions) if one.ordered in there}
    found: dict[str, Holding] = {}
    for holding in ordered.holdings:
        one = None if holding.known or holding.item in held else named.get(holding.item)
        if one is None:
            row = holding
        else:
            row = _renamed(holding, there[one.ordered], one.units)
        found[row.item] = _added(found[row.item], row.quantity) if row.item in found else row
    return ordered._replace(holdings=tuple(found[item] for item in sorted(found)))


def _renamed(holding: Holding, other: Holding, units: Decimal) -> Holding:
    problem, count = holding.problem, holding.quantity
    if holding.unit and holding.unit != other.unit:
        problem, count = msg("{unit} does not measure this item", unit=holding.unit), None
    total = None if count is None else count * units
    return other._replace(quantity=total, problem=problem, notes=holding.notes, assigned=None)


def _added(holding: Holding, count: Decimal | None) -> Holding:
    total = None if count is None or holding.quantity is None else holding.quantity + count
    return holding._replace(quantity=total)
