"""A guide that is not proved does not start: nothing is asked, and nothing is written."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from licwizard.resources import data_folder
from tests.program import process
from tests.prove.marked import marked

_ANSWERS = ("--no-input", "--answer", "programme=enterprise-agreement")
_SAID = {"en": ("can be reached around the gate", "let the term run out"), "sv": ("kan nås runt", "löpa ut")}
_NUMBERED = re.compile(r"^ +\d+\. ([a-z0-9-]+): (.*)$", re.MULTILINE)


@pytest.fixture
def bypassed(tmp_path: Path) -> Path:
    """The built-in guide and its translations, where all that led to `covers-alone` leads past it."""
    copytree(data_folder() / "locale", tmp_path / "locale")
    text = (data_folder() / "steps.yaml").read_text(encoding="utf-8")
    changed = text.replace("to: covers-alone", "to: cancel-how")
    assert changed != text
    path = tmp_path / "steps.yaml"
    path.write_text(changed, encoding="utf-8")
    return path


def _nothing_written(folder: Path) -> bool:
    return not (folder / "licwizard-home").exists()


@pytest.mark.parametrize("words", [("migrate",), ("run", "migrate")], ids=" ".join)
@pytest.mark.parametrize("language", _SAID)
def test_a_bypassed_gate_keeps_the_guide_from_starting_and_the_way_is_shown(
    words: tuple[str, ...], language: str, bypassed: Path, tmp_path: Path
) -> None:
    around, last = _SAID[language]
    result = process(*words, "--guide", bypassed, "--lang", language, *_ANSWERS)
    assert result.code == 1
    assert around in result.err
    assert "'covers-alone'" in result.err
    way = _NUMBERED.findall(result.err)
    assert [way[0][0], way[-1][0]] == ["programme", "let-run"]
    assert last in way[-1][1]
    assert "covers-alone" not in [step for step, _ in way]
    assert "Traceback" not in result.err
    assert _nothing_written(tmp_path)


def test_the_refusal_names_the_line_of_the_requirement(bypassed: Path) -> None:
    (place,) = re.findall(r"steps\.yaml:(\d+):\d+: ", process("migrate", "--guide", bypassed, *_ANSWERS).err)
    line = bypassed.read_text(encoding="utf-8").splitlines()[int(place) - 1]
    assert "{gate: covers-alone}" in line


def test_scripts_get_the_refusal_and_the_way_as_json(bypassed: Path, tmp_path: Path) -> None:
    result = process("migrate", "--guide", bypassed, *_ANSWERS, "--json")
    assert result.code == result.document["exit_code"] == 1
    (error,) = result.document["errors"]
    assert error["code"] == "way-around"
    assert error["way"][-1].startswith("let-run: ")
    assert _nothing_written(tmp_path)


@pytest.mark.parametrize(
    ("name", "code", "word"),
    [
        ("way-around", 1, "gate"),
        ("way-around-before-a-reversible-step", 1, "gate"),
        ("no-gate", 1, "act"),
        ("no-gate-conditional", 1, "on this way"),
        ("rule-never", 1, "tell"),
        ("rule-never-across-calls", 1, "burn"),
        ("recursion", 3, "calls itself"),
        ("dead-end", 1, "nothing leads on"),
        ("endless", 1, "goes round"),
        ("silent-loop", 1, "asked nothing"),
        ("input-missing", 1, "inputs"),
        ("unreachable-step", 1, "no one reaches"),
        ("contradiction", 1, "answered"),
    ],
)
def test_what_keeps_a_guide_from_starting(name: str, code: int, word: str, tmp_path: Path) -> None:
    guide = marked(name, tmp_path).faulty
    result = process("run", "main", "--guide", guide, "--no-input")
    assert (result.code, word in result.err) == (code, True), result.err
    assert _nothing_written(tmp_path)


@pytest.mark.parametrize(
    "name", ["review-due", "one-exit", "translation-stale", "translation-missing", "translation-contradicts"]
)
def test_warnings_and_translations_do_not_keep_a_guide_from_starting(name: str, tmp_path: Path) -> None:
    result = process("run", "main", "--guide", marked(name, tmp_path).faulty, "--no-input")
    assert result.code == 4  # an answer is needed


def test_a_run_does_not_go_on_once_its_guide_has_lost_a_gate(bypassed: Path, tmp_path: Path) -> None:
    changed = bypassed.read_text(encoding="utf-8")
    bypassed.write_text((data_folder() / "steps.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    assert process("migrate", "--guide", bypassed, *_ANSWERS).code == 4
    bypassed.write_text(changed, encoding="utf-8")
    store = {path: path.read_bytes() for path in (tmp_path / "licwizard-home").rglob("*") if path.is_file()}
    assert process("migrate", "--no-input", "--answer", "bought-by=invoice").code == 1
    assert {path: path.read_bytes() for path in store} == store
