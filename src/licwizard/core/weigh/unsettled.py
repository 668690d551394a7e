"""Why growth proves nothing yet: which of two inventories does not tell old units from new ones (C2)."""

from licwizard.core.stock import Stock
from licwizard.core.weigh.explanations import NOT_SETTLED
from licwizard.core.weigh.weighed import Explanation
from licwizard.messages import Message, msg


def not_settled(before: Stock, after: Stock) -> Explanation:
    """Return that somebody has to say whether the direct subscription changed, and because of which inventory."""
    if after.source is None or after.source.pooled:
        return NOT_SETTLED
    return NOT_SETTLED._replace(
        message=msg(
            "{why}, so it cannot be told which subscriptions of {later} are new; what there is more of is new only if"
            " the direct subscription has not changed since the earlier count (direct-unchanged: true). If it has, show"
            " exports of both times with one row for each subscription.",
            why=_why(before, after),
            later=after.source.path,
        )
    )


def _why(before: Stock, after: Stock) -> Message:
    if before.source is None:
        return msg("The earlier count was typed")
    if before.source.pooled:
        return msg("{earlier} adds up the subscriptions of each item", earlier=before.source.path)
    for stock in (before, after):
        if stock.source and not all(one.id for one in stock.subscriptions):
            return msg("{path} lists a subscription without an id", path=stock.source.path)
    return msg("{earlier} names subscriptions by ids of another kind", earlier=before.source.path)
