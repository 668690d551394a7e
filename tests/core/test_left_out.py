"""What is not compared is listed with its reason, and nothing that may matter is left out (C4, C5)."""

import pytest

from licwizard.core.stock import Entry
from tests.core.stocks import DEVICE, OFFICE, PLAN, PRO, STORAGE, TRIAL, Row, exported, quantities, reasons, stock_of


def test_a_trial_is_left_out_by_the_catalogue_or_by_its_mark() -> None:
    stock = stock_of([Entry(TRIAL, 25, person=False), Entry(PRO, 25, person=False, trial=True), Entry(PLAN, 5)])
    assert quantities(stock) == {PLAN: 5}
    assert reasons(stock) == {TRIAL: "trial", PRO: "trial"}


def test_a_quantity_never_makes_a_trial() -> None:
    stock = exported({PRO: Row(10_000), TRIAL: Row(1)})
    assert quantities(stock) == {PRO: 10_000}
    assert reasons(stock) == {TRIAL: "trial"}


def test_an_item_of_another_family_is_left_out_even_if_typed() -> None:
    assert reasons(stock_of([Entry(OFFICE, 5)])) == {OFFICE: "not Dynamics 365 Customer Engagement"}
    assert quantities(stock_of([Entry(OFFICE, 5)])) == {}


def test_everything_of_this_family_is_compared() -> None:
    stock = stock_of([Entry(item, 1, person=False) for item in (PRO, PLAN, STORAGE, DEVICE)])
    assert set(quantities(stock)) == {PRO, PLAN, STORAGE, DEVICE}
    assert stock.left_out == ()


@pytest.mark.parametrize("name", ["DYN365_X", "d365_x", "MY_CRM_X", "CDS_X", "Dataverse extra", "Microsoft DYNAMICS x"])
def test_an_unknown_item_that_points_at_dynamics_is_unknown_and_not_left_out(name: str) -> None:
    stock = stock_of([Entry(name, 5, person=False)])
    assert [held.kind for held in stock.holdings] == ["unknown"]
    assert stock.left_out == ()


def test_an_unknown_item_that_points_elsewhere_is_left_out_of_an_export() -> None:
    stock = stock_of([Entry("POWER_BI_PRO", 5, person=False)])
    assert stock.holdings == ()
    assert reasons(stock) == {"POWER_BI_PRO": "not in the catalogue"}


def test_an_unknown_name_that_a_person_typed_is_never_left_out() -> None:
    assert quantities(stock_of([Entry("Some portal", 5)])) == {"Some portal": 5}


def test_an_id_that_contradicts_its_guid_is_never_left_out() -> None:
    entry = Entry(OFFICE, 5, guid="00000000-0000-0000-0000-000000000001", person=False)
    assert [held.problem is not None for held in stock_of([entry]).holdings] == [True]


def test_all_compares_other_families_and_unknown_items_but_no_trial() -> None:
    rows = [Entry(name, 5, person=False) for name in (OFFICE, "POWER_BI_PRO", PRO, TRIAL)]
    stock = stock_of(rows, everything=True)
    assert set(quantities(stock)) == {OFFICE, "POWER_BI_PRO", PRO}
    assert reasons(stock) == {TRIAL: "trial"}


def test_what_is_left_out_is_added_up_by_item_and_reason() -> None:
    stock = stock_of([Entry(TRIAL, 5), Entry(TRIAL, 7), Entry(OFFICE, 1), Entry(OFFICE, 2, trial=True)])
    assert [(out.item, out.quantity, out.reason) for out in stock.left_out] == [
        (TRIAL, 12, "trial"),
        (OFFICE, 1, "not Dynamics 365 Customer Engagement"),
        (OFFICE, 2, "trial"),
    ]
