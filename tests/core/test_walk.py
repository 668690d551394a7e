"""Where a run stands is recomputed from its answers: loops, waiting, calls and forks."""

import pytest

from licwizard.core.answers import ANSWERED, Key, fold
from licwizard.core.journal import Event
from licwizard.core.walk import step_of, walk
from licwizard.errors import GuideError
from tests.core.stocks import PRO
from tests.core.walking import NOON, RUN, begin, covering_gate, keys, ordering, stop
from tests.prove.values import branch, call, choice, count, end, guide, guide_of, procedure, task

CALLING = guide_of(
    procedure(
        [
            choice("trouble", yes="mail", no="over"),
            call("mail", "help", sent="trouble", lost="given-up"),
            end("given-up"),
            end("over"),
        ]
    ),
    procedure(
        [
            task("help/ask", "answer"),
            choice("help/answer", came="sent", waiting=None, never="lost"),
            end("help/sent"),
            end("help/lost"),
        ]
    ),
)


def test_a_run_without_answers_stands_at_the_start() -> None:
    state = begin(ordering()).at("held").says("open").state
    assert (state.key, state.trail, state.problem) == (Key((), "held", 1), (), None)


def test_each_answer_leads_on_and_the_end_is_reached() -> None:
    walked = begin(ordering()).add_answers({"held": {PRO: 5}, "ordered": {PRO: 5}, "place": "done", "attach": "done"})
    state = walked.at("over").says("done").state
    assert state.ended
    assert keys(state) == ["held#1", "ordered#1", "enough#1", "place#1", "attach#1"]


def test_a_gate_that_decides_by_its_inputs_is_passed_without_a_question() -> None:
    state = begin(ordering()).add_answers({"held": {PRO: 5}, "ordered": {PRO: 5}}).at("place").state
    verdict = state.trail[-1].verdict
    assert verdict is not None
    assert (verdict.word, verdict.passes, verdict.by) == ("enough", True, "inputs")


def test_an_order_that_is_short_is_counted_again_until_it_is_enough() -> None:
    walked = begin(ordering()).add_answers({"held": {PRO: 5}, "ordered": {PRO: 3}}).at("enough").says("open")
    verdict = walked.state.verdict
    assert verdict is not None
    assert (verdict.word, verdict.passes) == ("short", False)
    assert "2" in verdict.says.english()
    walked.add_answers({"enough": {"exit": "short"}}).at("ordered")
    assert walked.state.key == Key((), "ordered", 2)
    walked.add_answers({"ordered": {PRO: 4}}).at("enough").add_answers({"enough": {"exit": "short"}})
    walked.add_answers({"ordered": {PRO: 5}}).at("place")
    assert keys(walked.state) == ["held#1", "ordered#1", "enough#1", "ordered#2", "enough#2", "ordered#3", "enough#3"]


def test_a_choice_without_a_target_waits_and_is_asked_again() -> None:
    waiting = guide(choice("result", come="over", waiting=None), end("over"))
    walked = begin(waiting).says("open").add_answers({"result": "waiting"}).at("result").says("waiting")
    walked.add_answers({"result": "waiting"}).says("waiting")
    walked.add_answers({"result": "come"}).at("over").says("done")
    assert keys(walked.state) == ["result#1", "result#2", "result#3"]


def test_a_call_leads_into_a_procedure_and_back_by_its_end() -> None:
    walked = begin(CALLING).add_answers({"trouble": "yes", "help/ask": "done"}).at("help/answer")
    assert walked.state.calls == (("", "main"), ("mail", "help"))
    walked.add_answers({"help/answer": "came"}).at("trouble").says("open")
    assert walked.state.key == Key((), "trouble", 2)
    assert walked.state.calls == (("", "main"),)
    walked.add_answers({"trouble": "no"}).at("over").says("done")
    assert keys(walked.state) == [
        "trouble#1", "mail#1", "mail/ask#1", "mail/answer#1", "mail/sent#1", "trouble#2",
    ]  # fmt: skip


