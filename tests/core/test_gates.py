"""What a gate decides: from its inputs, its evidence or a typed reason, and from nothing else."""

from datetime import date
from typing import Any

import pytest

from licwizard.core.compare import Comparison
from licwizard.core.gates import DECIDES, Context, Inputs, Verdict, decide
from licwizard.core.guide import Gate, GateExit
from licwizard.core.stock import Source
from licwizard.core.stock_json import stock_to_json
from licwizard.core.weigh.weighed import Weighed
from tests.core.stocks import INSTANCE, OTHER_TENANT, PLAN, PRO, STORAGE, TENANT, Counts, Row, exported, typed
from tests.core.walking import REASON

ROLES: dict[str, dict[str, tuple[str, ...]]] = {
    "order-covers": {"current": ("held",), "ordered": ("ordered",)},
    "dates-fit": {"term": ("term",), "bought": ("bought",), "ordered": ("ordered",)},
    "covers-alone": {"before": ("before", "held"), "ordered": ("ordered", "extra")},
    "cancelled": {"before": ("held",)},
}


def gate(decides: str, *, reason: bool = False) -> Gate:
    exits = {
        "good": GateExit("good", "good", "on", passes=True),
        "bad": GateExit("bad", "bad", "back", passes=False),
    }
    return Gate(
        id="gate", procedure="main", party="me", title="", facts=(), decides=decides, inputs=ROLES.get(decides, {}),
        reason=reason, file=True, exits=exits,
    )  # fmt: skip


