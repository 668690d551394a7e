"""`Get-MsolAccountSku`: a row a SKU, named `tenant:SKU`; what is active is owned, what is in warning is in grace."""

import re
from collections.abc import Sequence

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
_COUNTS = ("count", "warning", "suspended", "assigned")
_SKU = re.compile(r"(?:[\w.-]+:)?[\w.-]+")


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each SKU. The tenant's short name is no id of it, but two of them are two tenants (C9)."""
    found = _without_console(records(header, rows))
    prefixes = {row.text("sku").rpartition(":")[0].strip().casefold(): row for row in reversed(found)}
    prefixes.pop("", None)
    if len(prefixes) > 1:
        raise _two(header, tuple(sorted(prefixes)))
    entries = [_entry(row) for row in found]
    return Export(once((entry.name.casefold(), entry) for entry in entries), FORMAT, account=next(iter(prefixes), ""))


def _without_console(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without what a console printed below them: a prompt, a remark.

    That has no number under any column, and is not spelled as a SKU is; what is spelled so may have lost its counts.
    """
    end = len(rows)
    while end and not (_counts(rows[end - 1]) or _SKU.fullmatch(rows[end - 1].text("sku"))):
        end -= 1
    return rows[:end]


def _counts(row: Row) -> bool:
    return any(sign.isdigit() for role in _COUNTS for sign in row.text(role))


def _entry(row: Row) -> Entry:
    owned, warning, suspended, assigned = (row.whole(role) for role in _COUNTS)
    name = row.text("sku").rpartition(":")[2].strip()
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
        "sku": names("account sku id"),
        "count": names("active units"),
        "warning": names("warning units"),
        "suspended": names("suspended units"),
        "assigned": names("consumed units"),
    },
    ("sku", "count"),
    read,
)
