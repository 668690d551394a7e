"""Numbered lines, as a screen reader gets them."""

import io
import re

import pytest

from licwizard.ask.dialogue import Dialogue
from licwizard.ask.plain import Plain
from licwizard.ask.prompter import ChoiceQuestion, Given, Question, Reply, Row, Turn
from licwizard.i18n import Translator
from tests.ask.fakes import SAY, field, gate, inventory, task

ROWS = (Row("ea", "Enterprise Agreement", "the large one"), Row("none", "No agreement"))
CHOICE = ChoiceQuestion("programme", "Which agreement?", ROWS, "", tuple(Turn))


def ask(question: Question, typed: str, say: Translator = SAY) -> tuple[Reply, str]:
    sink = io.StringIO()
    reply = Dialogue(Plain(io.StringIO(typed), sink, say), say).ask(question)
    return reply, sink.getvalue()


def test_a_choice_is_shown_as_numbered_lines_with_letters_for_the_turns() -> None:
    reply, shown = ask(CHOICE, "2\n")
    assert reply == Given("none")
    assert shown == (
        "Which agreement?\n"
        "1. Enterprise Agreement\n"
        "   the large one\n"
        "2. No agreement\n"
        "b. Back\n"
        "w. Why is this asked?\n"
        "c. Change an earlier answer\n"
        "u. Undo the last answer\n"
        "p. Pause\n"
        "Type a number or a letter: "
    )


def test_without_turns_a_number_is_asked_for() -> None:
    _, shown = ask(CHOICE._replace(turns=()), "1\n")
    assert shown.endswith("\nType a number: ")


@pytest.mark.parametrize("typed", ["1", " 1 ", "ea", "EA", "enterprise agreement", "ENTERPRISE AGREEMENT"])
def test_a_row_is_taken_by_number_id_or_label(typed: str) -> None:
    assert ask(CHOICE, typed + "\r\n")[0] == Given("ea")


@pytest.mark.parametrize("typed", ["b", "B", "back", ":back", ":tillbaka", "Back"])
def test_a_turn_is_taken_by_letter_word_or_command(typed: str) -> None:
    assert ask(CHOICE, typed + "\n")[0] is Turn.BACK


@pytest.mark.parametrize("typed", ["0", "3", "99999999999999999999", "-1", "enterprise", "²", "x"])
def test_anything_else_gets_one_sentence_and_is_asked_again(typed: str) -> None:
    reply, shown = ask(CHOICE, f"{typed}\n2\n")
    assert reply == Given("none")
    assert shown.count(f"“{typed}” is none of these") == 1
    assert shown.count("Type a number") == 2


def test_a_turn_that_is_not_offered_is_not_taken() -> None:
    reply, shown = ask(CHOICE._replace(turns=(Turn.PAUSE,)), "u\n:undo\n:paus\np\n")
    assert reply is Turn.PAUSE
    assert ":undo is not possible here." in shown
    assert "did you mean :pausa?" in shown or "did you mean :pause?" in shown


def test_an_empty_line_takes_the_default_and_nothing_without_one() -> None:
    reply, shown = ask(CHOICE._replace(default="none"), "\n")
    assert reply == Given("none")
    assert "Enter alone takes 2." in shown
    reply, shown = ask(CHOICE, "\n1\n")
    assert reply == Given("ea")
    assert "Nothing was typed" in shown


def test_two_rows_with_the_same_words_are_told_apart_by_number_only() -> None:
    twins = CHOICE._replace(rows=(Row("a1", "Same"), Row("a2", "Same")))
    reply, shown = ask(twins, "same\n2\n")
    assert reply == Given("a2")
    assert "“same” is none of these" in shown


def test_the_letter_before_a_line_is_meant_before_an_id() -> None:
    assert ask(CHOICE._replace(rows=(Row("b", "Plan B"),)), "b\n")[0] is Turn.BACK


@pytest.mark.parametrize("typed", ["", "7\n", "7"])
def test_the_end_of_input_comes_through(typed: str) -> None:
    with pytest.raises(EOFError):
        ask(CHOICE, typed)


