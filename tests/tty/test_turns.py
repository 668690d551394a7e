"""Back, why, change, undo and pause, in the lists and as words typed."""

from collections.abc import Callable
from pathlib import Path

from tests.tty.outside import journal, status
from tests.tty.terminal import Terminal
from tests.tty.walk import HELD, INSTANCES, PROFESSIONAL, STORAGE, Words, count, scripted

Start = Callable[..., Terminal]


def test_back_asks_the_step_before_again_and_stands_on_the_earlier_answer(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("direct-term", tmp_path))
    terminal.choose(english.say("Back"))
    terminal.asks(english.title("bought-by"))
    assert [line.words for line in terminal.offered() if line.pointed] == [english.option("bought-by", "credit-card")]
    terminal.choose(english.say("Back"))
    terminal.asks(english.title("programme"))
    terminal.choose(english.option("programme", "campus-and-school"))
    terminal.asks(english.title("direct-term"))
    assert status()["answers"] == {"programme": "campus-and-school", "bought-by": "credit-card"}


def test_back_and_the_same_answer_change_nothing(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("direct-term", tmp_path))
    terminal.offered()
    before = journal()
    terminal.choose(english.say("Back"))
    terminal.asks(english.title("bought-by"))
    terminal.choose(english.option("bought-by", "credit-card"))
    terminal.asks(english.title("direct-term"))
    assert english.say("Nothing changed; you are back where you were.") in terminal.said
    assert journal() == before


def test_why_tells_what_the_step_rests_on_and_asks_it_again(start: Start, english: Words) -> None:
    terminal = start("migrate")
    terminal.choose(english.say("Why is this asked?"))
    terminal.asks(english.title("programme"))
    assert english.say.guide(english.step("programme").why[0].say) in terminal.said
    assert "F3 (as of 30 September 2017" in terminal.said
    terminal.choose(english.option("programme", "enterprise-agreement"))
    terminal.asks(english.title("bought-by"))


def test_more_held_than_ordered_locks_the_order_until_the_count_is_corrected_back(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("place-order", tmp_path))
    terminal.asks(english.title("place-order"))
    _recount(terminal, english, "6")

    terminal.asks(english.title("order-covers"))
    assert f"{english.item(STORAGE)} 6 GB 5 GB 1 GB" in terminal.said
    locked = english.say("Until this gate passes, this is locked: {steps}", steps=english.title("place-order"))
    assert locked in terminal.said
    assert english.done("place-order") not in {line.words for line in terminal.offered()}
    assert status()["step"] == "order-covers"

    _recount(terminal, english, "5 GB")
    terminal.asks(english.title("place-order"))
    terminal.choose(english.done("place-order"))
    for _ in range(2):
        terminal.type("")
    terminal.asks(english.title("order-result"))
    assert "place-order" in status()["answers"]


def test_a_count_changed_after_the_order_stops_the_run_until_it_is_changed_back(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("order-result", tmp_path))
    _recount(terminal, english, "6")
    terminal.asks(english.title("place-order"))
    happened = english.say("Stopped: {step} has happened, under other answers", step=english.title("place-order"))
    assert happened in terminal.said
    assert status()["state"] == "stopped"
    _recount(terminal, english, "5 GB")
    terminal.asks(english.title("order-result"))
    assert status()["state"] == "open"


def _recount(terminal: Terminal, words: Words, storage: str) -> None:
    terminal.choose(words.say("Change an earlier answer"))
    terminal.choose(words.title("count-current"))
    terminal.asks(words.title("count-current"))
    count({STORAGE: storage})(terminal, words, "count-current")


def test_undo_takes_the_last_answer_back(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("direct-term", tmp_path))
    terminal.choose(english.say("Undo the last answer"))
    terminal.asks(english.title("bought-by"))
    assert status()["answers"] == {"programme": "enterprise-agreement"}
    terminal.choose(english.say("Undo the last answer"))
    terminal.asks(english.title("programme"))
    assert status()["answers"] == {}
    assert english.say("Undo the last answer") not in {line.words for line in terminal.offered()}


def test_what_cannot_be_undone_offers_no_undo(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("order-result", tmp_path))
    terminal.asks(english.title("order-result"))
    offered = {line.words for line in terminal.offered()}
    assert english.say("Back") in offered
    assert english.say("Undo the last answer") not in offered


def test_pause_leaves_with_success_and_says_how_to_go_on(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", "autumn move", *scripted("bought-by", tmp_path))
    terminal.choose(english.say("Pause"))
    assert terminal.exit_code() == 0
    assert english.title("bought-by") in terminal.said
    assert 'licwizard migrate "autumn move"' in terminal.said
    assert status("autumn move")["step"] == "bought-by"


def test_waiting_for_another_party_leaves_and_asks_again_next_time(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("order-result", tmp_path))
    terminal.choose(english.option("order-result", "waiting"))
    assert terminal.exit_code() == 0
    assert status()["state"] == "waiting"
    again = start("migrate")
    again.asks(english.title("order-result"))
    again.choose(english.option("order-result", "invoiced"))
    again.asks(english.title("order-matches"))


def test_turns_can_be_typed_where_text_is_asked_in_both_languages(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("direct-term", tmp_path))
    terminal.choose(english.done("direct-term"))
    terminal.type(":wyh")
    terminal.expect(":why")
    terminal.type(":varför")
    terminal.asks(english.title("direct-term"))
    assert english.say.guide(english.step("direct-term").why[0].say) in terminal.said
    terminal.choose(english.done("direct-term"))
    terminal.type(":back")  # to the beginning of this step, not out of it
    terminal.asks(english.title("direct-term"))
    terminal.choose(english.done("direct-term"))
    terminal.type(":pause")
    assert terminal.exit_code() == 0
    assert status()["step"] == "direct-term"


def test_a_pause_in_a_half_filled_count_asks_first(start: Start, english: Words, tmp_path: Path) -> None:
    terminal = start("migrate", *scripted("count-current", tmp_path))
    terminal.choose(english.item(PROFESSIONAL))
    terminal.type(HELD[PROFESSIONAL])
    terminal.choose(english.say("Pause"))
    terminal.choose(english.say("Go on here"))
    count({INSTANCES: "3", STORAGE: "5"})(terminal, english, "count-current")
    terminal.asks(english.title("count-ordered"))
    assert status()["answers"]["count-current"] == {PROFESSIONAL: 50, INSTANCES: 3, STORAGE: "5 GB"}


def test_an_order_that_is_corrected_keeps_the_counts_that_were_right(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("order-covers", tmp_path, {**HELD, STORAGE: "4"}))
    terminal.choose(english.exit("order-covers", "short"))
    terminal.asks(english.title("count-ordered"))
    count({STORAGE: "5"})(terminal, english, "count-ordered")
    terminal.asks(english.title("place-order"))
    first, second = status()["answers"]["count-ordered"]
    assert second == {**first, STORAGE: "5 GB"}
