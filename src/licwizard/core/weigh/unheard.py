"""Mappings that name what nobody has heard of: a slip of the pen should not pass without a word."""

from collections.abc import Iterable, Sequence

from licwizard.core.compare import Substitution
from licwizard.core.stock import Stock
from licwizard.messages import Message, msg


def unheard(mapped: Sequence[Substitution], stocks: Iterable[Stock], items: Iterable[str] = ()) -> tuple[Message, ...]:
    """Return a sentence for each substitution with a side that stands in none of the inventories, nor in `items`."""
    known = {*items}
    for stock in stocks:
        known.update(held.item for held in stock.holdings)
        known.update(out.item for out in stock.left_out)
    return tuple(
        msg("mapping not used: {mapping}; {item} is in none of the files", mapping=f"{one.current}={one.ordered}",
            item=item)
        for one in mapped
        for item in (one.current, one.ordered)
        if item not in known
    )  # fmt: skip
