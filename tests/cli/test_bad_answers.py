"""Answers that cannot be used: said once and clearly, and nothing at all is recorded."""

from pathlib import Path
from typing import Any

import pytest

from tests.exports import table
from tests.journeys import REASON, until, write
from tests.program import Call, Result, assert_clear

LONG = "x" * 2001


def recorded(licwizard: Call) -> Any:  # noqa: ANN401 - any JSON
    runs = licwizard("runs", "--json").document["runs"]
    return licwizard("status", "--json").document["answers"] if runs else {}


def refuse(licwizard: Call, *arguments: object, words: tuple[str, ...] = ()) -> Result:
    result = licwizard("migrate", *arguments)
    assert_clear(result, 2, *words)
    assert recorded(licwizard) == {}
    return result


@pytest.mark.parametrize(
    ("step", "near"),
    [
        ("programm", "did you mean 'programme'"),
        ("count_current", "did you mean 'count-current'"),
        ("resend-activation/osmm", "did you mean 'resend-activation/osm'"),
        ("no-agreement", "no step"),
        ("resend", "no step"),
        ("wrong-account/online", "no step"),
        ("nowhere/osm", "no step"),
        ("", "no step"),
        ("xyzzy", "no step"),
    ],
)
def test_an_id_that_is_not_there(licwizard: Call, tmp_path: Path, step: str, near: str) -> None:
    answers = write(tmp_path, {"programme": "enterprise-agreement", step: "done"})
    refuse(licwizard, "--answers", answers, words=(f"'{step}'", near, "answers.json:1:"))


def test_a_place_in_the_answers_file_is_named(licwizard: Call, tmp_path: Path) -> None:
    path = table(tmp_path / "answers.yaml", "programme: enterprise-agreement\nbought-by: invoice\nbogus: 1\n")
    refuse(licwizard, "--answers", path, words=("answers.yaml:3:1", "'bogus'"))
    path = table(tmp_path / "answers.yaml", "programme: enterprise-agreement\nbought-by: cheque\n")
    refuse(licwizard, "--answers", path, words=("answers.yaml:2:1", "'cheque'", "invoice"))


SHAPES: dict[str, list[Any]] = {
    "programme": ["", "Enterprise Agreement", 1, {"enterprise-agreement": True}, ["none", "all of them"]],
    "direct-term": [
        "finished",
        {"end": "2026-06-30"},
        {"ends": "30 June"},
        {"ends": "2026-02-30"},
        {"ends": "20260101x"},
        {"renews": "sometimes"},
        {"billing-account": LONG},
        {"billing-account": ["a"]},
        {"subscription-ids": {"a": 1}},
        {"reason": REASON},
    ],
    "count-current": [
        "50",
        50,
        {},
        {"professional": -1},
        {"professional": 1.5},
        {"professional": 10**30},
        {"professional": "five"},
        {"professional": None},
        {"professional": True},
        {"professional": {"a": 1}},
        {"storage": "5 kg"},
        {"file": "missing.json"},
        {"professional": 5, "usage-start": "2026-06-01"},
        {"professional": 5, "map": ["professional=storage"], "decided_by": "me"},
    ],
    "count-ordered": [
        {"professional": 50, "usage-start": "tomorrow"},
        {"professional": 50, "map": ["professional=storage"]},
        {"professional": 50, "map": ["professional"], "decided_by": "me"},
        {"professional": 50, "map": ["professional=storage:0"], "decided_by": "me"},
    ],
    "order-covers": ["enough", {}, {"reason": REASON}, {"file": "now.json"}, {"exit": "enough"}, {"exit": "x"}],
    "dates-fit": [{"reason": "too short"}, {"reason": LONG}, {"reason": 5}, {"exit": "fits"}, {"because": REASON}],
    "order-matches": ["matches", {"snapshot": {}}],
    "covers-alone": [
        {"reason": REASON},
        {"file": "missing.json"},
        {"direct-unchanged": True},
        {"file": "now.csv", "direct-unchanged": "yes"},
    ],
    "place-order": ["yes please", {"order": 1}, {"confirm": "place migration"}, {"reason": "short"}],
    "cancel-direct": ["done", "cancel", "cancel Migration", "cancel migration!", {}, {"confirm": "cancel other"}],
}


