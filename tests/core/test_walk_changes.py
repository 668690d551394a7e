"""Corrections: what rests on a changed answer is asked again and says so; the rest is kept."""

from collections.abc import Callable
from typing import Any

from licwizard.core.answers import fold
from licwizard.core.guide import Choice, Guide
from licwizard.core.walk import walk
from tests.core.stocks import PRO
from tests.core.walking import REASON, RUN, Walked, begin, keys, ordering
from tests.prove.values import choice, count, end, gate, guide, task

WITNESSED = guide(
    choice("size", small="ordered", large="ordered"),
    count("ordered", "seen"),
    gate("seen", ["ordered"], "after", not_yet="ordered"),
    task("after", "over"),
    end("over"),
)
PASSED: dict[str, Any] = {"size": "small", "ordered": {PRO: 5}, "seen": {"reason": REASON}, "after": "done"}


def test_a_reason_is_asked_for_again_when_what_the_gate_rests_on_has_changed() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).at("over")
    walked.correct("ordered", {PRO: 6}).asks_again("seen", "changed")
    verdict = walked.state.verdict
    assert verdict is not None
    assert (verdict.word, verdict.passes) == ("open", False)


def test_what_was_answered_after_it_is_kept_once_the_gate_passes_again() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).correct("ordered", {PRO: 6})
    walked.add_answers({"seen": {"reason": REASON}}).at("over")


def test_an_answer_that_is_restored_makes_everything_as_it_was() -> None:
    walked = begin(WITNESSED).add_answers(PASSED)
    trail = keys(walked.state)
    walked.correct("ordered", {PRO: 6}).at("seen").correct("ordered", {PRO: 5}).at("over")
    assert keys(walked.state) == trail


def test_a_correction_that_the_gate_does_not_read_changes_nothing_after_it() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).correct("size", "large").at("over")
    assert walked.state.problem is None


def test_the_same_count_under_another_name_is_the_same_basis() -> None:
    begin(WITNESSED).add_answers(PASSED).correct("ordered", {"professional": 5}).at("over")


def without(walked: Walked, step: str, option: str) -> Guide:
    """Return the guide after an edit that took an option away."""
    main = walked.guide.procedures["main"]
    asked = main.steps[step]
    assert isinstance(asked, Choice)
    left = {name: one for name, one in asked.options.items() if name != option}
    changed = Choice(
        id=asked.id, procedure=asked.procedure, party=asked.party, title=asked.title, facts=(), options=left
    )
    return walked.guide._replace(procedures={"main": main._replace(steps={**main.steps, step: changed})})


def test_an_answer_that_the_guide_no_longer_takes_is_asked_again_and_named() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).at("over")
    walked.guide = without(walked, "size", "small")
    walked.asks_again("size", "does not fit any more", "small", "large")
    walked.add_answers({"size": "large"}).at("over")


def test_what_an_edit_of_the_guide_does_not_touch_is_kept() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).at("over")
    walked.guide = without(walked, "size", "large")
    assert walked.at("over").state.problem is None


def test_the_answers_behind_an_answer_that_no_longer_fits_are_not_lost() -> None:
    walked = begin(WITNESSED).add_answers(PASSED)
    walked.guide = without(walked, "size", "small")
    assert set(walked.answers.given) >= {visit.key for visit in walked.add_answers({"size": "large"}).state.trail}


def test_a_corrected_loop_leads_past_what_is_no_longer_needed() -> None:
    walked = begin(ordering()).add_answers([("held", {PRO: 5}), ("ordered", {PRO: 3})])
    walked.add_answers([("enough", {"exit": "short"}), ("ordered", {PRO: 5})]).at("place")
    walked.correct("ordered", {PRO: 7}).at("place")
    assert keys(walked.state) == ["held#1", "ordered#1", "enough#1"]
    walked.correct("ordered", {PRO: 3}).at("place")
    assert keys(walked.state)[-2:] == ["ordered#2", "enough#2"]


def test_an_exit_taken_from_a_gate_is_asked_for_again_when_its_inputs_change() -> None:
    walked = begin(ordering()).add_answers([("held", {PRO: 5}), ("ordered", {PRO: 3}), ("enough", {"exit": "short"})])
    walked.correct("held", {PRO: 4}).asks_again("enough", "changed")


def test_undo_takes_back_the_last_answer_then_the_one_before_it() -> None:
    walked = begin(WITNESSED).add_answers(PASSED)
    walked.undo().at("after").undo().at("seen").undo().at("ordered").undo().at("size")
    assert walked.answers.last is None
    assert walked.answers.given == {}


def test_undo_of_a_correction_brings_the_earlier_answer_back() -> None:
    walked = begin(WITNESSED).add_answers(PASSED).correct("ordered", {PRO: 6}).at("seen").undo().at("over")
    assert walked.state.problem is None


def test_a_run_is_the_same_whether_corrected_or_answered_so_at_once() -> None:
    corrected = begin(WITNESSED).add_answers(PASSED).correct("size", "large").state
    at_once = begin(WITNESSED).add_answers({**PASSED, "size": "large"}).state
    assert keys(corrected) == keys(at_once)
    assert (corrected.key, corrected.basis, corrected.status) == (at_once.key, at_once.basis, at_once.status)


def test_a_beginning_of_the_journal_gives_the_state_then_shown_through_corrections_and_undos() -> None:
    walked, shown = begin(WITNESSED), []
    shown.append(walked.state)
    acts: tuple[Callable[[], object], ...] = (
        lambda: walked.add_answers({"size": "small"}),
        lambda: walked.add_answers({"ordered": {PRO: 5}}),
        lambda: walked.add_answers({"seen": {"reason": REASON}}),
        lambda: walked.correct("ordered", {PRO: 6}),
        walked.undo,
        lambda: walked.correct("size", "large"),
        lambda: walked.add_answers({"after": "done"}),
    )
    for act in acts:
        act()
        shown.append(walked.state)
    assert len(shown) == len(walked.events) + 1
    for length, state in enumerate(shown):
        assert walk(WITNESSED, "main", fold(walked.events[:length]), run=RUN) == state
