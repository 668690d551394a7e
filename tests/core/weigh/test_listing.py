"""One subscription may be known by ids of two kinds, be a trial, or have been deleted: none of it is new (C2)."""

import json
from pathlib import Path

import pytest

from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock, Subscription
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.direct import direct_subscription
from licwizard.core.weigh.growth import growth
from licwizard.load.export import read_stock
from tests.core.stocks import CATALOGUE, PRO, STORAGE, TENANT, Row, exported, typed
from tests.load.exports.json_shapes import Object, partner_subscription, subscription

GRAPH, PARTNER = "graph-directory-subscriptions", "partner-center-subscriptions"
ORDER = typed({PRO: 50})


def sub(name: str, *also: str, units: int = 50, item: str = PRO, trial: bool = False) -> Subscription:
    return Subscription(name, item, units, "active", trial, also=also)


def listed(*subscriptions: Subscription, form: str = GRAPH) -> Stock:
    source = Source(f"{form}.json", form, "0" * 64, TENANT, pooled=False)
    entries = [Entry(one.item, one.units, person=False, trial=one.trial, subscription=one) for one in subscriptions]
    return take_stock(entries, CATALOGUE, source=source)


def _read(path: Path, *rows: Object) -> Stock:
    path.write_text(json.dumps({"value": rows}), encoding="utf-8")
    return read_stock(str(path), CATALOGUE)


def code(before: Stock, now: Stock, *, unchanged: bool = False) -> str:
    return attached(before, ORDER, now, direct_unchanged=unchanged).explanation.code


@pytest.mark.parametrize(
    "before",
    [
        listed(sub("c1"), form=PARTNER),
        listed(sub("C1", "C1")),
        listed(sub("c1", "c1"), form=PARTNER),
        listed(sub("g1", "c1")),
        listed(sub("g1")),
    ],
)
def test_a_subscription_is_the_same_under_either_of_its_ids(before: Stock) -> None:
    now = listed(sub("g1", "c1"))
    assert code(before, now) == "nothing-yet"
    assert code(before, listed(sub("g1", "c1"), sub("g2", "c2"))) == "arrived"
    assert direct_subscription(before, now, None) == "active"


def test_where_no_kind_of_id_is_in_both_the_lists_count_as_sums_and_say_so() -> None:
    before, now = listed(sub("c1", "c1"), form=PARTNER), listed(sub("g1"))
    assert not growth(before, now).listed
    assert code(before, now) == "direct-not-settled"
    assert code(before, now, unchanged=True) == "nothing-yet"
    notes = attached(before, ORDER, now).notes
    assert any("different kinds" in note.english() for note in notes)
    assert direct_subscription(before, now, None) == "unknown"


def test_ids_of_another_kind_matter_only_among_rows_of_one_item() -> None:
    before = listed(sub("c1", "c1", item=STORAGE), form=PARTNER)
    assert code(before, listed(sub("g1"), sub("g2", "c1", item=STORAGE))) == "arrived"


@pytest.mark.parametrize(("now", "expected"), [(50, "nothing-yet"), (75, "part"), (100, "arrived")])
def test_a_trial_that_only_the_earlier_list_tells_apart_is_not_new_in_a_pooled_count(now: int, expected: str) -> None:
    before = listed(sub("s1", units=25), sub("s2", units=25, trial=True))
    assert code(before, exported({PRO: Row(now)}), unchanged=True) == expected


@pytest.mark.parametrize("graph", [True, False])
def test_a_deleted_subscription_that_comes_back_is_not_new_and_counts_for_nothing(
    tmp_path: Path,
    graph: bool,  # noqa: FBT001 - a case
) -> None:
    row, gone, there = (subscription, "Deleted", "Enabled") if graph else (partner_subscription, "deleted", "active")
    before = _read(tmp_path / "1.json", row(1, PRO, 50, there), row(2, PRO, 50, gone))
    now = _read(tmp_path / "2.json", row(1, PRO, 50, there), row(2, PRO, 50, there))
    alone = _read(tmp_path / "3.json", row(1, PRO, 50, there))
    assert (before.holdings, before.left_out) == (alone.holdings, alone.left_out)
    assert [(one.item, one.units, one.status) for one in before.subscriptions[1:]] == [(PRO, 0, "deleted")]
    assert code(before, now) == "nothing-yet"
    assert code(alone, now) == "arrived"
