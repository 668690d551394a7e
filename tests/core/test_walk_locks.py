"""An irreversible step opens only if its gate passed on this way, with nothing that feeds it answered after it."""

import pytest

from licwizard.core.guide import Guide, Requirement
from tests.core.stocks import PRO
from tests.core.walking import REASON, Walked, begin, covering_gate, ordering
from tests.prove.values import choice, count, end, final, gate, guide, task


def recounting() -> Guide:
    """Return a guide with a hole: after the gate, the order may be counted anew without passing it again."""
    return guide(
        choice("way", through="held", around="place"),
        count("held", "ordered"),
        count("ordered", "enough"),
        covering_gate("enough", "sure", "ordered"),
        choice("sure", yes="place", recount="ordered-anew", check="ordered"),
        task("ordered-anew", "place"),
        final("place", "over", "enough"),
        end("over"),
    )


COUNTED = {"way": "through", "held": {PRO: 5}, "ordered": {PRO: 5}}


def locked(walked: Walked, *words: str) -> None:
    """Stand before a locked step, and say by what it is locked."""
    (lock,) = walked.at("place").state.locks
    assert lock.requirement.gate == "enough"
    assert all(word in lock.why.english() for word in words), lock.why.english()


def test_a_step_behind_a_gate_that_passed_is_open() -> None:
    assert begin(recounting()).add_answers(COUNTED).add_answers({"sure": "yes"}).at("place").state.locks == ()


def test_a_step_that_is_reached_around_its_gate_is_locked_by_it() -> None:
    locked(begin(recounting()).add_answers({"way": "around"}), "has not been passed", "The gate enough")


def after_input() -> Guide:
    """Return a guide that counts the order once more behind the gate."""
    return guide(
        count("held", "choose"),
        choice("choose", first="ordered", straight="enough"),
        count("ordered", "again"),
        choice("again", gate="enough", place="place"),
        covering_gate("enough", "more", "ordered"),
        choice("more", no="place", yes="ordered"),
        final("place", "over", "enough"),
        end("over"),
    )


def recounted() -> Walked:
    walked = begin(after_input()).add_answers({"held": {PRO: 5}, "choose": "first", "ordered": {PRO: 5}})
    walked.add_answers({"again": "gate", "more": "yes", "ordered": {PRO: 1}})
    return walked.add_answers({"again": "place"})


def test_a_count_after_the_gate_locks_the_step_and_both_are_named() -> None:
    locked(recounted(), "ordered", "answered after the gate", "The gate enough")


def test_a_locked_step_opens_only_when_the_gate_passes_again() -> None:
    walked = recounted().correct("again", "gate", visit=2).at("enough")  # one is too few
    assert walked.state.verdict is not None
    assert walked.state.verdict.word == "short"
    walked.correct("ordered", {PRO: 5}, visit=2).at("more").add_answers({"more": "no"})
    assert walked.at("place").state.locks == ()


def test_a_step_that_was_locked_cannot_be_walked_through_by_an_answer_kept_for_it() -> None:
    walked = begin(recounting()).add_answers(COUNTED).add_answers({"sure": "yes", "place": "done"}).at("over")
    walked.correct("way", "around")
    locked(walked, "has not been passed")


@pytest.mark.parametrize("held", [6, 50])
def test_an_earlier_count_corrected_brings_the_walk_back_to_the_gate(held: int) -> None:
    walked = begin(ordering()).add_answers({"held": {PRO: 5}, "ordered": {PRO: 5}}).at("place")
    walked.correct("held", {PRO: held}).at("enough")
    assert walked.state.verdict is not None
    assert not walked.state.verdict.passes
    walked.correct("ordered", {PRO: held}).at("place")
    assert walked.state.locks == ()


def test_a_gate_that_failed_after_it_had_passed_does_not_count_as_passed() -> None:
    leaving = guide(
        count("ordered", "seen"),
        gate("seen", ["ordered"], "sure", no="place"),
        choice("sure", yes="place", look="seen"),
        final("place", "over", "seen"),
        end("over"),
    )
    walked = begin(leaving).add_answers({"ordered": {PRO: 5}, "seen": {"reason": REASON}, "sure": "look"})
    walked.add_answers({"seen": {"exit": "no"}}).at("place")
    assert [lock.requirement.gate for lock in walked.state.locks] == ["seen"]


def test_a_step_that_was_confirmed_is_locked_again_by_a_gate_that_failed_since() -> None:
    looking = guide(
        count("ordered", "seen"),
        gate("seen", ["ordered"], "sure", no="place"),
        choice("sure", yes="place", look="seen"),
        final("place", "over", "seen"),
        end("over"),
    )
    walked = begin(looking).add_answers({"ordered": {PRO: 5}, "seen": {"reason": REASON}, "sure": "yes"})
    walked.add_answers({"place": "done"}).at("over").correct("sure", "look").add_answers({"seen": {"exit": "no"}})
    assert walked.at("place").state.locks
    walked.stopped_by("place")


def test_a_step_may_require_another_to_be_done() -> None:
    needing = guide(
        choice("way", counted="before", straight="place"),
        count("before", "place"),
        final("place", "over", Requirement(None, "before")),
        end("over"),
    )
    assert begin(needing).add_answers({"way": "counted", "before": {PRO: 5}}).at("place").state.locks == ()
    (lock,) = begin(needing).add_answers({"way": "straight"}).at("place").state.locks
    assert "before" in lock.why.english()


def test_a_requirement_may_depend_on_an_earlier_choice() -> None:
    depending = guide(
        choice("users", same="place", other="place"),
        gate("ready", [], "place", no="users"),
        final("place", "over", Requirement("ready", None, ("users", ("other",)))),
        end("over"),
    )
    assert begin(depending).add_answers({"users": "same"}).at("place").state.locks == ()
    assert len(begin(depending).add_answers({"users": "other"}).at("place").state.locks) == 1
