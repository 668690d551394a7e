"""A choice whose answers lead to one place is none, unless something reads the answer later."""

from datetime import date

import pytest

from licwizard.core.guide import Guide, Requirement, Rule
from licwizard.core.lint import check
from tests.prove.values import branch, choice, count, end, final, gate, guide, task


def _codes(made: Guide) -> set[str]:
    return {one.code for one in check(made, date(2026, 1, 1))[1]}


def _asked(*more: Rule, on: str = "ask", fed: bool = False, when: tuple[str, tuple[str, ...]] | None = None) -> Guide:
    """Return a guide that asks one thing, whose answers lead to one place, and another, whose answers do not."""
    return guide(
        choice("other", a="ask", b="done"),
        choice("ask", a="count", b="count"),
        count("count", "check"),
        gate("check", ["count", *(["ask"] if fed else [])], "act", no="count"),
        final("act", "fork", "check", Requirement(None, "count", when)),
        branch("fork", on, "done", a="look"),
        task("look", "done"),
        end("done"),
        safety=more,
    )


def test_a_choice_that_nothing_reads_is_none() -> None:
    assert _codes(_asked(on="other")) == {"one-exit"}


@pytest.mark.parametrize(
    "made",
    [
        pytest.param(_asked(on="ask"), id="a fork"),
        pytest.param(_asked(on="other", when=("ask", ("a",))), id="a condition"),
        pytest.param(_asked(Rule(before="act", choice="ask", options=("a", "b")), on="other"), id="a safety rule"),
        pytest.param(_asked(on="other", fed=True), id="a gate"),
    ],
)
def test_a_choice_whose_answer_is_read_later_is_one(made: Guide) -> None:
    assert _codes(made) == set()


def test_one_of_two_choices_that_nothing_reads_is_told() -> None:
    made = _asked(on="ask")
    steps = {**made.procedures["main"].steps}
    steps["look"] = choice("look", a="done", b="done")
    made = made._replace(procedures={"main": made.procedures["main"]._replace(steps=steps)})
    assert [one.path[-1] for one in check(made, date(2026, 1, 1))[1]] == ["look"]
