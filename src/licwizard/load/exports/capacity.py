"""Power Platform `tenantCapacity`: storage that add-ons bring, in MB (C8).

What licences include (the Base and Incremental parts) is no add-on and is not counted (F6).
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.numbers import LIMIT, shorten
from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.json_values import count, guid, one_tenant, truth, unsure, word
from licwizard.load.json import Row
from licwizard.load.source import source_error
from licwizard.messages import msg

FORMAT = "power-platform-tenant-capacity"
_AGAIN = msg("export the tenant's capacity again, from the licensing API's tenantCapacity")
_MEASURES = {"MB", "GB", "TB"}


class _Licence(NamedTuple):
    """One licence of an entitlement: where its capacity counts, the line that it makes, and all that it brings."""

    kind: str
    entry: Entry
    brings: Decimal


def is_row(row: Row) -> bool:
    """Return whether an object is the capacity of one type."""
    return isinstance(row.get("capacityentitlements"), list) and "capacitytype" in row


def read(found: Found) -> Export:
    """Return a line for each licence that brings capacity as an add-on, measured as the file measures it (C8).

    A licence that is listed twice counts once; trials and temporary licences are set apart as trials; capacity
    that no licence explains cannot be told. Raises SourceError for counts that are none, and for two tenants (C9).
    """
    licences: list[_Licence] = []
    loose: list[Entry] = []
    for row, where in found.placed():
        for entitlement in _add_ons(row):
            listed = _licences(row, entitlement, where)
            licences += listed
            loose += _unexplained(row, entitlement, listed, where)
    groups: dict[str, list[_Licence]] = {}
    for one in licences:
        groups.setdefault(_key(one), []).append(one)
    entries = tuple(entry for group in groups.values() for entry in _joined(group))
    tenant = one_tenant((guid(word(one, "tenantid")) for one in found.around), found.name)
    return Export((*entries, *loose), FORMAT, tenant, found.complete)


def _objects(items: object) -> list[Row]:
    return [Row(one) for one in items if isinstance(one, dict)] if isinstance(items, list) else []


def _add_ons(row: Row) -> Iterator[Row]:
    for entitlement in _objects(row["capacityentitlements"]):
        if word(entitlement, "capacitysubtype").casefold().endswith("addon"):
            yield entitlement


def _licences(row: Row, entitlement: Row, where: str) -> list[_Licence]:
    """Return the licences of an entitlement, each once; of one that is listed differently none is told."""
    kind = word(row, "capacitytype").casefold()
    groups: dict[str, list[_Licence]] = {}
    for licence in _objects(entitlement.get("licenses")):
        one = _Licence(kind, _entry(row, licence, where), _capacity(licence, where))
        # Of one licence there may be a bought line and a temporary one.
        groups.setdefault(f"{_key(one)} {one.entry.trial}", []).append(one)
    return [_single(group) for group in groups.values()]


def _key(one: _Licence) -> str:
    return one.entry.guid or one.entry.name.casefold()


def _single(group: list[_Licence]) -> _Licence:
    """Return what is listed several times as one, without a count where it is not listed alike."""
    first = group[0]
    if all(one._replace(entry=one.entry._replace(where=first.entry.where)) == first for one in group):
        return first
    differ = msg("the export lists this entitlement {count} times, and not alike", count=len(group))
    return first._replace(entry=unsure([one.entry for one in group], differ))


def _entry(row: Row, licence: Row, where: str) -> Entry:
    paid, trial = (Row(units) if isinstance(units := licence.get(key), dict) else Row({}) for key in ("paid", "trial"))
    owned, warning, suspended = (count(paid, key, where, _AGAIN) for key in ("enabled", "warning", "suspended"))
    tried = sum(count(trial, key, where, _AGAIN) for key in ("enabled", "warning", "suspended"))
    temporary = truth(licence, "istemporarylicense" if "istemporarylicense" in licence else "temporary")
    sku = guid(word(licence, "skuid"))
    name = word(licence, "entitlementcode", "displayname") or sku
    unit = word(row, "capacityunits")
    problem = None
    if not name:
        problem = msg("the row names no item")
    elif temporary is None:
        problem = msg("it does not say whether it is temporary")
    elif owned and (tried or warning or suspended):
        problem = msg("part of its capacity is not owned, and the export does not say how much")
    elif unit.upper() not in _MEASURES:
        problem = msg("{unit} does not measure this item", unit=shorten(unit) or "–")
    measured = unit.upper() in _MEASURES
    return Entry(
        name=name or where,
        amount=_capacity(licence, where) if measured and (owned or tried or temporary) else 0,
        guid=sku,
        unit=unit if measured else "",
        person=False,
        trial=bool(temporary) or (bool(tried) and not owned),
        where=where,
        by_name=not word(licence, "entitlementcode"),
        problem=problem,
        in_grace=warning,
        suspended=suspended,
    )


def _capacity(row: Row, where: str) -> Decimal:
    given = row.get("totalcapacity")
    given = Decimal(0) if given is None else given
    if isinstance(given, bool) or not isinstance(given, int | Decimal) or not 0 <= given <= LIMIT:
        raise source_error("bad-count", where, msg("totalCapacity is not a capacity"), _AGAIN)
    return Decimal(given)


def _unexplained(row: Row, entitlement: Row, listed: list[_Licence], where: str) -> list[Entry]:
    """Return what an entitlement holds beyond its licences: capacity of which nothing says what was bought."""
    known = sum((one.brings for one in listed), Decimal(0))
    total = _capacity(entitlement, where)
    if total <= known or any(one.entry.problem for one in listed):
        return []
    return [
        Entry(
            name=word(entitlement, "capacitysubtype"),
            amount=0,
            person=False,
            where=where,
            by_name=False,
            problem=msg(
                "{total} {unit} of capacity, and no licence that says what was bought",
                total=total - known,
                unit=shorten(word(row, "capacityunits")),
            ),
        )
    ]


def _joined(group: list[_Licence]) -> list[Entry]:
    """Return the lines of one item; what it brings in several types of capacity makes no sum."""
    by_kind: dict[tuple[bool, str], list[_Licence]] = {}
    for one in group:
        by_kind.setdefault((one.entry.trial, one.kind), []).append(one)
    entries = [(trial, _single(same).entry) for (trial, _), same in by_kind.items()]
    bought = [entry for trial, entry in entries if not trial]
    if len(bought) > 1:
        bought = [unsure(bought, msg("it brings several types of capacity"))]
    return [*(entry for trial, entry in entries if trial), *bought]
