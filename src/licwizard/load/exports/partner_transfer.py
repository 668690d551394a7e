"""Partner Center transfers: lines with add-ons nested inside, and one subscription in several transfers (C7)."""

from collections.abc import Iterator

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import customer, once, one_tenant, owned_count, word
from licwizard.load.exports.layout import fold, names
from licwizard.load.exports.partner_subscriptions import AGAIN
from licwizard.load.exports.subscriptions import Listed, entry_of, not_told
from licwizard.load.json import Row
from licwizard.messages import msg

FORMAT = "partner-center-transfer"
# A transfer without a status is one line among others; an active one waits for the customer
(_COUNTS,) = names("complete, completed, active, in progress, succeeded,")


def is_row(row: Row) -> bool:
    """Return whether an object is a transfer."""
    return isinstance(row.get("lineitems"), list) and any("transfer" in key or key == "customertenantid" for key in row)


def read(found: Found) -> Export:
    """Return the lines of transfers and the add-ons inside them, each subscription once (C7).

    A transfer's status is its own; that of a subscription is not told. A subscription counts if one of its transfers
    is completed or under way; one that came to nothing moved none, so whether it is held is not told. Raises
    SourceError for lines without a quantity, for wrong counts, and for two customers in one file (C9).
    """
    lines = [(line, where, word(row, "status")) for row, where in found.placed() for line in _lines(row["lineitems"])]
    keyed = [(word(line, "subscriptionid").casefold(), _entry(line, where)) for line, where, _ in lines]
    counts = {key for (key, _), (_, _, status) in zip(keyed, lines, strict=True) if key and fold(status) in _COUNTS}
    judged = (
        (key, entry if key in counts or fold(status) in _COUNTS else _came_to_nothing(entry, status))
        for (key, entry), (_, _, status) in zip(keyed, lines, strict=True)
    )
    entries = once(judged)
    return Export(entries, FORMAT, one_tenant(map(customer, found.rows), found.name), found.complete, pooled=False)


def _came_to_nothing(entry: Entry, status: str) -> Entry:
    problem = msg("its transfer is '{status}', so whether it is held or ordered is not told", status=status[:40])
    return entry._replace(problem=entry.problem or problem)


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