def counted(counts: Counts, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what an inventory records
    return {**stock_to_json(typed(counts)), **more}


def order_covers(held: Counts, ordered: Counts, answer: Any = None, **more: Any) -> Verdict:  # noqa: ANN401
    inputs = {"held": [counted(held)], "ordered": [counted(ordered, **more)]}
    return decide(gate("order-covers"), inputs, answer)


def test_an_order_that_covers_what_is_held_passes_by_its_inputs() -> None:
    verdict = order_covers({PRO: 50}, {PRO: 50})
    assert (verdict.word, verdict.passes, verdict.by, verdict.way) == ("enough", True, "inputs", "good")
    assert isinstance(verdict.detail, Comparison)


def test_an_order_that_is_short_says_what_to_add() -> None:
    verdict = order_covers({PRO: 50, STORAGE: 5, INSTANCE: 3}, {PRO: 48, STORAGE: 4, INSTANCE: 3})
    assert (verdict.word, verdict.passes, verdict.way) == ("short", False, "")
    said = verdict.says.english()
    assert "2 licences of Dynamics CRM Online Professional" in said
    assert "1 GB of additional storage" in said
    assert "instance" not in said


def test_an_order_with_an_unknown_item_names_it() -> None:
    verdict = order_covers({PRO: 50, "Old portal": 1}, {PRO: 50})
    assert (verdict.word, verdict.passes) == ("unknown", False)
    assert "Old portal" in verdict.says.english()


def test_substitutions_decided_with_the_order_count() -> None:
    assert order_covers({PRO: 5}, {PLAN: 5}, map=[[PRO, PLAN, "1"]]).passes
    assert not order_covers({PRO: 5}, {PLAN: 5}).passes


def test_only_the_latest_count_decides() -> None:
    inputs = {"held": [counted({PRO: 5})], "ordered": [counted({PRO: 9}), counted({PRO: 4})]}
    assert decide(gate("order-covers"), inputs, None).word == "short"
    inputs = {"held": [counted({PRO: 99}), counted({PRO: 4})], "ordered": [counted({PRO: 4})]}
    assert decide(gate("order-covers"), inputs, None).word == "enough"


@pytest.mark.parametrize("inputs", [{}, {"held": [counted({PRO: 5})]}, {"ordered": [counted({PRO: 5})]}])
def test_a_count_that_is_missing_leaves_it_unknown(inputs: Inputs) -> None:
    verdict = decide(gate("order-covers"), inputs, None)
    assert (verdict.word, verdict.passes) == ("unknown", False)


def test_an_exit_is_taken_only_while_the_gate_does_not_pass() -> None:
    assert order_covers({PRO: 5}, {PRO: 4}, {"exit": "bad"}).way == "bad"
    assert order_covers({PRO: 5}, {PRO: 5}, {"exit": "bad"}).way == "good"


def test_a_gate_without_reasons_is_not_passed_by_one() -> None:
    assert not order_covers({PRO: 5}, {PRO: 4}, {"reason": REASON}).passes
    assert not decide(gate("covers-alone"), {}, {"reason": REASON}).passes


TERM = {"ends": "2027-12-31", "renews": "no"}


@pytest.mark.parametrize(
    ("bought", "term", "usage_start", "word"),
    [
        ("invoice", TERM, "2027-06-01", "proved"),
        ("invoice", TERM, "2027-12-31", "refuted"),
        ("invoice", {"ends": "2027-01-01", "renews": "yes"}, "2027-06-01", "proved"),
        ("trial", {"ends": "2027-01-01", "renews": "yes"}, "2027-06-01", "refuted"),  # a trial ends all the same
        ("invoice", {}, "2027-06-01", "unknown"),
        ("invoice", TERM, None, "unknown"),
        ("invoice", {"ends": "2027-01-01"}, "2027-06-01", "unknown"),
    ],
)
def test_the_dates_decide_whether_there_is_a_gap(
    bought: str, term: dict[str, str], usage_start: str | None, word: str
) -> None:
    ordered = counted({PRO: 1}, **({"usage-start": usage_start} if usage_start else {}))
    inputs: dict[str, list[Any]] = {"term": [term], "bought": [bought], "ordered": [ordered]}
    verdict = decide(gate("dates-fit"), inputs, None)
    assert (verdict.word, verdict.passes, verdict.by) == (word, word == "proved", "inputs")


@pytest.mark.parametrize(
    ("noted", "word"), [(date(2027, 12, 30), "proved"), (date(2027, 12, 31), "refuted"), (date(2028, 2, 1), "refuted")]
)
def test_what_is_ordered_now_is_not_usable_before(noted: date, word: str) -> None:
    ordered = counted({PRO: 1}, **{"usage-start": "2027-06-01"})
    inputs: dict[str, list[Any]] = {"term": [TERM], "bought": ["invoice"], "ordered": [ordered]}
    assert decide(gate("dates-fit"), inputs, None, Context(noted=noted)).word == word


def test_a_file_that_was_shown_before_the_end_says_nothing_of_what_came_after() -> None:
    before, after = stock_to_json(exported({PRO: Row(50)})), exported({PRO: Row(50), STORAGE: Row(1)})
    assert after.source is not None
    source = after.source._replace(taken="2026-11-01T12:00:00+00:00")
    answer = {"snapshot": stock_to_json(after._replace(source=source))}
    judged = gate("cancelled")
    assert decide(judged, {"held": [before]}, answer).word == "proved"
    verdict = decide(judged, {"held": [before]}, answer, Context(earlier=(source,)))
    assert (verdict.word, verdict.passes) == ("unknown", False)
    assert "now.json" in verdict.says.english()
    for other in (source._replace(taken="2026-10-01T12:00:00+00:00"), source._replace(path="before.json")):
        alike = decide(judged, {"held": [before]}, answer, Context(earlier=(other,)))
        assert alike.word == "proved", "an export of after the end may be like one of before, to the letter"


def test_a_typed_reason_passes_a_gate_that_allows_one_and_is_seen_to_have_done_so() -> None:
    inputs: dict[str, list[Any]] = {
        "term": [TERM],
        "bought": ["invoice"],
        "ordered": [counted({PRO: 1}, **{"usage-start": "2028-01-01"})],
    }
    verdict = decide(gate("dates-fit", reason=True), inputs, {"reason": REASON})
    assert (verdict.word, verdict.passes, verdict.by, verdict.way) == ("refuted", True, "reason", "good")


def shown(counts: dict[str, Row], *, unchanged: bool = True) -> dict[str, Any]:
    return {"snapshot": stock_to_json(exported(counts)), "direct-unchanged": unchanged}


def covers_alone(now: dict[str, Row], *, unchanged: bool = True, **inputs: list[Any]) -> Verdict:
    given = {"held": [counted({PRO: 50})], "ordered": [counted({PRO: 50})], **inputs}
    return decide(gate("covers-alone"), given, shown(now, unchanged=unchanged))


def test_the_new_licences_alone_are_weighed_by_evidence() -> None:
    verdict = covers_alone({PRO: Row(100, 50)})
    assert (verdict.word, verdict.passes, verdict.by, verdict.way) == ("proved", True, "evidence", "good")
    assert isinstance(verdict.detail, Weighed)
    assert covers_alone({PRO: Row(100, 60)}).word == "refuted"
    assert covers_alone({PRO: Row(100, 50)}, unchanged=False).word == "unknown"


def test_direct_is_not_unchanged_because_nobody_says_that_it_changed() -> None:
    answer = {"snapshot": stock_to_json(exported({PRO: Row(100, 50)}))}
    inputs = {"held": [counted({PRO: 50})], "ordered": [counted({PRO: 50})]}
    assert decide(gate("covers-alone"), inputs, answer).word == "unknown"


def test_before_is_the_count_taken_last_and_otherwise_the_first_one() -> None:
    assert covers_alone({PRO: Row(100, 50)}, before=[counted({PRO: 50})]).passes
    assert not covers_alone({PRO: Row(100, 50)}, before=[counted({PRO: 55})]).passes


def test_every_supplement_counts_with_the_order_but_only_the_latest_order() -> None:
    assert not covers_alone({PRO: Row(110, 60)}).passes
    assert covers_alone({PRO: Row(110, 60)}, extra=[counted({PRO: 4}), counted({PRO: 6})]).passes
    assert not covers_alone({PRO: Row(110, 60)}, ordered=[counted({PRO: 30}), counted({PRO: 50})]).passes


def test_substitutions_of_order_and_supplements_count_together() -> None:
    order = counted({PLAN: 50}, map=[[PRO, PLAN, "1"]])
    now = {PRO: Row(50, 0), PLAN: Row(50, 50)}
    assert covers_alone(now, ordered=[order]).passes
    assert covers_alone({**now, PLAN: Row(60, 60)}, ordered=[order], extra=[counted({PLAN: 10})]).passes


def test_until_something_is_shown_the_gate_is_open() -> None:
    inputs = {"held": [counted({PRO: 50})], "ordered": [counted({PRO: 50})]}
    verdict = decide(gate("covers-alone"), inputs, None)
    assert (verdict.word, verdict.passes, verdict.way) == ("open", False, "")
    assert decide(gate("covers-alone"), inputs, {"exit": "bad"}).way == "bad"


@pytest.mark.parametrize("decides", ["order-matches", "attached", "users-ready", "cancelled"])
def test_what_is_not_weighed_yet_passes_by_a_reason_only_and_never_as_proved(decides: str) -> None:
    assert decide(gate(decides, reason=True), {}, None).word == "open"
    verdict = decide(gate(decides, reason=True), {}, {"reason": REASON})
    assert (verdict.word, verdict.passes, verdict.by) == ("unknown", True, "reason")
    assert not decide(gate(decides), {}, {"reason": REASON}).passes
    assert decide(gate(decides, reason=True), {}, {"exit": "bad"}).way == "bad"


def test_every_gate_that_a_guide_may_name_starts_closed() -> None:
    assert len(DECIDES) == 7
    for decides in DECIDES:
        verdict = decide(gate(decides, reason=True), {}, None)
        assert not verdict.passes
        assert verdict.says.english()


def test_a_file_of_another_tenant_than_the_run_s_decides_nothing() -> None:
    here = exported({PRO: Row(100, 50)}, tenant=None)
    answer = {"snapshot": stock_to_json(exported({PRO: Row(100, 50)})), "direct-unchanged": True}
    weighed = {"held": [counted({PRO: 50})], "ordered": [counted({PRO: 50})]}
    alone = gate("covers-alone")
    assert decide(alone, weighed, answer, Context((Source("before.json", "made-up", "1" * 64, TENANT),))).passes
    verdict = decide(alone, weighed, answer, Context((Source("before.json", "made-up", "1" * 64, OTHER_TENANT),)))
    assert (verdict.word, verdict.passes) == ("unknown", False)
    assert OTHER_TENANT in verdict.says.english()
    assert decide(
        alone,
        weighed,
        {**answer, "snapshot": stock_to_json(here)},
        Context((Source("before.json", "made-up", "1" * 64, OTHER_TENANT),)),
    ).passes


def test_a_page_of_an_order_is_noticed_beside_a_supplement() -> None:
    page = stock_to_json(exported({PRO: Row(50)}, complete=False))
    verdict = covers_alone({PRO: Row(100, 50)}, ordered=[page], extra=[counted({})])
    assert (verdict.word, verdict.passes) == ("unknown", False)


def test_a_part_of_what_is_held_or_ordered_covers_nothing() -> None:
    whole, page = exported({PRO: Row(50)}), exported({PRO: Row(50)}, complete=False)
    for held, ordered in ((page, whole), (whole, page)):
        inputs = {"held": [stock_to_json(held)], "ordered": [stock_to_json(ordered)]}
        verdict = decide(gate("order-covers"), inputs, None)
        assert (verdict.word, verdict.passes) == ("unknown", False)
        assert "now.json" in verdict.says.english()
    inputs = {"held": [stock_to_json(whole)], "ordered": [stock_to_json(whole)]}
    assert decide(gate("order-covers"), inputs, None).passes


def test_a_file_in_which_nothing_is_held_is_probably_another_file() -> None:
    ordered = [counted({PRO: 50})]
    verdict = decide(gate("order-covers"), {"held": [stock_to_json(exported({}))], "ordered": ordered}, None)
    assert (verdict.word, verdict.passes) == ("unknown", False)
    assert "now.json" in verdict.says.english()
    assert decide(
        gate("order-covers"), {"held": [stock_to_json(exported({PRO: Row(0)}))], "ordered": ordered}, None
    ).passes


def test_people_on_a_product_that_another_is_to_meet_need_lists_of_users_first() -> None:
    inputs = {
        "held": [counted({PRO: 50})],
        "ordered": [counted({PLAN: 50}, map=[[PRO, PLAN, "1"]], decided_by="Kim")],
    }
    answer = shown({PRO: Row(50, 50), PLAN: Row(50, 0)})
    verdict = decide(gate("covers-alone"), inputs, answer)
    assert (verdict.word, verdict.passes) == ("unknown", False)
    assert "other-product" in verdict.says.english()
    assert decide(gate("covers-alone"), inputs, answer, Context(passed=frozenset({"users-ready"}))).passes
    moved = shown({PRO: Row(50, 0), PLAN: Row(50, 50)})
    assert decide(gate("covers-alone"), inputs, moved).passes


def test_only_true_is_true() -> None:
    inputs = {"held": [counted({PRO: 50})], "ordered": [counted({PRO: 50})]}
    answer = {**shown({PRO: Row(100, 50)}), "direct-unchanged": "false"}
    assert not decide(gate("covers-alone"), inputs, answer).passes
