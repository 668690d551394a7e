"""Current against ordered, line by line: enough, short or unknown; substitutions are decided, never guessed (F6)."""

from decimal import Decimal
from typing import Any

import pytest

from licwizard.core.compare import Comparison, Line, Substitution, compare, compare_counts, overall
from tests.core.stocks import DEVICE, INSTANCE, OFFICE, PLAN, PRO, STORAGE, Counts, Row, exported, typed

HELD: Counts = {PRO: 50, INSTANCE: 3, STORAGE: 5}


def against(current: Counts, ordered: Counts, *mapped: Substitution) -> Comparison:
    return compare(typed(current), typed(ordered), mapped)


def line(result: Comparison, item: str) -> Line:
    return next(one for one in result.lines if one.item == item)


@pytest.mark.parametrize(
    ("ordered", "verdict", "short"),
    [
        ({PRO: 50, INSTANCE: 3, STORAGE: 5}, "enough", {PRO: 0, INSTANCE: 0, STORAGE: 0}),
        ({PRO: 51, INSTANCE: 4, STORAGE: 6}, "enough", {PRO: 0, INSTANCE: 0, STORAGE: 0}),
        ({PRO: 50, INSTANCE: 3, STORAGE: 4}, "short", {PRO: 0, INSTANCE: 0, STORAGE: 1}),
        ({PRO: 50, INSTANCE: 3, STORAGE: "512 MB"}, "short", {PRO: 0, INSTANCE: 0, STORAGE: Decimal("4.5")}),
        ({PRO: 50}, "short", {PRO: 0, INSTANCE: 3, STORAGE: 5}),
        ({}, "short", {PRO: 50, INSTANCE: 3, STORAGE: 5}),
    ],
)
def test_an_order_is_enough_if_it_holds_at_least_what_is_held_of_each(
    ordered: dict[str, Any], verdict: str, short: dict[str, Any]
) -> None:
    result = against(HELD, ordered)
    assert result.verdict == verdict
    assert {one.item: one.short for one in result.lines} == short


def test_what_is_ordered_on_top_is_a_line_that_is_enough() -> None:
    assert [(one.item, one.current, one.verdict) for one in against({}, {PLAN: 5}).lines] == [(PLAN, 0, "enough")]


def test_no_line_at_all_is_unknown() -> None:
    assert against({}, {}).verdict == "unknown"


def test_an_item_that_is_left_out_is_not_compared_but_listed() -> None:
    result = against({PRO: 5, OFFICE: 7}, {PRO: 5, OFFICE: 1})
    assert result.verdict == "enough"
    assert [(role, out.item, out.quantity) for role, out in result.left_out] == [
        ("current", OFFICE, 7),
        ("ordered", OFFICE, 1),
    ]


@pytest.mark.parametrize("ordered", [{}, {"Some portal": 5}, {"Some portal": 500}])
def test_an_item_without_a_name_is_unknown_whether_or_not_it_is_on_the_order(ordered: Counts) -> None:
    result = against({PRO: 5, "Some portal": 5}, {PRO: 5, **ordered})
    assert (result.verdict, line(result, "Some portal").verdict) == ("unknown", "unknown")
    assert line(result, "Some portal").short is None


def test_an_item_without_a_name_that_is_only_ordered_is_unknown_too() -> None:
    assert against({PRO: 5}, {PRO: 5, "Some portal": 5}).verdict == "unknown"


def test_short_outweighs_unknown_and_unknown_outweighs_enough() -> None:
    assert overall(["enough", "unknown", "short"]) == "short"
    assert overall(["enough", "unknown"]) == "unknown"
    assert overall(["enough"]) == "enough"
    assert overall([]) == "unknown"


def test_a_count_that_can_be_read_in_two_ways_is_unknown_on_either_side() -> None:
    assert against({STORAGE: "1.234"}, {STORAGE: 9999}).verdict == "unknown"
    assert against({STORAGE: 1}, {STORAGE: "1.234"}).verdict == "unknown"


def test_the_most_urgent_stands_first_and_what_is_lost_at_once_before_what_leaves_time() -> None:
    result = against({PRO: 5, DEVICE: 5, STORAGE: 5, INSTANCE: 5, "Portal": 5, PLAN: 5}, {DEVICE: 5, PLAN: 4})
    assert [one.item for one in result.lines] == [INSTANCE, STORAGE, PRO, PLAN, "Portal", DEVICE]


