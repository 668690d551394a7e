"""Rules and conditions of a guide say one thing each: what would go unheard is an error on its line."""

import pytest

from licwizard.core.guide import Requirement, Rule, Task
from tests.load.guides import error_of, line_of, load, spoiled

_GATE, _NEVER = "      - {before: leave, always: {gate: fits}}\n", "      - {never: pack, after: leave}\n"
_WHEN = "requires: [{gate: fits, when: {ask: [yes]}}, {step: held}]"


def _on_lines(*keys: str) -> str:
    """Return a rule with each key on a line of its own."""
    first, *others = keys
    return "".join((f"      - {first}\n", *(f"        {key}\n" for key in others)))


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        pytest.param(("before: leave", "always: {gate: fits}", "never: pack"), "never: pack", id="both begun"),
        pytest.param(("before: leave", "always: {gate: fits}", "after: ask"), "after: ask", id="after without never"),
        pytest.param(("never: leave", "after: pack", "before: held"), "before: held", id="before beside never"),
        pytest.param(("never: leave", "after: ask", "always: {step: ask}"), "always: {step", id="always beside never"),
        pytest.param(("before: leave", "never: pack"), "never: pack", id="before with never"),
        pytest.param(("before: leave",), "- before: leave", id="no always"),
        pytest.param(("never: pack",), "- never: pack", id="no after"),
        pytest.param(("after: pack",), "- after: pack", id="no never"),
        pytest.param(("always: {gate: fits}",), "- always", id="no before"),
        pytest.param(("before: leave", "always: {}"), "always: {}", id="always nothing"),
        pytest.param(("before: leave", "always: {gate: fits, step: held}"), "always: {gate: fits, s", id="two things"),
        pytest.param(("before: leave", "always: {step: held, answer: {ask: yes}}"), "always: {step", id="two others"),
        pytest.param(("before: leave", "always: {answer: {}}"), "answer: {}", id="no choice"),
        pytest.param(("before: leave", "always: {answer: {ask: []}}"), "ask: []", id="no option"),
        pytest.param(("before: leave", "always: {answer: {ask: yes, fork: no}}"), "ask: yes, fork", id="two choices"),
        pytest.param(("before: leave", "always: {answer: {ask: [yes, maybe]}}"), "maybe", id="no such option"),
    ],
)
def test_a_rule_of_which_a_part_would_go_unheard_is_an_error_on_its_line(rule: tuple[str, ...], part: str) -> None:
    text = spoiled(_GATE, _on_lines(*rule))
    error = error_of(text)
    assert error.where is not None
    assert int(error.where.split(":")[1]) == line_of(text, part), error.message.english()


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("{before: leave, always: {gate: fits}}", Rule(before="leave", gate="fits")),
        ("{before: leave, always: {gate: fits, step: null}}", Rule(before="leave", gate="fits")),
        ("{before: leave, always: {step: held}}", Rule(before="leave", step="held")),
        ("{before: leave, always: {answer: {ask: yes}}}", Rule(before="leave", choice="ask", options=("yes",))),
        (
            "{before: leave, always: {answer: {ask: [yes, no]}}}",
            Rule(before="leave", choice="ask", options=("yes", "no")),
        ),
        ("{never: pack, after: leave, before: null}", Rule(before="pack", after="leave")),
    ],
)
def test_a_rule_that_says_one_thing_is_taken(written: str, rule: Rule) -> None:
    safety = load(spoiled(_GATE, f"      - {written}\n").replace(_NEVER, "")).guide.procedures["move"].safety
    assert safety == (rule,)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("{}", "at least one"),
        ("{ask: []}", "at least one"),
        ("{ask: yes, fork: no}", "only one"),
        ("{ask: [yes, maybe]}", "'maybe' is not there"),
        ("{pack: yes}", "'pack' is no choice"),
        ("{ask: 5}", "a list"),
    ],
)
def test_a_condition_that_says_nothing_or_two_things_is_an_error(when: str, words: str) -> None:
    text = spoiled(_WHEN, f"requires:\n          - gate: fits\n            when: {when}\n          - {{step: held}}")
    error = error_of(text)
    assert error.where is not None
    assert int(error.where.split(":")[1]) == line_of(text, f"when: {when}")
    assert words in error.message.english()


@pytest.mark.parametrize(("when", "options"), [("yes", ("yes",)), ("[yes]", ("yes",)), ("[yes, no]", ("yes", "no"))])
def test_a_condition_takes_one_answer_or_several(when: str, options: tuple[str, ...]) -> None:
    leave = load(spoiled("{ask: [yes]}", f"{{ask: {when}}}")).guide.procedures["move"].steps["leave"]
    assert isinstance(leave, Task)
    assert leave.requires[0] == Requirement("fits", None, ("ask", options))


def test_a_wait_is_until_one_day() -> None:
    expected = "expected: {hours: 5, by: {pack: on, held: on}, say: Wait., facts: [F1]}"
    error = error_of(spoiled("label: Later, waits: true", f"label: Later, waits: true, {expected}"))
    assert error.message.english() == "only one can stand here"
