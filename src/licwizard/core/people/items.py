"""What the items are that users hold: named by the catalogue, and whether they count."""

from typing import NamedTuple

from licwizard.core.catalogue import Catalogue, is_guid, normal
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry
from licwizard.messages import Name


class Item(NamedTuple):
    """An item that users hold; `aside` is why it does not count (English), empty if it does.

    An item that the catalogue does not know has kind `unknown`, and the text that stood for it as its id.
    """

    id: str
    name: Name
    kind: str
    aside: str = ""

    @property
    def known(self) -> bool:
        """Return whether the item has a name in the catalogue."""
        return self.kind != "unknown"

    @property
    def product(self) -> tuple[str, str]:
        """Return what two SKUs of one product have in common: kind and English name, as the catalogue gives them.

        So a trial is not the equal of what it tries out, and of an unknown item only its own text is known (C5).
        """
        return (self.kind, normal(self.name.en)) if self.known else ("", normal(self.id))


class Items:
    """The items of one list: each text is looked up once, however many users hold it."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Begin with none."""
        self._catalogue = catalogue
        self.found: dict[str, Item] = {}

    def knows(self, text: str) -> bool:
        """Return whether a text is a GUID, an id or a whole name of the catalogue."""
        return self._catalogue.find(text) is not None

    def named(self, text: str, *, by_name: bool) -> str:
        """Return the id of the item that a GUID, an id, or (`by_name`) a whole name stands for; else the text itself.

        The rules are those of an inventory, with one addition: a GUID that the catalogue does not know may be
        anything, so it is never left aside.
        """
        word = text.strip()
        guid = word.casefold() if is_guid(word) else ""
        find = self._catalogue.find if by_name else self._catalogue.by_id
        product = self._catalogue.by_guid(guid) if guid else find(word)
        entry = Entry(guid or word, 0, guid=guid, by_name=by_name, person=bool(guid))
        out = take_stock([entry], self._catalogue).left_out
        aside = out[0].reason if out else ""
        if product:
            item = Item(product.id, product.name, product.kind, aside)
        else:
            item = Item(guid or word, Name(guid or word), "unknown", aside)
        return self.found.setdefault(item.id, item).id
