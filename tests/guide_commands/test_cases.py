"""`guide test`: the built-in cases hold and cover everything; a wrong case, a gap and a broken table are told."""

from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest

from tests.program import Call
from tests.prove.marked import marked

_GOOD = """\
licwizard: 1
cases:
  - name: the straight way
    procedure: main
    answers: {ask: check, count: {professional: 1}, gate: {reason: I saw it myself}, act: done}
    visits: [ask, count, gate, act, done]
    at: done
"""


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    path = tmp_path / "small.yaml"
    copyfile(marked("way-around", tmp_path).sound, path)
    return path


def _cases(guide: Path, text: str) -> Path:
    path = guide.with_suffix(".cases.yaml")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_cases_of_the_built_in_guide_hold_and_take_every_step_and_transition(licwizard: Call) -> None:
    result = licwizard("guide", "test", "--json")
    assert result.code == 0
    assert {one["problem"] for one in result.document["cases"]} == {None}
    coverage = result.document["coverage"]
    assert coverage["missed_steps"] == coverage["missed_transitions"] == []
    assert coverage["steps"] > 80
    assert coverage["transitions"] > 100


def test_what_no_case_takes_is_named(guide: Path, licwizard: Call) -> None:
    _cases(guide, _GOOD)
    result = licwizard("guide", "test", guide)
    assert result.code == 0
    lines = result.out.splitlines()
    assert sorted(line.partition(": ")[2] for line in lines[:-1]) == ["main/ask – hurry", "main/gate – no"]
    assert "5 of 5" in lines[-1]
    assert "4 of 6" in lines[-1]
    coverage: Any = licwizard("guide", "test", guide, "--json").document["coverage"]
    assert [one["label"] for one in coverage["missed_transitions"]] == ["hurry", "no"]


@pytest.mark.parametrize(
    ("old", "new", "word"),
    [
        ("at: done", "at: act", "'done'"),
        ("visits: [ask, count", "visits: [ask, gate", "visit 2"),
        ("act, done]", "act]", "visit 5"),
        ("count: {professional: 1}", "count: {professional: some}", "count"),
        ("ask: check", "ask: maybe", "maybe"),
        ("act: done}", "act: done, aside: done}", "aside"),
        ("procedure: main", "procedure: mian", "mian"),
    ],
)
def test_a_case_that_does_not_hold_is_told_with_its_place(
    old: str, new: str, word: str, guide: Path, licwizard: Call
) -> None:
    path = _cases(guide, _GOOD.replace(old, new))
    result = licwizard("guide", "test", guide)
    assert result.code == 1
    assert result.out.startswith(f"{path}:3:5: the straight way: ")
    assert word in result.out.splitlines()[0]
    document = licwizard("guide", "test", guide, "--json").document
    assert document["exit_code"] == 1
    assert word in document["cases"][0]["problem"]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("cases: []\n", ":1:"),
        ("- just a list\n", ":1:"),
        (_GOOD.replace("    at: done\n", ""), ":3:"),
        (_GOOD.replace("visits:", "vists:"), ":6:"),
        (_GOOD.replace("[ask, count, gate, act, done]", "ask"), ":6:"),
        ("licwizard: 1\ncases: [once]\n", ":2:"),
        (_GOOD + "    at: done\n", ":8:"),
        (_GOOD.replace("}\n", "\n", 1), ":"),
    ],
)
def test_a_broken_table_is_wrong_usage_with_its_place(text: str, where: str, guide: Path, licwizard: Call) -> None:
    path = _cases(guide, text)
    result = licwizard("guide", "test", guide)
    assert result.code == 2
    assert f"{path}{where}" in result.err
    assert "help: " in result.err


def test_a_table_elsewhere_is_named_and_a_missing_one_is_wrong_usage(
    guide: Path, tmp_path: Path, licwizard: Call
) -> None:
    assert licwizard("guide", "test", guide).code == 2
    elsewhere = _cases(tmp_path / "elsewhere.yaml", _GOOD)
    assert licwizard("guide", "test", guide, "--cases", elsewhere).code == 0


def test_a_guide_without_a_proof_can_be_tested_all_the_same(tmp_path: Path, licwizard: Call) -> None:
    guide = marked("way-around", tmp_path).faulty
    _cases(guide, _GOOD)
    assert licwizard("guide", "test", guide).code == 0
