"""Graph's directory subscriptions: one row a subscription, and its status says what is owned."""

from typing import Any

import pytest

from licwizard.core.stock import Entry
from licwizard.errors import SourceError
from licwizard.load.exports.graph_subscriptions import COMMAND
from tests.core.stocks import PRO, STORAGE, TRIAL, guid
from tests.load.exports.json_shapes import OTHER, TENANT, Object, read, stock, subscription


def only(*rows: Object) -> Entry:
    (entry,) = read({"value": rows}).entries
    return entry


def test_subscriptions_are_listed_one_by_one_and_held_together() -> None:
    export = read({"value": [subscription(1, PRO, 30), subscription(2, PRO, 20), subscription(3, STORAGE, 5)]})
    assert (export.format, export.pooled, export.complete) == ("graph-directory-subscriptions", False, True)
    found = stock({"value": [subscription(1, PRO, 30), subscription(2, PRO, 20)]})
    assert [holding.quantity for holding in found.holdings] == [50]
    assert [(one.item, one.units, one.status) for one in found.subscriptions] == [
        (PRO, 30, "active"),
        (PRO, 20, "active"),
    ]


@pytest.mark.parametrize(
    ("status", "counts", "word"),
    [
        ("Enabled", (9, 0, 0), "active"),
        ("enabled", (9, 0, 0), "active"),
        ("Warning", (0, 9, 0), "in_grace"),
        ("Suspended", (0, 0, 9), "suspended"),
        ("LockedOut", (0, 0, 0), "ended"),
    ],
)
def test_only_what_is_enabled_is_owned(status: str, counts: tuple[int, int, int], word: str) -> None:
    entry = only(subscription(1, PRO, 9, status))
    assert (entry.amount, entry.in_grace, entry.suspended) == counts
    assert bool(entry.notes) is (word != "active")
    assert entry.subscription is not None
    assert (entry.subscription.status, entry.subscription.units) == (word, 9)


def test_what_is_deleted_does_not_count_at_all() -> None:
    assert only(subscription(1, PRO, 9), subscription(2, PRO, 5, "Deleted")).amount == 9
    assert read({"value": [subscription(2, PRO, 5, "Deleted")]}).entries == ()


@pytest.mark.parametrize("status", ["Paused", "", None, 5])
def test_a_status_that_says_nothing_makes_the_line_unknown(status: Any) -> None:  # noqa: ANN401
    (holding,) = stock([{**subscription(1, PRO, 9), "status": status}]).holdings
    assert (holding.quantity, holding.problem is not None) == (None, True)


@pytest.mark.parametrize("trial", [True, "True", "true"])
def test_a_trial_is_told_by_its_mark_and_never_by_its_quantity(trial: Any) -> None:  # noqa: ANN401
    found = stock([subscription(1, PRO, 25, isTrial=trial), subscription(2, PRO, 10_000)])
    assert [holding.quantity for holding in found.holdings] == [10_000]
    assert [(out.item, out.quantity, out.reason) for out in found.left_out] == [(PRO, 25, "trial")]
    assert [one.trial for one in found.subscriptions if one.units == 25] == [True]


def test_a_mark_that_says_neither_makes_the_line_unknown() -> None:
    assert only(subscription(1, PRO, 25, isTrial="perhaps")).problem is not None
    assert stock([subscription(1, TRIAL, 25)]).left_out[0].reason == "trial"


@pytest.mark.parametrize(
    ("given", "created"),
    [
        ("2023-01-01T00:00:00Z", "2023-01-01T00:00:00Z"),
        ("2023-01-01", "2023-01-01"),
        ("/Date(1682823962000)/", "2023-04-30T03:06:02Z"),
        ("/Date(1682823962000+0200)/", "2023-04-30T03:06:02Z"),
        ({"value": "/Date(1682823962000)/", "DisplayHint": 2}, "2023-04-30T03:06:02Z"),
        ("0001-01-01T00:00:00Z", ""),
        ("/Date(-62135596800000)/", ""),
        ("/Date(999999999999999)/", ""),
        ("yesterday", ""),
        (None, ""),
        (5, ""),
    ],
)
def test_dates_become_iso_text(given: Any, created: str) -> None:  # noqa: ANN401
    entry = only(subscription(1, PRO, 9, createdDateTime=given, nextLifecycleDateTime=given))
    assert entry.subscription is not None
    assert (entry.subscription.created, entry.subscription.ends) == (created, created)


def test_a_subscription_that_comes_again_counts_once() -> None:
    row = subscription(1, PRO, 9)
    entry = only(row, {**row, "id": row["id"].upper()})
    assert (entry.amount, entry.problem) == (9, None)


@pytest.mark.parametrize("more", [{"totalLicenses": 8}, {"status": "Suspended"}, {"status": "Deleted"}])
def test_a_subscription_that_comes_again_and_differs_cannot_be_counted(more: Object) -> None:
    row = subscription(1, PRO, 9)
    for rows in ([row, {**row, **more}], [{**row, **more}, row]):
        (holding,) = stock(rows).holdings
        assert holding.quantity is None
        assert [one.status for one in stock(rows).subscriptions] == ["unknown"]


def test_rows_without_an_id_are_added_up_unless_nothing_tells_them_apart() -> None:
    row = subscription(1, PRO, 9)
    del row["id"]
    later = {**row, "createdDateTime": "2026-01-01T00:00:00Z"}
    assert [holding.quantity for holding in stock([row, later]).holdings] == [18]
    assert [holding.quantity for holding in stock([row, row]).holdings] == [None]


def test_the_owner_may_be_a_partner_and_is_no_tenant() -> None:
    assert read([subscription(1, PRO, 9), subscription(2, PRO, 9, ownerTenantId=TENANT)]).tenant_id is None
    assert read([subscription(1, PRO, 9, id=f"{OTHER}_{guid(8)}")]).tenant_id == OTHER


def test_a_row_without_a_count_is_refused_with_the_command_that_gives_one() -> None:
    row = subscription(1, PRO, 9)
    del row["totalLicenses"]
    with pytest.raises(SourceError) as raised:
        read([subscription(2, PRO, 9), row])
    assert (raised.value.code, raised.value.where) == ("no-owned-count", "made.json: row 2")
    assert raised.value.help
    assert COMMAND in raised.value.help.english()