@pytest.mark.parametrize(("step", "value"), [(step, value) for step, values in SHAPES.items() for value in values])
def test_a_shape_that_does_not_fit_its_step(licwizard: Call, tmp_path: Path, step: str, value: object) -> None:
    table(tmp_path / "now.csv", "professional,100\n")
    answers = write(tmp_path, {**until("count-current"), step: value})
    refuse(licwizard, "--answers", answers)


@pytest.mark.parametrize("text", ["programme", "=none", "", "  =none"])
def test_an_option_that_is_not_id_and_value(licwizard: Call, text: str) -> None:
    refuse(licwizard, "--answer", text, words=("ID=VALUE",))


@pytest.mark.parametrize("text", ["count-current={professional: 5", "osm-check=[ok", "programme={a: {b}: c}"])
def test_an_option_whose_yaml_is_broken(licwizard: Call, text: str) -> None:
    refuse(licwizard, "--answer", text, words=("YAML",))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("programme: none\nprogramme: none\n", "twice"),
        ("- programme\n- none\n", "map of step ids"),
        ("programme\n", "map of step ids"),
        ("42\n", "map of step ids"),
        ("programme: !!python/object:os.system none\n", "tag"),
        ("programme: [none\n", "YAML"),
        ("\tprogramme: none\n", "YAML"),
        ("? [a]\n: none\n", "key"),
        ("programme: &a [*a]\n", ""),
        ("programme: none\n---\nprogramme: none\n", "YAML"),
        ("{" * 10_000, "YAML"),
        ("a: " + "[" * 200 + "]" * 200, "deep"),
    ],
)
def test_a_file_that_is_no_map_of_answers(licwizard: Call, tmp_path: Path, text: str, word: str) -> None:
    path = table(tmp_path / "answers.yaml", text)
    refuse(licwizard, "--answers", path, words=("answers.yaml", word))


def test_answers_to_steps_never_reached_are_wrong_only_at_an_end(licwizard: Call) -> None:
    surplus = ("--answer", "bought-by=invoice")
    result = licwizard("migrate", "ended", "--answer", "programme=none", *surplus)
    assert result.code == 2
    assert "bought-by" in result.err
    assert licwizard("status", "ended", "--json").document["answers"] == {"programme": "none"}
    answers = ("--answer", "programme=enterprise-agreement", "--answer", "users=same-product")
    result = licwizard("migrate", "under-way", *answers)
    assert result.code == 4
    assert "bought-by" in result.err


def test_an_answer_too_many_in_a_list_is_wrong_at_an_end(licwizard: Call) -> None:
    result = licwizard("migrate", "--answer", "programme=[none, none]")
    assert result.code == 2
    assert "programme" in result.err


def test_names_from_files_never_reach_the_terminal_as_they_are(licwizard: Call, tmp_path: Path) -> None:
    hostile = "\x1b[31mCRM\u202egnp\u200b\x07"
    before = table(tmp_path / "before.csv", f"{hostile},5\nprofessional,1\n")
    for result in (
        licwizard("check", "--current", before, "--ordered", "professional=1"),
        licwizard("check", "--current", before, "--ordered", f"{hostile}=1", "--map", f"{hostile}={hostile}"),
        licwizard("migrate", "--answer", f"programme={hostile}"),
        licwizard("migrate", "--answer", f"{hostile}=1"),
        licwizard("migrate", "--answer", f"programme={{{hostile}"),
        licwizard("check", "--current", f"{hostile}", "--ordered", "professional=1"),
        licwizard(hostile),
        licwizard("status", hostile),
        licwizard("faq", hostile),
        licwizard("run", hostile),
        licwizard("check", f"--{hostile}"),
        licwizard("faq", "--lang", hostile),
        licwizard("faq", "--format", hostile),
    ):
        assert not set("\x1b\u202e\u200b\x07") & set(result.out + result.err)
        assert "\\u001b[31m" in result.out + result.err
