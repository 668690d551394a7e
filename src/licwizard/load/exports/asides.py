"""What stands around the items of a table: letter-heads, groups and remarks, unless the catalogue knows them."""

from collections.abc import Iterable
from decimal import Decimal

from licwizard.core.catalogue import Catalogue
from licwizard.core.inventory import points_at_dynamics
from licwizard.core.numbers import read_count, shorten
from licwizard.core.stock import LeftOut
from licwizard.errors import LicwizardError
from licwizard.load.exports.export import Aside

_AROUND = " \t:;,.*•-–"


def settled(asides: Iterable[Aside], catalogue: Catalogue) -> tuple[LeftOut, ...]:
    """Return what is left out of the text around a table; raises the error of one that is an item after all."""
    found: list[LeftOut] = []
    for aside in asides:
        named = any(catalogue.find(text) or catalogue.find(text.strip(_AROUND)) for text in aside.texts)
        if named or (aside.pointing and aside.texts and points_at_dynamics(aside.texts[0])):
            raise aside.error
        if aside.reason:
            found.append(LeftOut(shorten(aside.texts[0]), _count(aside.amount), aside.reason))
    return tuple(dict.fromkeys(found))


def _count(text: str) -> Decimal | None:
    try:
        return read_count(text, decimals=False)
    except LicwizardError:
        return None
