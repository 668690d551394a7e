"""The items that can be held or ordered, found by GUID, string id or whole name; never guessed (C5)."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from difflib import get_close_matches
from typing import Literal, NamedTuple

from licwizard.messages import Name

Kind = Literal["user", "add_on", "device", "tenant", "trial", "count", "unknown"]
_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_MARKS = re.compile(r"[\s\-_\u2010-\u2015\u2212]+")
_OFFER = re.compile(r"\(\s*qualified offer\s*\)")


class Product(NamedTuple):
    """One item: Microsoft's string id, GUID (may be empty), names, kind, unit and family."""

    id: str
    guid: str
    name: Name
    kind: Kind
    unit: str
    engagement: bool
    also: tuple[str, ...] = ()

    @property
    def told_apart(self) -> Name:
        """Return its name with its id, since one name may stand for several items (C5)."""
        return Name(*(f"{name} ({self.id})" if name else "" for name in self.name))


class Unit(NamedTuple):
    """What a unit word measures, and how many base units it is."""

    dimension: str
    factor: Decimal


def normal(name: str) -> str:
    """Return a name without what does not tell names apart: case, spaces, dashes, "(Qualified Offer)"."""
    return _MARKS.sub(" ", _OFFER.sub(" ", name.casefold())).strip()


def is_guid(text: str) -> bool:
    """Return whether a text is a GUID."""
    return _GUID.fullmatch(text.strip().casefold()) is not None


class Catalogue:
    """All products and units."""

    def __init__(self, products: Iterable[Product], units: Mapping[str, Unit], ambiguous: Iterable[str] = ()) -> None:
        """Index the products; a name in `ambiguous` finds nothing."""
        self.products = tuple(products)
        self.units = units
        self._guids = {product.guid: product for product in self.products if product.guid}
        self._ids = {product.id.casefold(): product for product in self.products}
        self._unclear: dict[str, list[Product]] = {normal(name): [] for name in ambiguous}
        self._names = {
            key: product
            for product in self.products
            for name in (product.name.en, product.name.sv, *product.also)
            if name and (key := normal(name)) not in self._unclear
        }
        for product in self.products:
            for key in {normal(name) for name in (product.name.en, product.name.sv, *product.also)}:
                if key in self._unclear:
                    self._unclear[key].append(product)

    def find(self, text: str) -> Product | None:
        """Return the product with this GUID, string id or whole name, in that order."""
        word = text.strip().casefold()
        return self._guids.get(word) or self._ids.get(word) or self._names.get(normal(text))

    def by_id(self, text: str) -> Product | None:
        """Return the product with this string id."""
        return self._ids.get(text.strip().casefold())

    def by_guid(self, text: str) -> Product | None:
        """Return the product with this GUID."""
        return self._guids.get(text.strip().casefold())

    def meanings(self, text: str) -> tuple[Product, ...]:
        """Return the products that a name stands for which finds nothing, since it stands for several."""
        return tuple(self._unclear.get(normal(text), ()))

    def near(self, text: str, count: int = 3) -> tuple[Product, ...]:
        """Return products whose id or name is like `text`, the likest first; to be offered, never taken."""
        word = normal(text)
        keys = {**{key.replace("_", " "): product for key, product in self._ids.items()}, **self._names}
        inside = [key for key in keys if len(word) > 2 and word in key]  # noqa: PLR2004
        inside.sort(key=lambda key: (not keys[key].engagement, len(key)))
        close = get_close_matches(word, list(keys), n=count * 2, cutoff=0.7)
        found = dict.fromkeys((*self.meanings(text), *(keys[key] for key in (*close, *inside))))
        return tuple(found)[:count]

    def unit(self, word: str) -> Unit | None:
        """Return what a unit word means."""
        return self.units.get(word.strip().casefold())

    def near_units(self, word: str) -> tuple[str, ...]:
        """Return unit words like `word`."""
        return tuple(get_close_matches(word.casefold(), list(self.units), n=2, cutoff=0.5))

    def allows_decimals(self, unit: str) -> bool:
        """Return whether counts in this unit may have decimals: storage only."""
        known = self.unit(unit)
        return known is not None and known.dimension == "storage"
