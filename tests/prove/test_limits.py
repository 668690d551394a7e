"""What a proof does not reach is unknown, never proved."""

from datetime import date

import pytest

from licwizard.core.guide import Guide, Requirement, Rule, Step
from licwizard.core.lint import check, refusals
from licwizard.core.product import LIMIT, LIMIT_PER_STEP, allowed
from licwizard.core.prove import prove
from tests.prove.brute import entries, walked
from tests.prove.values import branch, call, choice, count, end, final, gate, guide, guide_of, procedure, task


def _remembering(choices: int) -> Guide:
    """Return a guide that remembers all its choices at once: two more ways to remember with each."""
    steps: list[Step] = [
        choice(f"ask-{one}", a=f"ask-{one + 1}", b=f"ask-{one + 1}", c=f"ask-{one + 1}") for one in range(choices)
    ]
    steps.append(gate(f"ask-{choices}", [], "act", no="stop"))
    steps.append(final("act", "fork-0", f"ask-{choices}"))
    steps += [branch(f"fork-{one}", f"ask-{one}", f"fork-{one + 1}", a="stop") for one in range(choices)]
    return guide(*steps, end(f"fork-{choices}"), end("stop"))


def test_past_the_limit_the_verdict_is_unknown() -> None:
    made = _remembering(6)
    assert prove(made).verdict == "proved"
    proof = prove(made, limit=1_000)
    assert proof.verdict == "unknown"
    assert proof.unknown == {"main": "size"}


def test_the_limit_is_the_last_number_of_edges_that_is_looked_at() -> None:
    made = guide(task("begin", "done"), end("done"))
    assert prove(made, limit=2).verdict == "proved"
    assert prove(made, limit=1).verdict == "unknown"


def test_the_limit_grows_with_the_steps() -> None:
    small, large = (
        allowed(guide(*(task(f"go-{one}", "done") for one in range(count)), end("done"))) for count in (9, 99)
    )
    assert large - small == 90 * LIMIT_PER_STEP
    assert small == LIMIT + 10 * LIMIT_PER_STEP


def test_answers_that_lead_to_the_same_step_count_each() -> None:
    steps = [choice(f"ask-{one}", **{f"o{many}": f"ask-{one + 1}" for many in range(50)}) for one in range(10)]
    made = guide(*steps, end("ask-10"))
    assert prove(made, limit=600).verdict == "proved"
    assert prove(made, limit=400).verdict == "unknown"


def test_what_remembers_more_is_given_up_sooner() -> None:
    def asked(*, remembered: bool) -> Guide:
        steps: list[Step] = [choice(f"ask-{one}", a=f"ask-{one + 1}") for one in range(100)]
        read = [branch(f"fork-{one}", f"ask-{one}", f"fork-{one + 1}", z="stop") for one in range(100)]
        return guide(
            *steps, task("ask-100", "fork-0" if remembered else "fork-100"), *read, end("fork-100"), end("stop")
        )

    assert prove(asked(remembered=False), limit=500).verdict == "proved"
    assert prove(asked(remembered=True), limit=500).verdict == "unknown"


def test_all_procedures_together_are_bounded() -> None:
    made = _remembering(6)
    size = next(iter(prove(made).graphs.values())).size
    several = made._replace(procedures=dict.fromkeys(("one", "two", "three"), made.procedures["main"]))
    several = several._replace(procedures={name: each._replace(id=name) for name, each in several.procedures.items()})
    assert prove(several, limit=2 * size).verdict == "proved"
    assert prove(several, limit=size).unknown == {"three": "size"}


def test_calls_in_calls_that_double_the_way_each_time_are_given_up() -> None:
    nested = [
        procedure(
            [
                call(f"p{one}/first", f"p{one + 1}", done="second"),
                call(f"p{one}/second", f"p{one + 1}", done="done"),
                end(f"p{one}/done"),
            ]
        )
        for one in range(60)
    ]
    innermost = procedure([task("p60/look", "done"), end("p60/done")])
    proof = prove(guide_of(*nested, innermost))
    assert proof.verdict == "unknown"
    assert set(proof.unknown.values()) == {"size"}


