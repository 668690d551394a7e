"""The lines of a volume-licensing order or quote: part number, description, quantity.

No public table says which item a part number is, so it is shown, kept as the line's code for a mapping to
name, and not guessed at (C6).
"""

from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import Header, Layout, Row, names
from licwizard.load.exports.periods import PERIOD, entries_of
from licwizard.load.exports.remarks import is_extra
from licwizard.load.exports.stream import Stream
from licwizard.load.exports.sums import Sums
from licwizard.messages import msg

FORMAT = "vl-order-lines"
EXTRA = "discount, freight or tax"


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each description and part number; periods are not added up (C7).

    Where lines have a part number, one without that is named as freight, a discount or a tax is none of a licence.
    """
    sums = Sums(header, ("item", "part", "unit", "period"))
    sums.feed(rows)
    entries = entries_of(sums, _entry)
    if any(entry.code for entry in entries):
        entries = tuple(
            entry._replace(left_out=EXTRA) if not entry.code and is_extra(entry.name) else entry for entry in entries
        )
    entries += tuple(_uncounted(row) for row in sums.lines.extras)
    return Export(entries, FORMAT, asides=sums.lines.asides)


def _uncounted(row: Row) -> Entry:
    problem = msg("this item has no count")
    return Entry(row.text("item"), 0, where=row.where, problem=problem, left_out=EXTRA)


def _entry(row: Row, amount: str | int | Decimal, unit: str) -> Entry:
    part = row.text("part")
    name = row.text("item")
    return Entry(
        name=name or part,
        amount=amount,
        unit=unit,
        notes=(msg("part number {part}", part=part),) if part else (),
        where=row.where,
        # A part number may be spelt as some item's id; without a description nothing says what was ordered.
        problem=None if name else msg("the line has a part number and no description"),
        code=part,
    )


LAYOUT = Layout(
    FORMAT,
    {
        "part": names(
            "part number, part no, part, partnumber, part nr, microsoft part number, mfr part number,"
            "manufacturer part number,"
            "artikelnummer, artikelnr, artikel nr, art nr, artnr, tillverkarens artikelnummer, produktnummer"
        ),
        "item": names(
            "product description, description, item description, part description, produktbeskrivning, beskrivning,"
            "artikelbeskrivning",
            "item name, product name, item, product, name, benämning, produktnamn, artikel, artikelnamn, produkt, namn",
        ),
        "count": names(
            "quantity, qty, ordered quantity, quantity ordered, order quantity, antal, kvantitet, beställt antal",
            "units, licences, licenses, count, antal licenser, seats, users, pieces, pcs, användare, st, styck,"
            "antal användare, antal st, no of licences, no of licenses, no of users, no of seats, no of units,"
            "number of licences, number of licenses, number of users, number of seats, number of units",
        ),
        "unit": names("unit, uom, unit of measure, enhet, måttenhet", "units, enheter"),
        "period": PERIOD,
    },
    ("part", "item", "count"),
    read,
    alone=True,
)
