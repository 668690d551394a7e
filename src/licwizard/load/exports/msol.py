"""`Get-MsolAccountSku`: a row a SKU, named `tenant:SKU`; what is active is owned, what is in warning is in grace."""

from licwizard.core.stock import Entry
from licwizard.errors import SourceError
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_values import notes, once
from licwizard.load.exports.layout import Header, Layout, Row, names
from licwizard.load.exports.lines import records
from licwizard.load.exports.stream import Stream
from licwizard.load.source import source_error
from licwizard.messages import msg

FORMAT = "msol-account-sku"


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each SKU. The tenant's short name is no id of it, but two of them are two tenants (C9)."""
    found = records(header, rows)
    prefixes = {row.text("item").rpartition(":")[0].strip().casefold(): row for row in reversed(found)}
    prefixes.pop("", None)
    if len(prefixes) > 1:
        raise _two(header, tuple(sorted(prefixes)))
    entries = [_entry(row) for row in found]
    return Export(once((entry.name.casefold(), entry) for entry in entries), FORMAT, account=next(iter(prefixes), ""))


def _entry(row: Row) -> Entry:
    owned, warning, suspended, assigned = (row.whole(role) for role in ("count", "warning", "suspended", "assigned"))
    name = row.text("item").rpartition(":")[2].strip()
    if not name:
        raise row.header.error(
            "not-a-table", row.line, msg("this line names no item"), msg("export it again, or take out the line")
        )
    return Entry(
        name=name,
        amount=owned,
        person=False,
        assigned=assigned if row.header.has("assigned") else None,
        notes=notes(owned, warning, suspended, 0, assigned),
        where=row.where,
        by_name=False,
        in_grace=warning,
        suspended=suspended,
    )


def _two(header: Header, prefixes: tuple[str, ...]) -> SourceError:
    return source_error(
        "two-tenants",
        header.file,
        msg("the file holds licences of {count} tenants: {tenants}", count=len(prefixes), tenants=prefixes[:5]),
        msg("export each tenant to a file of its own"),
    )


LAYOUT = Layout(
    FORMAT,
    {
        "item": names("account sku id"),
        "count": names("active units"),
        "warning": names("warning units"),
        "suspended": names("suspended units"),
        "assigned": names("consumed units"),
    },
    ("item", "count"),
    read,
)
