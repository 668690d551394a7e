"""Partner Center `subscriptions`: one row a subscription of a customer, add-ons as rows of their own (C2)."""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import customer, moment, once, one_tenant, owned_count, truth, word
from licwizard.load.exports.subscriptions import DROPPED, Listed, deleted, entry_of, status_of, without_deleted
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "partner-center-subscriptions"
COMMAND = "Get-PartnerCustomerSubscription -CustomerId CUSTOMER | ConvertTo-Json -Depth 5 > subscriptions.json"
AGAIN = msg("export again with: {command}", command=COMMAND)
# What is pending is not there yet; what is "none" or "disabled" may be.
_STATUSES = {"active": "active", "suspended": "suspended", "expired": "ended", "deleted": DROPPED}


def is_row(row: Row) -> bool:
    """Return whether an object is a subscription of a customer."""
    named = any(key in row for key in ("offername", "offerid", "friendlyname"))
    return named and "status" in row and "quantity" in row and "chargetype" not in row and "lineitems" not in row


def read(found: Found) -> Export:
    """Return the lines of an export, one a subscription; owned is what is active.

    Raises SourceError for wrong counts, and for two customers in one file (C9).
    """
    entries = once((word(row, "id", "subscriptionid").casefold(), _entry(row, where)) for row, where in found.placed())
    tenant = one_tenant(map(customer, (*found.rows, *found.around)), found.name)
    return Export(without_deleted(entries), FORMAT, tenant, found.complete, pooled=False, deleted=deleted(entries))


def _entry(row: Row, where: str) -> Entry:
    name = word(row, "id", "subscriptionid").casefold()
    listed = Listed(
        id=name,
        name=word(row, "offername", "friendlyname"),  # a friendly name is whatever the customer calls it
        units=owned_count(row, "quantity", "quantity", where, AGAIN),
        status=status_of(word(row, "status"), _STATUSES),
        trial=truth(row, "istrial"),
        created=moment(row.get("creationdate")),
        ends=moment(row.get("commitmentenddate")),
        also=(name,) if name else (),
    )
    pending = word(row, "status").casefold() == "pending"
    return entry_of(listed, where, msg("it is pending, so whether it is owned is not told") if pending else None)
