"""An order in its own words, such as part numbers, put into the words of the tenant (C6)."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Substitution
from licwizard.core.stock import Holding, Stock
from licwizard.messages import msg


def of_the_order(ordered: Stock, substitutions: Sequence[Substitution]) -> tuple[Substitution, ...]:
    """Return the substitutions that say what an order means by a name that the catalogue does not know."""
    bought = ordered.by_item()
    return tuple(one for one in substitutions if one.current in bought and not bought[one.current].known)


def in_tenant_words(ordered: Stock, before: Stock, now: Stock, substitutions: Sequence[Substitution]) -> Stock:
    """Return the order with what the catalogue does not know under the item that a substitution names for it.

    Only where it is held under no such name itself; there, a substitution says what meets it.
    """
    held, there = before.by_item(), {**now.by_item(), **before.by_item()}
    named = {one.current: one for one in reversed(substitutions) if one.ordered in there}
    found: dict[str, Holding] = {}
    for holding in ordered.holdings:
        one = None if holding.known or holding.item in held else named.get(holding.item)
        row = holding if one is None else _renamed(holding, there[one.ordered], one.units)
        found[row.item] = _added(found[row.item], row) if row.item in found else row
    return ordered._replace(holdings=tuple(found[item] for item in sorted(found)))


def _renamed(holding: Holding, other: Holding, units: Decimal) -> Holding:
    problem, count = holding.problem, holding.quantity
    if holding.unit and holding.unit != other.unit:
        problem, count = msg("{unit} does not measure this item", unit=holding.unit), None
    total = None if count is None else count * units
    return other._replace(quantity=total, problem=problem, notes=holding.notes, assigned=None)


def _added(holding: Holding, other: Holding) -> Holding:
    known = holding.quantity is not None and other.quantity is not None
    total = (holding.quantity or 0) + (other.quantity or Decimal(0)) if known else None
    return holding._replace(quantity=total, problem=holding.problem or other.problem)
