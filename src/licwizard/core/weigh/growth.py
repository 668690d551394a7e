"""Which units are new since an earlier inventory (C2, L16)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.stock import Stock, Subscription
from licwizard.core.weigh.listing import ids, told_apart
from licwizard.core.weigh.weighed import quantity

_NEARLY = Decimal("0.9")


class Growth(NamedTuple):
    """New active units by item; None where they cannot be told.

    `listed`: told subscription by subscription, so the direct ones play no part. Else an export pools
    all of an item's subscriptions, and what grew is new only if the direct subscription did not change.
    `fallen` counts what an item has fewer of, `ended` what has gone into grace or suspension. `doubtful`
    are those of the new units that may not be: of a pooled count, as many as are in grace or suspended no
    longer; of a list, what subscriptions grew by that were there before.
    """

    new: Mapping[str, Decimal | None]
    listed: bool
    fallen: Mapping[str, Decimal]
    ended: Mapping[str, Decimal]
    doubtful: Mapping[str, Decimal]

    def direct_ended(self, before: Stock, items: Iterable[str]) -> bool:
        """Return whether, of one of the items, about as much ended as was held before (L16, L12)."""
        held = before.by_item()
        return any(
            (then := quantity(held.get(item))) is not None and then > 0 and self.ended.get(item, 0) >= then * _NEARLY
            for item in items
        )

    def surely(self) -> "Growth":
        """Return only what is new beyond doubt."""
        none = Decimal(0)
        new = {
            item: None if count is None else max(count - self.doubtful.get(item, none), none)
            for item, count in self.new.items()
        }
        return self._replace(new=new, doubtful={})

    def without_grown_alone(self) -> "Growth":
        """Return this without items of which no row is new, and those that were there have grown."""
        alone = {item: count for item, count in self.doubtful.items() if count == self.new.get(item)}
        return self._replace(doubtful=alone).surely()


def growth(before: Stock, after: Stock) -> Growth:
    """Return what is new in `after`; trials and what is not active never count."""
    then, now = before.by_item(), after.by_item()
    items = {*then, *now}
    fallen, ended, doubtful = {}, {}, {}
    for item in items:
        was, is_ = quantity(then.get(item)), quantity(now.get(item))
        if was is not None and is_ is not None and is_ < was:
            fallen[item] = was - is_
        gone = _ended(now, item) - _ended(then, item)
        if gone > 0:
            ended[item] = Decimal(gone)
        elif gone < 0:
            doubtful[item] = Decimal(-gone)
    if told_apart(before, after):
        new, grown = _listed(before, after, items)
        unsure = {item: None for item in items if quantity(now.get(item)) is None}
        return Growth(new | unsure, listed=True, fallen=fallen, ended=ended, doubtful=grown)
    trials = _trials(before, after)
    more = {item: _more(quantity(then.get(item)), quantity(now.get(item)), trials.get(item, 0)) for item in items}
    return Growth(more, listed=False, fallen=fallen, ended=ended, doubtful=doubtful)


def _ended(holdings: Mapping[str, object], item: str) -> int:
    holding = holdings.get(item)
    return getattr(holding, "in_grace", 0) + getattr(holding, "suspended", 0)


def _listed(before: Stock, after: Stock, items: set[str]) -> tuple[dict[str, Decimal | None], dict[str, Decimal]]:
    """Return what is new, and how much of it is of subscriptions that were there."""
    # A subscription that was there, in whatever state, and is active again has brought nothing new.
    known: dict[str, Subscription] = {}
    for one in before.subscriptions:
        for name in ids(one):
            known[name] = max(one, known.get(name, one), key=lambda row: (row.status == "deleted", row.units))
    new, grown = dict.fromkeys(items, Decimal(0)), dict.fromkeys(items, Decimal(0))
    for one in after.subscriptions:
        if one.status != "active" or one.trial:
            continue
        was = [known[name] for name in ids(one) if name in known]
        more = max(one.units - max((row.units for row in was), default=0), 0)
        if not any(row.status == "deleted" for row in was):
            new[one.item] = new.get(one.item, Decimal(0)) + more
            grown[one.item] = grown.get(one.item, Decimal(0)) + (more if was else 0)
    return {**new}, {item: count for item, count in grown.items() if count}


def _trials(before: Stock, after: Stock) -> dict[str, int]:
    """Return the units of trials that only the earlier list tells from the others: a pooled count may hold them."""
    found: dict[str, int] = {}
    for stock, sign in ((before, 1), (after, -1)):
        for one in stock.subscriptions:
            if one.trial and one.status == "active":
                found[one.item] = found.get(one.item, 0) + sign * one.units
    return {item: count for item, count in found.items() if count > 0}


def _more(then: Decimal | None, now: Decimal | None, trials: int) -> Decimal | None:
    return None if then is None or now is None else max(now - then - trials, Decimal(0))
