"""Items of a JSON document that no reader reads, inside of rows or beside them: they are not lost in silence."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from licwizard.core.numbers import shorten, split_unit
from licwizard.errors import LicwizardError, SourceError
from licwizard.load.exports.layout import fold, names
from licwizard.load.exports.plain_table import COUNT, PLAIN
from licwizard.load.exports.stray import refuse_stray
from licwizard.load.source import source_error
from licwizard.messages import msg

_ITEM = frozenset[str]().union(
    *PLAIN["item"],
    *PLAIN["id"],
    *PLAIN["guid"],
    *names("friendly name, offer id, sku name, sku part number, entitlement code, add-on, addon, addon name"),
)
_COUNT = frozenset[str]().union(*COUNT, *names("amount, owned count, total licenses, prepaid units, add-on count"))
# What documents say of themselves in numbers
_OF_THE_DOCUMENT = names(
    "page, pages, page size, page number, size, length, version, schema version, offset, limit, skip, top, status,"
    "code, status code, count, total, total count, totals, row count, year, month, day, seconds, timestamp, id, depth,"
    "from, to, number, rows, duration, results, retry after, content length"
)[0]
# What a map of add-ons inside of a row is called; other maps there are prices, or counts of its own
_INNER = ("addon", "tillägg", "extras", "items", "licen")

_fold = lru_cache(4096)(fold)


def refuse_inside(rows: Iterable[tuple[Mapping[str, Any], str]]) -> None:
    """Raise SourceError, with the row's place, where an item with a count stands inside of a row (C7: add-ons do)."""
    for row, where in rows:
        for one in _objects(row.values()):
            if item_of(one):
                raise _lost(one, where)
        for key, value in row.items():
            if isinstance(value, dict) and _is_map(value) and any(word in _fold(key) for word in _INNER):
                raise _lost(value, where)


def refuse_beside(around: Iterable[Mapping[str, Any]], rows: Iterable[Mapping[str, Any]], name: str) -> None:
    """Raise SourceError where an object that is no row, nor around rows, reads as an item with a count."""
    ids = {id(row) for row in rows}
    for one in around:
        if (item_of(one) or _is_map(one) or _is_unlike(one)) and not any(
            id(inner) in ids for inner in _objects(one.values())
        ):
            raise _lost(one, name)
        if any(isinstance(value, str) and _is_measured(value) for value in one.values()):
            raise _lost(one, name)
        for inner in (inner for value in one.values() if isinstance(value, list) for inner in value):
            if isinstance(inner, str):
                refuse_stray(f"- {inner}", name)
                refuse_stray(inner, name)
            elif isinstance(inner, dict) and id(inner) not in ids and _is_lost(inner, ids):
                raise _lost(inner, name)


def refuse_above(around: Iterable[Mapping[str, Any]], name: str) -> None:
    """Raise SourceError where a plain document counts an item beside its list: `{"rows": […], "storage": 5}`."""
    for one in around:
        for key, value in one.items():
            if is_count(value) and not isinstance(value, str) and not _says_of_itself(key):
                raise _lost({key: value}, name)


def objects_in(value: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - any JSON
    """Return every object of a document, itself too."""
    return _objects([value])


def item_of(one: Mapping[str, Any]) -> str:
    """Return what an object names as an item, if it counts it too; else nothing."""
    if not any(_fold(key) in _COUNT and is_count(value) for key, value in one.items()):
        return ""
    named = (value for key, value in one.items() if _fold(key) in _ITEM and isinstance(value, str))
    return next((text for text in named if text.strip()), "")


def is_count(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Return whether a value is a count, as a number or as text."""
    if isinstance(value, bool):
        return False
    if isinstance(value, str):
        try:
            split_unit(value)
        except LicwizardError:
            return False
        return True
    return isinstance(value, int | Decimal)


def _objects(values: Iterable[Any]) -> Iterator[dict[str, Any]]:
    pending = list(values)
    while pending:
        one = pending.pop()
        if isinstance(one, dict):
            yield one
            pending += one.values()
        elif isinstance(one, list):
            pending += one


def _is_map(one: Mapping[str, Any]) -> bool:
    """Return whether an object is a map of items and counts, and not numbers that a document says of itself."""
    return all(map(is_count, one.values())) and not all(map(_says_of_itself, one))


def _is_unlike(one: Mapping[str, Any]) -> bool:
    """Return whether an object is a name and a count under titles that nobody knows."""
    return len(one) == 2 and _has_both(one)  # noqa: PLR2004


def _has_both(one: Mapping[str, Any]) -> bool:
    """Return whether an object has a text and a count of something."""
    text = any(isinstance(value, str) and value.strip() and not is_count(value) for value in one.values())
    return text and any(is_count(value) and not _says_of_itself(key) for key, value in one.items())


def _is_lost(one: Mapping[str, Any], ids: set[int]) -> bool:
    return _has_both(one) and not any(id(row) in ids for row in _objects([one]))


def _says_of_itself(key: str) -> bool:
    """Return whether a number under this key is one of the document."""
    name = _fold(key)
    return key[:1] == "@" or name in _OF_THE_DOCUMENT or name.endswith(("count", "total", "size", "version", "id"))


def _is_measured(text: str) -> bool:
    """Return whether a text is a count with a unit of storage: nothing else is written so."""
    try:
        _, unit = split_unit(text)
    except LicwizardError:
        return False
    return unit.casefold() in {"mb", "gb", "tb"}


def _lost(one: Mapping[str, Any], where: str) -> SourceError:
    text = item_of(one) or next((f"{key}" for key, value in one.items() if is_count(value)), "")
    return source_error(
        "passed-over",
        where,
        msg("an item and a count stand where no row is read: {item}", item=shorten(text)),
        msg("give each item a row of its own, all in one list, or take it out"),
    )