def test_another_end_of_the_called_procedure_leads_elsewhere() -> None:
    walked = begin(CALLING).add_answers({"trouble": "yes", "help/ask": "done", "help/answer": "never"})
    walked.at("given-up").says("done")


def test_a_call_that_is_made_again_starts_afresh() -> None:
    once = {"trouble": "yes", "help/ask": "done", "help/answer": "came"}
    walked = begin(CALLING).add_answers(once).add_answers({"trouble": "yes"}).at("help/ask")
    assert walked.state.key == Key(("mail#2",), "ask", 1)
    assert walked.state.problem is None
    walked.add_answers({"help/ask": "done", "help/answer": "waiting"}).at("help/answer").says("waiting")


def test_a_key_of_a_called_procedure_names_its_step() -> None:
    step = step_of(CALLING, "main", Key(("mail#2",), "ask", 1))
    assert step is CALLING.procedures["help"].steps["ask"]
    assert step_of(CALLING, "main", Key(("trouble",), "ask", 1)) is None
    assert step_of(CALLING, "main", Key((), "gone", 1)) is None


def test_a_gate_reads_the_steps_of_its_own_procedure_only() -> None:
    main = procedure([count("held", "ordered"), count("ordered", "more"), call("more", "help", back="enough"),
                      covering_gate("enough", "over", "ordered"), end("over")])  # fmt: skip
    nested = guide_of(main, procedure([count("help/ordered", "back"), end("help/back")]))
    walked = begin(nested).add_answers({"held": {PRO: 5}, "ordered": {PRO: 4}, "help/ordered": {PRO: 99}}).at("enough")
    assert walked.state.verdict is not None
    assert walked.state.verdict.word == "short"


FORKED = guide(
    choice("who", me="first", you="first"),
    task("first", "fork"),
    branch("fork", "who", "other", me="mine"),
    end("mine"),
    end("other"),
)


@pytest.mark.parametrize(("who", "end_"), [("me", "mine"), ("you", "other")])
def test_a_fork_goes_by_an_earlier_choice_and_asks_nothing(who: str, end_: str) -> None:
    begin(FORKED).add_answers({"who": who, "first": "done"}).at(end_).says("done")


def test_a_fork_that_says_nothing_is_an_error_of_the_guide() -> None:
    mute = guide(choice("who", me="fork", you="fork"), branch("fork", "who", me="mine"), end("mine"))
    with pytest.raises(GuideError, match="'you'"):
        begin(mute).add_answers({"who": "you"})


def test_a_loop_that_asks_nothing_is_an_error_of_the_guide() -> None:
    endless = guide_of(
        procedure([call("round", "other", out="round")]),
        procedure([call("other/in", "last", out="out"), end("other/out")]),
        procedure([end("last/out")]),
    )  # fmt: skip
    with pytest.raises(GuideError, match="loop"):
        begin(endless)


def test_the_end_of_a_procedure_may_be_a_stop() -> None:
    stopping = guide(choice("go", on="over", no="not-here"), end("over"), stop("not-here"))
    assert begin(stopping).add_answers({"go": "no"}).at("not-here").says("stopped").state.stops == ()


def test_an_inventory_of_nothing_is_not_taken_as_an_answer() -> None:
    event = Event(1, NOON, ANSWERED, {"key": "held#1", "value": {"holdings": []}, "basis": ""})
    state = walk(guide(count("held", "over"), end("over")), "main", fold([event]), run=RUN)
    assert state.step.id == "held"
    assert state.problem is not None


def test_a_beginning_of_the_answers_gives_the_state_then_shown() -> None:
    walked, shown = begin(CALLING), []
    for step, answer in (("trouble", "yes"), ("help/ask", "done"), ("help/answer", "waiting"), ("help/answer", "came")):
        shown.append(walked.state)
        walked.add_answers({step: answer})
    for length, state in enumerate(shown):
        assert walk(CALLING, "main", fold(walked.events[:length]), run=RUN) == state
