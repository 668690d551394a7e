"""Would the new licences alone carry everyone? An export pools direct and new units (C2, L16)."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import Substitution
from licwizard.core.stock import Stock
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.weighed import Weighed, WeighedLine
from licwizard.messages import msg
from tests.core.stocks import (
    DEVICE,
    INSTANCE,
    OTHER_TENANT,
    PLAN,
    PRO,
    STORAGE,
    TRIAL,
    Counts,
    Row,
    exported,
    typed,
)

Rows = dict[str, Row]


def weighed(before: Counts, ordered: Counts, now: Rows, *mapped: Substitution) -> Weighed:
    return covers(typed(before), typed(ordered), exported(now), mapped, direct_unchanged=True)


def line(result: Weighed, item: str) -> WeighedLine:
    return next(one for one in result.lines if one.item == item)


def test_60_assigned_50_ordered_100_pooled_is_refuted() -> None:
    # 100 owned is more than 60 assigned, but half of the 100 goes with the direct subscription.
    result = weighed({PRO: 50}, {PRO: 50}, {PRO: Row(100, assigned=60)})
    assert result.verdict == "refuted"
    assert line(result, PRO)[5:12] == (50, 50, 100, 60, 50, 60, 10)


@pytest.mark.parametrize(
    ("held", "ordered", "now", "verdict"),
    [
        (50, 50, Row(100, 50), "proved"),
        (50, 60, Row(110, 60), "proved"),
        (50, 60, Row(110, 61), "refuted"),  # one person too many
        (60, 50, Row(110, 50), "refuted"),  # fewer than were held, though all who are there are carried
        (50, 60, Row(100, 50), "proved"),  # not all has come, but what has come is enough
        (50, 60, Row(99, 50), "refuted"),  # ordered, but not here
        (50, 50, Row(50, 50), "refuted"),  # nothing has come
        (50, 50, Row(50, 0), "refuted"),
        (50, 50, Row(200, 60), "refuted"),  # grown by something else than this order
        (50, 0, Row(100, 50), "refuted"),
        (50, 50, Row(40, 0), "refuted"),  # shrunk
        (0, 5, Row(5, 5), "proved"),
    ],
)
def test_new_units_within_the_order_must_carry_what_was_held_and_what_is_assigned(
    held: int, ordered: int, now: Row, verdict: str
) -> None:
    assert weighed({PRO: held}, {PRO: ordered}, {PRO: now}).verdict == verdict


def test_an_item_that_is_missing_from_a_whole_export_counts_nothing() -> None:
    assert weighed({PRO: 5, STORAGE: 5}, {PRO: 5, STORAGE: 5}, {PRO: Row(10)}).verdict == "refuted"


def test_storage_instances_and_devices_count_what_is_held_not_what_is_assigned() -> None:
    for item in (STORAGE, INSTANCE, DEVICE):
        assert weighed({item: 5}, {item: 5}, {item: Row(10, assigned=99)}).verdict == "proved"


def test_one_item_too_few_refutes_the_whole() -> None:
    result = weighed({PRO: 5, STORAGE: 5}, {PRO: 5, STORAGE: 4}, {PRO: Row(10), STORAGE: Row(9)})
    assert result.verdict == "refuted"
    assert {one.item: one.short for one in result.lines} == {PRO: 0, STORAGE: 1}


def test_people_assigned_to_what_was_neither_held_nor_ordered_have_to_be_carried() -> None:
    assert weighed({PRO: 5}, {PRO: 5}, {PRO: Row(10, 5), PLAN: Row(20, 3)}).verdict == "refuted"
    assert weighed({PRO: 5}, {PRO: 5}, {PRO: Row(10, 5), PLAN: Row(20, 0)}).verdict == "unknown"
    assert weighed({PRO: 5}, {PRO: 5}, {PRO: Row(10, 5), TRIAL: Row(10_000, 3)}).verdict == "proved"


def test_people_assigned_to_an_item_without_a_name_leave_it_unknown() -> None:
    assert weighed({PRO: 5}, {PRO: 5}, {PRO: Row(10, 5), "DYN365_NEW": Row(20, 3)}).verdict == "unknown"


@pytest.mark.parametrize("held", [{PRO: 5, "Portal": 1}, {PRO: 5, STORAGE: "1.234"}])
def test_what_has_no_name_or_no_certain_count_leaves_it_unknown(held: dict[str, Any]) -> None:
    assert weighed(held, held, {PRO: Row(10), STORAGE: Row(9999)}).verdict == "unknown"


def test_a_line_whose_order_cannot_be_counted_says_why() -> None:
    why = msg("it is pending")
    ordered = Stock(tuple(one._replace(quantity=None, problem=why) for one in typed({PRO: 5}).holdings))
    result = covers(typed({PRO: 5}), ordered, exported({PRO: Row(10, 5)}), (), direct_unchanged=True)
    assert (result.verdict, line(result, PRO).notes[0]) == ("unknown", why)


def test_short_outweighs_unknown() -> None:
    assert weighed({PRO: 5, "Portal": 1}, {PRO: 4}, {PRO: Row(9)}).verdict == "refuted"


def test_nothing_at_all_proves_nothing() -> None:
    assert weighed({}, {}, {}).verdict == "unknown"


ENOUGH: Rows = {PRO: Row(100, 50)}


def test_without_direct_unchanged_growth_proves_nothing() -> None:
    held = typed({PRO: 50})
    result = covers(held, held, exported(ENOUGH), direct_unchanged=False)
    assert (result.verdict, result.lines) == ("unknown", ())
    assert "direct-unchanged" in result.explanation.message.english()


def test_an_export_of_another_tenant_proves_nothing_and_names_both() -> None:
    before = exported({PRO: Row(50, 50)})
    other = exported(ENOUGH, tenant=OTHER_TENANT)
    result = covers(before, typed({PRO: 50}), other, direct_unchanged=True)
    assert result.verdict == "unknown"
    assert OTHER_TENANT in result.explanation.message.english()
    assert covers(before, typed({PRO: 50}), exported(ENOUGH), direct_unchanged=True).verdict == "proved"


def test_an_export_that_names_no_tenant_is_taken_for_the_same() -> None:
    before = exported({PRO: Row(50, 50)})
    now = exported(ENOUGH, tenant=None)
    assert covers(before, typed({PRO: 50}), now, direct_unchanged=True).verdict == "proved"


def test_part_of_an_export_proves_nothing_neither_now_nor_before() -> None:
    held = typed({PRO: 50})
    assert covers(held, held, exported(ENOUGH, complete=False), direct_unchanged=True).verdict == "unknown"
    # Of a part, what is missing counted 0: old units would pass for new ones.
    before = exported({STORAGE: Row(0)}, complete=False)
    now = exported({PRO: Row(60, 60)})
    assert covers(before, typed({PRO: 60}), now, direct_unchanged=True).verdict == "unknown"


def test_counts_that_nobody_exported_prove_nothing() -> None:
    held = typed({PRO: 50})
    assert covers(held, held, typed({PRO: 100}), direct_unchanged=True).verdict == "unknown"


MOVED = Substitution(PRO, PLAN)


@pytest.mark.parametrize(
    ("ordered", "now", "verdict"),
    [
        (50, {PRO: Row(50, 0), PLAN: Row(50, 50)}, "proved"),  # all have moved
        (50, {PRO: Row(50, 10), PLAN: Row(50, 40)}, "proved"),  # some have moved: the rest can follow
        (49, {PRO: Row(50, 0), PLAN: Row(49, 49)}, "refuted"),  # a seat that was held would be lost
        (50, {PRO: Row(50, 1), PLAN: Row(50, 50)}, "refuted"),  # 51 people
        (51, {PRO: Row(50, 1), PLAN: Row(51, 50)}, "proved"),
        (50, {PRO: Row(50, 0), PLAN: Row(50, 51)}, "refuted"),
    ],
)
def test_users_who_moved_to_the_new_product_fill_the_seats_that_were_needed_already(
    ordered: int, now: Rows, verdict: str
) -> None:
    assert weighed({PRO: 50}, {PLAN: ordered}, now, MOVED).verdict == verdict


def test_seats_of_the_new_product_that_were_held_before_stay_needed() -> None:
    now = {PRO: Row(50, 0), PLAN: Row(70, 60)}
    assert weighed({PRO: 50, PLAN: 10}, {PLAN: 60}, now, MOVED).verdict == "proved"
    now = {PRO: Row(50, 0), PLAN: Row(69, 59)}
    assert weighed({PRO: 50, PLAN: 10}, {PLAN: 59}, now, MOVED).verdict == "refuted"


def test_without_a_substitution_another_product_carries_nobody() -> None:
    assert weighed({PRO: 50}, {PLAN: 50}, {PRO: Row(50, 0), PLAN: Row(50, 50)}).verdict == "refuted"


small = st.integers(0, 30)


@given(small, small, small, small)
def test_one_item_is_judged_by_the_rule_as_it_is_written(held: int, ordered: int, now: int, assigned: int) -> None:
    new = max(now - held, 0)
    expected = "proved" if min(new, ordered) >= max(held, assigned) else "refuted"
    result = weighed({PRO: held}, {PRO: ordered}, {PRO: Row(now, assigned)})
    assert result.verdict == expected
    assert line(result, PRO).short == max(Decimal(max(held, assigned) - min(new, ordered)), Decimal(0))


@given(small, small, small, small, small)
def test_what_moved_people_need_is_never_less_than_seats_and_people(
    held: int, ordered: int, left: int, there: int, extra: int
) -> None:
    now = {PRO: Row(held, left), PLAN: Row(ordered + extra, there)}
    if weighed({PRO: held}, {PLAN: ordered}, now, MOVED).verdict == "proved":
        assert ordered >= max(held, there)
        assert ordered >= left + there or left + there <= held
