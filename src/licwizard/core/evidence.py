"""What exports prove: would the new licences alone carry everyone (C2, L16)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from licwizard.core.compare import Substitution, compare
from licwizard.core.stock import Holding, Stock
from licwizard.messages import Message, Name, msg

Proof = Literal["proved", "refuted", "unknown"]


class Covered(NamedTuple):
    """One item: units held before, ordered, seen now, assigned now, needed, and missing (None: unknown)."""

    item: str
    name: Name
    unit: str
    before: Decimal | None
    ordered: Decimal | None
    now: Decimal | None
    assigned: int | None
    new: Decimal | None
    needed: Decimal | None
    short: Decimal | None


class Covering(NamedTuple):
    """Whether the new licences alone are enough, why, and item by item."""

    verdict: Proof
    explanation: Message
    lines: tuple[Covered, ...] = ()


def covers(
    before: Stock, ordered: Stock, now: Stock, substitutions: Sequence[Substitution] = (), *, direct_unchanged: bool
) -> Covering:
    """Return whether min(new active units, ordered) ≥ max(held before, assigned now), for each item.

    An export pools direct and new units (C2), so new units are what grew, and only if the direct
    subscription did not change in between. Assigned counts for user licences only.
    """
    doubt = _doubt(before, now, direct_unchanged=direct_unchanged)
    if doubt:
        return Covering("unknown", doubt)
    then, bought, seen = before.by_item(), ordered.by_item(), now.by_item()
    items = sorted({*then, *bought, *(item for item, holding in seen.items() if _assigned(holding))})
    new = {item: _grown(then.get(item), seen.get(item)) for item in items}
    supply = {item: _least(new[item], _quantity(bought.get(item))) for item in items}
    need = _needs(items, then, seen, substitutions)
    result = compare(_stock(need, then, bought, seen), _stock(supply, then, bought, seen), substitutions)
    shorts = {line.item: line.short for line in result.lines}
    lines = tuple(
        Covered(
            item=item,
            name=_any(item, then, bought, seen).name,
            unit=_any(item, then, bought, seen).unit,
            before=_quantity(then.get(item)),
            ordered=_quantity(bought.get(item)),
            now=_quantity(seen.get(item)),
            assigned=_assigned(seen.get(item)),
            new=new[item],
            needed=need[item],
            short=shorts.get(item),
        )
        for item in items
    )
    match result.verdict:
        case "enough":
            return Covering(
                "proved", msg("The new licences alone carry everything that was held or is assigned."), lines
            )
        case "short":
            return Covering(
                "refuted",
                msg(
                    "The new licences alone are too few; if the direct subscription ended now, something would be lost."
                ),
                lines,
            )
        case _:
            return Covering("unknown", msg("Not every item can be counted or named."), lines)


def _doubt(before: Stock, now: Stock, *, direct_unchanged: bool) -> Message | None:
    tenants = {stock.source.tenant_id for stock in (before, now) if stock.source and stock.source.tenant_id}
    if len(tenants) > 1:
        return msg("The two exports are of different tenants: {tenants}.", tenants=tuple(sorted(tenants)))
    # Of a part of the earlier export, what is missing would count 0, and old units pass for new ones.
    partial = before.source is not None and not before.source.complete
    if partial or now.source is None or not now.source.complete:
        return msg("The export is only part of what the tenant holds.")
    if not direct_unchanged:
        return msg(
            "The export adds up direct and new licences; it tells the new ones only if the direct"
            " subscription has not changed since the earlier count (direct-unchanged: true)."
        )
    return None


def _needs(
    items: Sequence[str],
    then: Mapping[str, Holding],
    seen: Mapping[str, Holding],
    substitutions: Sequence[Substitution],
) -> dict[str, Decimal | None]:
    need: dict[str, Decimal | None] = {}
    for item in items:
        held = _quantity(then.get(item))
        need[item] = None if held is None else max(held, Decimal(_assigned(seen.get(item)) or 0))
    # People who moved to another product are assigned there: they fill seats that were already needed.
    for substitution in substitutions:
        target, origin = substitution.ordered, substitution.current
        held, wanted = _quantity(then.get(target)), need.get(target)
        seats, there = need.get(origin), _assigned(seen.get(origin)) or 0
        if held is None or wanted is None or seats is None or target == origin:
            continue
        moved = min(wanted - held, (seats - there) * substitution.units)
        if moved > 0:
            need[target] = wanted - moved
    return need


def _stock(counts: Mapping[str, Decimal | None], *known: Mapping[str, Holding]) -> Stock:
    return Stock(tuple(_any(item, *known)._replace(quantity=count, problem=None) for item, count in counts.items()))


def _any(item: str, *known: Mapping[str, Holding]) -> Holding:
    return next(holdings[item] for holdings in known if item in holdings)


def _quantity(holding: Holding | None) -> Decimal | None:
    return holding.quantity if holding else Decimal(0)


def _assigned(holding: Holding | None) -> int | None:
    # Whoever is assigned something without a name may well be a user.
    return holding.assigned if holding and holding.kind in {"user", "unknown"} else None


def _grown(then: Holding | None, now: Holding | None) -> Decimal | None:
    before, after = _quantity(then), _quantity(now)
    return None if before is None or after is None else max(after - before, Decimal(0))


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else min(one, other)
