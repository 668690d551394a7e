"""Subscriptions that two exports list, told apart by their ids (C2)."""

from collections.abc import Iterable

from licwizard.core.stock import Stock, Subscription

_OWN, _COMMERCE = "own", "commerce"


def lists(stock: Stock) -> bool:
    """Return whether an inventory names each subscription; one without an id could be any."""
    return stock.source is not None and not stock.source.pooled and all(one.id for one in stock.subscriptions)


def ids(*subscriptions: Subscription) -> frozenset[str]:
    """Return every id by which subscriptions are known."""
    return frozenset(name.casefold() for one in subscriptions for name in (one.id, *one.also) if name)


def unheard_of(before: Stock, after: Stock) -> tuple[Subscription, ...]:
    """Return the subscriptions of the later list that the earlier one has under no id."""
    known = ids(*before.subscriptions)
    return tuple(one for one in after.subscriptions if not ids(one) & known)


def idle(before: Stock, after: Stock) -> frozenset[str]:
    """Return the items of which something is listed as new that is in grace, suspended, ended or a trial."""
    return frozenset(
        one.item
        for one in unheard_of(before, after)
        if one.units and (one.trial or one.status in {"in_grace", "suspended", "ended"})
    )


def told_apart(before: Stock, after: Stock) -> bool:
    """Return whether both list subscriptions, by ids of which each row can be told to be old or new.

    Graph has ids of its own, and names those of commerce beside them; Partner Center has the latter alone. Rows of
    one item that share no id and no kind of id may be one subscription.
    """
    if not (lists(before) and lists(after)):
        return False
    old, new = _kinds(before, unheard_of(after, before)), _kinds(after, unheard_of(before, after))
    return all(one & other for item, kinds in new.items() for one in kinds for other in old.get(item, ()))


def _kinds(stock: Stock, some: Iterable[Subscription]) -> dict[str, set[frozenset[str]]]:
    commerce = stock.source is not None and stock.source.format.startswith("partner-center")
    found: dict[str, set[frozenset[str]]] = {}
    for one in some:
        also = {name.casefold() for name in one.also}
        kinds = {_COMMERCE} if also or commerce else set()
        if not commerce and one.id.casefold() not in also:
            kinds.add(_OWN)
        found.setdefault(one.item, set()).add(frozenset(kinds))
    return found
