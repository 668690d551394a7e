"""What the benchmark of many rows writes, and when it says that an aim held."""

import csv
from collections import Counter
from pathlib import Path

from benchmarks.children import Taken
from benchmarks.rows import aims, items, write


def test_the_order_lacks_one_unit_of_one_item(tmp_path: Path) -> None:
    write(tmp_path, 100, ["A", "B", "C"])
    held, ordered = (_summed(tmp_path / f"{side}-rows-100.csv") for side in ("current", "ordered"))
    assert list((held - ordered).values()) == [1] and not ordered - held


def test_keys_are_unique_and_one_in_ten_has_grown(tmp_path: Path) -> None:
    write(tmp_path, 100, ["A", "B", "C"])
    held, ordered, grown = (_summed(tmp_path / f"{side}-keys-100.csv") for side in ("current", "ordered", "grown"))
    assert len(held) == 100
    assert (held - ordered).total() == 1 and not ordered - held
    assert (grown - ordered).total() == 10


def test_two_hundred_items_are_counted_that_the_catalogue_knows() -> None:
    assert len(set(items())) == 200


def test_an_aim_is_held_up_to_its_bound_and_missed_beyond() -> None:
    def said(own: float, other: float) -> str:
        return aims({1_000: {"licwizard check": Taken(own, 1, 1, 0), "bare Typer program": Taken(other, 1, 1, 0)}})[1]

    assert said(1.25, 1).startswith("held: 1,000 rows: 1.25 of bare Typer program")
    assert said(1.35, 1).startswith("MISSED: ")


def _summed(path: Path) -> Counter[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        assert next(rows) == ["item", "count"]
        found: Counter[str] = Counter()
        for item, count in rows:
            found[item] += int(count)
    return found
