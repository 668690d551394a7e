"""From lines as they were read to an inventory: holdings by item, and what is left out."""

import re
from collections.abc import Iterable
from decimal import Decimal

from licwizard.core.catalogue import Catalogue, Product, Unit, is_guid
from licwizard.core.numbers import is_piece, read_count, split_unit
from licwizard.core.stock import Entry, Holding, LeftOut, Source, Stock, Subscription
from licwizard.errors import LicwizardError, SourceError
from licwizard.messages import Message, Name, msg

_DYNAMICS = re.compile(r"dyn365|d365|crm|cds|dataverse|dynamics", re.IGNORECASE)
TRIAL = "trial"
OTHER = "not Dynamics 365 Customer Engagement"
NOT_LISTED = "not in the catalogue"
_PIECE = Unit("unit", Decimal(1))


def points_at_dynamics(text: str) -> bool:
    """Return whether a text may be of Dynamics 365, whatever else it says."""
    return _DYNAMICS.search(text) is not None


def take_stock(
    entries: Iterable[Entry], catalogue: Catalogue, *, source: Source | None = None, everything: bool = False
) -> Stock:
    """Return the inventory that lines add up to; the order of lines does not matter.

    Raises SourceError, with the line's place, for a count or a unit that is none.
    """
    held: dict[str, Holding] = {}
    left_out: dict[tuple[str, str], LeftOut] = {}
    listed: list[Subscription] = []
    for entry in entries:
        try:
            holding = _holding(entry, catalogue, lenient=source is not None and not everything)
        except LicwizardError as error:
            error.where = error.where or entry.where
            raise
        reason = _left_out(entry, holding, catalogue, everything=everything)
        if entry.subscription and reason in {"", TRIAL}:
            listed.append(entry.subscription._replace(item=holding.item, trial=reason == TRIAL))
        if reason:
            key = (holding.item, reason)
            before = left_out.get(key)
            quantity = _sum(before.quantity, holding.quantity) if before else holding.quantity
            left_out[key] = LeftOut(holding.item, quantity, reason)
        else:
            known = held.get(holding.item)
            held[holding.item] = _joined(known, holding) if known else holding
    return Stock(
        tuple(held[item] for item in sorted(held)),
        tuple(left_out[key] for key in sorted(left_out)),
        source,
        tuple(sorted(listed)),
    )


def _holding(entry: Entry, catalogue: Catalogue, *, lenient: bool) -> Holding:
    """Return what a line comes to; `lenient`: an item of a file that is left out may be counted in whatever unit."""
    product, problem = _product(entry, catalogue)
    unit = product.unit if product else ""
    count, word = entry.amount, entry.unit
    if isinstance(count, str) and not word:
        count, word = split_unit(count)
    base = catalogue.unit(unit)
    measured = _unit(word, base, catalogue)
    if word and measured is None:
        if lenient and product and not product.engagement:
            return _uncounted(entry, product, msg("'{unit}' is not a unit of {item}", unit=word, item=entry.name))
        raise SourceError(
            "unknown-unit",
            msg("'{unit}' is not a unit of {item}", unit=word, item=entry.name),
            help=msg("write the count alone, or one of: {units}", units=_words(catalogue, unit, word)),
        )
    measure = measured or base
    quantity = read_count(count, decimals=measure is not None and measure.dimension == "storage")
    if entry.problem:
        quantity = None
    elif quantity is None:
        problem = problem or msg("{text} can be read in two ways; write it without the mark", text=str(count))
    elif measured and base and measured.dimension == base.dimension:
        quantity = quantity * measured.factor / base.factor
    elif measured and product:
        problem = problem or msg("{unit} does not measure this item", unit=word)
        quantity = None
    elif measured:
        quantity *= measured.factor
    if measured and product is None:  # a mapping spends base units, so 5 TB is not 5 of something
        unit = "GB" if measured.dimension == "storage" else measured.dimension
    return Holding(
        item=product.id if product else entry.name.strip() or entry.guid,
        sku_id=(product.guid or None) if product else (entry.guid.casefold() or None),
        name=product.name if product else Name(entry.name.strip() or entry.guid),
        kind=product.kind if product else "unknown",
        unit=unit,
        quantity=quantity,
        assigned=entry.assigned,
        problem=entry.problem or problem,
        notes=entry.notes,
        in_grace=entry.in_grace,
        suspended=entry.suspended,
        codes=(entry.code,) if entry.code else (),
    )


