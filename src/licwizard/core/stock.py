"""Items and counts at a moment: the values, from a line as it was read to a whole inventory."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from licwizard.messages import Message, Name

_NEVER_WHOLE = frozenset(
    {"partner-center-transfer", "partner-center-reconciliation", "power-platform-tenant-capacity", "vl-order-lines"}
)


class Subscription(NamedTuple):
    """One subscription of an export that lists them: `units` whatever its status, dates as ISO text.

    `status` is active, in_grace, suspended, ended, deleted or unknown; `channel` is the purchase channel as the
    export names it ("Commercial direct", "Volume licensing"), empty where it does not. `also` are ids of the same
    subscription in other systems, such as commerce; if `id` is one of those, it stands there too.
    """

    id: str
    item: str
    units: int
    status: str
    trial: bool = False
    created: str = ""
    ends: str = ""
    channel: str = ""
    also: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One line as it was read.

    `name` is an id or a name (`by_name` False: an id only, as exports of ids write it); `amount` is what
    is owned. `person`: typed, or from a plain table, so never silently left out. `problem`: why its count
    cannot be told. `in_grace` and `suspended` are units that are not owned (C1). `code` is a part number of an order.
    `left_out`: why the line is none of a licence (English, as in `LeftOut`), such as freight; empty for all others.
    """

    name: str
    amount: str | int | Decimal
    guid: str = ""
    unit: str = ""
    person: bool = True
    trial: bool = False
    assigned: int | None = None
    notes: tuple[Message, ...] = ()
    where: str | None = None
    by_name: bool = True
    problem: Message | None = None
    in_grace: int = 0
    suspended: int = 0
    subscription: Subscription | None = None
    code: str = ""
    left_out: str = ""


class Holding(NamedTuple):
    """How much of one item; `quantity` is None where it cannot be told, and `problem` says why.

    `in_grace` and `suspended` count what is there and not owned, in licences. `codes` are the part numbers that it
    was ordered by: a mapping may name it by one (C6).
    """

    item: str
    sku_id: str | None
    name: Name
    kind: str
    unit: str
    quantity: Decimal | None
    assigned: int | None = None
    problem: Message | None = None
    notes: tuple[Message, ...] = ()
    in_grace: int = 0
    suspended: int = 0
    codes: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        """Return whether the item has a name in the catalogue."""
        return self.kind != "unknown"


class LeftOut(NamedTuple):
    """A line that is not compared, and why (English: it is a machine word too)."""

    item: str
    quantity: Decimal | None
    reason: str


class Source(NamedTuple):
    """Where an inventory was read: SHA-256 and size of the bytes, tenant where the file names one.

    `taken` is the file's own date (ISO 8601, UTC), empty where there is none; `complete` is False for
    a page or a selection; `pooled` is False where the file lists subscriptions one by one. `account` is the tenant's
    short name, where the file has that and no id.
    """

    path: str
    format: str
    sha256: str
    tenant_id: str | None = None
    complete: bool = True
    size: int = 0
    taken: str = ""
    pooled: bool = True
    account: str = ""

    @property
    def of_the_whole_tenant(self) -> bool:
        """Return whether what is missing counts 0: neither a page, nor a format that never lists all of a tenant."""
        return self.complete and self.format not in _NEVER_WHOLE


def tenants_apart(sources: Iterable[Source]) -> tuple[str, ...]:
    """Return the tenants that files name, if they are of more than one, else none (C9).

    Ids are held against ids and short names against short names: which of them belong together is not told.
    """
    named = list(sources)
    ids = {source.tenant_id.casefold() for source in named if source.tenant_id}
    accounts = {source.account.casefold() for source in named if source.account}
    return next((tuple(sorted(found)) for found in (ids, accounts) if len(found) > 1), ())


class Stock(NamedTuple):
    """An inventory: holdings by item, what was left out, the file it came from, and its subscriptions if it has any."""

    holdings: tuple[Holding, ...]
    left_out: tuple[LeftOut, ...] = ()
    source: Source | None = None
    subscriptions: tuple[Subscription, ...] = ()

    @property
    def of_nothing(self) -> bool:
        """Return whether it was read from a file in which nothing stands that is compared: probably another file."""
        return self.source is not None and not self.holdings

    def by_item(self) -> dict[str, Holding]:
        """Return the holdings under their item."""
        return {holding.item: holding for holding in self.holdings}
