"""A small catalogue, and inventories of its items, as values."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Literal, NamedTuple

from licwizard.core.catalogue import Catalogue, Product, Unit
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock
from licwizard.messages import Name

PRO, PLAN, INSTANCE, STORAGE = "CRMSTANDARD", "DYN365_PLAN", "CRMINSTANCE", "CRMSTORAGE"
DEVICE, TRIAL, OFFICE = "CRMDEVICE", "CRMTRIAL", "OFFICE_E3"
TENANT = "11111111-2222-3333-4444-555555555555"
OTHER_TENANT = "99999999-2222-3333-4444-555555555555"


def guid(number: int) -> str:
    return f"00000000-0000-0000-0000-{number:012d}"


CATALOGUE = Catalogue(
    (
        Product(PRO, guid(1), Name("Dynamics CRM Online Professional"), "user", "licence", True, ("professional",)),
        Product(PLAN, guid(2), Name("Dynamics 365 Plan", "Dynamics 365-plan"), "user", "licence", True),
        Product(INSTANCE, guid(3), Name("Additional instance", "Ytterligare instans"), "add_on", "instance", True),
        Product(
            STORAGE, guid(4), Name("Additional storage", "Ytterligare lagring"), "add_on", "GB", True, ("storage",)
        ),
        Product(DEVICE, guid(5), Name("Dynamics CRM Device"), "device", "device", True),
        Product(TRIAL, guid(6), Name("Dynamics 365 Trial"), "trial", "licence", True),
        Product(OFFICE, guid(7), Name("Office 365 E3"), "user", "licence", False),
    ),
    {
        "gb": Unit("storage", Decimal(1)),
        "mb": Unit("storage", 1 / Decimal(1024)),
        "tb": Unit("storage", Decimal(1024)),
        "licence": Unit("licence", Decimal(1)),
        "users": Unit("licence", Decimal(1)),
        "instance": Unit("instance", Decimal(1)),
        "device": Unit("device", Decimal(1)),
    },
    ("Two Meanings",),
)

Counts = Mapping[str, int | str | Decimal]


class Row(NamedTuple):
    """What an export says of one item: owned, and assigned."""

    owned: int
    assigned: int = 0


def typed(counts: Counts) -> Stock:
    """Return an inventory as a person types it."""
    return take_stock((Entry(name, amount) for name, amount in counts.items()), CATALOGUE)


def exported(rows: Mapping[str, Row], *, tenant: str | None = TENANT, complete: bool = True) -> Stock:
    """Return an inventory as an export of a tenant gives it."""
    entries = (Entry(name, row.owned, person=False, assigned=row.assigned) for name, row in rows.items())
    digest = sha256(repr((sorted(rows.items()), tenant, complete)).encode()).hexdigest()
    return take_stock(entries, CATALOGUE, source=Source("now.json", "made-up", digest, tenant, complete))


def quantities(stock: Stock) -> dict[str, Decimal | None]:
    return {held.item: held.quantity for held in stock.holdings}


def reasons(stock: Stock) -> dict[str, str]:
    return {out.item: out.reason for out in stock.left_out}


def stock_of(entries: Iterable[Entry], *, everything: bool = False) -> Stock:
    return take_stock(entries, CATALOGUE, everything=everything)


Verdict = Literal["enough", "short", "unknown"]
