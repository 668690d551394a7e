"""The one step that is confirmed by typing: nothing but the whole text does it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tty.outside import journal, status
from tests.tty.terminal import Terminal
from tests.tty.walk import Words, scripted

Start = Callable[..., Terminal]
WRONG = (
    "cancel",
    "cancel Migration",
    "CANCEL MIGRATION",
    "cancel migration.",
    "cancel  migration",
    "cancel migration ",
    "done",
)


def test_only_the_whole_text_confirms(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("cancel-direct", tmp_path))
    _to_the_text(terminal, english)
    before = journal()
    for text in WRONG:
        terminal.expect("cancel migration")
        terminal.type(text)
        terminal.expect(english.say("Not confirmed: that is not the text. Type exactly this: {words}", words=""))
        assert journal() == before
    terminal.type("cancel migration")
    terminal.asks(english.title("cancel-result"))
    assert status()["answers"]["cancel-direct"] == {"confirm": "cancel migration"}


def test_an_empty_line_goes_back_to_where_the_step_began(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("cancel-direct", tmp_path))
    _to_the_text(terminal, english)
    before = journal()
    terminal.type("")
    terminal.asks(english.title("cancel-direct"))
    assert english.done("cancel-direct") in {line.words for line in terminal.offered()}
    assert journal() == before


@pytest.mark.parametrize("options", [(), ("--accessible",)])
def test_a_pause_typed_there_pauses(start: Start, english: Words, tmp_path: Path, options: tuple[str, ...]) -> None:
    terminal = start(*options, "migrate", *scripted("cancel-direct", tmp_path))
    _to_the_text(terminal, english)
    before = journal()
    terminal.type(":pause")
    assert terminal.exit_code() == 0
    assert journal() == before
    assert status()["step"] == "cancel-direct"


def test_the_text_names_the_run(start: Start, english: Words, tmp_path: Path) -> None:
    options = scripted("cancel-direct", tmp_path)
    terminal = start("migrate", "flytt åtta", *options)
    _to_the_text(terminal, english)
    terminal.type("cancel migration")
    terminal.expect("cancel flytt åtta")
    terminal.type("cancel flytt åtta")
    terminal.asks(english.title("cancel-result"))


def test_the_gates_that_it_requires_are_shown_again(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("cancel-direct", tmp_path))
    terminal.asks(english.title("cancel-direct"))
    for gate in ("attached", "covers-alone"):
        assert english.title(gate) in terminal.said
    assert english.say("This step cannot be undone.") in terminal.said


def _to_the_text(terminal: Terminal, words: Words) -> None:
    terminal.choose(words.done("cancel-direct"))
    for _ in range(3):
        terminal.type("")
    terminal.expect("cancel ")
