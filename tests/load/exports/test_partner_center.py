"""Partner Center: SKUs, subscriptions, transfers and charges of one customer; what it repeats is not added up."""

from typing import Any

import pytest

from licwizard.core.stock import Entry, Stock
from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PLAN, PRO, STORAGE, quantities
from tests.load.exports.json_shapes import (
    OTHER,
    TENANT,
    Object,
    charge,
    line,
    partner_sku,
    partner_subscription,
    read,
    stock,
    transfer,
)


def only(value: Any) -> Entry:  # noqa: ANN401
    (entry,) = read(value).entries
    return entry


def refused(value: Any) -> SourceError:  # noqa: ANN401
    with pytest.raises(SourceError) as raised:
        read(value)
    return raised.value


def unknown(found: Stock) -> bool:
    return [holding.quantity for holding in found.holdings] == [None]


def test_of_a_sku_the_active_units_are_owned_and_not_the_total() -> None:
    entry = only({"items": [partner_sku(PRO, 5, consumedUnits=6, warningUnits=2, suspendedUnits=1)]})
    assert (entry.amount, entry.assigned, entry.in_grace, entry.suspended) == (5, 6, 2, 1)
    assert len(entry.notes) == 3


def test_a_sku_without_active_units_is_refused() -> None:
    row = partner_sku(PRO, None)
    assert refused({"items": [row]}).code == "no-owned-count"
    del row["activeUnits"]
    assert refused({"items": [row]}).code == "no-owned-count"


def test_a_sku_is_named_by_its_id_or_else_by_its_name() -> None:
    assert [entry.by_name for entry in read([partner_sku(PRO, 5)]).entries] == [False]
    named = partner_sku(PRO, 5, productSku={"name": "professional"})
    assert quantities(stock([named])) == {PRO: 5}


def test_a_sku_that_comes_again_counts_once_or_cannot_be_counted() -> None:
    assert quantities(stock([partner_sku(PRO, 5), partner_sku(PRO, 5)])) == {PRO: 5}
    assert unknown(stock([partner_sku(PRO, 5), partner_sku(PRO, 6)]))


@pytest.mark.parametrize(
    ("status", "owned", "suspended", "word"),
    [("active", 9, 0, "active"), ("suspended", 0, 9, "suspended"), ("Expired", 0, 0, "ended")],
)
def test_of_subscriptions_only_the_active_are_owned(status: str, owned: int, suspended: int, word: str) -> None:
    entry = only({"items": [partner_subscription(1, PRO, 9, status)]})
    assert (entry.amount, entry.suspended) == (owned, suspended)
    assert entry.subscription is not None
    assert (entry.subscription.status, entry.subscription.created) == (word, "2025-03-01T08:00:00Z")
    assert entry.subscription.ends == "2026-03-01T00:00:00Z"


def test_deleted_subscriptions_do_not_count() -> None:
    rows = [partner_subscription(1, PRO, 9), partner_subscription(2, PRO, 5, "deleted")]
    assert quantities(stock({"items": rows})) == {PRO: 9}


@pytest.mark.parametrize("status", ["pending", "none", "disabled", ""])
def test_a_status_that_does_not_say_whether_it_is_owned_makes_the_line_unknown(status: str) -> None:
    assert unknown(stock([partner_subscription(1, PRO, 9, status)]))


def test_an_add_on_is_a_row_of_its_own() -> None:
    base = partner_subscription(1, PLAN, 50)
    addon = partner_subscription(2, INSTANCE, 3, parentSubscriptionId=base["id"])
    export = read({"items": [base, addon]})
    assert quantities(stock([base, addon])) == {PLAN: 50, INSTANCE: 3}
    assert (export.format, export.pooled) == ("partner-center-subscriptions", False)


def test_the_name_of_the_offer_counts_and_not_what_the_customer_calls_it() -> None:
    row = partner_subscription(1, PRO, 9, friendlyName="Additional storage")
    assert quantities(stock([row])) == {PRO: 9}
    del row["offerName"]
    assert quantities(stock([row])) == {STORAGE: 9}


def test_trials_are_set_apart() -> None:
    assert stock([partner_subscription(1, PRO, 9, isTrial=True)]).left_out[0].reason == "trial"


@pytest.mark.parametrize(
    "around",
    [
        {"customerId": TENANT},
        {"customerTenantId": TENANT.upper()},
        {"links": {"self": {"uri": f"/customers/{TENANT}/subscriptions"}}},
    ],
)
def test_the_customer_is_the_tenant(around: Object) -> None:
    assert read({"items": [partner_subscription(1, PRO, 9)], **around}).tenant_id == TENANT
    assert read({"items": [partner_sku(PRO, 9)], **around}).tenant_id == TENANT
    assert read({"items": [partner_subscription(1, PRO, 9, **around)]}).tenant_id == TENANT


