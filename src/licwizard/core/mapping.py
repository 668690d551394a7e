"""Which item of the order meets an item held, as people say it: substitutions are decided, never guessed (C6)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.catalogue import Catalogue, normal
from licwizard.core.compare import Substitution
from licwizard.core.numbers import read_count, shorten
from licwizard.core.stock import Stock
from licwizard.errors import AnswerError, LicwizardError
from licwizard.messages import Message, msg, plain_number

Path = tuple[str | int, ...]
LIMIT = 10_000
_NOTHING = Stock(())
_KEYS = {"ordered", "units"}
_FORM = "CURRENT=ORDERED:N"


def _nowhere(path: Path) -> str | None:
    del path
    return None


class Given(NamedTuple):
    """Mappings as they were given, and where a part of them stands (`FILE:LINE:COLUMN`).

    `value` is `CURRENT=ORDERED[:N]`, a list of such, or a map of CURRENT to ORDERED[:N], to
    `{ordered: ORDERED, units: N}`, or to a list of these; in a list, such a map may name `current` too. N is 1 if
    it is left out.
    """

    value: Any
    where: Callable[[Path], str | None] = _nowhere


class _Stated(NamedTuple):
    """One mapping, its names not looked up yet; `ordered` is None where `current` is the whole text."""

    current: str
    ordered: str | None
    units: Any
    where: str | None


def substitutions(
    given: Sequence[Given], catalogue: Catalogue, ordered: Stock, current: Stock = _NOTHING
) -> tuple[Substitution, ...]:
    """Return all that was given, in its order.

    Names are looked up as anywhere: GUID, id, whole name; then part number of an order; else they stand as typed.
    Raises AnswerError for what says no substitution, and for one that is given twice.
    """
    held, supply = _finder(catalogue, current, ordered), _finder(catalogue, ordered, current)
    found: dict[tuple[str, str], Substitution] = {}
    for stated in (one for each in given for one in _stated(each.value, each.where, ())):
        one = _looked_up(stated, held, supply)
        if (one.current, one.ordered) in found:
            raise AnswerError(
                "bad-map",
                msg("that {current} is met by {ordered} is said twice", current=one.current, ordered=one.ordered),
                help=msg("leave one of the two out"),
                where=stated.where,
            )
        found[one.current, one.ordered] = one
        if len(found) > LIMIT:
            raise _bad(msg("these are more than {limit} mappings", limit=LIMIT), stated.where)
    return tuple(found.values())


def unused(mapped: Sequence[Substitution], current: Stock, ordered: Stock) -> tuple[Message, ...]:
    """Return a sentence for each substitution of which an item is not held, or not on the order."""
    notes = []
    held, supply = current.by_item(), ordered.by_item()
    left_out = {out.item for out in current.left_out}
    for one in mapped:
        text = f"{one.current}={one.ordered}"
        if one.current not in held:
            if one.current in left_out:
                notes.append(msg("mapping not used: {mapping}; {item} is left out", mapping=text, item=one.current))
            else:
                notes.append(msg("mapping not used: {mapping}; {item} is not held", mapping=text, item=one.current))
        elif one.ordered not in supply:
            notes.append(msg("mapping not used: {mapping}; {item} is not on the order", mapping=text, item=one.ordered))
    return tuple(notes)


def _stated(value: Any, where: Callable[[Path], str | None], path: Path) -> Iterator[_Stated]:  # noqa: ANN401
    if isinstance(value, Mapping):
        if {"current", *_KEYS} >= value.keys() >= {"current", "ordered"}:
            yield _one(value["current"], {key: one for key, one in value.items() if key != "current"}, where(path))
            return
        for current, other in value.items():
            others = other if isinstance(other, list) else [other]
            for one in others:
                yield _one(str(current), one, where((*path, current)))
    elif isinstance(value, list | tuple) and not path:
        for number, one in enumerate(value):
            yield from _stated(one, where, (number,))
    elif isinstance(value, str):
        yield _Stated(value, None, "1", where(path))
    else:
        raise _no_substitution(str(value), where(path))


def _one(current: Any, other: Any, where: str | None) -> _Stated:  # noqa: ANN401
    units: Any = None
    if isinstance(other, Mapping):
        key = next((str(key) for key in other if key not in _KEYS), None)
        if key is not None:
            raise _bad(msg("'{key}' does not belong to a mapping", key=key), where)
        other, units = other.get("ordered"), other.get("units")
    for name in (current, other):
        if isinstance(name, bool) or not isinstance(name, str | int | Decimal) or not str(name).strip():
            text = "=".join("" if one is None else str(one) for one in (current, other))
            raise _no_substitution(text, where)
    return _Stated(str(current), str(other), units, where)


def _looked_up(stated: _Stated, held: "_Find", supply: "_Find") -> Substitution:
    current, other = stated.current, stated.ordered
    if other is None:
        current, other = _split(current, held, supply)
    text = stated.current if stated.ordered is None else f"{current}={other}"
    units = stated.units
    if units is None or stated.ordered is None:
        units = "1"
        if ":" in other and supply(other) is None:  # a name may hold a colon
            other, _, units = other.rpartition(":")
    if not current.strip() or not other.strip():
        raise _no_substitution(text, stated.where)
    count = _count(units)
    if not count:
        problem = msg("'{text}' must say how many ordered for one held, more than zero", text=shorten(text))
        raise _bad(problem, stated.where)
    return Substitution(held(current) or current.strip(), supply(other) or other.strip(), count)


def _split(text: str, held: "_Find", supply: "_Find") -> tuple[str, str]:
    """Return what stands on both sides of `=`; where a name holds one too, the side that has a name decides."""
    places = [place for place, sign in enumerate(text) if sign == "="]
    if not places:
        return text, ""

    def known(place: int) -> tuple[bool, bool]:
        after = text[place + 1 :]
        return bool(supply(after) or supply(after.rpartition(":")[0])), bool(held(text[:place]))

    best = max(places, key=known)
    return text[:best], text[best + 1 :]


_Find = Callable[[str], str | None]


def _finder(catalogue: Catalogue, *stocks: Stock) -> _Find:
    """Return what finds an item: of the catalogue, else of the inventories, the first before the second.

    A part number finds the item that was ordered by it, and none where several were (C6).
    """
    names: dict[str, str] = {}
    for stock in stocks:
        for holding in stock.holdings:
            names.setdefault(normal(holding.item), holding.item)
    for stock in stocks:
        for holding in stock.holdings:
            if holding.sku_id:
                names.setdefault(normal(holding.sku_id), holding.item)
    coded: dict[str, set[str]] = {}
    for holding in (holding for stock in stocks for holding in stock.holdings):
        for code in holding.codes:
            coded.setdefault(normal(code), set()).add(holding.item)
    for code, items in coded.items():
        if len(items) == 1:
            names.setdefault(code, next(iter(items)))

    def find(text: str) -> str | None:
        product = catalogue.find(text)
        return product.id if product else names.get(normal(text))

    return find


def _count(units: Any) -> Decimal | None:  # noqa: ANN401
    if isinstance(units, bool) or not isinstance(units, str | int | Decimal):
        return None
    try:
        return read_count(units, decimals=True)
    except LicwizardError:
        return None


def said(one: Substitution) -> tuple[str, str, str]:
    """Return a substitution as a journal keeps it."""
    return one.current, one.ordered, plain_number(one.units)


def _no_substitution(text: str, where: str | None) -> AnswerError:
    return _bad(msg("'{text}' says no substitution", text=shorten(text)), where)


def _bad(problem: Message, where: str | None) -> AnswerError:
    return AnswerError("bad-map", problem, help=msg("write {form}", form=_FORM), where=where)
