"""In a terminal: a gate that has passed grows stale or is re-opened, locks what cannot be undone, and is shown anew."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.answers import Key
from tests.program import process
from tests.tty.outside import answered, journal
from tests.tty.terminal import Terminal
from tests.tty.walk import PROFESSIONAL, Words, confirm, count, export, reason, scripted, show

Start = Callable[..., Terminal]
DAYS = 40
# The clock is set forward in the process itself, before the program begins.
LATER = (
    "import datetime, licwizard.env as env\n"
    f"env._utc_now = lambda: datetime.datetime.now(datetime.UTC) + datetime.timedelta(days={DAYS})"
)


def gates(first: str = "") -> dict[str, Any]:
    document = json.loads(process("status", "--json", first=first).out)
    return {row["id"]: row for row in document["gates"]}


def confirmed() -> int:
    return [Key.read(key).step for key in answered(journal())].count("cancel-direct")


@pytest.mark.parametrize("options", [(), ("--accessible",)])
def test_forty_days_later_it_is_locked_and_shown_anew_and_confirmed_by_typing(
    start: Start, english: Words, tmp_path: Path, options: tuple[str, ...]
) -> None:
    assert process("migrate", *scripted("cancel-direct", tmp_path)).code == 4
    terminal = start(*options, "migrate", first=LATER)
    terminal.asks(english.title("cancel-direct"))
    for gate, span, by in (("attached", "14 days", "by a typed reason"), ("covers-alone", "1 day", "proved")):
        title = english.title(gate)
        assert f"This step is locked: {title}: the verdict is older than {span}" in terminal.said
        assert f"stale ({by}): {title}" in terminal.said
    assert [line.words for line in terminal.offered()][:2] == [
        _anew(english, "attached"),
        _anew(english, "covers-alone"),
    ]
    assert english.done("cancel-direct") not in {line.words for line in terminal.offered()}
    assert [gates(LATER)[gate]["fresh"] for gate in ("attached", "covers-alone")] == [False, False]

    terminal.choose(_anew(english, "attached"))
    terminal.asks(english.title("attached"))
    reason(terminal, english, "attached")
    terminal.asks(english.title("cancel-direct"))
    assert _anew(english, "attached") not in {line.words for line in terminal.offered()}
    assert english.done("cancel-direct") not in {line.words for line in terminal.offered()}

    terminal.choose(_anew(english, "covers-alone"))
    terminal.asks(english.title("covers-alone"))
    show(export(tmp_path))(terminal, english, "covers-alone")
    terminal.asks(english.title("cancel-direct"))
    assert "This step is locked" not in terminal.said
    assert confirmed() == 0
    confirm(terminal, english, "cancel-direct")
    terminal.asks(english.title("cancel-result"))
    assert confirmed() == 1
    assert all(row["fresh"] for row in gates(LATER).values())


def test_too_little_shown_anew_leads_back_to_the_gate_and_cancels_nothing(
    start: Start, english: Words, tmp_path: Path
) -> None:
    assert process("migrate", *scripted("cancel-direct", tmp_path)).code == 4
    terminal = start("migrate", first=LATER)
    terminal.choose(_anew(english, "covers-alone"))
    path = export(tmp_path)
    path.write_text(path.read_text(encoding="utf-8").replace('"enabled": 100', '"enabled": 99'), encoding="utf-8")
    show(path)(terminal, english, "covers-alone")
    terminal.asks(english.title("covers-alone"))
    assert "The gate holds you back (refuted)" in terminal.said
    locked = english.say("Until this gate passes, this is locked: {steps}", steps="")
    assert f"{locked}{english.title('let-run')}; {english.title('cancel-direct')}" in terminal.said
    assert confirmed() == 0


def test_a_count_changed_after_the_gate_locks_until_it_is_shown_again(
    start: Start, english: Words, tmp_path: Path
) -> None:
    terminal = start("migrate", *scripted("cancel-direct", tmp_path))
    terminal.asks(english.title("cancel-direct"))
    assert "This step is locked" not in terminal.said
    terminal.choose(english.say("Change an earlier answer"))
    terminal.choose(english.title("count-before"))
    terminal.asks(english.title("count-before"))
    count({PROFESSIONAL: "49"})(terminal, english, "count-before")

    terminal.asks(english.title("attached"))
    assert "what this rests on has changed since it was answered" in terminal.said
    locked = english.say("Until this gate passes, this is locked: {steps}", steps="")
    assert locked in terminal.said
    assert english.title("cancel-direct") in terminal.said.partition(locked)[2]
    reason(terminal, english, "attached")
    terminal.asks(english.title("covers-alone"))
    assert "what this rests on has changed since it was answered" in terminal.said
    assert confirmed() == 0
    show(export(tmp_path))(terminal, english, "covers-alone")
    terminal.asks(english.title("cancel-direct"))
    confirm(terminal, english, "cancel-direct")
    terminal.asks(english.title("cancel-result"))
    assert confirmed() == 1


def _anew(words: Words, gate: str) -> str:
    return words.say("Show it anew: {gate}", gate=words.title(gate))
