"""The JSON Schema of guides: fresh, valid, and of the same mind as the loader about what a guide may hold."""

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from licwizard.load.guide import read_guide
from licwizard.load.yaml import Document, read_yaml
from licwizard.resources import data_folder
from tests.program import Call
from tests.prove.marked import FOLDER, NAMES

_SCHEMA = json.loads((data_folder() / "steps.schema.json").read_text(encoding="utf-8"))
_VALIDATOR = Draft202012Validator(_SCHEMA)


def _value(path: Path) -> Any:  # noqa: ANN401 - any YAML
    return read_yaml(path.read_text(encoding="utf-8"), path.name).value


@pytest.fixture
def small() -> Any:  # noqa: ANN401 - any YAML
    return _value(FOLDER / "way-around.yaml")


def test_the_schema_beside_the_guide_is_the_one_that_the_program_prints(licwizard: Call) -> None:
    result = licwizard("guide", "schema")
    assert result.code == 0
    assert result.document == _SCHEMA
    assert result.out == (data_folder() / "steps.schema.json").read_text(encoding="utf-8")


def test_the_schema_is_a_json_schema() -> None:
    Draft202012Validator.check_schema(_SCHEMA)


def test_the_built_in_guide_is_of_the_schema() -> None:
    assert list(_VALIDATOR.iter_errors(_value(data_folder() / "steps.yaml"))) == []


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"schema", "not-yaml"}])
def test_faults_of_meaning_are_of_the_schema(name: str) -> None:
    wrong = [error.message for error in _VALIDATOR.iter_errors(_value(FOLDER / f"{name}.yaml"))]
    assert bool(wrong) == (name in {"text-without-fact", "text-with-no-facts"})


def _step(name: str, **change: Any) -> Callable[[Any], None]:  # noqa: ANN401 - any YAML
    return lambda value: value["procedures"]["main"]["steps"][name].update(change)


def _without(*path: str) -> Callable[[Any], None]:
    def remove(value: Any) -> None:  # noqa: ANN401 - any YAML
        for part in path[:-1]:
            value = value[part]
        del value[path[-1]]

    return remove


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda value: value.update(licwizard=2), id="another version"),
        pytest.param(lambda value: value.update(colour="blue"), id="unknown key"),
        pytest.param(_without("language"), id="no language"),
        pytest.param(lambda value: value.update(languages=[]), id="no languages"),
        pytest.param(lambda value: value["facts"].update(first=value["facts"]["F1"]), id="a fact that is no number"),
        pytest.param(_without("facts", "F1", "source"), id="fact without a source"),
        pytest.param(lambda value: value["facts"]["F1"].update(date="last year"), id="date in words"),
        pytest.param(_without("procedures", "main", "start"), id="no start"),
        pytest.param(_step("ask", kind="question"), id="unknown kind"),
        pytest.param(_without("procedures", "main", "steps", "ask", "kind"), id="no kind"),
        pytest.param(_step("ask", title=""), id="empty title"),
        pytest.param(_step("ask", facts=[]), id="no facts"),
        pytest.param(_step("ask", options={}), id="no options"),
        pytest.param(_step("ask", to="done"), id="key of another kind"),
        pytest.param(_step("count", to="The End"), id="an id with a space"),
        pytest.param(_step("count", adds="yes"), id="a word for a truth"),
        pytest.param(_step("act", irreversible="no"), id="no is a word"),
        pytest.param(_step("act", requires=[{"gates": "gate"}]), id="misspelt requirement"),
        pytest.param(_step("gate", decides="by-eye"), id="unknown decision"),
        pytest.param(_step("done", result="maybe"), id="unknown result"),
        pytest.param(_step("done", next=[]), id="nothing to do next"),
        pytest.param(_step("act", why=[{"say": "So it is."}]), id="text without a fact"),
    ],
)
def test_what_is_not_of_the_schema_is_refused_by_the_schema_and_by_the_loader(
    spoil: Callable[[Any], None],
    small: Any,  # noqa: ANN401 - any YAML
) -> None:
    spoilt = copy.deepcopy(small)
    spoil(spoilt)
    assert _VALIDATOR.is_valid(small)
    assert not _VALIDATOR.is_valid(spoilt)
    assert isinstance(read_guide(Document("small", "", spoilt, {})), tuple)
