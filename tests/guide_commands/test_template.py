"""`guide show --answers-template`: a file to fill in, which then walks to an end."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Step
from licwizard.load.cases import Case, read_cases
from licwizard.load.guide import load_guide
from licwizard.load.yaml import read_yaml
from licwizard.resources import data_folder
from licwizard.session.cases import RUN
from tests import program

GUIDE = load_guide(data_folder() / "steps.yaml").guide
_CASES = read_cases(str(data_folder() / "steps.cases.yaml"))


def _at_an_end(case: Case) -> bool:
    return isinstance(GUIDE.procedures[case.procedure].steps.get(case.at), End)


def _longest(procedure: str) -> Case:
    """Return the case of a procedure that takes the most steps to an end."""
    cases = [case for case in _CASES if case.procedure == procedure and _at_an_end(case)]
    return max(cases, key=lambda case: len(case.visits or ()))


def _asked(procedure: str, seen: frozenset[str] = frozenset()) -> Iterator[tuple[str, Step]]:
    """Yield the steps that ask, those of called procedures too."""
    for step in GUIDE.procedures[procedure].steps.values():
        if isinstance(step, Call) and step.calls not in seen:
            yield from ((f"{step.calls}/{name.rpartition('/')[2]}", one)
                        for name, one in _asked(step.calls, seen | {procedure, step.calls}))  # fmt: skip
        elif not isinstance(step, Call | Branch | End):
            yield step.id, step


def _absolute(value: Any, folder: Path) -> Any:  # noqa: ANN401 - any answer
    if isinstance(value, list):
        return [_absolute(one, folder) for one in value]
    return {**value, "file": str(folder / value["file"])} if isinstance(value, dict) and "file" in value else value


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("procedure", GUIDE.procedures)
def test_the_template_is_yaml_with_an_empty_line_for_every_step_that_asks(
    procedure: str, language: str, licwizard: program.Call
) -> None:
    result = licwizard("guide", "show", "--answers-template", procedure, "--lang", language)
    assert result.code == 0
    value = read_yaml(result.out, "template").value
    assert set(value.values()) == {None}
    assert set(value) == {name for name, _ in _asked(procedure)}


@pytest.mark.parametrize("procedure", GUIDE.procedures)
def test_the_template_offers_every_option_and_every_failing_exit(procedure: str, licwizard: program.Call) -> None:
    blocks = licwizard("guide", "show", "--answers-template", procedure).out.split("\n\n")
    forms = {block.splitlines()[-1].rstrip(":"): block for block in blocks}
    for name, step in _asked(procedure):
        if isinstance(step, Choice):
            assert re.findall(r"^#   ([a-z0-9-]+): ", forms[name], re.MULTILINE) == list(step.options)
        if isinstance(step, Gate):
            failing = [way.id for way in step.exits.values() if not way.passes]
            assert re.findall(r"\{exit: ([a-z-]+)\}", forms[name]) == failing
            assert ("{reason: TEXT}" in forms[name]) == step.reason


@pytest.mark.parametrize("procedure", GUIDE.procedures)
def test_a_template_that_is_filled_in_walks_to_an_end(procedure: str, licwizard: program.Call, tmp_path: Path) -> None:
    case = _longest(procedure)
    text = licwizard("guide", "show", "--answers-template", procedure).out
    for ref, answer in case.answers.items():
        filled = json.dumps(_absolute(answer, case.folder), default=str)
        text, count = re.subn(rf"^{re.escape(ref)}:$", lambda _: f"{ref}: {filled}", text, flags=re.MULTILINE)  # noqa: B023
        assert count == 1, ref
    path = tmp_path / "answers.yaml"
    path.write_text(text, encoding="utf-8")
    words = ("migrate", RUN) if procedure == "migrate" else ("run", procedure, RUN)
    result = licwizard(*words, "--answers", path, "--no-input")
    end = GUIDE.procedures[procedure].steps[case.at]
    assert isinstance(end, End)
    assert result.code == (0 if end.result == "done" else 1), result.err
    assert licwizard("status", RUN, "--json").document["step"] == case.at


def test_the_template_as_it_is_answers_nothing(licwizard: program.Call, tmp_path: Path) -> None:
    path = tmp_path / "answers.yaml"
    path.write_text(licwizard("guide", "show", "--answers-template", "migrate").out, encoding="utf-8")
    result = licwizard("migrate", "--answers", path, "--no-input")
    assert result.code == 4
    assert "programme" in result.err


def test_a_procedure_that_is_not_there_is_wrong_usage_with_the_nearest(licwizard: program.Call) -> None:
    result = licwizard("guide", "show", "--answers-template", "elegibility")
    assert result.code == 2
    assert "eligibility" in result.err
