"""Partner Center `subscribedskus`: one row a SKU of a customer, all its subscriptions pooled (C1, C2)."""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import count, customer, guid, notes, once, one_tenant, owned_count, word
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "partner-center-subscribed-skus"
COMMAND = "Get-PartnerCustomerSubscribedSku -CustomerId CUSTOMER | ConvertTo-Json -Depth 5 > licences.json"
_AGAIN = msg("export again with: {command}", command=COMMAND)


def is_row(row: Row) -> bool:
    """Return whether an object is a row of a customer's subscribed SKUs."""
    return isinstance(row.get("productsku"), dict)


def read(found: Found) -> Export:
    """Return the lines of an export; owned is what is active, not the total (C1).

    Raises SourceError for rows without an active count, for wrong counts, and for two customers (C9).
    """
    keyed = ((_key(Row(row["productsku"])), _entry(row, where)) for row, where in found.placed())
    tenant = one_tenant(map(customer, (*found.rows, *found.around)), found.name)
    return Export(once(keyed), FORMAT, tenant, found.complete)


def _key(sku: Row) -> str:
    return guid(word(sku, "id")) or word(sku, "skupartnumber", "name").casefold()


def _entry(row: Row, where: str) -> Entry:
    sku = Row(row["productsku"])
    owned = owned_count(row, "activeUnits", "activeUnits", where, _AGAIN)
    warning, suspended = (count(row, key, where, _AGAIN) for key in ("warningUnits", "suspendedUnits"))
    ended = count(row, "lockedOutUnits", where, _AGAIN)
    assigned = count(row, "consumedUnits", where, _AGAIN)
    name = word(sku, "skupartnumber", "name", "id")
    return Entry(
        name=name or where,
        amount=owned,
        guid=guid(word(sku, "id")),
        person=False,
        assigned=None if row.get("consumedunits") is None else assigned,
        notes=notes(owned, warning, suspended, ended, assigned),
        where=where,
        by_name=not word(sku, "skupartnumber"),
        problem=None if name else msg("the row names no item"),
        in_grace=warning,
        suspended=suspended,
    )
