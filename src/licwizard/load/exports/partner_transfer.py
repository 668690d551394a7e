"""Partner Center transfers: lines with add-ons nested inside, and one subscription in several transfers (C7)."""

from collections.abc import Iterator

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import customer, once, one_tenant, owned_count, word
from licwizard.load.exports.partner_subscriptions import AGAIN
from licwizard.load.exports.subscriptions import Listed, entry_of, not_told
from licwizard.load.json import Row

FORMAT = "partner-center-transfer"


def is_row(row: Row) -> bool:
    """Return whether an object is a transfer."""
    return isinstance(row.get("lineitems"), list) and any("transfer" in key or key == "customertenantid" for key in row)


def read(found: Found) -> Export:
    """Return the lines of transfers and the add-ons inside them, each subscription once, whatever the status (C7).

    A transfer's status is its own; that of a subscription is not told. Raises SourceError for lines without a
    quantity, for wrong counts, and for two customers in one file (C9).
    """
    lines = [(line, where) for row, where in found.placed() for line in _lines(row["lineitems"])]
    entries = once((word(line, "subscriptionid").casefold(), _entry(line, where)) for line, where in lines)
    return Export(entries, FORMAT, one_tenant(map(customer, found.rows), found.name), found.complete, pooled=False)


def _lines(items: object) -> Iterator[Row]:
    pending = [items]
    while pending:
        for one in _objects(pending.pop()):
            line = Row(one)
            yield line
            pending.append(line.get("addonitems"))


def _objects(items: object) -> list[dict[str, object]]:
    return [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def _entry(line: Row, where: str) -> Entry:
    name = word(line, "offername", "friendlyname")
    units = owned_count(line, "quantity", "quantity", where, AGAIN)
    entry = entry_of(Listed(word(line, "subscriptionid").casefold(), name, units, "active"), where)
    return not_told(entry)
