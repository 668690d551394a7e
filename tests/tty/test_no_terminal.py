"""No terminal at one end, no wish to be asked, and the end of the input."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tty.outside import answered, journal, licwizard
from tests.tty.terminal import Terminal
from tests.tty.walk import PROFESSIONAL, Words, scripted

Start = Callable[..., Terminal]
NEEDS_ANSWER, INTERRUPTED = 4, 130


@pytest.mark.parametrize("redirected", ["<'{keys}'", ">'{shown}'", "<'{keys}' >'{shown}'", "<&-", ">&-"])
def test_without_a_terminal_at_both_ends_nothing_is_asked(start: Start, tmp_path: Path, redirected: str) -> None:
    keys, shown = tmp_path / "keys", tmp_path / "shown"
    keys.write_text("\n1\n\n\n\r\r", encoding="utf-8")  # would confirm the order, if it was taken for keys
    licwizard("migrate", *scripted("place-order", tmp_path))
    before = journal()
    terminal = start("migrate", redirected=redirected.format(keys=keys, shown=shown))
    assert terminal.exit_code() == NEEDS_ANSWER
    assert "'place-order'" in terminal.said
    assert "--answer place-order=" in terminal.said
    assert journal() == before


@pytest.mark.parametrize(
    ("options", "environ"),
    [(("--no-input",), {}), ((), {"LICWIZARD_NO_INPUT": "yes"}), (("--no-input", "--accessible"), {})],
)
def test_who_does_not_want_to_be_asked_is_not(
    start: Start, tmp_path: Path, options: tuple[str, ...], environ: dict[str, str]
) -> None:
    terminal = start("migrate", *options, *scripted("bought-by", tmp_path), environ=environ)
    assert terminal.exit_code() == NEEDS_ANSWER
    assert "--answer bought-by=" in terminal.said
    assert answered(journal()) == ["programme#1"]


@pytest.mark.parametrize("options", [(), ("--accessible",)])
def test_the_end_of_the_input_keeps_the_answers(
    start: Start, english: Words, tmp_path: Path, options: tuple[str, ...]
) -> None:
    terminal = start(*options, "migrate", *scripted("count-current", tmp_path))
    terminal.asks(english.title("count-current"))
    before = journal()
    terminal.ctrl_d()
    assert terminal.exit_code() == INTERRUPTED
    assert english.say("Go on with: {command}", command="licwizard migrate") in terminal.said
    again = start(*options, "migrate")
    again.asks(english.title("count-current"))
    again.choose(english.item(PROFESSIONAL))
    again.ctrl_d()
    assert again.exit_code() == INTERRUPTED
    assert journal() == before
