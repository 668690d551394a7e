"""Does Microsoft list exactly what was ordered? (F6, F7)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from licwizard.core.compare import Comparison, Substitution, compare
from licwizard.core.stock import Stock
from licwizard.core.weigh.doubt import partial_order, tenants
from licwizard.core.weigh.explanations import (
    LISTED_LESS,
    LISTED_MORE,
    MATCHES,
    NOT_COUNTED,
    NOT_ORDER_LINES,
    SAME_FILE,
    order_of_another_tenant,
)
from licwizard.core.weigh.named import of_the_order
from licwizard.core.weigh.weighed import Weighed, WeighedLine, quantity

# What shows a tenant, not an order: it holds what was attached, or was there before, whatever Microsoft lists.
_OF_A_TENANT = frozenset(
    {
        "graph-subscribed-skus",
        "graph-directory-subscriptions",
        "msol-account-sku",
        "mg-subscribed-sku-csv",
        "admin-center-licenses",
        "partner-center-subscribed-skus",
        "partner-center-subscriptions",
        "power-platform-tenant-capacity",
    }
)


def matches(ordered: Stock, listed: Stock, substitutions: Sequence[Substitution] = ()) -> Weighed:
    """Return whether the order lines that Microsoft lists are those of the order, item by item.

    An item that the order names in its own words is sought under what a substitution names.
    """
    bought, seen = tenants(ordered), tenants(listed)
    if bought and seen and bought != seen:
        return Weighed("unknown", order_of_another_tenant(bought[0], seen))
    if listed.source and listed.source.format in _OF_A_TENANT:
        return Weighed("unknown", NOT_ORDER_LINES)
    if listed.source and ordered.source and listed.source.sha256 == ordered.source.sha256:
        return Weighed("unknown", SAME_FILE)
    part = partial_order(listed) or partial_order(ordered)
    if part:
        return Weighed("unknown", part)
    result = compare(ordered, listed, of_the_order(ordered, substitutions))
    lines = _lines(result, ordered, listed)
    if result.verdict == "short":
        return Weighed("refuted", LISTED_LESS, lines)
    if result.verdict == "unknown":
        return Weighed("unknown", NOT_COUNTED, lines)
    more = any((line.after or 0) > wanted for line, wanted in zip(lines, _wanted(result), strict=True))
    return Weighed("refuted", LISTED_MORE, lines) if more else Weighed("proved", MATCHES, lines)


def _wanted(result: Comparison) -> tuple[Decimal, ...]:
    """Return how much of each line's item is on the order, under whichever name."""
    spent: dict[str, Decimal] = {}
    for line in result.lines:
        for one in line.met:
            spent[one.item] = spent.get(one.item, Decimal(0)) + one.covers * one.units
    return tuple((line.current or Decimal(0)) + spent.get(line.item, Decimal(0)) for line in result.lines)


def _lines(result: Comparison, ordered: Stock, listed: Stock) -> tuple[WeighedLine, ...]:
    bought: Mapping[str, Decimal | None] = {item: quantity(one) for item, one in ordered.by_item().items()}
    seen: Mapping[str, Decimal | None] = {item: quantity(one) for item, one in listed.by_item().items()}
    return tuple(
        WeighedLine(
            item=line.item,
            sku_id=line.sku_id,
            name=line.name,
            kind=line.kind,
            unit=line.unit,
            before=None,
            ordered=bought.get(line.item, Decimal(0)),
            after=seen.get(line.item, Decimal(0)),
            assigned=None,
            new=None,
            needed=bought.get(line.item, Decimal(0)),
            short=line.short,
            verdict=line.verdict,
            met=line.met,
            notes=line.notes,
        )
        for line in result.lines
    )
