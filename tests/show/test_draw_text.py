"""The drawing in the terminal."""

import pytest

from licwizard.core.drawing import Drawing
from licwizard.env import Env, Options
from licwizard.show.draw_text import draw_text, plain_text
from licwizard.show.screen import Screen
from tests.show.drawn import all_kinds, built_in, hostile, walked


def shown(capsys: pytest.CaptureFixture[str], drawing: Drawing, *, width: int = 100, accessible: bool = False) -> str:
    env = Env(Options(lang="en", accessible=accessible), environ={"COLUMNS": str(width)})
    draw_text(Screen(env), env.say, (drawing,))
    return capsys.readouterr().out


def steps(text: str) -> dict[str, str]:
    """Return the lines of each step, without those of its ways, as one line each."""
    found: dict[str, str] = {}
    name = ""
    for line in text.splitlines():
        words = line.split()
        if words and words[0].isdigit():
            name = words[1]
            found[name] = line
        elif name and line.startswith("     ") and not line.startswith(("     -", "     →")):
            found[name] += f" {line.strip()}"
        else:
            name = ""
    return found


def test_a_step_is_a_line_with_its_number_its_id_its_title_and_who_acts(capsys: pytest.CaptureFixture[str]) -> None:
    lines = [line.split() for line in shown(capsys, all_kinds()).splitlines()]
    assert ["1", "step-1", "The", "choice", "(the", "one)"] in lines
    assert ["5", "step-5", "The", "call"] in lines


def test_the_ways_out_stand_below_it_with_label_and_target(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, all_kinds()).splitlines()
    first = next(number for number, line in enumerate(lines) if " step-1 " in line)
    assert lines[first + 1].strip() == "- on to 2 → 2 step-2"
    assert "not yet" in lines[first + 2]
    assert "wait" in lines[first + 2]
    assert "back → 2 step-2" in "\n".join(lines)


def test_gates_and_what_cannot_be_undone_are_marked_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    marked = {name: text for name, text in steps(shown(capsys, all_kinds())).items() if "[" in text}
    assert set(marked) == {"step-2", "step-4"}
    assert "cannot be undone" in marked["step-2"]
    assert "step-4, step-6 (step-1: a/b)" in marked["step-2"]
    assert "[gate]" in marked["step-4"]


def test_the_walked_ways_and_the_present_step_are_marked(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, walked())
    lines = text.splitlines()
    assert [name for name, words in steps(text).items() if "[walked]" in words] == ["step-1", "step-2"]
    assert [name for name, words in steps(text).items() if "you are here" in words] == ["step-3"]
    assert [line.split()[-1] for line in lines if "✓" in line] == ["step-2", "step-3"]
    assert "run: ours" in lines[1]


@pytest.mark.parametrize("drawing", [all_kinds(), walked(), *built_in()])
def test_accessible_lines_have_no_signs_to_guess(capsys: pytest.CaptureFixture[str], drawing: Drawing) -> None:
    text = shown(capsys, drawing, accessible=True)
    assert not set(text) & set("→✓─│•\x1b")
    assert f"go to {drawing.nodes[0].ways[0].number} {drawing.nodes[0].ways[0].to}" in text


@pytest.mark.parametrize("width", [40, 80])
def test_lines_wrap_at_the_width(capsys: pytest.CaptureFixture[str], width: int) -> None:
    text = shown(capsys, built_in()[0], width=width)
    assert max(map(len, text.splitlines())) <= width


def test_control_bytes_of_a_guide_are_shown_and_not_obeyed(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, hostile())
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "\\u001b" in text


def test_a_file_gets_the_same_lines_without_colour() -> None:
    env = Env(Options(lang="en", color="always"), environ={"COLUMNS": "80"})
    text = plain_text(env, (all_kinds(), walked()))
    assert "\x1b" not in text
    assert text.count("step-1  The choice") == 2
    assert text.endswith("\n")
