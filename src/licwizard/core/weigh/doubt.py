"""What keeps evidence from being weighed at all: another tenant, a part, an unsettled direct subscription."""

from licwizard.core.stock import Stock
from licwizard.core.weigh.weighed import Explanation, quantity
from licwizard.messages import Message, msg


def tenants(*stocks: Stock) -> tuple[str, ...]:
    """Return the tenants that inventories name (C9)."""
    found = {stock.source.tenant_id.casefold() for stock in stocks if stock.source and stock.source.tenant_id}
    return tuple(sorted(found))


def partial(*stocks: Stock) -> Explanation | None:
    """Return why a page or a selection proves nothing: what is missing from it would count 0."""
    for stock in stocks:
        if stock.source and not stock.source.complete:
            return Explanation(
                "part-of-the-tenant",
                msg("{path} is only part of what the tenant holds.", path=stock.source.path),
            )
    return None


def elsewhere(ordered: Stock, after: Stock, known: tuple[str, ...]) -> Explanation:
    """Return what two tenants mean: the order may be in the other one (F9, F14, F15)."""
    there = after.by_item()
    arrived = ordered.holdings and all(
        held.quantity is not None and (quantity(there.get(held.item)) or 0) >= held.quantity
        for held in ordered.holdings
    )
    if not arrived:
        return Explanation(
            "another-tenant",
            msg("The two exports are of different tenants: {tenants}.", tenants=known),
            "wrong-account",
        )
    if any(out.item.casefold().startswith(_OFFICE_IDS) for out in after.left_out):
        return Explanation(
            "online-services-account",
            msg(
                "The order is probably in another tenant, {tenants}, which holds other Online Services licences."
                " Licences of an agreement that carries those attach there by themselves.",
                tenants=known,
            ),
            "wrong-account",
        )
    return Explanation(
        "wrong-account",
        msg("The order is probably attached to another tenant: {tenants}.", tenants=known),
        "wrong-account",
    )


# String ids of Office 365, Microsoft 365, Intune and Enterprise Mobility, as they begin.
_OFFICE_IDS = (
    "enterprisep",
    "standardp",
    "spe_",
    "o365_",
    "office",
    "exchange",
    "sharepoint",
    "intune",
    "ems",
    "spb",
    "desklessp",
    "microsoft_365",
    "m365_",
)


def unnamed_tenant(before: Stock, after: Stock) -> tuple[Message, ...]:
    """Return a note where a file does not say which tenant it is of."""
    return tuple(
        msg("{path} does not say which tenant it is of.", path=stock.source.path)
        for stock in (before, after)
        if stock.source and not stock.source.tenant_id
    )
