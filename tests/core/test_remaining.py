"""How many steps at least remain to a good end."""

import pytest

from licwizard.core.guide import Guide
from licwizard.core.remaining import remaining
from tests.core.walking import begin_built_in, built_in, stop
from tests.prove.values import call, choice, end, guide, guide_of, procedure, task

OUTER = (("", "main"),)


def left(where: Guide, step: str) -> int | None:
    return remaining(where, OUTER, step)


def test_the_steps_to_the_end_are_counted_with_the_present_one() -> None:
    straight = guide(task("one", "two"), task("two", "over"), end("over"))
    assert [left(straight, step) for step in ("one", "two", "over")] == [2, 1, 0]


def test_the_shortest_way_counts() -> None:
    forked = guide(choice("fork", long="one", short="over"), task("one", "over"), end("over"))
    assert left(forked, "fork") == 1


def test_a_stop_is_no_good_end() -> None:
    stopping = guide(choice("fork", no="halt", yes="one"), task("one", "over"), stop("halt"), end("over"))
    assert left(stopping, "fork") == 2
    assert left(stopping, "halt") is None


def test_a_loop_is_not_gone_round() -> None:
    looping = guide(choice("ask", again="help", on="over", wait=None), task("help", "ask"), end("over"))
    assert left(looping, "help") == 2


CALLED = guide_of(
    procedure([call("mail", "help", sent="one", lost="halt"), task("one", "over"), stop("halt"), end("over")]),
    procedure(
        [task("help/first", "ask"), choice("help/ask", yes="sent", no="lost"), end("help/sent"), end("help/lost")]
    ),
)


def test_the_steps_of_a_called_procedure_are_counted_in() -> None:
    assert left(CALLED, "mail") == 3
    assert remaining(CALLED, (("", "main"), ("mail", "help")), "first") == 3
    assert remaining(CALLED, (("", "main"), ("mail#2", "help")), "ask") == 2


def test_a_call_is_counted_from_where_it_enters() -> None:
    main = procedure([call("mail", "help", "ask", sent="over", lost="over"), end("over")])
    entered = CALLED._replace(procedures={**CALLED.procedures, "main": main})
    assert left(entered, "mail") == 1


def test_a_procedure_that_calls_itself_gains_nothing_by_it() -> None:
    circle = guide_of(
        procedure([choice("fork", deeper="again", on="over"), call("again", "main", over="over"), end("over")])
    )
    assert left(circle, "fork") == 1
    trap = guide_of(procedure([call("again", "main", over="over"), end("over")]))
    assert left(trap, "again") is None


@pytest.mark.parametrize("name", list(built_in().procedures))
def test_from_every_step_of_the_built_in_guide_that_is_no_stop_a_good_end_is_near(name: str) -> None:
    dead = {
        "no-agreement",
        "not-direct",
        "separate-account",
        "keep-direct",
        "not-offered",
        "out-of-scope",
        "impossible",
    }
    for step in built_in().procedures[name].steps:
        distance = remaining(built_in(), (("", name),), step)
        assert (distance is None) == (step in dead), step
        assert distance is None or distance < 40


def test_each_answer_on_the_shortest_way_brings_the_end_one_step_nearer() -> None:
    walked = begin_built_in("resend-activation")
    seen = [remaining(walked.guide, walked.state.calls, walked.state.step.id)]
    for step, answer in (("osm", "reachable"), ("company-info", "done"), ("ask-support", "done"), ("mail", "arrived")):
        walked.add_answers({step: answer})
        seen.append(remaining(walked.guide, walked.state.calls, walked.state.step.id))
    assert seen == [4, 3, 2, 1, 0]
