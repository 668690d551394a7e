"""Items of a file that the catalogue does not know, named by a person; never guessed (C5)."""

from collections.abc import Mapping
from decimal import Decimal

from licwizard.core.catalogue import Catalogue, Product, normal
from licwizard.core.stock import Holding, LeftOut, Stock
from licwizard.core.stock_json import added
from licwizard.errors import AnswerError
from licwizard.messages import msg

NO_ITEM = "-"
NOT_AN_ITEM = "not an item, as decided"


def named(stock: Stock, names: Mapping[str, str], catalogue: Catalogue) -> Stock:
    """Return the inventory with items counted under what a person says they are; a note says so.

    `names` is what the file calls an item to an item of the catalogue, or to `-` where it is none, such as a sum
    or a tax; that is left out, and said to be. Raises AnswerError for a name
    that the file does not have, and for an item that the catalogue does not have.
    """
    unknown = {normal(held.item): held.item for held in stock.holdings if not held.known}
    chosen: dict[str, Product] = {}
    dropped: set[str] = set()
    for name, item in names.items():
        product = catalogue.find(item)
        if item == NO_ITEM and normal(name) in unknown:
            dropped.add(unknown[normal(name)])
            continue
        if normal(name) not in unknown:
            raise AnswerError(
                "bad-name",
                msg("'{name}' is no unknown item of the file", name=name),
                help=msg("the unknown items are: {items}", items=tuple(unknown.values()) or ("\N{EN DASH}",)),
            )
        if product is None:
            raise AnswerError(
                "bad-name",
                msg("'{item}' is not in the catalogue", item=item),
                help=msg("look for it: {command}", command="licwizard items"),
            )
        chosen[unknown[normal(name)]] = product
    holdings = [
        _as(held, chosen[held.item]) if held.item in chosen else held
        for held in stock.holdings
        if held.item not in dropped
    ]
    together = added(Stock((held,)) for held in holdings)
    left_out = tuple(LeftOut(held.item, held.quantity, NOT_AN_ITEM) for held in stock.holdings if held.item in dropped)
    return stock._replace(holdings=together.holdings, left_out=(*stock.left_out, *left_out))


def _as(held: Holding, product: Product) -> Holding:
    fits = held.unit in {"", product.unit} and (held.quantity is None or _whole(held, product))
    problem = held.problem or (
        None if fits else msg("{unit} does not measure this item", unit=held.unit or product.unit)
    )
    return held._replace(
        item=product.id,
        sku_id=product.guid or None,
        name=product.name,
        kind=product.kind,
        unit=product.unit,
        quantity=held.quantity if fits else None,
        problem=problem,
        notes=(*held.notes, msg("'{name}' in the file, as decided", name=held.item)),
    )


def _whole(held: Holding, product: Product) -> bool:
    count = held.quantity or Decimal(0)
    return product.unit == "GB" or count == count.to_integral_value()
