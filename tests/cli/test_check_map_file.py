"""`check --map-file`: mappings that are kept and used again."""

from pathlib import Path

import pytest

from tests.exports import table
from tests.program import Call, Result, assert_clear

HELD = ("check", "--current", "production instance=3", "--current", "our portal=2", "--ordered", "storage=32GB")


def lines(result: Result) -> dict[str, str]:
    return {line["item"]: line["verdict"] for line in result.document["lines"]}


def test_a_file_says_what_is_met_by_what(licwizard: Call, tmp_path: Path) -> None:
    kept = table(tmp_path / "map.csv", "current,ordered,units\nproduction instance,storage,10\nOUR  portal,storage,1\n")
    assert licwizard(*HELD).code == 1
    result = licwizard(*HELD, "--map-file", kept, "--json")
    assert (result.code, lines(result)["CRMINSTANCE"], lines(result)["our portal"]) == (0, "enough", "enough")


def test_the_options_come_before_the_file(licwizard: Call, tmp_path: Path) -> None:
    held = ("check", "--current", "production instance=1", "--current", "non-production instance=1")
    kept = table(tmp_path / "map.yaml", "production instance: storage\n")
    arguments = (*held, "--ordered", "storage=1GB", "--map", "non-production instance=storage", "--map-file", kept)
    result = licwizard(*arguments, "--json")
    assert lines(result) == {"CRMTESTINSTANCE": "enough", "CRMINSTANCE": "short", "CRMSTORAGE": "enough"}


def test_standard_input_is_a_file_of_mappings_too_but_only_once(licwizard: Call) -> None:
    kept = "production instance=storage:10\n"
    result = licwizard(*HELD[:3], "--ordered", "storage=30GB", "--map-file", "-", stdin=f"- {kept}")
    assert result.code == 0
    twice = ("check", "--current", "-", "--ordered", "storage=30GB", "--map-file", "-")
    assert_clear(licwizard(*twice, stdin="professional,5\n"), 2, "standard input")


@pytest.mark.parametrize("more", [(), ("--json",)])
def test_a_pair_that_stands_in_the_option_and_in_the_file_is_refused(
    licwizard: Call, tmp_path: Path, more: tuple[str, ...]
) -> None:
    kept = table(tmp_path / "map.csv", "our portal,professional\nCRMINSTANCE,CRMSTORAGE,5\n")
    result = licwizard(*HELD, "--map", "production instance=storage:10", "--map-file", kept, *more)
    assert result.code == 2
    assert "CRMINSTANCE is met by CRMSTORAGE is said twice" in result.said
    assert "map.csv:2:1" in result.said


def test_what_is_wrong_in_the_file_is_named_with_its_line(licwizard: Call, tmp_path: Path) -> None:
    kept = table(tmp_path / "map.csv", "our portal,professional\nCRMINSTANCE,CRMSTORAGE,none\n")
    assert_clear(licwizard(*HELD, "--map-file", kept), 2, "map.csv:2:1", "more than zero", "CURRENT=ORDERED:N")
    assert_clear(licwizard(*HELD, "--map-file", tmp_path / "none.csv"), 2, "none.csv", "no such file")


def test_a_mapping_of_no_use_is_a_note_and_no_error(licwizard: Call, tmp_path: Path) -> None:
    kept = table(tmp_path / "map.csv", "CRMTESTINSTANCE,storage\nproduction instance,professional\n")
    arguments = ("check", "--current", "production instance=3", "--ordered", "production instance=3")
    result = licwizard(*arguments, "--map-file", kept, "--json")
    assert result.code == 0
    assert result.document["notes"] == [
        "mapping not used: CRMTESTINSTANCE=CRMSTORAGE; CRMTESTINSTANCE is not held",
        "mapping not used: CRMINSTANCE=CRMSTANDARD; CRMSTANDARD is not on the order",
    ]
    assert "mapping not used: CRMTESTINSTANCE=CRMSTORAGE" in licwizard(*arguments, "--map-file", kept).said


def test_bare_numbers_take_no_mapping_and_say_so(licwizard: Call) -> None:
    result = licwizard("check", "--current", "5", "--ordered", "5", "--map", "a=b", "--json")
    assert (result.code, len(result.document["notes"])) == (0, 1)
    assert "mapping not used: a=b" in result.document["notes"][0]
