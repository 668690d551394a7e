"""What became of the direct subscription; only what shows it is taken for it."""

from collections.abc import Mapping

from licwizard.core.stock import Holding, Stock, Subscription
from licwizard.core.weigh.listing import ids, told_apart, unheard_of
from licwizard.core.weigh.weighed import Direct, quantity

OVER = frozenset({"in_grace", "suspended", "ended"})


def direct_subscription(before: Stock, after: Stock, both: Stock | None) -> Direct:
    """Return gone, active, in_grace or unknown.

    `before` is from when there were direct licences alone, `both` from when the new ones had come.
    Gone is said only where subscriptions are listed one by one, or `both` shows the sum of which one
    part went.
    """
    if told_apart(before, after):
        return _listed(before, after)
    return _pooled(before, after, both) if both else "unknown"


def ended_by_then(before: Stock, both: Stock, after: Stock) -> frozenset[str]:
    """Return the items of which `both` lists a subscription that came after `before`, and fewer units are active now.

    None where the rows of the three lists cannot be told apart.
    """
    if not (told_apart(before, both) and told_apart(both, after)):
        return frozenset()
    new = (one for one in unheard_of(before, both) if one.status == "active" and not one.trial)
    return frozenset(one.item for one in new if _active(after, one) < one.units)


def mostly_ended(before: Stock, after: Stock) -> frozenset[str]:
    """Return the items of which, of what came since, more is in grace, suspended or ended than is active.

    None where the rows of the two lists cannot be told apart.
    """
    if not told_apart(before, after):
        return frozenset()
    left: dict[str, int] = {}
    for one in unheard_of(before, after):
        if not one.trial and one.status in {"active", *OVER}:
            left[one.item] = left.get(one.item, 0) + (one.units if one.status == "active" else -one.units)
    return frozenset(item for item, units in left.items() if units < 0)


def _active(stock: Stock, sought: Subscription) -> int:
    known = ids(sought)
    return max((one.units for one in stock.subscriptions if one.status == "active" and ids(one) & known), default=0)


def _listed(before: Stock, after: Stock) -> Direct:
    direct = ids(*(one for one in before.subscriptions if one.status == "active" and not one.trial))
    if not direct:
        return "unknown"
    states = {one.status for one in after.subscriptions if ids(one) & direct}
    if "active" in states:
        return "active"
    if "in_grace" in states:
        return "in_grace"
    return "gone" if states <= {"suspended", "ended", "deleted"} else "unknown"


def _pooled(before: Stock, after: Stock, both: Stock) -> Direct:
    held = {one.item: quantity(one) for one in before.holdings if quantity(one) != 0}
    then, now = both.by_item(), after.by_item()
    # Where nothing was there beside what had been held, old and new did not stand side by side yet.
    if not held or not any((quantity(one) or 0) > (held.get(item) or 0) for item, one in then.items()):
        return "unknown"
    found: set[Direct] = set()
    for item, count in held.items():
        was, is_ = quantity(then.get(item)), quantity(now.get(item))
        if was is None or is_ is None or count is None or was < count:
            return "unknown"
        grace = _in_grace(now, item) - _in_grace(then, item)
        if is_ >= was and grace <= 0:
            found.add("active")
        elif was - is_ < count:
            return "unknown"
        else:
            found.add("in_grace" if grace > 0 else "gone")
    # One item that is still paid for is enough for the whole to be.
    return "active" if "active" in found else "in_grace" if "in_grace" in found else "gone"


def _in_grace(holdings: Mapping[str, Holding], item: str) -> int:
    return holdings[item].in_grace if item in holdings else 0
