"""What two lists of users cost, beside `json.loads` of their texts: read, compared and judged, in one process.

python benchmarks/people.py [USERS] [LICENCES]
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from licwizard.core.compare import Substitution
from licwizard.core.people import changes_from_json, changes_to_json, compare_people, judge_people
from licwizard.load.catalogue import load_catalogue
from licwizard.load.people import read_people
from licwizard.resources import data_folder

_TURNS = 7
_OLD, _NEW = "CRMSTANDARD", "DYN365_ENTERPRISE_PLAN1"


def main(users: int, licences: int, profiles: int) -> None:
    """Write two lists, and print how long they take."""
    catalogue = load_catalogue(data_folder() / "products.yaml")
    guids = [product.guid for product in catalogue.products if product.guid]
    old, new = (product.guid for item in (_OLD, _NEW) if (product := catalogue.by_id(item)))
    guids.remove(new)
    with TemporaryDirectory() as folder:
        before, after = Path(folder, "before.json"), Path(folder, "after.json")
        _write(before, _rows(users, _profiles(profiles, licences, guids, old)))
        _write(after, _rows(users, _profiles(profiles, licences, guids, new)))
        texts = [path.read_text(encoding="utf-8") for path in (before, after)]

        def ours() -> object:
            changes = compare_people(*(read_people(str(path), catalogue) for path in (before, after)))
            return judge_people(changes, [Substitution(_OLD, _NEW)])

        alone, whole = _turns(lambda: [json.loads(text) for text in texts], ours)
        changes = compare_people(*(read_people(str(path), catalogue) for path in (before, after)))
        kept = json.dumps(changes_to_json(changes))
        again = perf_counter()
        verdict = judge_people(changes_from_json(json.loads(kept)), [Substitution(_OLD, _NEW)]).verdict
        again = perf_counter() - again
    size = sum(map(len, texts)) / 1_000_000
    print(f"{users} users, {licences} licences each in {profiles} profiles, {size:.1f} MB in two files: {verdict}")
    print(f"json.loads alone {alone * 1000:.0f} ms, all of it {whole * 1000:.0f} ms: ratio {whole / alone:.2f}")
    print(f"kept in {len(kept) / 1000:.0f} KB, judged again from there in {again * 1000:.0f} ms")


def _profiles(profiles: int, licences: int, guids: list[str], first: str) -> list[list[str]]:
    draw = Random(1)  # noqa: S311 - the same each time
    return [[first, *draw.sample(guids, licences - 1)] for _ in range(profiles)]


def _rows(users: int, profiles: list[list[str]]) -> list[dict[str, object]]:
    draw = Random(2)  # noqa: S311
    return [
        {
            "userPrincipalName": f"{draw.getrandbits(48):012x}{number}@contoso.example",
            "assignedLicenses": [{"disabledPlans": [], "skuId": sku} for sku in profiles[number % len(profiles)]],
        }
        for number in range(users)
    ]


def _write(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text(json.dumps({"value": rows}), encoding="utf-8")


def _turns(*measured: Callable[[], object]) -> list[float]:
    """Return the median time of each, taking turns."""
    times: list[list[float]] = [[] for _ in measured]
    for _ in range(_TURNS):
        for function, found in zip(measured, times, strict=True):
            start = perf_counter()
            function()
            found.append(perf_counter() - start)
    return [median(found) for found in times]


if __name__ == "__main__":
    main(*(int(given) for given in (sys.argv[1:] or ["10000", "10", "300"])))
