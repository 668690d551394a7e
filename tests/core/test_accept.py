"""From an answer as it was given to the answer that is kept."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.accept import Read, accept
from licwizard.core.guide import Step
from licwizard.core.mapping import Given, substitutions
from licwizard.core.stock import Stock
from licwizard.core.stock_json import stock_from_json, stock_to_json
from licwizard.errors import AnswerError, LicwizardError, SourceError
from tests.core.steps import CHOICE, COUNT, FINAL, NEEDY, ORDER, SUPPLEMENT, TASK, gate
from tests.core.stocks import CATALOGUE, PLAN, PRO, STORAGE, Row, exported, quantities, typed
from tests.core.walking import REASON


def taken(step: Step, raw: Any, *, stock: Stock | None = None) -> Any:  # noqa: ANN401 - any answer
    return accept(step, raw, CATALOGUE, run="migration", read=Read(stock))


def refused(step: Step, raw: Any, *, stock: Stock | None = None) -> LicwizardError:  # noqa: ANN401 - any answer
    with pytest.raises((AnswerError, SourceError)) as error:
        taken(step, raw, stock=stock)
    assert error.value.message.english().startswith("step: "), "the step is named"
    return error.value


@pytest.mark.parametrize(("raw", "kept"), [("yes", "yes"), (" no ", "no"), (True, "yes"), (False, "no")])
def test_a_choice_is_kept_as_its_id(raw: object, kept: str) -> None:
    assert taken(CHOICE, raw) == kept


@pytest.mark.parametrize("raw", ["maybe", "", None, 1, ["yes"], {"yes": 1}])
def test_what_is_no_option_is_refused(raw: object) -> None:
    assert refused(CHOICE, raw).help is not None


@pytest.mark.parametrize("raw", ["done", True, {}])
def test_a_task_is_done(raw: object) -> None:
    assert taken(TASK, raw) == {}


@pytest.mark.parametrize("raw", ["Done", "yes", False, None, 1, [], ["done"]])
def test_what_does_not_say_done_is_refused(raw: object) -> None:
    refused(TASK, raw)


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ({"ends": "2027-01-31"}, {"ends": "2027-01-31"}),
        ({"ends": date(2027, 1, 31)}, {"ends": "2027-01-31"}),
        ({"ends": datetime(2027, 1, 31, 12, tzinfo=UTC)}, {"ends": "2027-01-31"}),
        ({"renews": True}, {"renews": "yes"}),
        ({"renews": " no "}, {"renews": "no"}),
        ({"note": 4711}, {"note": "4711"}),
        ({"note": Decimal("4.5")}, {"note": "4.5"}),
        ({"ids": "a, b,,c "}, {"ids": ["a", "b", "c"]}),
        ({"ids": ["a", 5]}, {"ids": ["a", "5"]}),
        ({"ids": 5}, {"ids": ["5"]}),
        ({"ends": "unknown", "renews": None, "note": " ", "ids": ""}, {}),
    ],
)
def test_what_a_task_records_is_kept_in_the_type_of_its_field(raw: dict[str, Any], kept: dict[str, Any]) -> None:
    assert taken(TASK, raw) == kept


@pytest.mark.parametrize(
    "raw",
    [{"end": "2027-01-31"}, {"ends": "soon"}, {"ends": ["x"]}, {"renews": ["yes"]}, {"renews": {}}, {"ids": {"a": 1}}],
)
def test_what_a_task_cannot_record_is_refused(raw: dict[str, Any]) -> None:
    refused(TASK, raw)


def test_what_a_later_step_needs_cannot_be_left_unknown() -> None:
    assert "Number" in refused(NEEDY, {"number": "unknown"}).message.english()


def test_an_irreversible_step_is_confirmed_by_the_whole_text() -> None:
    assert taken(FINAL, {"confirm": " cancel migration "}) == {"confirm": "cancel migration"}
    for raw in ("done", True, {}, {"confirm": "cancel"}, {"confirm": True}):
        assert "cancel migration" in refused(FINAL, raw).message.english()


def test_items_and_counts_become_holdings() -> None:
    kept = taken(COUNT, {"professional": 50, "storage": "1 TB"})
    assert quantities(stock_from_json(kept)) == {PRO: 50, STORAGE: 1024}
    assert kept["source"] is None


@pytest.mark.parametrize("count", [5, "5", Decimal(5), 5.0])
def test_a_count_may_be_of_any_type_of_number(count: Any) -> None:  # noqa: ANN401
    assert taken(COUNT, {PRO: count}) == taken(COUNT, {PRO: 5})


@pytest.mark.parametrize(
    "raw",
    [
        {PRO: None}, {PRO: True}, {PRO: [5]}, {PRO: "5 kg"}, {PRO: -5}, {PRO: 1.5}, {PRO: "x"}, {PRO: float("nan")},
        {PRO: 10**30}, {}, "50", [PRO], None, 50,
    ],
)  # fmt: skip
def test_what_is_no_inventory_is_refused(raw: Any) -> None:  # noqa: ANN401
    refused(COUNT, raw)


def test_nothing_ordered_on_top_is_an_answer_where_it_may_be() -> None:
    assert taken(SUPPLEMENT, {})["holdings"] == []


def test_a_file_is_kept_as_what_it_held() -> None:
    stock = exported({PRO: Row(50, 40)})
    kept = taken(COUNT, {"file": "now.json"}, stock=stock)
    assert stock_from_json(kept) == stock
    assert "file" not in kept


def test_a_file_and_counts_together_are_refused() -> None:
    error = refused(COUNT, {"file": "now.json", PRO: 5}, stock=exported({PRO: Row(50)}))
    assert error.code == "file-and-counts"


def test_what_an_inventory_records_is_told_from_its_items() -> None:
    kept = taken(ORDER, {PRO: 5, "usage-start": date(2027, 6, 1)})
    assert kept["usage-start"] == "2027-06-01"
    assert quantities(stock_from_json(kept)) == {PRO: 5}
    refused(ORDER, {PRO: 5, "usage-start": "soon"})


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("professional=DYN365_PLAN", [[PRO, PLAN, "1"]]),
        (["professional=DYN365_PLAN:2", "storage = professional : 0.5"], [[PRO, PLAN, "2"], [STORAGE, PRO, "0.5"]]),
        ({"professional": "DYN365_PLAN:2"}, [[PRO, PLAN, "2"]]),
        ("old portal=part 123", [["Old Portal", "Part 123", "1"]]),
        ("never heard=DYN365_PLAN", [["never heard", PLAN, "1"]]),
    ],
)
def test_substitutions_are_kept_by_item_with_who_decided_them(given: Any, kept: list[list[str]]) -> None:  # noqa: ANN401
    raw = {PLAN: 5, "Old Portal": 1, "Part 123": 1, "map": given, "decided_by": " Kim "}
    value = taken(ORDER, raw)
    assert (value["map"], value["decided_by"]) == (kept, "Kim")


@pytest.mark.parametrize("given", ["professional", "=x", "professional=", "a=b:0", "a=b:-1", "a=b:x", "a=b:1.234", 5])
def test_what_says_no_substitution_is_refused(given: Any) -> None:  # noqa: ANN401
    refused(ORDER, {PLAN: 5, "map": given, "decided_by": "Kim"})
    with pytest.raises(LicwizardError):
        substitutions((Given(given),), CATALOGUE, typed({PLAN: 5}))


def test_a_substitution_that_nobody_decided_is_refused() -> None:
    for more in ({}, {"decided_by": " "}, {"decided_by": None}):
        assert "decided_by" in refused(ORDER, {PLAN: 5, "map": f"{PRO}={PLAN}", **more}).message.english()


def test_substitutions_belong_to_the_order_alone() -> None:
    refused(COUNT, {PLAN: 5, "map": f"{PRO}={PLAN}", "decided_by": "Kim"})


WEIGHED = gate("covers-alone", reason=False)


def test_what_a_gate_is_shown_is_kept_as_what_the_file_held() -> None:
    stock = exported({PRO: Row(100, 60)})
    kept = taken(WEIGHED, {"file": "now.json", "direct-unchanged": True}, stock=stock)
    assert kept == {"snapshot": stock_to_json(stock), "direct-unchanged": True}


def test_a_gate_keeps_its_reason_or_its_exit() -> None:
    assert taken(gate(), {"reason": f"  {REASON} "}) == {"reason": REASON}
    assert taken(gate(), {"exit": "part"}) == {"exit": "part"}


@pytest.mark.parametrize(
    "raw",
    [
        {"reason": REASON, "exit": "part"},
        {"exit": "part", "direct-unchanged": "false"},
        {"file": 5},
        {"snapshot": {}},
        {"snapshot": {"holdings": []}, "direct-unchanged": True},
        {},
        "proved",
        None,
        True,
    ],
)
@pytest.mark.parametrize("step", [gate(), WEIGHED])
def test_what_a_gate_does_not_take_is_refused(step: Step, raw: Any) -> None:  # noqa: ANN401
    refused(step, raw)


def test_evidence_cannot_be_written_by_hand_in_place_of_a_file() -> None:
    forged = stock_to_json(exported({PRO: Row(1000, 0)}))
    refused(WEIGHED, {"snapshot": forged, "direct-unchanged": True})
    stock = exported({PRO: Row(1)})
    with pytest.raises(LicwizardError):
        taken(WEIGHED, {"snapshot": forged, "file": "now.json", "direct-unchanged": True}, stock=stock)


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
keys = st.sampled_from(
    ["file", "map", "reason", "exit", "snapshot", "confirm", "ends", "ids", "renews", PRO, "holdings"]
)
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3))


@given(st.sampled_from([CHOICE, TASK, NEEDY, FINAL, COUNT, SUPPLEMENT, ORDER, gate(), WEIGHED]), anything)
def test_any_answer_is_kept_or_refused_in_words(step: Step, raw: Any) -> None:  # noqa: ANN401
    try:
        accept(step, raw, CATALOGUE, run="migration")
    except LicwizardError as error:
        assert error.message.english()