def test_two_bare_numbers_make_one_line() -> None:
    result = compare_counts(Decimal(50), Decimal(48))
    assert (result.verdict, [(one.item, one.kind, one.short) for one in result.lines]) == (
        "short",
        [("count", "count", 2)],
    )
    assert compare_counts(Decimal(50), Decimal(50)).verdict == "enough"
    assert compare_counts(Decimal(0), Decimal(0)).verdict == "enough"


def test_an_item_may_be_met_by_another_as_decided() -> None:
    result = against({PRO: 50}, {PLAN: 50}, Substitution(PRO, PLAN))
    assert result.verdict == "enough"
    assert [(met.item, met.covers) for met in line(result, PRO).met] == [(PLAN, 50)]
    assert line(result, PRO).notes
    assert against({PRO: 50}, {PLAN: 50}).verdict == "short"


def test_several_ordered_units_may_be_needed_for_one_held() -> None:
    result = against({INSTANCE: 3}, {STORAGE: 14}, Substitution(INSTANCE, STORAGE, Decimal(5)))
    assert (result.verdict, line(result, INSTANCE).short) == ("short", 1)
    assert against({INSTANCE: 3}, {STORAGE: 15}, Substitution(INSTANCE, STORAGE, Decimal(5))).verdict == "enough"


def test_part_of_a_gigabyte_meets_storage_but_part_of_a_licence_meets_nobody() -> None:
    assert line(against({STORAGE: 5}, {PRO: 5}, Substitution(STORAGE, PRO, Decimal(2))), STORAGE).short == Decimal(
        "2.5"
    )
    assert line(against({PRO: 5}, {PLAN: 5}, Substitution(PRO, PLAN, Decimal(2))), PRO).short == 3


def test_an_ordered_unit_is_spent_on_its_own_item_first() -> None:
    result = against({PRO: 30, PLAN: 30}, {PLAN: 50}, Substitution(PRO, PLAN))
    assert (line(result, PLAN).verdict, line(result, PRO).short) == ("enough", 10)


def test_substitutions_are_served_in_their_order() -> None:
    mapped = (Substitution(PRO, STORAGE), Substitution(INSTANCE, STORAGE))
    first = against({PRO: 5, INSTANCE: 5}, {STORAGE: 5}, *mapped)
    assert (line(first, PRO).short, line(first, INSTANCE).short) == (0, 5)
    second = against({PRO: 5, INSTANCE: 5}, {STORAGE: 5}, *mapped[::-1])
    assert (line(second, PRO).short, line(second, INSTANCE).short) == (5, 0)


def test_an_item_that_one_substitution_has_met_leaves_the_next_to_others() -> None:
    mapped = (Substitution(PRO, PLAN), Substitution(PRO, STORAGE), Substitution(INSTANCE, STORAGE))
    result = against({PRO: 5, INSTANCE: 5}, {PLAN: 4, STORAGE: 6}, *mapped)
    assert result.verdict == "enough"
    assert [(met.item, met.covers) for met in line(result, PRO).met] == [(PLAN, 4), (STORAGE, 1)]


def test_an_item_without_a_name_counts_once_a_mapping_says_what_it_is() -> None:
    assert against({"Portal": 5}, {PLAN: 5}, Substitution("Portal", PLAN)).verdict == "enough"
    assert against({"Portal": 5}, {PLAN: 4}, Substitution("Portal", PLAN)).verdict == "short"
    assert against({PRO: 5}, {"Part 123": 5}, Substitution(PRO, "Part 123")).verdict == "enough"


def test_an_item_whose_substitute_cannot_be_counted_is_unknown_not_short() -> None:
    result = against({PRO: 5}, {STORAGE: "1.234"}, Substitution(PRO, STORAGE))
    assert line(result, PRO).verdict == "unknown"


def test_a_substitution_does_not_make_good_a_count_that_is_not_known() -> None:
    assert against({STORAGE: "1.234"}, {PLAN: 9999}, Substitution(STORAGE, PLAN)).verdict == "unknown"


def test_a_substitution_by_an_item_that_is_not_ordered_meets_nothing() -> None:
    assert against({PRO: 5}, {}, Substitution(PRO, PLAN)).verdict == "short"


def test_assigned_counts_do_not_matter_here() -> None:
    assert compare(exported({PRO: Row(5, assigned=9)}), typed({PRO: 5})).verdict == "enough"
