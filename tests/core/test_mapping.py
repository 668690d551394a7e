"""Mappings as people say them: in which forms, by which names, each once, and which of them were of use."""

from decimal import Decimal
from typing import Any

import pytest

from licwizard.core.compare import Substitution
from licwizard.core.mapping import LIMIT, Given, substitutions, unused
from licwizard.core.stock import Entry, Stock
from licwizard.errors import AnswerError
from tests.core.stocks import CATALOGUE, INSTANCE, OFFICE, PLAN, PRO, STORAGE, guid, stock_of, typed

NONE = Stock(())


def read(*values: Any, ordered: Stock = NONE, current: Stock = NONE) -> list[tuple[str, str, Decimal]]:  # noqa: ANN401
    found = substitutions([Given(value) for value in values], CATALOGUE, ordered, current)
    return [(one.current, one.ordered, one.units) for one in found]


def refused(value: Any) -> str:  # noqa: ANN401 - whatever may be given
    with pytest.raises(AnswerError) as error:
        read(value)
    assert error.value.code == "bad-map"
    assert error.value.help
    return error.value.message.english()


@pytest.mark.parametrize(
    "given",
    [
        "professional=DYN365_PLAN:2",
        ["professional=DYN365_PLAN:2"],
        {"professional": "DYN365_PLAN:2"},
        {"professional": {"ordered": "DYN365_PLAN", "units": 2}},
        {"professional": {"ordered": "DYN365_PLAN:2"}},
        {"professional": ["DYN365_PLAN:2"]},
        [{"professional": "Dynamics 365 Plan:2"}],
        [{"current": "professional", "ordered": "DYN365_PLAN", "units": "2"}],
        {"current": guid(1), "ordered": guid(2), "units": Decimal(2)},
    ],
)
def test_one_mapping_may_be_written_in_many_forms(given: Any) -> None:  # noqa: ANN401
    assert read(given) == [(PRO, PLAN, 2)]


def test_the_order_is_kept_within_one_and_from_one_to_the_next() -> None:
    file = {INSTANCE: [STORAGE, {"ordered": PLAN, "units": "0.5"}], PRO: PLAN}
    assert read([f"{PRO}={STORAGE}"], file) == [
        (PRO, STORAGE, 1),
        (INSTANCE, STORAGE, 1),
        (INSTANCE, PLAN, Decimal("0.5")),
        (PRO, PLAN, 1),
    ]


def test_several_items_held_may_be_met_by_one() -> None:
    assert [one[:2] for one in read({PRO: PLAN, INSTANCE: PLAN})] == [(PRO, PLAN), (INSTANCE, PLAN)]


def test_a_name_that_is_not_in_the_catalogue_means_what_the_inventories_hold_else_itself() -> None:
    found = read("OLD  portal=part-123", "other=new", ordered=typed({"Part 123": 1}), current=typed({"Old Portal": 1}))
    assert [one[:2] for one in found] == [("Old Portal", "Part 123"), ("other", "new")]


def test_an_item_that_the_catalogue_does_not_know_is_found_by_its_guid_too() -> None:
    current = stock_of([Entry("D365_NEW", 5, guid=guid(99))])
    assert read(f"{guid(99).upper()}=professional", current=current) == [("D365_NEW", PRO, 1)]


@pytest.mark.parametrize(
    ("text", "read_as"),
    [
        ("Plan: new=professional", ("Plan: new", PRO, 1)),
        ("professional=Plan: new", (PRO, "Plan: new", 1)),
        ("professional=Plan: new:3", (PRO, "Plan: new", 3)),
        ("professional=a=b:2", (PRO, "a=b", 2)),
        ("a=b=professional:2", ("a=b", PRO, 2)),
        ("x=y=professional", ("x=y", PRO, 1)),
    ],
)
def test_a_name_with_a_mark_of_ours_in_it_is_found_all_the_same(text: str, read_as: tuple[str, str, int]) -> None:
    assert read(text, ordered=typed({"Plan: new": 1, "a=b": 1}), current=typed({"a=b": 1})) == [read_as]


