"""Items of the catalogue that hold a few words; parts of words count. To be looked at: nothing is decided by it."""

from collections.abc import Sequence

from licwizard.core.catalogue import Catalogue, Product, normal

KINDS = ("user", "add_on", "device", "tenant", "trial")


def family(catalogue: Catalogue) -> tuple[Product, ...]:
    """Return the items of the Customer Engagement family, by kind and then by name."""
    items = (product for product in catalogue.products if product.engagement)
    return tuple(sorted(items, key=lambda one: (_place(one), one.name.en.casefold(), one.id)))


def find_items(catalogue: Catalogue, words: Sequence[str]) -> tuple[Product, ...]:
    """Return the items that hold every word in an id, a GUID or a name, past or present, the best first.

    First what the words name whole, then the Customer Engagement family, then what has the shorter name.
    """
    whole = " ".join(words)
    wanted = normal(whole).split()
    named = catalogue.find(whole)
    found = []
    for product in catalogue.products:
        texts = _texts(product)
        if wanted and all(any(word in text for text in texts) for word in wanted):
            length = min(len(text) for text in texts if wanted[0] in text)
            found.append((product is not named, not product.engagement, length, product.id, product))
    return tuple(row[-1] for row in sorted(found, key=lambda row: row[:-1]))


def names(product: Product) -> tuple[str, ...]:
    """Return the other names of an item, each once: the Swedish one, past ones, offers."""
    given = (name for name in (product.name.sv, *product.also) if name and normal(name) != normal(product.name.en))
    return tuple({normal(name): name for name in given}.values())


def _texts(product: Product) -> tuple[str, ...]:
    given = (product.id, product.guid, product.name.en, product.name.sv, *product.also)
    return tuple(normal(text) for text in given if text)


def _place(product: Product) -> int:
    return KINDS.index(product.kind) if product.kind in KINDS else len(KINDS)
