"""Microsoft Graph `GET /subscribedSkus`: one row a SKU, all its subscriptions pooled (C1, C2, C9).

`m365 entra license list --output json` and `Get-MgSubscribedSku | ConvertTo-Json` give the same rows.
"""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import count, guid, notes, once, one_tenant, owned_count, word
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "graph-subscribed-skus"
COMMAND = "Get-MgSubscribedSku -All | ConvertTo-Json -Depth 5 > licences.json"
AGAIN = msg("export again with: {command}", command=COMMAND)
_OTHERS = ("activeunits", "totallicenses", "productsku", "disabledplans", "chargetype", "accountskuid")
_SIGNS = ("consumedunits", "capabilitystatus", "appliesto", "subscriptionids", "accountid", "accountobjectid")
_SELECTED = {"id", "skuid", "skupartnumber", "additionalproperties", "@odata.type", "@odata.id"}
# Where one of these stands beside the name, it is somebody's own table.
COUNTED = ("quantity", "count", "owned", "total", "enabled", "licenses", "licences", "units")


def is_row(row: Row) -> bool:
    """Return whether an object is a row of subscribed SKUs, or of a selection from one."""
    if any(key in row for key in _OTHERS):
        return False
    if "prepaidunits" in row:  # even one that names nothing counts something
        return True
    if not ("skupartnumber" in row or "skuid" in row):
        return False
    if any(key in row for key in COUNTED):
        return False
    return any(key in row for key in _SIGNS) or row.keys() <= _SELECTED


def read(found: Found) -> Export:
    """Return the lines of an export; owned is what is enabled (C1), each SKU once.

    Raises SourceError for rows without an owned count (C3), for wrong counts, and for two tenants (C9).
    """
    keyed = [(_key(row), _entry(row, where)) for row, where in found.placed()]
    # A selection may leave out the GUID of a SKU that another page gives.
    full: dict[str, set[str]] = {}
    for key, entry in keyed:
        if entry.guid:
            full.setdefault(entry.name.casefold(), set()).add(key)
    entries = once((min(full.get(key, ()), default=key), entry) for key, entry in keyed)
    return Export(entries, FORMAT, _tenant(found), found.complete)


def _entry(row: Row, where: str) -> Entry:
    prepaid = row.get("prepaidunits")
    units = Row(prepaid) if isinstance(prepaid, dict) else Row({})
    owned = owned_count(units, "enabled", "prepaidUnits.enabled", where, AGAIN)
    warning, suspended, ended = (count(units, key, where, AGAIN) for key in ("warning", "suspended", "lockedOut"))
    assigned = count(row, "consumedUnits", where, AGAIN)
    sku = word(row, "skuid")
    name = word(row, "skupartnumber") or sku or _guid(row)
    return Entry(
        name=name or where,
        amount=owned,
        guid=_guid(row),
        person=False,
        assigned=None if row.get("consumedunits") is None else assigned,
        notes=notes(owned, warning, suspended, ended, assigned),
        where=where,
        by_name=False,
        problem=None if name else msg("the row names no item"),
        in_grace=warning,
        suspended=suspended,
    )


def _key(row: Row) -> str:
    """Return what tells a SKU apart: its GUID, also as the second half of `id`, else its name."""
    return _guid(row) or word(row, "skupartnumber", "skuid", "id").casefold()


def _guid(row: Row) -> str:
    _, _, second = word(row, "id").partition("_")
    return guid(word(row, "skuid")) or guid(second)


def _tenant(found: Found) -> str | None:
    """Return the first half of `id`; `accountId` only where there is no such id (C9)."""
    halves = [word(row, "id").partition("_") for row in found.rows]
    ids = [guid(first) for first, _, second in halves if second]
    accounts = [guid(word(row, "accountid", "accountobjectid")) for row in found.rows]
    return one_tenant(ids if any(ids) else accounts, found.name)
