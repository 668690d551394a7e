"""What is needed of each item: what was held before, and at least what is assigned now."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from licwizard.core.compare import Comparison, Line, Substitution, Word, overall
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.weighed import assigned, quantity
from licwizard.messages import msg

UNCOUNTED = msg("it is not said how many people are assigned")
_FIRST: Sequence[Word] = ("short", "unknown", "enough")
Needs = dict[str, Decimal | None]


def needs(
    items: Sequence[str],
    then: Mapping[str, Holding],
    seen: Mapping[str, Holding],
    substitutions: Sequence[Substitution],
) -> Needs:
    """Return what is needed of each item; None where it cannot be told.

    People who moved to another product, as a substitution decided, are assigned there: they fill seats that were
    needed already, each seat once.
    """
    need: Needs = {}
    for item in items:
        held = quantity(then.get(item))
        need[item] = None if held is None else max(held, Decimal(assigned(seen.get(item)) or 0))
    left = {item: count - (assigned(seen.get(item)) or 0) for item, count in need.items() if count is not None}
    for one in substitutions:
        held, wanted, free = quantity(then.get(one.ordered)), need.get(one.ordered), left.get(one.current)
        if held is None or wanted is None or free is None or one.ordered == one.current:
            continue
        moved = min(wanted - held, free * one.units)
        if moved > 0:
            need[one.ordered] = wanted - moved
            left[one.current] = free - moved / one.units
    return need


def with_assigned(now: Stock, people: Stock) -> Stock:
    """Return an inventory with people counted as another export of the same tenant counts them, if it does."""
    counted = people.by_item()
    if counted and all(held.assigned is None for held in counted.values()):
        return now
    mine = now.by_item()
    holdings = [
        held._replace(assigned=counted[held.item].assigned)
        if held.item in counted
        else held._replace(assigned=0)  # nobody is assigned what that export does not have
        for held in now.holdings
    ]
    holdings += [
        held._replace(quantity=Decimal(0), in_grace=0, suspended=0, problem=None, notes=())
        for item, held in counted.items()
        if item not in mine and held.assigned
    ]
    return now._replace(holdings=tuple(holdings))


def with_people(result: Comparison, seen: Mapping[str, Holding], *, counted: bool = False) -> Comparison:
    """Return a comparison in which an item is short, too, where it does not carry the people assigned to it.

    Those who moved are not needed twice; still it is the new product that has to carry them, not the seats they left.
    With `counted`, nothing is enough for people whom an export does not count.
    """
    uncounted = _uncounted(result.lines, seen) if counted else frozenset()
    lines = [
        _with_people(line, assigned(seen.get(line.item)), uncounted=line.item in uncounted) for line in result.lines
    ]
    lines.sort(key=lambda line: _FIRST.index(line.verdict))
    return result._replace(verdict=overall(line.verdict for line in lines), lines=tuple(lines))


def _uncounted(lines: Sequence[Line], seen: Mapping[str, Holding]) -> frozenset[str]:
    """Return the items of which nobody knows how many people are assigned them."""
    items = {item for item, held in seen.items() if held.kind in {"user", "unknown"} and held.assigned is None}
    if all(held.assigned is None for held in seen.values()):  # it counts no people at all, so none of what is not there
        items |= {line.item for line in lines if line.kind == "user"}
    return frozenset(items)


def _with_people(line: Line, people: int | None, *, uncounted: bool) -> Line:
    if line.short is None or line.ordered is None:
        return line
    if people is not None and people > line.ordered:
        return line._replace(short=max(line.short, people - line.ordered), verdict="short")
    if uncounted and line.verdict == "enough":
        return line._replace(short=None, verdict="unknown", notes=(*line.notes, UNCOUNTED))
    return line