def test_a_last_line_without_its_end_still_counts() -> None:
    assert ask(CHOICE, "1")[0] == Given("ea")


def test_a_line_of_text_names_the_turns_and_says_what_is_wrong() -> None:
    question = task(field("order", check=lambda text: "" if text.isdigit() else "that is no number"))
    reply, shown = ask(question, "1\nx\n12\n")
    assert reply == Given({"order": "12"})
    assert "Instead of an answer: :back, :why, :pause\n" in shown
    assert "that is no number\n" in shown


def test_enter_keeps_what_is_there_and_a_dash_empties_it() -> None:
    question = task(field("order", default="A1"))
    reply, shown = ask(question, "1\n\n")
    assert reply == Given({"order": "A1"})
    assert "Enter keeps “A1”" in shown
    assert ask(question, "1\n-\n")[0] == Given("done")


def test_a_dash_is_an_answer_where_there_is_nothing_to_empty() -> None:
    assert ask(task(field("order")), "1\n-\n")[0] == Given({"order": "-"})


def test_swedish_readers_get_swedish_commands() -> None:
    _, shown = ask(task(field("order")), "1\nA1\n", Translator("sv", []))
    assert ":tillbaka, :varför, :pausa" in shown


@pytest.mark.parametrize(
    ("question", "typed", "raw"),
    [
        (CHOICE, "1\n", "ea"),
        (task(field("order"), confirm="go on"), "1\nA1\ngo\ngo on\n", {"order": "A1", "confirm": "go on"}),
        (inventory(), "2\n3\n\n", {"CRMSTANDARD": "50", "CRMINSTANCE": "3"}),
        (inventory(), "another-item\nStoarge\n1\n5\nthat is all\n", {"CRMSTANDARD": "50", "CRMSTORAGE": "5"}),
        (gate(), "1\na b.json\nyes\n", {"file": "a b.json", "direct-unchanged": True}),
        (gate(), "2\nthe partner said so\n", {"reason": "the partner said so"}),
    ],
)
def test_nothing_but_plain_text_is_ever_written(question: Question, typed: str, raw: object) -> None:
    reply, shown = ask(question, typed)
    assert reply == Given(raw)
    assert "\x1b" not in shown
    assert not re.search("[\u2500-\u257f\r\x07\x08]", shown)


def test_control_characters_in_a_name_do_not_reach_the_terminal() -> None:
    hostile = CHOICE._replace(rows=(Row("x", "A\x1b[2J\x9b1m\u202eB", "\x07"),))
    reply, shown = ask(hostile, "1\n")
    assert reply == Given("x")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_what_is_written_is_flushed_before_reading() -> None:
    class Watched(io.StringIO):
        flushed = False

        def write(self, text: str) -> int:
            self.flushed = False
            return super().write(text)

        def flush(self) -> None:
            self.flushed = True

    sink = Watched()

    class Source(io.StringIO):
        def readline(self, size: int | None = -1) -> str:  # type: ignore[override]
            assert sink.flushed
            return super().readline(-1 if size is None else size)

    assert Plain(Source("1\n"), sink, SAY).pick("?", ROWS, "", ()) == "ea"


def test_what_is_asked_fits_a_narrow_terminal() -> None:
    rows = (Row("one", "A line that is longer than forty columns are wide", "and a hint that is too long for them"),)
    picking, writing = io.StringIO(), io.StringIO()
    title = "A question that is longer than forty columns are wide"
    assert Plain(io.StringIO("1\n"), picking, SAY, 40).pick(title, rows, "", tuple(Turn)) == "one"
    assert Plain(io.StringIO("any\n"), writing, SAY, 40).write(title, "", lambda _: "", tuple(Turn)) == "any"
    written = f"{picking.getvalue()}\n{writing.getvalue()}".split("\n")
    assert max(map(len, written)) <= 40
    assert {"   columns are wide", "columns are wide"} <= set(written)
