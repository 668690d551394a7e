"""What came after the earlier count: what nobody held then, and nobody ordered, may have been bought directly (L11)."""

from collections.abc import Mapping
from decimal import Decimal

from licwizard.core.stock import Holding
from licwizard.core.weigh.growth import Growth
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


def held_too(need: Mapping[str, Decimal | None], items: _Held) -> dict[str, Decimal | None]:
    """Return what is needed of each item if what nobody foresaw is to be kept, too."""
    return {**need, **{item: quantity(held) for item, held in items.items()}}
