"""Partner Center reconciliation lines: a row a charge, which repeats the quantity of its subscription (C7)."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import customer, moment, once, one_tenant, owned_count, unsure, word
from licwizard.load.exports.partner_subscriptions import AGAIN
from licwizard.load.exports.subscriptions import Listed, entry_of, not_told
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "partner-center-reconciliation"
_SIGNS = ("chargetype", "chargestartdate", "invoicenumber", "unitprice")
# Charges whose quantity is that of the whole subscription; others say by how much it changed, or that it ended.
_OF_ALL = {"new", "renew", "cyclefee", "purchasefee", ""}


def is_row(row: Row) -> bool:
    """Return whether an object is a charge."""
    return "subscriptionid" in row and "quantity" in row and any(key in row for key in _SIGNS)


def read(found: Found) -> Export:
    """Return a line for each subscription that was charged; a quantity is not added up over charges (C7).

    Where quantities differ, the latest charge says it; if that is of a change, the quantity is not told.
    Raises SourceError for two customers in one file (C9).
    """
    charged: dict[str, list[tuple[Row, str]]] = {}
    for row, where in found.placed():
        charged.setdefault(word(row, "subscriptionid").casefold() or where, []).append((row, where))
    entries = once((subscription, _entry(subscription, rows)) for subscription, rows in charged.items())
    return Export(entries, FORMAT, one_tenant(map(customer, found.rows), found.name), found.complete, pooled=False)


def _entry(subscription: str, rows: Sequence[tuple[Row, str]]) -> Entry:
    charges = [(_of_charge(subscription, row, where), moment(row.get("chargestartdate"))[:10]) for row, where in rows]
    entries = [entry for entry, _ in charges]
    of_all = [_is_of_all(row) for row, _ in rows]
    if all(of_all) and len({_facts(entry) for entry in entries}) == 1:
        return entries[0]
    last = max(start for _, start in charges)
    latest = [(entry, full) for (entry, start), full in zip(charges, of_all, strict=True) if start == last]
    if not all(start for _, start in charges) or len({_facts(entry) for entry, _ in latest}) > 1:
        return unsure(entries, msg("the charges differ, and none is the latest"))
    if not all(full for _, full in latest):
        return unsure(entries, msg("the latest charge is of a change, so how many there are is not told"))
    return latest[0][0]


def _is_of_all(row: Row) -> bool:
    kind = "".join(word(row, "chargetype").casefold().split())
    quantity = row["quantity"]
    return kind in _OF_ALL and not (isinstance(quantity, int | Decimal) and quantity < 0)


def _of_charge(subscription: str, row: Row, where: str) -> Entry:
    units = owned_count(row, "quantity", "quantity", where, AGAIN) if _is_of_all(row) else 0
    listed = Listed(
        id=subscription,
        name=word(row, "offername", "skuname", "productname"),
        units=units,
        status="active",
        created=moment(row.get("subscriptionstartdate")),
        ends=moment(row.get("subscriptionenddate")),
    )
    return not_told(entry_of(listed, where))


def _facts(entry: Entry) -> tuple[str, str]:
    return entry.name, str(entry.amount)
