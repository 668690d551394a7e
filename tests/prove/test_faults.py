"""Every kind of fault is found where it is, and the sound twin of the guide is clean."""

from datetime import date
from pathlib import Path

import pytest

from licwizard.core.finding import CODES
from licwizard.load.lint import lint_file
from tests.prove.marked import NAMES, Marked, marked

_TODAY = date(2026, 1, 1)


@pytest.fixture(params=NAMES)
def guide(request: pytest.FixtureRequest, tmp_path: Path) -> Marked:
    return marked(request.param, tmp_path)


def _found(path: Path) -> list[tuple[str, int]]:
    return sorted((one.finding.code, one.line) for one in lint_file(str(path), _TODAY).findings)


def test_a_fault_is_found_on_its_line_and_nothing_else_is(guide: Marked) -> None:
    assert guide.expected
    assert _found(guide.faulty) == list(guide.expected)


def test_the_sound_twin_of_a_faulty_guide_is_clean(guide: Marked) -> None:
    assert _found(guide.sound) == []


def test_there_is_a_faulty_guide_for_every_code(tmp_path: Path) -> None:
    shown = {code for name in NAMES for code, _ in marked(name, tmp_path / name).expected}
    assert shown == set(CODES)


def test_the_excerpt_shows_the_line_that_is_at_fault(guide: Marked) -> None:
    lines = guide.faulty.read_text(encoding="utf-8").splitlines()
    for one in lint_file(str(guide.faulty), _TODAY).findings:
        assert one.excerpt.splitlines()[0].strip()[:60] in lines[one.line - 1]


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("way-around", ["ask", "act"]),
        ("way-around-through-call", ["count", "gate", "call-help", "wait-for-help", "helped", "act"]),
        ("way-around-entering-behind-gate", ["between", "act"]),
        ("way-around-going-back", ["count", "gate", "ask", "recount", "act"]),
        ("way-around-failing-exit", ["count", "gate", "act"]),
        ("way-around-conditional", ["ask", "count-old", "gate-old", "act"]),
        ("way-around-before-a-reversible-step", ["count", "gate", "act"]),
        ("no-gate-conditional", ["ask", "act"]),
        ("no-gate-unasked", ["early", "act"]),
        ("input-missing", ["ask", "gate"]),
        ("rule-never", ["ask", "tell", "look"]),
        ("rule-never-across-calls", ["visit", "which", "keep", "kept", "ask", "visit", "which", "burn"]),
    ],
)
def test_a_broken_rule_is_shown_by_a_shortest_way(name: str, steps: list[str], tmp_path: Path) -> None:
    (finding,) = [one.finding for one in lint_file(str(marked(name, tmp_path).faulty), _TODAY).findings]
    assert [said.english().partition(":")[0] for said in finding.way] == steps


def test_the_way_says_what_is_answered(tmp_path: Path) -> None:
    (finding,) = [one.finding for one in lint_file(str(marked("way-around", tmp_path).faulty), _TODAY).findings]
    assert [said.english() for said in finding.way] == ["ask: Which? – Hurry", "act: Do what cannot be undone"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("endless-behind-a-chain", ["one goes round without ever reaching an end: round, and-round"]),
        ("silent-loop", ["one goes round here and is asked nothing: enough, again"]),
        (
            "unreachable-behind-a-call",
            [
                "nothing leads on from 'over'",
                "one goes round without ever reaching an end: round, and-round",
                "no one reaches 'tell', for 'other' never ends in 'gone'",
                "no one reaches 'gone'",
            ],
        ),
    ],
)
def test_what_is_said_of_steps_that_lead_nowhere(name: str, words: list[str], tmp_path: Path) -> None:
    found = lint_file(str(marked(name, tmp_path).faulty), _TODAY).findings
    assert [one.finding.message.english() for one in found] == words
