"""The licences that the Microsoft 365 admin centre exports: owned is the total without what has expired (C10)."""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_values import notes
from licwizard.load.exports.layout import Header, Layout, Row, names
from licwizard.load.exports.lines import records
from licwizard.load.exports.stream import Stream
from licwizard.messages import Message, msg

FORMAT = "admin-center-licenses"
_AGAIN = msg("export the list again: Billing > Licenses > Export")


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each product; raises SourceError where more have expired than there are (C10)."""
    return Export(tuple(_entry(row) for row in records(header, rows)), FORMAT)


def _entry(row: Row) -> Entry:
    total, expired, assigned = row.whole("total"), row.whole("expired"), row.whole("assigned")
    if expired > total:
        raise row.header.error(
            "expired-above-total",
            row.line,
            msg("{expired} expired of a total of {total}", expired=expired, total=total),
            _AGAIN,
        )
    return Entry(
        name=row.text("item"),
        amount=total - expired,
        person=False,
        assigned=assigned if row.header.has("assigned") else None,
        notes=(*_expired(expired), *notes(total - expired, 0, 0, 0, assigned)),
        where=row.where,
        in_grace=expired,
    )


def _expired(expired: int) -> tuple[Message, ...]:
    return (msg("{count} expired, not counted as owned", count=expired),) if expired else ()


_PRODUCT = names(
    "product title, product name, product, produkttitel, produktnamn, produkt, produktrubrik, produktens namn,"
    "licence, license, licens, licences, licenses, licenser, subscription, prenumeration, name, namn"
)
_TOTAL = names(
    "total licenses, total licences, total, totalt antal licenser, totala licenser, totalt, licenser totalt,"
    "antal licenser, totalt antal"
)
LAYOUT = Layout(
    FORMAT,
    {
        "item": _PRODUCT,
        "total": _TOTAL,
        "expired": names(
            "expired licenses, expired licences, expired, utgångna licenser, utgångna,"
            "antal utgångna licenser, förfallna licenser"
        ),
        "assigned": names(
            "assigned licenses, assigned licences, assigned, tilldelade licenser, tilldelade, antal tilldelade licenser"
        ),
    },
    ("item", "total", "expired"),
    read,
)
