"""Narrow terminals, terminals without colour, and numbered lines for those who hear the screen."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tty.terminal import Terminal
from tests.tty.walk import SHORT, STORAGE, Words, count, go, scripted, to_the_gate

Start = Callable[..., Terminal]
NARROW = 40
_BOXES = re.compile("[\u2500-\u257f]")
_COLOR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")


@pytest.mark.parametrize("language", ["en", "sv"])
def test_nothing_is_wider_than_a_narrow_terminal(start: Start, english: Words, swedish: Words, language: str) -> None:
    words = swedish if language == "sv" else english
    terminal = start("--lang", language, "migrate", columns=NARROW)
    terminal.asks(words.title("programme"))
    rows = [line.words for line in terminal.offered()]
    assert rows[0] == words.option("programme", "enterprise-agreement")
    assert rows[2].startswith(words.option("programme", "campus-and-school"))
    go(terminal, words, to_the_gate())
    terminal.asks(words.title("order-covers"))
    item, say = words.item(STORAGE), words.say
    heading = say("The gate holds you back ({word}): {title}", word=say("short"), title=words.title("order-covers"))
    assert heading in terminal.said  # whole, not cut off
    assert re.search(rf"{item} – .*5 GB, .*4 GB, .*1 GB", terminal.said)
    assert words.exit("order-covers", "short") in {line.words for line in terminal.offered()}
    terminal.choose(say("Change an earlier answer"))
    terminal.choose(words.title("count-ordered"))
    terminal.choose(item)
    terminal.type(":pause")
    assert terminal.exit_code() == 0
    assert terminal.widest <= NARROW, max(terminal.lines, key=len)


@pytest.mark.parametrize(
    ("options", "environ"),
    [
        (("--accessible",), {}),
        ((), {"LICWIZARD_ACCESSIBLE": "1"}),
        ((), {"TERM": "dumb"}),
        ((), {"NO_COLOR": "1"}),
        (("--color", "never"), {}),
    ],
)
def test_numbered_lines_hold_no_escape_byte(
    start: Start, english: Words, tmp_path: Path, options: tuple[str, ...], environ: dict[str, str]
) -> None:
    terminal = start(*options, "migrate", *scripted("osm-check", tmp_path), environ=environ)
    go(terminal, english, to_the_gate()[-3:])
    terminal.asks(english.title("order-covers"))
    assert "1 GB" in terminal.said
    terminal.choose(english.say("Why is this asked?"))
    terminal.choose(english.exit("order-covers", "short"))
    terminal.asks(english.title("count-ordered"))
    terminal.choose(english.say("Pause"))
    assert terminal.exit_code() == 0
    assert "\x1b" not in terminal.raw


def test_accessible_mode_draws_no_boxes_and_takes_numbers_letters_and_words(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("--accessible", "migrate", *scripted("count-ordered", tmp_path))
    terminal.asks(english.title("count-ordered"))
    count(SHORT)(terminal, english, "count-ordered")
    terminal.asks(english.title("order-covers"))
    terminal.type_line("w")
    terminal.expect("F6")
    terminal.type_line("99")
    terminal.expect("99")
    terminal.type_line(english.exit("order-covers", "short").upper())
    terminal.asks(english.title("count-ordered"))
    terminal.type_line(":pause")
    assert terminal.exit_code() == 0
    assert not _BOXES.search(terminal.raw)


def test_colour_is_used_where_it_may_be_and_never_alone(start: Start, english: Words, tmp_path: Path) -> None:
    colored = start("migrate", *scripted("order-covers", tmp_path, SHORT))
    colored.asks(english.title("order-covers"))
    assert _COLOR.search(colored.raw)
    row = f"{english.item(STORAGE)} 5 GB 4 GB 1 GB {english.say('short')}"
    assert row in colored.said
    colored.choose(english.say("Pause"))
    assert colored.exit_code() == 0
    plain = start("migrate", environ={"NO_COLOR": "1"})
    plain.asks(english.title("order-covers"))
    assert row in plain.said


def test_other_commands_write_no_escape_byte_without_colour(start: Start, english: Words, tmp_path: Path) -> None:
    start("migrate", *scripted("order-covers", tmp_path, SHORT)).asks(english.title("order-covers"))
    terminal = start("status", environ={"NO_COLOR": "1"})
    assert terminal.exit_code() == 0
    assert "1 GB" in terminal.said
    assert "\x1b" not in terminal.raw
