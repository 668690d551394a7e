"""Which items count, and what meets what."""

from collections.abc import Iterable, Sequence

from licwizard.core.compare import Substitution
from licwizard.core.inventory import TRIAL
from licwizard.core.people.items import Item
from licwizard.messages import Name

_Product = tuple[str, str]


class Scope:
    """What the items of two lists are to each other.

    An item is met by itself, by another SKU of the same product, and by what a person decided. One licence may
    meet several that were given up, where a substitution names each: what a user may do is not counted in units.
    """

    def __init__(self, items: Iterable[Item], substitutions: Sequence[Substitution], *, everything: bool) -> None:
        """Look up each item once; with `everything`, only trials are left aside (C4)."""
        self._items = {item.id: item for item in items}
        self._products = {item.id: item.product for item in self._items.values()}
        self._instead: dict[_Product, set[_Product]] = {}
        for one in substitutions:
            self._instead.setdefault(self.product(one.current), set()).add(self.product(one.ordered))
        self._aside = frozenset(
            item.id for item in self._items.values() if item.aside and (item.aside == TRIAL or not everything)
        )

    def product(self, item: str) -> _Product:
        """Return the product that an item is."""
        return self._products.get(item) or Item(item, Name(item), "unknown").product

    def products(self, items: frozenset[str]) -> set[_Product]:
        """Return the products that items of the two lists are."""
        return set(map(self._products.__getitem__, items))

    def counted(self, items: frozenset[str]) -> list[str]:
        """Return the items that count, in the order of their ids."""
        return sorted(items - self._aside)

    def moves(self, item: str) -> bool:
        """Return whether it was decided that another item meets this one."""
        return self.product(item) in self._instead

    def met(self, item: str, held: set[_Product]) -> bool:
        """Return whether something that is held was decided to meet an item."""
        return not held.isdisjoint(self._instead.get(self.product(item), ()))

    def nameless(self, item: str) -> bool:
        """Return whether nobody can say what an item is: neither the catalogue nor a substitution."""
        found = self._items.get(item)
        return not (found and found.known) and not self.moves(item)

    def name(self, item: str) -> Name:
        """Return the name of an item."""
        found = self._items.get(item)
        return found.name if found else Name(item)
