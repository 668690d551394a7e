"""Lists and lines in a real pseudo-terminal."""

import io
import re
import sys
from collections.abc import Callable, Iterator

import pytest

from licwizard.ask.fancy import Fancy
from licwizard.errors import Exit, NeedsAnswerError
from tests.ask.fakes import SAY

if sys.platform == "win32":
    pytest.skip("there is no pseudo-terminal to be had", allow_module_level=True)

from tests.ask.terminal import Terminal

UP, DOWN, ENTER, CTRL_C, CTRL_D, CTRL_U = "\x1b[A", "\x1b[B", "\r", "\x03", "\x04", "\x15"
LONG = "Enterprise Agreement as the larger companies have it"

DRIVER = """
import sys
from licwizard.ask.fancy import Fancy
from licwizard.ask.prompter import Row, Turn
from licwizard.i18n import Translator

fancy = Fancy(Translator("en", []), color={color})
print("LOADED", "questionary" in sys.modules, flush=True)
rows = (Row("ea", "{long}", "your partner knows the number of it"), Row("es", "Subscription"), Row("none", "None"))

def pick(default="", rows=rows):
    return fancy.pick("Which agreement has the organisation signed?", rows, default, (Turn.BACK, Turn.PAUSE))

def write(default=""):
    check = lambda text: "" if text.isdigit() else "that is no count"
    return fancy.write("How many of them?", default, check, (Turn.BACK,))

try:
    result = {call}
except BaseException as error:
    result = type(error).__name__
print("RESULT", result, flush=True)
"""

Start = Callable[..., Terminal]


@pytest.fixture
def start() -> Iterator[Start]:
    terminals: list[Terminal] = []

    def run(call: str, *, columns: int = 80, color: bool = True) -> Terminal:
        terminals.append(Terminal(DRIVER.format(call=call, color=color, long=LONG), columns))
        return terminals[-1]

    yield run
    for terminal in terminals:
        terminal.close()


def test_the_arrow_keys_move_and_enter_takes_the_row(start: Start) -> None:
    terminal = start("pick()")
    terminal.until("p) Pause")
    assert any(line.startswith(" » 1) Enterprise") for line in terminal.lines)
    terminal.send(DOWN)
    terminal.until("» 2)")
    terminal.send(DOWN + UP + ENTER)
    assert terminal.until_end() == "es"


def test_the_answer_stays_readable_and_the_list_goes_away(start: Start) -> None:
    terminal = start("pick('none')")
    terminal.until("» 3)")
    terminal.until("p) Pause")
    terminal.send(ENTER)
    assert terminal.until_end() == "none"
    assert terminal.lines[-3:-1] == ["? Which agreement has the organisation signed?", "> None"]
    assert not any("Pause" in line for line in terminal.lines)


def test_a_turn_has_its_letter(start: Start) -> None:
    terminal = start("pick()")
    terminal.until("p) Pause")
    terminal.send("p")
    terminal.until("» p)")
    terminal.send(ENTER)
    assert terminal.until_end() == "Turn.PAUSE"


def test_the_pointer_goes_from_the_rows_to_the_turns(start: Start) -> None:
    terminal = start("pick('none')")
    terminal.until("p) Pause")
    terminal.send(DOWN)
    terminal.until("» b)")
    terminal.send(ENTER)
    assert terminal.until_end() == "Turn.BACK"


def test_at_40_columns_long_lines_are_wrapped_between_words(start: Start) -> None:
    terminal = start("pick()", columns=40)
    terminal.until("p) Pause")
    assert terminal.lines[1:] == [
        "? Which agreement has the organisation",
        "  signed?",
        "  Move with the arrow keys, take with",
        "  Enter.",
        " » 1) Enterprise Agreement as the",
        "      larger companies have it",
        "      your partner knows the number of",
        "      it",
        "   2) Subscription",
        "   3) None",
        "   b) Back",
        "   p) Pause",
    ]
    terminal.send(ENTER)
    assert terminal.until_end() == "ea"


def test_a_line_of_text_is_typed_over_what_was_there(start: Start) -> None:
    terminal = start("write('50')", columns=40)
    terminal.until("> 50")
    assert any("Instead of an answer: :back" in line for line in terminal.lines)
    terminal.send(CTRL_U + "48" + ENTER)
    assert terminal.until_end() == "48"
    assert terminal.lines[-3:-1] == ["? How many of them?", "> 48"]


def test_a_wrong_line_says_why_and_can_be_mended(start: Start) -> None:
    terminal = start("write()")
    terminal.until("Instead of")
    terminal.send("4x" + ENTER)
    terminal.until("that is no count")
    terminal.until("Instead of")
    terminal.send("\x7f8" + ENTER)
    assert terminal.until_end() == "48"


def test_pasted_line_ends_become_spaces(start: Start) -> None:
    terminal = start("fancy.write('Path?', '', lambda text: '', ())")
    terminal.until("? Path?")
    terminal.send("\x1b[200~a\nb\n\x1b[201~" + ENTER)
    assert terminal.until_end() == "a b"


@pytest.mark.parametrize("call", ["pick()", "write()"])
@pytest.mark.parametrize(("key", "error"), [(CTRL_C, "KeyboardInterrupt"), (CTRL_D, "EOFError")])
def test_an_interruption_and_the_end_of_input_come_through(start: Start, call: str, key: str, error: str) -> None:
    terminal = start(call)
    terminal.until("Pause" if call == "pick()" else "Instead of")
    terminal.send(key)
    assert terminal.until_end() == error


@pytest.mark.parametrize("color", [True, False])
def test_without_colour_no_colour_and_no_weight_is_sent(start: Start, *, color: bool) -> None:
    terminal = start("pick('es') + write('50')", color=color)
    terminal.until("p) Pause")
    terminal.send(ENTER)
    terminal.until("> 50")
    terminal.send(ENTER)
    assert terminal.until_end() == "es50"
    styles = set(re.findall(rb"\x1b\[([0-9;]*)m", terminal.raw)) - {b"0", b""}
    assert bool(styles) == color


def test_more_rows_than_keys_can_still_be_picked(start: Start) -> None:
    terminal = start("pick(rows=tuple(Row(str(n), 'Row ' + str(n)) for n in range(60)), default='59')")
    terminal.until("» Row 59")
    terminal.send(UP)
    terminal.until("» Row 58")
    terminal.send(ENTER)
    assert terminal.until_end() == "58"


def test_a_control_character_in_a_name_is_not_sent(start: Start) -> None:
    terminal = start("pick(rows=(Row('x', 'A' + chr(27) + ']0;gone' + chr(7) + 'B'),))")
    terminal.until("p) Pause")
    terminal.send(ENTER)
    assert terminal.until_end() == "x"
    assert b"\x1b]0;gone" not in terminal.raw


def test_questionary_is_not_loaded_before_the_first_question(start: Start) -> None:
    terminal = start("None")
    assert terminal.until_end() == "None"
    assert b"LOADED False" in terminal.raw


def test_without_a_terminal_it_refuses_to_be_built(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    with pytest.raises(NeedsAnswerError, match="needs a terminal") as raised:
        Fancy(SAY, color=False)
    assert raised.value.exit_code is Exit.NEEDS_ANSWER
