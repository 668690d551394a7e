"""Ctrl-C, a killed process and a closed window: at no step is an answer lost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tty.outside import answered, journal, licwizard, status
from tests.tty.terminal import Terminal
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
    terminal = start("migrate")
    for leg in legs:
        terminal.asks(english.title(leg.step))
        before = journal()
        terminal.ctrl_c()
        assert terminal.exit_code() == INTERRUPTED
        assert english.say("Go on with: {command}", command="licwizard migrate") in terminal.said
        assert journal() == before
        if before:
            assert status()["step"] == leg.step
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
    terminal.type("2099-12-31")
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


@pytest.mark.parametrize(
    ("step", "inside", "leave"),
    [
        ("direct-term", _in_a_field, _is_killed),
        ("direct-term", _in_a_field, _is_interrupted),
        ("count-current", _in_a_count, _is_killed),
        ("count-current", _in_a_count, _is_closed),
        ("order-covers", _at_the_question, _is_killed),
        ("order-covers", _at_the_question, _is_closed),
        ("order-matches", _in_a_reason, _is_interrupted),
        ("cancel-direct", _in_the_confirmation, _is_killed),
        ("cancel-direct", _in_the_confirmation, _is_interrupted),
    ],
)
def test_a_run_outlives_its_process(  # noqa: PLR0913, PLR0917 - what is combined
    start: Start,
    english: Words,
    tmp_path: Path,
    step: str,
    inside: Callable[[Terminal, Words], None],
    leave: Leave,
) -> None:
    terminal = start("migrate", *scripted(step, tmp_path, SHORT if step == "order-covers" else None))
    terminal.asks(english.title(step))
    before = journal()
    assert before
    inside(terminal, english)
    leave(terminal)
    assert journal() == before
    again = start("migrate")
    again.asks(english.title(step))
    again.choose(english.say("Pause"))
    assert again.exit_code() == 0
    assert journal() == before


def test_a_run_that_is_killed_before_its_first_answer_begins_anew(start: Start, english: Words) -> None:
    terminal = start("migrate")
    terminal.asks(english.title("programme"))
    terminal.kill()
    assert journal() == ()
    again = start("migrate")
    again.choose(english.option("programme", "enterprise-agreement"))
    again.asks(english.title("bought-by"))
    assert status()["answers"] == {"programme": "enterprise-agreement"}


def test_an_answer_is_durable_before_the_next_question_is_put(start: Start, english: Words) -> None:
    terminal = start("migrate")
    legs = to_the_gate()
    for number, leg in enumerate(legs, start=1):
        terminal.asks(english.title(leg.step))
        leg.answer(terminal, english, leg.step)
        terminal.offered()
        assert [key.partition("#")[0] for key in answered(journal())] == [one.step for one in legs[:number]]
    terminal.kill()
    assert status()["step"] == "order-covers"
    assert status()["answers"]["count-ordered"]["CRMSTORAGE"] == "4 GB"


@pytest.mark.parametrize("module", ["licwizard.cli.guard", "licwizard.cli.app", "licwizard.session.sit"])
def test_ctrl_c_while_the_program_loads_shows_no_traceback(module: str) -> None:
    code = f"""
import sys

class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise KeyboardInterrupt

sys.meta_path.insert(0, Interrupting())
from licwizard.cli import main
main(["migrate", "--answer", "programme=enterprise-agreement"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == INTERRUPTED
    assert done.stderr == ""
    assert journal() == ()
