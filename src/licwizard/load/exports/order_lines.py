"""The lines of a volume-licensing order or quote: part number, description, quantity.

No public table says which item a part number is, so it is shown, kept as the line's code for a mapping to
name, and not guessed at (C6).
"""

from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import Header, Layout, Row, names
from licwizard.load.exports.periods import PERIOD, entries_of
from licwizard.load.exports.stream import Stream
from licwizard.load.exports.sums import Sums
from licwizard.messages import msg

FORMAT = "vl-order-lines"


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each description and part number; periods are not added up (C7)."""
    sums = Sums(header, ("item", "part", "unit", "period"))
    sums.feed(rows)
    return Export(entries_of(sums, _entry), FORMAT)


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
            "units, licences, licenses, count, antal licenser",
        ),
        "unit": names("unit, uom, unit of measure, enhet, måttenhet", "units, enheter"),
        "period": PERIOD,
    },
    ("part", "item", "count"),
    read,
    alone=True,
)