def test_subscriptions_of_two_customers_are_refused() -> None:
    both = [
        {"customerId": tenant, "subscriptions": [partner_subscription(number, PRO, 9)]}
        for number, tenant in enumerate((TENANT, OTHER))
    ]
    assert refused(both).code == "two-tenants"
    assert refused([transfer(line(1, PRO, 1)), transfer(line(2, PRO, 1), tenant=OTHER)]).code == "two-tenants"
    assert refused([charge(1, PRO, 1), {**charge(2, PRO, 1), "customerId": OTHER}]).code == "two-tenants"


def test_a_list_that_goes_on_or_counts_more_than_it_holds_is_not_whole() -> None:
    items = [partner_subscription(1, PRO, 9)]
    assert read({"totalCount": 1, "items": items}).complete
    assert not read({"totalCount": 2, "items": items}).complete
    assert not read({"items": items, "links": {"next": {"uri": "/customers"}}}).complete


def test_add_ons_inside_a_line_of_a_transfer_are_counted() -> None:
    value = transfer(line(1, PLAN, 8, line(2, INSTANCE, 4, line(3, STORAGE, 5))), line(4, PRO, 1))
    export = read(value)
    assert quantities(stock(value)) == {PLAN: 8, INSTANCE: 4, STORAGE: 5, PRO: 1}
    assert (export.format, export.tenant_id, export.pooled) == ("partner-center-transfer", TENANT, False)
    assert {entry.subscription.status for entry in export.entries if entry.subscription} == {"unknown"}


def test_a_subscription_in_several_transfers_counts_once() -> None:
    statuses = ("Active", "Completed", "Expired", "Canceled")
    value = {"items": [transfer(line(1, PLAN, 8, line(2, INSTANCE, 4)), status=status) for status in statuses]}
    assert quantities(stock(value)) == {PLAN: 8, INSTANCE: 4}


@pytest.mark.parametrize("status", ["Cancelled", "Canceled", "Expired", "Declined", "Failed", "of a new kind"])
def test_a_transfer_that_came_to_nothing_brings_nothing(status: str) -> None:
    found = stock([transfer(line(1, PLAN, 8, line(2, INSTANCE, 4)), status=status), transfer(line(3, PRO, 5))])
    assert quantities(found) == {PLAN: None, INSTANCE: None, PRO: 5}
    assert status in next(one.problem.english() for one in found.holdings if one.problem)
    whole = [transfer(line(1, PLAN, 8), status=status), transfer(line(1, PLAN, 8), status="Complete")]
    assert quantities(stock(whole)) == quantities(stock(whole[::-1])) == {PLAN: 8}


def test_a_subscription_that_transfers_do_not_agree_on_cannot_be_counted() -> None:
    assert unknown(stock([transfer(line(1, PLAN, 8)), transfer(line(1, PLAN, 7), status="Expired")]))


def test_a_line_of_a_transfer_without_a_quantity_is_refused() -> None:
    assert refused(transfer(line(1, PLAN, None))).code == "no-owned-count"


def test_a_quantity_is_not_added_up_over_charges() -> None:
    rows = [charge(1, PRO, 9, start=f"2026-0{month}-01") for month in (1, 2, 3)]
    export = read({"items": rows})
    assert quantities(stock({"items": [*rows, charge(2, PRO, 5)]})) == {PRO: 14}
    assert (export.format, export.tenant_id) == ("partner-center-reconciliation", TENANT)
    assert [entry.subscription.status for entry in export.entries if entry.subscription] == ["unknown"]


def test_of_charges_that_differ_the_latest_counts() -> None:
    rows = [charge(1, PRO, 9), charge(1, PRO, 12, start="2026-03-01"), charge(1, PRO, 10, start="2026-02-01")]
    assert quantities(stock(rows)) == {PRO: 12}
    assert quantities(stock(rows[::-1])) == {PRO: 12}


@pytest.mark.parametrize(
    "rows",
    [
        [charge(1, PRO, 9), charge(1, PRO, 10)],
        [{**charge(1, PRO, 9), "chargeStartDate": None}, charge(1, PRO, 10)],
        [charge(1, PRO, 9, "new"), charge(1, PRO, 9, "addQuantity", "2026-02-01")],
        [charge(1, PRO, 9, "new"), charge(1, PRO, -9, "cycleFee", "2026-02-01")],
        [charge(1, PRO, 9, "cancelImmediate")],
        [charge(1, PRO, 9), charge(1, PRO, 9, "Cycle instance prorate")],
    ],
)
def test_charges_that_do_not_say_how_many_there_are_make_the_line_unknown(rows: list[Object]) -> None:
    assert unknown(stock(rows))
    assert unknown(stock(rows[::-1]))


def test_a_whole_charge_after_a_change_says_how_many_there_are() -> None:
    rows = [charge(1, PRO, 9), charge(1, PRO, 2, "addQuantity", "2026-02-10"), charge(1, PRO, 11, start="2026-03-01")]
    assert quantities(stock(rows)) == {PRO: 11}
