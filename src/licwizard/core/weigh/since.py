"""What came after the earlier count: what nobody held then, and nobody ordered, may have been bought directly (L11)."""

from collections.abc import Collection, Mapping
from decimal import Decimal

from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.direct import OVER
from licwizard.core.weigh.growth import Growth
from licwizard.core.weigh.listing import unheard_of
from licwizard.core.weigh.weighed import quantity
from licwizard.messages import Message, Quantity, msg

_Held = Mapping[str, Holding]


def not_foreseen(then: _Held, bought: _Held, seen: _Held) -> dict[str, Holding]:
    """Return what is active now, was not at the earlier count, and is not on the order; or may be, by its count."""
    return {
        item: held
        for item, held in seen.items()
        if quantity(held) != 0 and quantity(then.get(item)) == 0 and quantity(bought.get(item)) == 0
    }


def not_foreseen_note(items: _Held) -> tuple[Message, ...]:
    """Return a note on what is there, was not held, and was not ordered."""
    if not items:
        return ()
    names = tuple(items[item].name.inside() for item in sorted(items))
    return (
        msg(
            "Neither held at the earlier count nor on the order, and there now: {items}. What of it was bought directly"
            " ends with the direct subscription.",
            items=names,
        ),
    )


def surplus(then: _Held, bought: _Held, grown: Growth) -> tuple[Message, ...]:
    """Return a note on what has grown by more than was ordered: the rest may have been bought directly."""
    known = {**then, **bought}
    more = {
        item: new - ordered
        for item in sorted(known)
        if (new := grown.new.get(item)) is not None
        and (ordered := quantity(bought.get(item))) is not None
        and new > ordered
        and (ordered or quantity(then.get(item)))
    }
    counts = tuple(
        msg("{count} of {item}", count=Quantity(count, known[item].unit), item=known[item].name.inside())
        for item, count in more.items()
    )
    if not counts:
        return ()
    return (
        msg(
            "More is new than was ordered: {counts}. What of it was bought directly ends with the direct subscription.",
            counts=counts,
        ),
    )


def gone_since(before: Stock, after: Stock, both: Stock | None, ended: Collection[str]) -> dict[str, Holding]:
    """Return what was not held before, came, and is less now: as much as there was of it.

    Told by `both`, from when old and new stood side by side; and, of `ended` items, by the later list itself.
    """
    then, now, there = before.by_item(), after.by_item(), both.by_item() if both else {}
    found = {item: held for item, held in there.items() if _less(quantity(now.get(item)), quantity(held))}
    for one in unheard_of(before, after) if ended else ():
        if one.item in ended and one.item not in there and not one.trial and one.status in {"active", *OVER}:
            held = found.get(one.item) or now[one.item]._replace(quantity=Decimal(0))
            found[one.item] = held._replace(quantity=(held.quantity or 0) + Decimal(one.units))
    return {item: held for item, held in found.items() if quantity(then.get(item)) == 0}


def _less(left: Decimal | None, had: Decimal | None) -> bool:
    return had != 0 and (had is None or left is None or left < had)


def gone_beside(before: Stock, after: Stock, both: Stock) -> tuple[Message, ...]:
    """Return a note on what became less by more than was held, item by item: more than the direct licences known of."""
    now, there = after.by_item(), both.by_item()
    counts = []
    for held in sorted(before.holdings, key=lambda one: one.item):
        was, had, left = quantity(held), quantity(there.get(held.item)), quantity(now.get(held.item))
        if was and had is not None and left is not None and had - left > was:
            count = Quantity(had - left - was, held.unit)
            counts.append(msg("{count} of {item}", count=count, item=held.name.inside()))
    if not counts:
        return ()
    return (
        msg("Since old and new stood side by side, more has gone than was held before: {counts}.", counts=(*counts,)),
    )


def held_too(need: Mapping[str, Decimal | None], items: _Held) -> dict[str, Decimal | None]:
    """Return what is needed of each item if what nobody foresaw is to be kept, too."""
    return {**need, **{item: quantity(held) for item, held in items.items()}}
