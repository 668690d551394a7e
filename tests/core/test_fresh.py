"""A verdict that passed stands for as long as the guide says, and only while nobody shows more people."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from licwizard.core.answers import Key
from licwizard.core.fresh import span, too_old
from licwizard.core.guide import Freshness, Guide, Statement
from licwizard.core.people import Items, People, Person, compare_people
from licwizard.core.stock import Source, Stock
from tests.core.stocks import PRO
from tests.core.timed import Timed, begin_small, begin_timed
from tests.core.walking import NOON, REASON, products
from tests.guide.walks import (
    CONFIRM,
    HELD,
    INSTANCE,
    PLACED,
    PLAN,
    POOLED,
    SEEN,
    STORAGE,
    TO_CANCELLING,
    TO_COUNTING,
    TO_RESULT,
    order,
    shown,
)
from tests.prove.values import choice, count, end, final, gate, guide

SECOND = timedelta(seconds=1)
COVERS, ATTACHED = Key((), "covers-alone", 1), Key((), "attached", 1)
RENEWED = {"attached": SEEN, "covers-alone": shown(POOLED)}


def before_cancelling() -> Timed:
    return begin_timed().add_answers([*TO_CANCELLING, ("cancel-how", "support")]).at("cancel-direct")


def cancelled() -> Timed:
    return begin_timed().add_answers(TO_RESULT).at("cancel-result")


def small(hours: int | None) -> Guide:
    """Return a guide whose gate passes by a typed reason, which stands for some hours."""
    seen = gate("seen", ["ordered"], "place", no="ordered")
    if hours is not None:
        seen = replace(seen, fresh=Freshness(hours, Statement("things change", ())))
    return guide(count("ordered", "seen"), seen, final("place", "over", "seen"), end("over"))


def to_place(hours: int | None) -> Timed:
    return begin_small(small(hours)).add_answers({"ordered": {PRO: 5}, "seen": {"reason": REASON}}).at("place")


class TestAge:
    """How long a verdict stands is for the guide to say."""

    def test_to_the_last_second_of_its_span_it_stands(self) -> None:
        walked = to_place(24).wait(hours=24)
        assert (walked.stale(), walked.locked()) == ([], [])

    def test_a_second_later_it_is_stale_and_the_step_is_locked_by_it(self) -> None:
        walked = to_place(24).wait(hours=24, seconds=1)
        assert (walked.stale(), walked.locked()) == (["seen#1"], ["seen#1"])
        assert "older than 1 day" in walked.why("seen")
        assert walked.state.locks[0].why == walked.state.stale[Key((), "seen", 1)]

    def test_it_still_says_what_it_said(self) -> None:
        verdict = to_place(24).wait(days=400).state.trail[-1].verdict
        assert verdict is not None
        assert (verdict.passes, verdict.by) == (True, "reason")

    def test_the_same_answer_again_renews_it(self) -> None:
        walked = to_place(24).wait(days=2).correct("seen", {"reason": REASON})
        assert (walked.stale(), walked.locked()) == ([], [])
        assert walked.wait(days=1, seconds=1).locked() == ["seen#1"]

    def test_a_renewal_that_is_undone_has_renewed_nothing(self) -> None:
        assert to_place(24).wait(days=2).correct("seen", {"reason": REASON}).undo().locked() == ["seen#1"]

    def test_a_gate_without_a_span_never_ages(self) -> None:
        walked = to_place(None).wait(days=36_500)
        assert (walked.stale(), walked.locked()) == ([], [])

    def test_without_a_clock_nothing_ages(self) -> None:
        state = to_place(24).wait(days=36_500).timeless
        assert (dict(state.stale), state.locks) == ({}, ())

    def test_a_clock_that_was_set_back_a_little_ages_nothing(self) -> None:
        assert to_place(24).wait(hours=-24).locked() == []

    def test_what_was_shown_on_a_day_to_come_is_of_no_day(self) -> None:
        walked = to_place(24).wait(days=-3)
        assert walked.locked() == ["seen#1"]
        assert "dated after today" in walked.why("seen")

    def test_a_visit_that_was_repeated_is_of_no_account(self) -> None:
        seen = replace(gate("seen", ["ordered"], "sure", no="ordered"), fresh=Freshness(24, Statement("so", ())))
        sure = choice("sure", yes="place", look="seen")
        looking = guide(count("ordered", "seen"), seen, sure, final("place", "over", "seen"), end("over"))
        walked = begin_small(looking).add_answers({"ordered": {PRO: 5}, "seen": {"reason": REASON}, "sure": "look"})
        assert walked.wait(days=2).at("seen").stale() == [], "it is being looked at again"
        walked.add_answers({"seen": {"reason": REASON}}).wait(hours=23)
        assert walked.stale() == []
        walked.add_answers({"sure": "yes"}).wait(hours=2)
        assert (walked.stale(), walked.locked()) == (["seen#2"], ["seen#2"])

    @pytest.mark.parametrize(("days", "stale"), [(1, []), (14, ["covers-alone#1"])])
    def test_the_guides_spans_are_a_day_and_a_fortnight(self, days: int, stale: list[str]) -> None:
        walked = before_cancelling().wait(days=days)
        assert (walked.stale(), walked.locked()) == (stale, stale)
        walked.wait(seconds=1)
        assert walked.locked() == sorted({"covers-alone#1", *(["attached#1"] if days == 14 else [])})

    def test_what_a_typed_reason_passed_ages_too(self) -> None:
        walked = before_cancelling().wait(days=15)
        visit = next(visit for visit in walked.state.trail if visit.key == ATTACHED)
        assert visit.verdict is not None
        assert visit.verdict.by == "reason"
        assert "older than 14 days" in walked.why("attached")

    def test_each_of_two_has_to_be_renewed(self) -> None:
        walked = before_cancelling().wait(days=40)
        assert walked.correct("covers-alone", RENEWED["covers-alone"]).locked() == ["attached#1"]
        assert walked.correct("attached", SEEN).locked() == []
        walked.add_answers({"cancel-direct": CONFIRM}).at("cancel-result")

    def test_gates_that_no_requirement_needs_lock_nothing(self) -> None:
        walked = begin_timed().add_answers(TO_COUNTING).wait(days=400)
        walked.add_answers([("count-current", HELD), ("count-ordered", order())]).wait(days=400)
        assert (walked.at("place-order").stale(), walked.locked()) == ([], [])


class TestPeople:
    """More people in a file that was shown later make `covers-alone` stale; the number is what counts, not the file."""

    def test_more_people_than_the_new_licences_carry(self) -> None:
        walked = before_cancelling().correct("attached", shown({**POOLED, PRO: (100, 51)}))
        assert walked.locked() == ["covers-alone#1"]
        assert "now.json counts more people" in walked.why("covers-alone")

    @pytest.mark.parametrize("people", [0, 49, 50])
    def test_as_many_people_or_fewer_are_no_reason(self, people: int) -> None:
        assert before_cancelling().correct("attached", shown({**POOLED, PRO: (100, people)})).locked() == []

    def test_people_who_were_known_when_it_was_shown_are_no_reason(self) -> None:
        walked = before_cancelling().correct("attached", shown({**POOLED, PRO: (120, 60)}))
        walked.correct("covers-alone", shown({**POOLED, PRO: (120, 50)}))
        assert walked.locked() == [], "what was shown last counts"

    def test_units_that_nobody_is_assigned_are_no_people(self) -> None:
        rows = {**POOLED, INSTANCE: (6, 99), STORAGE: (10, 99)}
        assert before_cancelling().correct("attached", shown(rows)).locked() == []

    def test_people_on_an_item_that_the_verdict_did_not_see(self) -> None:
        walked = before_cancelling().correct("attached", shown({**POOLED, PLAN: (5, 5)}))
        assert walked.locked() == ["covers-alone#1"]

    def test_an_export_that_says_nothing_of_people_is_no_reason(self) -> None:
        answer = shown(POOLED)
        stock = answer["file"]
        assert isinstance(stock, Stock)
        silent = stock._replace(holdings=tuple(held._replace(assigned=None) for held in stock.holdings))
        assert before_cancelling().correct("attached", {**answer, "file": silent}).locked() == []

    @pytest.mark.parametrize(
        ("people", "locked"),
        [
            ({PRO: (50, 0), PLAN: (50, 50)}, []),
            ({PRO: (50, 20), PLAN: (50, 30)}, []),
            ({PRO: (50, 50), PLAN: (50, 0)}, []),
            ({PRO: (50, 0), PLAN: (50, 51)}, ["covers-alone#1"]),
            ({PRO: (50, 30), PLAN: (50, 30)}, ["covers-alone#1"]),
        ],
    )
    def test_people_who_moved_are_the_same_people(
        self, people: Mapping[str, tuple[int, int]], locked: list[str]
    ) -> None:
        assert moved().correct("attached", shown(people)).locked() == locked

    @pytest.mark.parametrize(("users", "locked"), [(50, []), (51, ["covers-alone#1"])])
    def test_a_list_of_users_counts_people_too(self, users: int, locked: list[str]) -> None:
        names = [f"user{number}@example.test" for number in range(users)]
        after = listed({name: [PLAN] for name in names})
        before = listed({name: [PRO] for name in names})
        walked = moved().correct("users-ready", {"users": compare_people(before, after)})
        assert walked.locked() == locked


class TestUnits:
    """An export that was shown later, and in which what is new is too little, makes `covers-alone` stale."""

    GONE = shown({**POOLED, PRO: (50, 50)})

    def test_fewer_units_in_a_later_export(self) -> None:
        walked = before_cancelling().correct("attached", self.GONE).at("attached").correct("attached", SEEN)
        assert walked.at("cancel-direct").locked() == ["covers-alone#1"]
        assert "now.json, shown since" in walked.why("covers-alone")

    def test_the_older_file_again_does_not_mend_it(self) -> None:
        walked = before_cancelling().correct("attached", self.GONE).correct("attached", SEEN)
        walked.correct("covers-alone", shown(POOLED))
        assert walked.at("cancel-direct").locked() == ["covers-alone#1"]

    def test_a_later_export_does_even_if_it_is_like_the_older_one(self) -> None:
        walked = before_cancelling().correct("attached", self.GONE).correct("attached", SEEN)
        walked.correct("covers-alone", dated(shown(POOLED), "2026-11-01T12:00:00+00:00"))
        assert walked.at("cancel-direct").locked() == []

    def test_more_units_are_no_reason(self) -> None:
        assert before_cancelling().correct("attached", shown({**POOLED, PRO: (101, 50)})).locked() == []

    def test_what_is_shown_after_the_end_is_no_reason(self) -> None:
        walked = cancelled().add_answers({"cancel-result": "confirmed", "cancelled": shown({**POOLED, PRO: (50, 50)})})
        assert (walked.stale(), walked.state.stops) == ([], ())


def test_what_was_shown_before_the_end_does_not_show_what_is_left_after_it() -> None:
    both = dated(shown(POOLED), "2026-11-01T11:00:00+00:00")
    walked = before_cancelling().correct("covers-alone", both).add_answers({"cancel-direct": CONFIRM})
    walked.add_answers({"cancel-result": "confirmed", "cancelled": both}).at("cancelled")
    assert walked.state.verdict is not None
    assert (walked.state.verdict.word, walked.state.verdict.passes) == ("unknown", False)
    walked.correct("cancelled", shown({PRO: (50, 50), INSTANCE: (3, 0), STORAGE: (5, 0)})).at("billing-stopped")


def dated(answer: Mapping[str, object], taken: str) -> dict[str, object]:
    """Return an export that was taken at another time."""
    stock = answer["file"]
    assert isinstance(stock, Stock)
    assert stock.source is not None
    return {**answer, "file": stock._replace(source=stock.source._replace(taken=taken))}


def listed(held: Mapping[str, Sequence[str]]) -> People:
    found = Items(products())
    people = {
        name: Person(name, frozenset(found.named(item, by_name=True) for item in items)) for name, items in held.items()
    }
    return People(people, tuple(found.found[item] for item in sorted(found.found)))


def moved() -> Timed:
    """Return a run in which 50 users have moved to another product that was ordered for them."""
    walked = begin_timed().add_answers(TO_COUNTING).add_answers({"count-current": {PRO: 50}})
    walked.add_answers([("count-ordered", order({PLAN: 50}, map=f"{PRO}={PLAN}", decided_by="Kim")), *PLACED])
    walked.add_answers({"activation": "arrived", "sign-in": "osm-is-admin", "count-before": {PRO: 50}})
    walked.add_answers({"attach": "done", "right-account": "yes", "attached": SEEN, "users": "other-product"})
    walked.add_answers({"reassign": "done", "users-ready": SEEN})
    walked.add_answers({"covers-alone": shown({PRO: (50, 0), PLAN: (50, 50)}), "cancel-how": "support"})
    return walked.at("cancel-direct")


class TestCounts:
    """What feeds a gate re-opens it by itself, fresh or not."""

    @pytest.mark.parametrize(
        ("step", "again"),
        [("count-before", "attached"), ("count-current", "place-order"), ("count-ordered", "dates-fit")],
    )
    def test_a_count_that_is_corrected_brings_the_walk_back(self, step: str, again: str) -> None:
        less = (
            order({**HELD, PRO: 51}, **{"usage-start": "2028-01-01"}) if step == "count-ordered" else {**HELD, PRO: 49}
        )
        before_cancelling().correct(step, less).at(again)

    def test_a_corrected_count_asks_for_the_evidence_again(self) -> None:
        walked = before_cancelling().correct("count-before", {**HELD, PRO: 49})
        walked.asks_again("attached", "changed").add_answers({"attached": SEEN})
        walked.asks_again("covers-alone", "changed").add_answers({"covers-alone": shown(POOLED)})
        assert walked.at("cancel-direct").locked() == []

    def test_a_count_that_is_corrected_back_leaves_the_age_that_the_verdict_had(self) -> None:
        walked = before_cancelling().wait(hours=23).correct("count-before", {**HELD, PRO: 49})
        walked.correct("count-before", HELD).at("cancel-direct")
        assert walked.locked() == []
        assert walked.wait(hours=2).locked() == ["covers-alone#1"]


class TestWhatHappened:
    """A verdict that an irreversible step rested on has done its work, and is looked at as of then."""

    def test_it_is_neither_stale_nor_a_stop_forty_days_later(self) -> None:
        walked = cancelled().wait(days=40).at("cancel-result").says("open")
        assert (walked.stale(), walked.state.stops) == ([], ())

    def test_more_people_in_a_file_shown_afterwards_stop_nothing(self) -> None:
        walked = cancelled().add_answers({"cancel-result": "confirmed", "cancelled": shown({**POOLED, PRO: (50, 60)})})
        assert (walked.at("cancelled").stale(), walked.state.stops) == ([], ())
        walked.correct("attached", shown({**POOLED, PRO: (100, 60)})).at("cancelled")
        assert (walked.stale(), walked.state.stops) == ([], ())

    def test_the_other_way_to_end_it_needs_verdicts_of_its_own_time(self) -> None:
        walked = cancelled().wait(days=40).add_answers({"cancel-result": "refused"}).at("let-run")
        assert (walked.locked(), walked.stale()) == (["attached#1", "covers-alone#1"],) * 2
        for step, answer in RENEWED.items():
            walked.correct(step, answer).at("let-run")
        assert (walked.locked(), walked.stale()) == ([], [])
        walked.add_answers({"let-run": "done"}).wait(days=40).at("cancelled").says("open")
        assert (walked.stale(), walked.state.stops) == ([], ())

    def test_confirmed_again_under_other_answers_it_needs_verdicts_of_today(self) -> None:
        walked = cancelled().wait(days=40).correct("count-before", {**HELD, PRO: 49})
        walked.add_answers(RENEWED).at("cancel-direct").stopped_by("cancel-direct")
        assert walked.locked() == []
        assert walked.wait(days=2).locked() == ["covers-alone#1"]
        assert walked.correct("covers-alone", RENEWED["covers-alone"]).locked() == []
        again = {**CONFIRM, "reason": "the count of that day was wrong"}
        walked.add_answers({"cancel-direct": again}).at("cancel-result").says("open")
        assert walked.wait(days=40).at("cancel-result").says("open").stale() == []

    def test_a_verdict_that_was_shown_anew_afterwards_changes_nothing_of_what_happened(self) -> None:
        walked = cancelled().wait(days=40).correct("covers-alone", RENEWED["covers-alone"])
        walked.at("cancel-result").says("open")
        assert walked.wait(days=40).at("cancel-result").says("open").state.stops == ()


def source(*, hours: float, taken: str = "") -> Source:
    moment = taken or (NOON - timedelta(hours=hours)).isoformat()
    return Source("now.json", "graph-subscribed-skus", "0" * 64, taken=moment)


class TestFiles:
    """A file may be older than the verdict on it may become."""

    def test_a_file_that_was_old_when_it_was_shown_is_warned_of(self) -> None:
        visit = next(one for one in before_cancelling().state.trail if one.key == COVERS)
        warning = too_old(visit, source(hours=49))
        assert warning is not None
        assert warning.english() == "now.json was 2 days old when it was shown; show a newer one"

    def test_one_that_is_as_old_as_the_verdict_may_become_is_not(self) -> None:
        trail = before_cancelling().state.trail
        covers, attached = (next(one for one in trail if one.key == key) for key in (COVERS, ATTACHED))
        assert too_old(covers, source(hours=24)) is None
        assert too_old(attached, source(hours=49)) is None

    def test_a_file_without_a_date_and_a_gate_without_a_span_are_not(self) -> None:
        trail = before_cancelling().state.trail
        covers = next(one for one in trail if one.key == COVERS)
        matches = next(one for one in trail if one.key.step == "order-matches")
        assert too_old(covers, source(hours=0)._replace(taken="")) is None
        assert too_old(matches, source(hours=9999)) is None

    @pytest.mark.parametrize(
        ("hours", "words"),
        [(1, "1 hour"), (23, "23 hours"), (24, "1 day"), (47, "1 day"), (48, "2 days"), (336, "14 days")],
    )
    def test_spans_are_said_in_whole_days_from_one_day_on(self, hours: int, words: str) -> None:
        assert span(hours).english() == words


def test_an_older_file_shown_again_tells_nothing_newer() -> None:
    walked = before_cancelling().correct("attached", shown({**POOLED, PRO: (100, 60)}))
    assert walked.correct("covers-alone", shown(POOLED)).locked() == ["covers-alone#1"]
    assert walked.correct("covers-alone", shown({**POOLED, PRO: (100, 49)})).locked() == [], "that one is new"


def test_what_was_seen_is_not_unseen_by_another_answer() -> None:
    walked = before_cancelling().correct("covers-alone", shown({**POOLED, PRO: (100, 60)})).at("covers-alone")
    assert walked.correct("covers-alone", shown(POOLED)).locked() == ["covers-alone#1"]
    assert before_cancelling().correct("covers-alone", shown({**POOLED, PRO: (100, 60)})).undo().locked() == [
        "covers-alone#1"
    ]