def test_many_rules_that_are_far_from_what_keeps_them_are_given_up() -> None:
    steps = [task(f"go-{one}", f"go-{one + 1}") for one in range(100)]
    rules = [Rule(before=f"go-{one}", step="go-0") for one in range(1, 100)]
    made = guide(*steps, end("go-100"), safety=tuple(rules))
    assert prove(made, limit=600).verdict == "proved"
    assert prove(made, limit=200).unknown == {"main": "size"}


def test_what_is_refuted_elsewhere_stays_refuted_where_something_is_unknown() -> None:
    small = procedure([gate("small/gate", [], "act", no="act"), final("small/act", "done", "gate"), end("small/done")])
    made = _remembering(6)
    proof = prove(made._replace(procedures={**made.procedures, "small": small}), limit=1_000)
    assert proof.verdict == "refuted"
    assert proof.unknown == {"main": "size"}


def _calling(*, each_other: bool) -> Guide:
    main = procedure([call("main/over", "other", done="done"), end("main/done")])
    called = "main" if each_other else "other"
    steps = [choice("other/ask", more="again", enough="done"), call("other/again", called, done="done")]
    return guide_of(main, procedure([*steps, end("other/done")]))


@pytest.mark.parametrize("each_other", [False, True])
def test_a_procedure_that_calls_itself_is_unknown_however_long_the_round(*, each_other: bool) -> None:
    proof = prove(_calling(each_other=each_other))
    assert proof.verdict == "unknown"
    assert set(proof.unknown.values()) == {"recursion"}


@pytest.mark.parametrize("each_other", [False, True])
def test_a_guide_that_calls_itself_is_refused_because_it_is_not_proved(*, each_other: bool) -> None:
    assert {one.code for one in refusals(_calling(each_other=each_other))} == {"not-proved"}


@pytest.mark.parametrize("each_other", [False, True])
def test_what_calls_an_unproved_procedure_is_not_blamed_for_it(*, each_other: bool) -> None:
    found = check(_calling(each_other=each_other), date(2026, 1, 1))[1]
    assert {one.code for one in found} == {"not-proved"}


def test_a_procedure_called_twice_is_no_recursion() -> None:
    other = procedure([task("other/look", "done"), end("other/done")])
    steps = [call("main/one", "other", done="two"), call("main/two", "other", done="done"), end("main/done")]
    assert prove(guide_of(procedure(steps), other)).verdict == "proved"


def test_remembering_grows_with_the_choices_that_are_read_later_not_with_the_steps() -> None:
    forgotten = [choice(f"ask-{one}", a=f"ask-{one + 1}", b=f"ask-{one + 1}") for one in range(100)]
    made = guide(*forgotten, end("ask-100"))
    (graph,) = prove(made).graphs.values()
    assert len(graph.steps) == 101


def test_the_way_shown_is_the_shortest_with_every_step_of_what_is_called() -> None:
    called = procedure([*(task(f"long/wait-{one}", f"wait-{one + 1}") for one in range(5)), end("long/wait-5")])
    steps = [
        choice("main/ask", call="over", walk="look-1", check="count"),
        call("main/over", "long", **{"wait-5": "act"}),
        task("main/look-1", "look-2"),
        task("main/look-2", "act"),
        count("main/count", "gate"),
        gate("main/gate", ["count"], "act", no="count"),
        final("main/act", "done", "gate"),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), called)
    (broken,) = prove(made).broken
    assert [taken.step for taken in broken.way] == ["ask", "look-1", "look-2", "act"]
    assert min(walked(one, name, 100).shortest or 99 for one, name in entries(made)) == 3


def test_a_rule_before_an_end_shows_the_end() -> None:
    steps = (choice("ask", look="look", leave="done"), task("look", "done"), end("done"))
    (broken,) = prove(guide(*steps, safety=(Rule(before="done", step="look"),))).broken
    assert [taken.step for taken in broken.way] == ["ask", "done"]


def test_a_required_step_that_asks_nothing_is_done_once_it_is_behind() -> None:
    other = procedure([task("other/look", "done"), end("other/done")])
    steps = [
        gate("main/gate", [], "over", no="gate"),
        call("main/over", "other", done="act"),
        final("main/act", "done", "gate", Requirement(None, "over")),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), other)
    assert prove(made).verdict == "proved"
    assert [walked(one, name, 100).shortest for one, name in entries(made)] == [None, None]
