"""What happened, happened: a confirmed irreversible step outlives undo and correction; the run stops instead."""

import pytest

from licwizard.core.answers import Key
from licwizard.errors import AnswerError
from tests.core.stocks import PRO
from tests.core.walking import REASON, Walked, begin, covering_gate, keys, ordering
from tests.prove.values import choice, count, end, final, gate, guide, task

PLACE = Key((), "place", 1)


def placed() -> Walked:
    """Return a run in which 5 of 5 were ordered."""
    return begin(ordering()).add_answers({"held": {PRO: 5}, "ordered": {PRO: 5}, "place": "done"}).at("attach")


def test_a_changed_basis_stops_the_run_at_the_step_and_says_what_happened() -> None:
    walked = placed().correct("held", {PRO: 4}).asks_again("place", "changed").stopped_by("place")
    (stop,) = walked.state.stops
    assert stop.key == PLACE
    assert stop.step is not None
    assert stop.happened.at == walked.answers.given[PLACE].at


def test_a_gate_on_an_order_is_judged_until_the_order_is_placed() -> None:
    walked = placed().correct("held", {PRO: 6}).at("place").stopped_by("place")
    walked.add_answers({"place": {"reason": REASON}}).at("attach").says("open")
    assert walked.state.stops == ()


def test_what_has_not_happened_is_held_back_by_that_gate_all_the_same() -> None:
    two = guide(
        count("held", "ordered"),
        count("ordered", "enough"),
        covering_gate("enough", "place", "ordered"),
        final("place", "more", "enough"),
        final("more", "over", "enough"),
        end("over"),
    )
    walked = begin(two).add_answers({"held": {PRO: 5}, "ordered": {PRO: 5}, "place": "done"}).at("more")
    walked.correct("held", {PRO: 6}).add_answers({"place": {"reason": REASON}}).at("more")
    assert len(walked.state.locks) == 1


def test_it_goes_on_when_the_answer_is_restored() -> None:
    walked = placed().correct("held", {PRO: 6}).stopped_by("place").correct("held", {PRO: 5})
    assert walked.at("attach").says("open").state.stops == ()
    assert "place#1" in keys(walked.state)


def test_it_goes_on_when_a_reason_is_typed() -> None:
    walked = placed().correct("held", {PRO: 4}).stopped_by("place")
    walked.add_answers({"place": {"reason": "the partner confirmed that 5 are ordered"}}).at("attach").says("open")
    assert walked.state.stops == ()


def test_both_ways_of_the_answers_stand_after_a_reason() -> None:
    walked = placed().correct("held", {PRO: 4}).add_answers({"place": {"reason": REASON}})
    walked.correct("held", {PRO: 5}).at("attach").correct("held", {PRO: 4}).at("attach").says("open")
    walked.correct("held", {PRO: 3}).stopped_by("place")


def test_when_it_happened_is_when_it_was_first_confirmed() -> None:
    walked = placed()
    first = walked.answers.happened[PLACE].at
    walked.correct("held", {PRO: 4}).add_answers({"place": {"reason": REASON}})
    assert walked.answers.happened[PLACE].at == first
    assert len(walked.answers.happened[PLACE].bases) == 2


def test_undo_never_takes_an_irreversible_answer_away() -> None:
    walked = placed().undo()
    walked.at("attach")
    assert PLACE in walked.answers.given
    assert PLACE in walked.answers.happened
    assert walked.answers.last is not None
    assert walked.answers.last.body["key"] == "place#1"


def test_undo_takes_away_what_was_answered_after_it_but_not_what_came_before() -> None:
    walked = placed().add_answers({"attach": "done"}).at("over").undo().at("attach")
    walked.undo().undo().at("attach")
    assert set(walked.answers.given) == {Key((), "held", 1), Key((), "ordered", 1), PLACE}


def test_undo_of_a_correction_lets_a_stopped_run_go_on() -> None:
    placed().correct("held", {PRO: 4}).stopped_by("place").undo().at("attach").says("open")


def test_a_stop_does_not_lose_what_was_answered_behind_it() -> None:
    walked = placed().add_answers({"attach": "done"}).at("over")
    walked.correct("held", {PRO: 4}).stopped_by("place").correct("held", {PRO: 5}).at("over").says("done")


TWICE = guide(
    count("held", "place"),
    final("place", "result"),
    choice("result", taken="pay", rejected="fix"),
    task("fix", "place"),
    gate("pay", ["held"], "cancel", no="result"),
    final("cancel", "over", "pay"),
    end("over"),
)


def test_what_was_done_twice_stays_done_twice() -> None:
    walked = begin(TWICE).add_answers({"held": {PRO: 5}, "place": "done", "result": "rejected", "fix": "done"})
    walked.add_answers({"place": "done", "result": "taken"}).at("pay")
    walked.correct("result", "taken").at("pay").stopped_by("place")
    assert walked.state.stops[0].key == Key((), "place", 2)
    walked.correct("result", "rejected").at("pay").says("open")


def test_an_end_is_not_done_while_something_happened_on_another_way() -> None:
    forked = guide(
        choice("way", long="place", short="over"),
        final("place", "over"),
        end("over"),
    )
    walked = begin(forked).add_answers({"way": "long", "place": "done"}).at("over").says("done")
    walked.correct("way", "short").at("over").stopped_by("place")
    walked.correct("way", "long").at("over").says("done")


def test_a_step_that_the_guide_no_longer_has_still_stops_the_run() -> None:
    walked = placed()
    walked.guide = guide(count("held", "ordered"), count("ordered", "over"), end("over"))
    walked.stopped_by("place")
    assert walked.state.stops[0].step is None


def test_each_step_that_happened_under_other_answers_is_named() -> None:
    walked = begin(TWICE).add_answers({"held": {PRO: 5}, "place": "done", "result": "taken", "pay": {"reason": REASON}})
    walked.add_answers({"cancel": "done"}).at("over").correct("result", "rejected").at("fix").stopped_by("cancel")


@pytest.mark.parametrize("reason", ["ok", "          ok", "x" * 3000])
def test_a_reason_that_nobody_can_follow_is_none(reason: str) -> None:
    walked = placed().correct("held", {PRO: 4})
    with pytest.raises(AnswerError, match="characters"):
        walked.add_answers({"place": {"reason": reason}})
