"""What became of the direct subscription; only what shows it is taken for it."""

from licwizard.core.stock import Stock
from licwizard.core.weigh.growth import lists
from licwizard.core.weigh.weighed import Direct, quantity


def direct_subscription(before: Stock, after: Stock, both: Stock | None) -> Direct:
    """Return gone, active, in_grace or unknown.

    `before` is from when there were direct licences alone, `both` from when the new ones had come.
    Gone is said only where subscriptions are listed one by one, or `both` shows the sum of which one
    part went.
    """
    if lists(before) and lists(after):
        return _listed(before, after)
    return _pooled(before, after, both) if both else "unknown"


def _listed(before: Stock, after: Stock) -> Direct:
    direct = {one.id.casefold() for one in before.subscriptions if one.status == "active" and not one.trial}
    if not direct:
        return "unknown"
    states = {one.status for one in after.subscriptions if one.id.casefold() in direct}
    if "active" in states:
        return "active"
    if "in_grace" in states:
        return "in_grace"
    return "gone" if states <= {"suspended", "ended"} else "unknown"


def _pooled(before: Stock, after: Stock, both: Stock) -> Direct:
    held = {one.item: one.quantity for one in before.holdings if one.quantity}
    if not held or any(one.quantity is None for one in before.holdings):
        return "unknown"
    then, now = both.by_item(), after.by_item()
    found: set[Direct] = set()
    for item, count in held.items():
        was, is_ = quantity(then.get(item)), quantity(now.get(item))
        if was is None or is_ is None or count is None or was < count:
            return "unknown"
        grace = (now[item].in_grace if item in now else 0) - (then[item].in_grace if item in then else 0)
        if is_ >= was:
            found.add("active")
        elif was - is_ < count:
            return "unknown"
        else:
            found.add("in_grace" if grace > 0 else "gone")
    # One item that is still paid for is enough for the whole to be.
    return "active" if "active" in found else "in_grace" if "in_grace" in found else "gone"