def _unit(word: str, base: Unit | None, catalogue: Catalogue) -> Unit | None:
    """Return what a unit word measures; a word for pieces fits whatever is counted, and never storage."""
    if word and is_piece(word):
        return base if base and base.dimension != "storage" else catalogue.unit(word) or _PIECE
    return catalogue.unit(word) if word else None


def _uncounted(entry: Entry, product: Product, problem: Message) -> Holding:
    return Holding(
        product.id,
        product.guid or None,
        product.name,
        product.kind,
        product.unit,
        None,
        problem=problem,
        notes=entry.notes,
    )


def _product(entry: Entry, catalogue: Catalogue) -> tuple[Product | None, Message | None]:
    by_guid = catalogue.by_guid(entry.guid) if entry.guid else None
    by_name = catalogue.find(entry.name) if entry.by_name else catalogue.by_id(entry.name)
    if by_guid and by_name and by_guid is not by_name:
        return None, msg("the id {name} and the GUID {guid} contradict each other", name=entry.name, guid=entry.guid)
    # A GUID of its own that the catalogue does not know beats a name that it knows: names are reused.
    if entry.guid and is_guid(entry.guid) and by_name and by_name.guid and by_name.guid != entry.guid.casefold():
        return None, msg("the id {name} and the GUID {guid} contradict each other", name=entry.name, guid=entry.guid)
    found = by_guid or by_name
    # No table says which item a part number is (C6), but one may be spelt as the id of an item.
    by_code = catalogue.by_id(entry.code) if entry.code else None
    if found and by_code and by_code is not found:
        return None, msg("the code {code} and the name {name} contradict each other", code=entry.code, name=entry.name)
    return found or by_code, None


def _left_out(entry: Entry, holding: Holding, catalogue: Catalogue, *, everything: bool) -> str:
    if entry.left_out:
        return entry.left_out
    if entry.trial or holding.kind == "trial":
        return TRIAL
    if everything:
        return ""
    if holding.known:
        product = catalogue.by_id(holding.item)
        return "" if product and product.engagement else OTHER
    if entry.person or holding.problem or points_at_dynamics(holding.item):
        return ""
    return NOT_LISTED


def _joined(one: Holding, other: Holding) -> Holding:
    """Return two rows of one item as one; which of them came first makes no difference."""
    # A line whose id contradicts its GUID may bear the id of a known item: the item stays known.
    named = other if other.known and not one.known else one
    ids = sorted(filter(None, (one.sku_id, other.sku_id)))
    units = sorted({one.unit, other.unit} - {""})
    mixed = msg("{unit} does not measure this item", unit=units[-1]) if len(units) > 1 else None
    problems = sorted(filter(None, (one.problem, other.problem, mixed)), key=Message.english)
    notes = {note.english(): note for note in (*one.notes, *other.notes)}
    return named._replace(
        sku_id=named.sku_id if named.known else next(iter(ids), None),
        quantity=None if mixed else _sum(one.quantity, other.quantity),
        assigned=one.assigned if other.assigned is None else other.assigned + (one.assigned or 0),
        problem=next(iter(problems), None),
        notes=tuple(notes[text] for text in sorted(notes)),
        unit=named.unit if named.known else next(iter(units), ""),
        in_grace=one.in_grace + other.in_grace,
        suspended=one.suspended + other.suspended,
        codes=tuple(sorted({*one.codes, *other.codes})),
    )


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else one + other


def _words(catalogue: Catalogue, unit: str, word: str) -> str:
    base = catalogue.unit(unit)
    same = [name for name, known in catalogue.units.items() if base and known.dimension == base.dimension]
    return ", ".join(same[:6] or catalogue.near_units(word) or list(catalogue.units)[:6])
