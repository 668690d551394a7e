"""The files that a run of the machine shows, and what is in each of them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from tests.core.walking import products
from tests.exports import OTHER_TENANT, TENANT, graph, sku
from tests.guide.walks import INSTANCE, PLAN, PRO, STORAGE

Counts = Mapping[str, int]
_EVERYTHING: Counts = {PRO: 200, INSTANCE: 9, STORAGE: 99}


class Export(NamedTuple):
    """Owned, assigned, and by subscription if each has a row; of which tenant, and whether it is all of it."""

    owned: Counts
    assigned: Counts
    tenant: str = ""
    whole: bool = True
    ids: Mapping[str, tuple[str, int]] | None = None


def listed(**ids: tuple[str, int]) -> Export:
    owned: dict[str, int] = {}
    for item, units in ids.values():
        owned[item] = owned.get(item, 0) + units
    return Export(owned, {}, ids=ids)


OLD = {"old-users": (PRO, 50), "old-storage": (STORAGE, 5)}
EXPORTS: Mapping[str, Export] = {
    "enough.json": Export(_EVERYTHING, {PRO: 50}),
    "moved.json": Export({PRO: 50, PLAN: 50}, {PLAN: 50}),
    "few.json": Export({PRO: 100, INSTANCE: 6, STORAGE: 10}, {PRO: 60}),
    "here.json": Export(_EVERYTHING, {PRO: 50}, TENANT),
    "elsewhere.json": Export(_EVERYTHING, {PRO: 50}, OTHER_TENANT),
    "crowd.json": Export(_EVERYTHING, {PRO: 70}, TENANT),
    "page.json": Export(_EVERYTHING, {PRO: 50}, whole=False),
    "listed.json": listed(**OLD, users=(PRO, 50), storage=(STORAGE, 5)),
    "part.json": listed(**OLD, users=(PRO, 49), storage=(STORAGE, 5)),
    # These are counted, from before anything came.
    "held.json": Export({PRO: 50, STORAGE: 5}, {PRO: 50}, TENANT),
    "less.json": Export({PRO: 49, STORAGE: 5}, {PRO: 49}),
    "old.json": listed(**OLD),
}
COUNTED = ("held.json", "less.json", "old.json")
SHOWN = tuple(name for name in EXPORTS if name not in COUNTED)
# Who holds what.
BEFORE = {"ann@example.test": (PRO,), "bo@example.test": (PRO,), "cy@example.test": ()}
USERS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "all.json": {**BEFORE, "ann@example.test": (PLAN,), "bo@example.test": (PRO, PLAN)},
    "behind.json": {**BEFORE, "ann@example.test": (PLAN,)},
    "gone.json": {"ann@example.test": (PLAN,), "cy@example.test": ()},
}


def write_files(folder: Path) -> None:
    for name, export in EXPORTS.items():
        if export.ids is None:
            _pooled(folder / name, export)
        else:
            _listed(folder / name, export.ids)
    for name, users in {"users.json": BEFORE, **USERS}.items():
        rows = [
            {"userPrincipalName": user, "assignedLicenses": [{"skuId": _guid(item)} for item in items]}
            for user, items in users.items()
        ]
        (folder / name).write_text(json.dumps({"value": rows}), encoding="utf-8")


def _pooled(path: Path, export: Export) -> None:
    rows = [
        sku(item, owned, assigned=export.assigned.get(item, 0), guid=_guid(item), tenant=export.tenant)
        for item, owned in export.owned.items()
    ]
    if not export.tenant:
        rows = [{key: value for key, value in row.items() if key != "id"} for row in rows]
    more = {} if export.whole else {"@odata.nextLink": "https://example.test/next"}
    graph(path, *rows, **more)


def _listed(path: Path, ids: Mapping[str, tuple[str, int]]) -> None:
    rows = [
        {
            "id": name,
            "skuId": _guid(item),
            "skuPartNumber": item,
            "status": "Enabled",
            "totalLicenses": units,
            "isTrial": False,
            "nextLifecycleDateTime": "2027-12-31T00:00:00Z",
        }
        for name, (item, units) in ids.items()
    ]
    path.write_text(json.dumps({"value": rows}), encoding="utf-8")


def _guid(item: str) -> str:
    product = products().find(item)
    assert product is not None
    return product.guid
