"""Microsoft Graph `GET /directory/subscriptions`: one row a subscription (C2)."""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import guid, moment, once, one_tenant, owned_count, truth, word
from licwizard.load.exports.subscriptions import DROPPED, Listed, deleted, entry_of, status_of, without_deleted
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "graph-directory-subscriptions"
COMMAND = "Get-MgDirectorySubscription -All | ConvertTo-Json -Depth 5 > subscriptions.json"
_AGAIN = msg("export again with: {command}", command=COMMAND)
_STATUSES = {
    "enabled": "active",
    "warning": "in_grace",
    "suspended": "suspended",
    "lockedout": "ended",
    "deleted": DROPPED,
}
_NAMED = ("skupartnumber", "skuid", "commercesubscriptionid")


def is_row(row: Row) -> bool:
    """Return whether an object is a subscription of a directory, or of a selection from one."""
    if "totallicenses" in row:
        return any(key in row for key in _NAMED) or "status" in row
    return "nextlifecycledatetime" in row and any(key in row for key in _NAMED)


def read(found: Found) -> Export:
    """Return the lines of an export, one a subscription; those that are deleted do not count.

    Raises SourceError for rows without a count, and for wrong counts. The owner's tenant that rows name may be
    that of a partner, so it is not taken for the tenant of the licences (C9).
    """
    entries = once(
        (word(row, "id", "commercesubscriptionid").casefold(), _entry(row, at)) for row, at in found.placed()
    )
    halves = [word(row, "id").partition("_") for row in found.rows]
    tenant = one_tenant((guid(first) for first, _, second in halves if guid(second)), found.name)
    return Export(without_deleted(entries), FORMAT, tenant, found.complete, pooled=False, deleted=deleted(entries))


def _entry(row: Row, where: str) -> Entry:
    sku = word(row, "skuid")
    listed = Listed(
        id=word(row, "id", "commercesubscriptionid").casefold(),
        name=word(row, "skupartnumber") or sku,
        units=owned_count(row, "totalLicenses", "totalLicenses", where, _AGAIN),
        status=status_of(word(row, "status"), _STATUSES),
        guid=guid(sku),
        trial=truth(row, "istrial"),
        created=moment(row.get("createddatetime")),
        ends=moment(row.get("nextlifecycledatetime")),
        by_name=False,
        also=(commerce,) if (commerce := word(row, "commercesubscriptionid").casefold()) else (),
    )
    return entry_of(listed, where)
