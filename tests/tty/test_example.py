"""The source's example from beginning to end: an order that is 1 GB short, corrected, and all that follows."""

from collections.abc import Callable
from pathlib import Path

from tests.tty.outside import status
from tests.tty.terminal import Terminal
from tests.tty.walk import STORAGE, Words, go, to_attaching, to_the_end, to_the_gate

Start = Callable[..., Terminal]


def test_an_order_short_of_storage_has_no_way_on_until_it_is_corrected(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate")
    _walk(terminal, english, tmp_path)
    assert "50 licences" in terminal.said
    assert status()["state"] == "done"


def test_the_whole_way_in_swedish(start: Start, swedish: Words, tmp_path: Path) -> None:
    terminal = start("--lang", "sv", "migrate")
    _walk(terminal, swedish, tmp_path)
    assert status()["state"] == "done"


def _walk(terminal: Terminal, words: Words, folder: Path) -> None:
    say = words.say
    go(terminal, words, to_the_gate())
    terminal.asks(words.title("order-covers"))
    assert f"{words.item(STORAGE)} 5 GB 4 GB 1 GB" in terminal.said
    assert [line.words for line in terminal.offered()] == [
        words.exit("order-covers", "short"),
        say("Back"),
        say("Why is this asked?"),
        say("Change an earlier answer"),
        say("Undo the last answer"),
        say("Pause"),
    ]
    go(terminal, words, to_attaching())
    go(terminal, words, to_the_end(folder))
    assert terminal.exit_code() == 0
    assert say("Summary") in terminal.said
    assert "PO-1" in terminal.said
    assert words.next("done") in terminal.said