@pytest.mark.parametrize(
    "given",
    [
        "", "professional", "=x", "professional=", "a=:2", 5, None, True,
        {"a": None}, {"a": ""}, {"a": True}, {"a": {}}, {"a": {"units": 2}}, {" ": "b"}, {"a": [["b"]]}, [["a=b"]],
        [None], {"current": None, "ordered": "b"},
    ],
)  # fmt: skip
def test_what_names_no_two_items_is_refused(given: Any) -> None:  # noqa: ANN401
    assert "says no substitution" in refused(given)


@pytest.mark.parametrize("units", ["0", "-1", "x", "", "1.234", 0, -1, True, [2], {"n": 2}, Decimal("NaN"), 10**12])
def test_units_that_are_not_more_than_zero_are_refused(units: Any) -> None:  # noqa: ANN401
    assert "more than zero" in refused({"a": {"ordered": "b", "units": units}})


def test_a_key_that_means_nothing_is_refused() -> None:
    assert "'unit'" in refused({"a": {"ordered": "b", "unit": 2}})
    assert "'current'" in refused({"a": {"ordered": "b", "current": "c"}})


@pytest.mark.parametrize(
    "values",
    [
        (["professional=DYN365_PLAN", f"{PRO}=Dynamics 365 Plan:2"],),
        ("professional=DYN365_PLAN", {PRO: PLAN}),
        ({PRO: [PLAN, {"ordered": PLAN, "units": 2}]},),
    ],
)
def test_a_pair_that_is_given_twice_is_refused(values: tuple[Any, ...]) -> None:
    with pytest.raises(AnswerError, match="CRMSTANDARD is met by DYN365_PLAN is said twice"):
        read(*values)


def test_an_error_says_where_the_mapping_stands() -> None:
    given = Given(["a=b", "a=c:0"], lambda path: f"map.yaml:{path[0] + 1}:1")  # type: ignore[operator]
    with pytest.raises(AnswerError) as error:
        substitutions([given], CATALOGUE, NONE)
    assert error.value.where == "map.yaml:2:1"


def test_there_is_an_end_to_mappings() -> None:
    many = [f"item {number}=professional" for number in range(LIMIT)]
    assert len(read(many)) == LIMIT
    assert "10000" in refused([*many, "one more=professional"])


def test_a_mapping_of_what_is_not_there_is_named() -> None:
    mapped = [
        Substitution(PRO, PLAN),
        Substitution(INSTANCE, PLAN),
        Substitution(PRO, STORAGE),
        Substitution(OFFICE, PLAN),
    ]
    notes = unused(mapped, typed({PRO: 5, OFFICE: 5}), typed({PLAN: 5}))
    assert [note.english() for note in notes] == [
        "mapping not used: CRMINSTANCE=DYN365_PLAN; CRMINSTANCE is not held",
        "mapping not used: CRMSTANDARD=CRMSTORAGE; CRMSTORAGE is not on the order",
        "mapping not used: OFFICE_E3=DYN365_PLAN; OFFICE_E3 is left out",
    ]


def test_a_part_number_names_the_item_that_was_ordered_by_it() -> None:
    order = stock_of([Entry("capacity add-on", 5, code="DDK-00001"), Entry("professional", 50, code="DDK-00002")])
    assert read("storage=ddk-00001", "professional=DDK-00002:2", ordered=order) == [
        (STORAGE, "capacity add-on", 1),
        (PRO, PRO, 2),
    ]


def test_a_part_number_of_several_items_names_none() -> None:
    order = stock_of([Entry("capacity add-on", 5, code="X-1"), Entry("another", 50, code="X-1")])
    assert read("storage=X-1", ordered=order) == [(STORAGE, "X-1", 1)]
