"""Plain tables of items and counts, as people make them."""

from decimal import Decimal

from licwizard.core.catalogue import is_guid
from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_values import one_tenant
from licwizard.load.exports.layout import Header, Layout, Row, names
from licwizard.load.exports.periods import PERIOD, entries_of
from licwizard.load.exports.stream import Stream
from licwizard.load.exports.sums import Sums

ITEM = names(
    "item, items, item name, product, products, product name, product title, name, licence, license, licence name,"
    "license name, licence type, license type, offer, offer name, sku name, display name, subscription,"
    "subscription name,"
    "produkt, produkter, produktnamn, produkttitel, artikel, artikelnamn, licens, licensnamn, licenstyp, namn,"
    "benämning, abonnemang, abonnemangsnamn, prenumeration, vara",
    "description, product description, item description, beskrivning, produktbeskrivning, artikelbeskrivning",
    "licences, licenses, licenser",
)
# Of money or of the row as well, so that they count only where nothing else may
WEAK = ("total, totals, totalt", "number, numbers")
COUNT = names(
    "quantity, qty, quantities, count, counts, antal, kvantitet, mängd, owned, owned units, owned quantity,"
    "quantity owned,"
    "ordered, ordered quantity, quantity ordered, number of licences, number of licenses, licence count, license count,"
    "beställt antal, ägda, antal licenser, prepaid units enabled, enabled units, active units",
    "licences, licenses, licenser, seats, units, platser, enabled, active, users, pieces, pcs, användare, st, styck,"
    "no of licences, no of licenses, no of users, no of seats, no of units, no of pieces, # of licences, # of licenses,"
    "# of users, # of seats, # licences, # licenses, # users, # seats, number of users, number of seats,"
    "number of units, number of pieces, user count, seat count, unit count, antal användare, antal platser, antal st,"
    "antal styck",
    "total licences, total licenses, total units, total quantity, total users, total seats, totalt antal,"
    "totalt antal licenser, totalt antal användare",
    *WEAK,
)
PLAIN = {
    "item": ITEM[:2],
    "id": names("sku part number, string id, sku", "sku code, item id, product id, id, artikel-id, produkt-id"),
    "guid": names("guid, sku id, sku guid, product guid"),
    "count": COUNT,
    "unit": names("unit, uom, unit of measure, measure, enhet, måttenhet", "units, enheter"),
    "tenant": names("tenant id, customer tenant id, tenant, klient-id, klientorganisations-id"),
    "period": PERIOD,
}
TOTALS, NUMBERS = COUNT[-2:]


def read(header: Header, rows: Stream) -> Export:
    """Return a line for each item; a string id is taken before a name, and a GUID is looked at with either."""
    sums = Sums(header, ("item", "id", "guid", "unit", "tenant", "period"))
    sums.feed(rows)
    tenants = {
        row.text("tenant").casefold() for row in (*sums.rows.values(), *(one.row for one in sums.measured.values()))
    }
    return Export(entries_of(sums, _entry), "", one_tenant(tenants, header.file), asides=sums.lines.asides)


def _entry(row: Row, amount: str | int | Decimal, unit: str) -> Entry:
    guid = row.text("guid")
    named = row.text("id") or row.text("item") or guid
    return Entry(name=named, amount=amount, guid=guid if is_guid(guid) else "", unit=unit, where=row.where)


LAYOUTS = (
    Layout("", PLAIN, ("count",), read, one_of=(("item", "id", "guid"),), alone=True),
    # "Licences" is what is held where another column counts
    Layout(
        "",
        {"count": COUNT[:1], "item": ITEM[2:], "unit": PLAIN["unit"], "period": PERIOD},
        ("item", "count"),
        read,
        alone=True,
    ),
)
