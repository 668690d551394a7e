"""What keeps evidence from being weighed at all: another tenant, or a part of one."""

from collections.abc import Sequence

from licwizard.core.catalogue import normal
from licwizard.core.compare import Substitution, compare
from licwizard.core.inventory import TRIAL
from licwizard.core.stock import Stock, tenants_apart
from licwizard.core.weigh.explanations import (
    another_tenant,
    online_services_account,
    order_of_another_tenant,
    part_of_the_order,
    part_of_the_tenant,
    wrong_account,
)
from licwizard.core.weigh.named import of_the_order
from licwizard.core.weigh.weighed import Explanation
from licwizard.messages import Message, msg


def doubt(
    before: Stock, ordered: Stock, after: Stock, substitutions: Sequence[Substitution] = ()
) -> Explanation | None:
    """Return why an order and two exports cannot be set against each other, or None."""
    known = tenants(before, after)
    if len(known) > 1:
        return elsewhere(ordered, after, known, substitutions)
    bought = tenants(ordered)
    if bought and known and bought != known:
        return order_of_another_tenant(bought[0], known)
    # Of a part of the earlier export, what is missing would count 0, and old units pass for new ones.
    return partial(before, after) or partial_order(ordered)


def tenants(*stocks: Stock) -> tuple[str, ...]:
    """Return the tenants that inventories name, by their ids, else by their short names (C9)."""
    sources = [stock.source for stock in stocks if stock.source]
    ids = {source.tenant_id.casefold() for source in sources if source.tenant_id}
    accounts = {source.account.casefold() for source in sources if source.account}
    return tenants_apart(sources) or tuple(sorted(ids or accounts))


def partial(*stocks: Stock) -> Explanation | None:
    """Return why a page or a selection proves nothing: what is missing from it would count 0."""
    for stock in stocks:
        if stock.source and not stock.source.of_the_whole_tenant:
            return part_of_the_tenant(stock.source.path)
    return None


def elsewhere_or_part(before: Stock, ordered: Stock, now: Stock, people: Stock) -> Explanation | None:
    """Return why an export does not say who is assigned what in the tenant of the others, or None."""
    known, bought = tenants(before, now, people), tenants(ordered)
    if len(known) > 1:
        return another_tenant(known)
    if bought and known and bought != known:
        return order_of_another_tenant(bought[0], known)
    return partial(people)


def partial_order(ordered: Stock) -> Explanation | None:
    """Return why a part of an order proves nothing: nobody would look for the rest."""
    return part_of_the_order(ordered.source.path) if ordered.source and not ordered.source.complete else None


def elsewhere(
    ordered: Stock, after: Stock, known: tuple[str, ...], substitutions: Sequence[Substitution] = ()
) -> Explanation:
    """Return what two tenants mean: the order may be in the later one (F9, F14, F15)."""
    wanted = Stock(tuple(held for held in ordered.holdings if held.quantity != 0))
    sought = {held.item for held in wanted.holdings}
    lines = compare(wanted, after, of_the_order(wanted, substitutions)).lines
    if not sought or any(line.verdict != "enough" for line in lines if line.item in sought):
        return another_tenant(known)
    (tenant,) = tenants(after)
    return online_services_account(tenant) if _online_services(after) else wrong_account(tenant)


def _online_services(after: Stock) -> bool:
    """Return whether a tenant owns licences of Office 365, Microsoft 365, Intune or Enterprise Mobility."""
    there = [(held.item, held.quantity) for held in after.holdings]
    there += [(out.item, out.quantity) for out in after.left_out if out.reason != TRIAL]
    return any(count != 0 and normal(item).startswith(_OFFICE) for item, count in there)


# How their string ids and their names begin, normalised.
_OFFICE = (
    "enterprisep",
    "standardp",
    "spe ",
    "spb",
    "o365 ",
    "m365 ",
    "office",
    "microsoft office",
    "microsoft 365",
    "exchange",
    "sharepoint",
    "intune",
    "microsoft intune",
    "ems",
    "enterprise mobility",
    "desklessp",
)


def unnamed_tenant(*stocks: Stock) -> tuple[Message, ...]:
    """Return a note where a file does not say which tenant it is of."""
    return tuple(
        msg("{path} does not say which tenant it is of.", path=stock.source.path)
        for stock in stocks
        if stock.source and not stock.source.tenant_id
    )
