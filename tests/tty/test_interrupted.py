"""Ctrl-C, a killed process and a closed window: at no step is an answer lost."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.tty.terminal import Terminal, licwizard, status
from tests.tty.walk import (
    HELD,
    PROFESSIONAL,
    SHORT,
    Leg,
    Words,
    scripted,
    to_attaching,
    to_the_end,
    to_the_gate,
)

Start = Callable[..., Terminal]
INTERRUPTED = 130
Leave = Callable[[Terminal], object]


def _number_of_answers(standing: dict[str, Any]) -> int:
    answers = standing.get("answers", {}).values()
    return sum(len(answer) if isinstance(answer, list) else 1 for answer in answers)


@pytest.mark.parametrize("stretch", ["to the gate", "to attaching", "to the end"])
def test_ctrl_c_at_every_step_keeps_the_step_and_the_answers(
    start: Start, english: Words, tmp_path: Path, stretch: str
) -> None:
    stretches: dict[str, tuple[list[str], tuple[Leg, ...]]] = {
        "to the gate": ([], to_the_gate()),
        "to attaching": (scripted("order-covers", tmp_path, SHORT), to_attaching()),
        "to the end": (scripted("right-account", tmp_path), to_the_end(tmp_path)),
    }
    options, legs = stretches[stretch]
    if options:
        licwizard("migrate", *options)
    begun = _number_of_answers(status())
    terminal = start("migrate")
    for number, leg in enumerate(legs):
        terminal.asks(english.title(leg.step))
        before = status()
        assert _number_of_answers(before) == begun + number
        assert before.get("step", "programme") == leg.step
        terminal.ctrl_c()
        assert terminal.exit_code() == INTERRUPTED
        assert english.say("Go on with: {command}", command="licwizard migrate") in terminal.said
        assert status() == before
        terminal = start("migrate")
        terminal.asks(english.title(leg.step))
        leg.answer(terminal, english, leg.step)
    if stretch == "to the end":
        assert terminal.exit_code() == 0


def _is_killed(terminal: Terminal) -> None:
    terminal.kill()
    assert terminal.exit_code() == -9


def _is_closed(terminal: Terminal) -> None:
    terminal.hang_up()


def _is_interrupted(terminal: Terminal) -> None:
    terminal.ctrl_c()
    assert terminal.exit_code() == INTERRUPTED


def _in_a_field(terminal: Terminal, words: Words) -> None:
    terminal.choose(words.done("direct-term"))
    terminal.type("2027-12-31")
    terminal.choose(words.say("not known"))


def _in_a_count(terminal: Terminal, words: Words) -> None:
    terminal.choose(words.item(PROFESSIONAL))
    terminal.type(HELD[PROFESSIONAL])
    terminal.choose(words.item(PROFESSIONAL))


def _in_a_reason(terminal: Terminal, words: Words) -> None:
    terminal.choose(words.say("Pass it with a typed reason…"))


def _in_the_confirmation(terminal: Terminal, words: Words) -> None:
    terminal.choose(words.done("cancel-direct"))
    for _ in range(3):
        terminal.type("")


def _at_the_question(_terminal: Terminal, _words: Words) -> None:
    return


@pytest.mark.parametrize("leave", [_is_killed, _is_closed, _is_interrupted])
@pytest.mark.parametrize(
    ("step", "inside"),
    [
        ("direct-term", _in_a_field),
        ("count-current", _in_a_count),
        ("order-covers", _at_the_question),
        ("order-matches", _in_a_reason),
        ("cancel-direct", _in_the_confirmation),
    ],
)
def test_a_run_outlives_its_process(  # noqa: PLR0913, PLR0917 - what is crossed
    start: Start,
    english: Words,
    tmp_path: Path,
    step: str,
    inside: Callable[[Terminal, Words], None],
    leave: Leave,
) -> None:
    terminal = start("migrate", *scripted(step, tmp_path, SHORT if step == "order-covers" else None))
    terminal.asks(english.title(step))
    before = status()
    assert before["step"] == step
    inside(terminal, english)
    leave(terminal)
    assert status() == before
    again = start("migrate")
    again.asks(english.title(step))
    again.choose(english.say("Pause"))
    assert again.exit_code() == 0
    assert status() == before


def test_a_run_that_is_killed_before_its_first_answer_begins_anew(start: Start, english: Words) -> None:
    terminal = start("migrate")
    terminal.asks(english.title("programme"))
    terminal.kill()
    assert json.loads(licwizard("runs", "--json").stdout)["runs"] == []
    again = start("migrate")
    again.choose(english.option("programme", "enterprise-agreement"))
    again.asks(english.title("bought-by"))
    assert status()["answers"] == {"programme": "enterprise-agreement"}


def test_an_answer_is_durable_before_the_next_question_is_put(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate")
    for number, leg in enumerate(to_the_gate(), start=1):
        terminal.asks(english.title(leg.step))
        leg.answer(terminal, english, leg.step)
        terminal.offered()
        now = status()
        assert leg.step in now["answers"]
        assert _number_of_answers(now) == number
        assert now["step"] != leg.step
    terminal.kill()
    assert status() == now
    del tmp_path
