"""SARIF: of its schema, its rules and results fitting each other, and stable where lines move.

Where the environment variable SARIF_SCHEMA names a file, every log is held against the schema in it too:
the official one, which `.ci/run` fetches.
"""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from jsonschema import FormatChecker, ValidationError
from jsonschema.validators import validator_for

from licwizard.core.finding import CODES
from tests.guide_commands.sarif import SARIF_LOG
from tests.program import Call
from tests.prove.marked import NAMES

Faulty = Callable[[str], str]
_OFFICIAL = os.environ.get("SARIF_SCHEMA")
_SCHEMAS: list[dict[str, Any]] = [
    SARIF_LOG,
    *([json.loads(Path(_OFFICIAL).read_text(encoding="utf-8-sig"))] if _OFFICIAL else []),
]
_VALIDATORS = [validator_for(schema)(schema, format_checker=FormatChecker()) for schema in _SCHEMAS]


def _log(licwizard: Call, *arguments: object) -> Any:  # noqa: ANN401 - any JSON
    log = licwizard("guide", "lint", *arguments, "--format", "sarif").document
    for validator in _VALIDATORS:
        validator.validate(log)
    return log["runs"][0]


def _prints(run: Any) -> list[str]:  # noqa: ANN401 - any JSON
    return [print_ for one in run["results"] for print_ in one["partialFingerprints"].values()]


@pytest.mark.parametrize("schema", _SCHEMAS)
def test_a_schema_for_sarif_is_a_schema_and_strict(schema: dict[str, Any]) -> None:
    kind = validator_for(schema)
    kind.check_schema(schema)
    with pytest.raises(ValidationError):
        kind(schema).validate({"$schema": "https://a/sarif-schema-2.1.0.json", "version": "2.1.0", "runs": [{}]})


@pytest.mark.parametrize("name", NAMES)
def test_every_fault_is_sarif_with_its_rule_and_its_place(name: str, licwizard: Call, faulty: Faulty) -> None:
    path = faulty(name)
    run = _log(licwizard, path)
    assert run["results"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        rule = rules[result["ruleIndex"]]
        assert rule["id"] == result["ruleId"]
        assert rule["defaultConfiguration"]["level"] == result["level"]
        place = result["locations"][0]["physicalLocation"]
        assert unquote(place["artifactLocation"]["uri"]) == path
        assert place["region"]["startLine"] <= len(Path(path).read_text(encoding="utf-8").splitlines())


def test_the_rules_are_all_codes_each_once(licwizard: Call, faulty: Faulty) -> None:
    rules = _log(licwizard, faulty("schema"))["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(CODES)


def test_a_sound_guide_is_a_run_without_an_error(licwizard: Call) -> None:
    run = _log(licwizard)
    assert {result["level"] for result in run["results"]} <= {"warning"}
    assert [urlsplit(result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]).path
            for result in run["results"]] == ["steps.yaml"] * len(run["results"])  # fmt: skip


@pytest.mark.parametrize("name", ["unreachable-island", "way-around", "contradiction", "text-without-fact"])
def test_fingerprints_stay_when_lines_move_and_differ_between_findings(
    name: str, licwizard: Call, faulty: Faulty
) -> None:
    path = Path(faulty(name))
    before = _log(licwizard, path)
    path.write_text("# a comment\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    after = _log(licwizard, path)
    lines = [[one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in run["results"]]
             for run in (before, after)]  # fmt: skip
    assert lines[1] == [line + 2 for line in lines[0]]
    assert _prints(before) == _prints(after)
    assert len(set(_prints(before))) == len(before["results"])


def test_no_path_of_this_machine_is_told(licwizard: Call, faulty: Faulty, tmp_path: Path) -> None:
    path = tmp_path / faulty("way-around")
    result = licwizard("guide", "lint", path, "--format", "sarif")
    assert tmp_path.name not in result.out
    assert not [one for one in _log(licwizard, path)["results"]
                if one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("/")]  # fmt: skip


def test_a_path_with_odd_characters_is_a_uri_and_reads_back(licwizard: Call, faulty: Faulty) -> None:
    odd = Path("ä b%, c:d#e?.yaml")
    Path(faulty("way-around")).rename(odd)
    (result,) = _log(licwizard, odd)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    parts = urlsplit(uri)
    assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("", "", "", "")
    assert unquote(parts.path) == odd.as_posix()


def test_the_message_tells_the_way_in_english_whatever_the_language(licwizard: Call, faulty: Faulty) -> None:
    path = faulty("way-around")
    english, swedish = (
        licwizard("guide", "lint", path, "--format", "sarif", "--lang", one).out for one in ("en", "sv")
    )
    assert english == swedish
    (result,) = _log(licwizard, path)["results"]
    assert "1. ask" in result["message"]["text"]
