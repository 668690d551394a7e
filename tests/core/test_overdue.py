"""A wait has a span that the guide gives; past it the run says so, and what to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from licwizard.core.guide import Choice, Expected, Guide, Option, Statement
from tests.core.stocks import PRO
from tests.core.timed import Timed, begin_small, begin_timed
from tests.core.walking import NOON
from tests.guide.walks import HELD, SEEN, TO_COUNTING, TO_GATE
from tests.prove.values import choice, count, end, gate, guide

ASK = Statement("Ask what holds it back.", ())


def waiting(hours: int, *, by: tuple[str, str] | None = None) -> Guide:
    """Return a guide in which one waits, asks for something else, or looks at something first."""
    options = {
        "not-yet": Option("not-yet", "not yet", None, waits=True, expected=Expected(hours, by, ASK)),
        "look": Option("look", "look", "seen"),
        "come": Option("come", "come", "over"),
    }
    asked = Choice(id="come", procedure="main", party="me", title="come", facts=(), options=options)
    return guide(count("ordered", "come"), asked, choice("seen", yes="come"), end("over"))


def waits(hours: int = 24) -> Timed:
    return begin_small(waiting(hours)).add_answers({"ordered": {PRO: 5}, "come": "not-yet"})


def due(walked: Timed) -> datetime | None:
    overdue = walked.state.overdue
    assert overdue is None or overdue.statement.say
    return overdue.due if overdue else None


class TestHours:
    """A span in hours runs from the answer."""

    def test_to_the_last_second_it_is_not_overdue(self) -> None:
        assert due(waits().wait(hours=24)) is None

    def test_a_second_later_it_is_and_says_since_when_and_what_to_do(self) -> None:
        walked = waits().wait(hours=24, seconds=1).says("waiting")
        assert walked.state.overdue is not None
        assert walked.state.overdue.due == NOON + timedelta(hours=24)
        assert walked.state.overdue.statement == ASK

    def test_it_runs_from_the_first_of_the_same_answers(self) -> None:
        walked = waits().wait(hours=20).add_answers({"come": "not-yet"}).wait(hours=5)
        assert due(walked) == NOON + timedelta(hours=24)

    def test_it_begins_anew_when_something_else_was_done_in_between(self) -> None:
        walked = waits().wait(hours=20).add_answers([("come", "look"), ("seen", "yes"), ("come", "not-yet")])
        assert due(walked.wait(hours=24)) is None
        assert due(walked.wait(hours=1)) == NOON + timedelta(hours=44)

    def test_it_is_over_when_the_answer_comes(self) -> None:
        walked = waits().wait(days=40)
        assert due(walked) is not None
        assert due(walked.add_answers({"come": "come"}).says("done")) is None

    def test_any_other_answer_ends_it(self) -> None:
        assert due(waits().wait(days=40).add_answers({"come": "look"})) is None

    def test_one_waits_from_when_one_came_whether_one_said_so_or_not(self) -> None:
        walked = begin_small(waiting(24)).add_answers({"ordered": {PRO: 5}}).wait(hours=20)
        assert due(walked) is None
        assert due(walked.wait(hours=5).says("open")) == NOON + timedelta(hours=24)
        assert due(walked.add_answers({"come": "not-yet"})) == NOON + timedelta(hours=24)
        assert due(walked.undo()) == NOON + timedelta(hours=24)

    def test_a_step_says_how_long_one_may_stand_at_it(self) -> None:
        asked = replace(gate("seen", ["ordered"], "over", no="ordered"), expected=Expected(24, None, ASK))
        walked = begin_small(guide(count("ordered", "seen"), asked, end("over"))).add_answers({"ordered": {PRO: 5}})
        assert due(walked.wait(hours=24)) is None
        assert due(walked.wait(seconds=1)) == NOON + timedelta(hours=24)
        assert due(walked.add_answers({"seen": SEEN})) is None

    def test_without_a_clock_nothing_is_overdue(self) -> None:
        assert waits().wait(days=400).timeless.overdue is None

    def test_a_wait_without_a_span_is_never_overdue(self) -> None:
        walked = begin_small(guide(choice("come", yet=None, now="over"), end("over"))).add_answers({"come": "yet"})
        assert due(walked.wait(days=400).says("waiting")) is None

    def test_before_anything_is_answered_nothing_is(self) -> None:
        assert due(begin_small(waiting(24)).wait(days=400)) is None


def to_invoice(*, usage_start: str = "") -> Timed:
    counted = {**HELD, "usage-start": usage_start} if usage_start else HELD
    walked = begin_timed().add_answers([*TO_COUNTING, ("count-current", HELD), ("count-ordered", counted)])
    if not usage_start:
        walked.add_answers({"dates-fit": SEEN})
    return walked.add_answers({"place-order": "done", "order-result": "waiting"})


class TestDay:
    """A day that was recorded goes before the hours."""

    def test_through_the_recorded_day_it_is_not_overdue(self) -> None:
        walked = to_invoice(usage_start="2026-11-20").says("waiting")
        walked.clock = datetime(2026, 11, 21, tzinfo=UTC)
        assert due(walked) is None

    def test_past_it_it_is_however_short_the_wait_was(self) -> None:
        walked = to_invoice(usage_start="2026-11-20")
        walked.clock = datetime(2026, 11, 21, 0, 0, 1, tzinfo=UTC)
        assert due(walked) == datetime(2026, 11, 21, tzinfo=UTC)

    def test_whoever_comes_after_that_day_has_a_day_to_look(self) -> None:
        walked = to_invoice(usage_start="2026-10-01")
        assert due(walked.wait(days=1)) is None
        assert due(walked.wait(seconds=1)) == NOON + timedelta(days=1)

    def test_without_that_day_the_hours_count(self) -> None:
        walked = to_invoice()
        assert due(walked.wait(hours=4320)) is None
        assert due(walked.wait(seconds=1)) == NOON + timedelta(hours=4320)

    def test_each_wait_may_count_from_that_day(self) -> None:
        walked = begin_timed().add_answers(TO_GATE).add_answers({"attached": {"exit": "partial"}, "partial": "wait"})
        walked.clock = datetime(2027, 6, 2, tzinfo=UTC)
        assert due(walked) is None, "the usage start date is 1 June"
        assert due(walked.wait(seconds=1)) == datetime(2027, 6, 2, tzinfo=UTC)

    def test_an_answer_that_leads_on_may_have_a_span_too(self) -> None:
        walked = to_invoice(usage_start="2026-11-20").add_answers({"order-result": "invoiced", "order-matches": SEEN})
        walked.add_answers({"activation": "not-arrived", "mail-why": "too-early"}).at("activation")
        assert due(walked.wait(days=19)) is None
        assert due(walked.wait(days=1)) == datetime(2026, 11, 21, tzinfo=UTC)
        assert due(walked.add_answers({"activation": "arrived"})) is None


@pytest.mark.parametrize("days", [0, 400])
def test_an_overdue_wait_changes_nothing_about_where_the_run_stands(days: int) -> None:
    state = waits().wait(days=days).state
    assert (state.status, state.key.text(), state.locks) == ("waiting", "come#2", ())
