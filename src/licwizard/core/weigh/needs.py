"""What is needed of each item: what was held before, and at least what is assigned now."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal

from licwizard.core.compare import Comparison, Line, Substitution, Word, overall
from licwizard.core.stock import Holding
from licwizard.core.weigh.weighed import WeighedLine, assigned, quantity
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
    need: Needs = {item: _least_needed(item, then, seen) for item in items}
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


def reserved(
    items: Sequence[str],
    then: Mapping[str, Holding],
    seen: Mapping[str, Holding],
    substitutions: Sequence[Substitution],
) -> Needs:
    """Return what is needed of each item if everybody sits on a licence of their own product.

    Where `needs` lets people who moved fill seats of the old product, this keeps them where they are, and takes the
    seats that they left from the old one: no unit of the new product is spent on a person and on a seat.
    """
    need = {item: count for item in items if (count := _least_needed(item, then, seen)) is not None}
    left = {item: int(count) - (assigned(seen.get(item)) or 0) for item, count in need.items()}
    came = {item: count - (quantity(then.get(item)) or 0) for item, count in need.items()}
    for one in substitutions:
        free, extra = left.get(one.current), came.get(one.ordered)
        if not free or not extra or one.ordered == one.current:
            continue
        seats = min(Decimal(free), (extra / one.units).to_integral_value(ROUND_FLOOR))
        if seats > 0:
            need[one.current] -= seats
            left[one.current] = free - int(seats)
            came[one.ordered] = extra - seats * one.units
    return {item: need.get(item) for item in items}


def sterner(result: Comparison, other: Comparison) -> Comparison:
    """Return a comparison in which an item is as short as in either of the two."""
    missing = {line.item: line.short for line in other.lines if line.short}
    lines = [
        line._replace(short=max(line.short or Decimal(0), short), verdict="short")
        if line.verdict != "unknown" and (short := missing.get(line.item))
        else line
        for line in result.lines
    ]
    return _judged(result, lines)


def with_people(
    result: Comparison,
    seen: Mapping[str, Holding],
    *,
    counted: bool = False,
    by_others: frozenset[str] = frozenset(),
) -> Comparison:
    """Return a comparison in which an item is short, too, where it does not carry the people assigned to it.

    Those who moved are not needed twice; still it is the new product that has to carry them, not the seats they left.
    With `counted`, nothing is enough for people whom an export does not count, nor for those of items that are
    uncounted `by_others`.
    """
    nobody = by_others | uncounted(result.lines, seen) if counted else by_others
    lines = [_with_people(line, assigned(seen.get(line.item)), uncounted=line.item in nobody) for line in result.lines]
    return _judged(result, lines)


def _judged(result: Comparison, lines: list[Line]) -> Comparison:
    lines.sort(key=lambda line: _FIRST.index(line.verdict))
    return result._replace(verdict=overall(line.verdict for line in lines), lines=tuple(lines))


def _least_needed(item: str, then: Mapping[str, Holding], seen: Mapping[str, Holding]) -> Decimal | None:
    held = quantity(then.get(item))
    return None if held is None else max(held, Decimal(assigned(seen.get(item)) or 0))


def uncounted(lines: Iterable[Line | WeighedLine], seen: Mapping[str, Holding]) -> frozenset[str]:
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
