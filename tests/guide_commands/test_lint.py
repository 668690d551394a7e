"""`guide lint`: what people and scripts get, and the exit codes."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from licwizard.core.finding import CODES, Finding, Linted, Placed
from licwizard.messages import msg
from licwizard.show.lint import lint_github
from tests.program import Call, process
from tests.prove.marked import NAMES

Faulty = Callable[[str], str]
_CODES = {"error": 1, "unknown": 3, "warning": 0}
_ANNOTATION = re.compile(
    r"::(?P<level>error|warning) file=(?P<file>[^,:]*),line=(?P<line>\d+),col=(?P<col>\d+),title=(?P<title>[^,:]*)"
    r"::(?P<text>.*)"
)


def _unescaped(text: str) -> str:
    for code, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def _annotations(out: str) -> list[dict[str, str]]:
    found = [_ANNOTATION.fullmatch(line) for line in out.splitlines()]
    return [{name: _unescaped(value) for name, value in match.groupdict().items()} for match in found if match]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_is_found_in_every_form(name: str, licwizard: Call, faulty: Faulty) -> None:
    path = faulty(name)
    found = licwizard("guide", "lint", path, "--json").document["findings"]
    severities = {one["severity"] for one in found}
    code = max((_CODES[one] for one in severities), key=lambda one: (one == 1, one))
    places = [one["where"] for one in found]
    text = licwizard("guide", "lint", path)
    assert text.code == code
    assert re.findall(rf"^  ({re.escape(path)}:\d+:\d+): ", text.out, re.MULTILINE) == places
    github = licwizard("guide", "lint", path, "--format", "github")
    assert github.code == code
    annotations = _annotations(github.out)
    assert len(annotations) == len(github.out.splitlines())
    assert [f"{one['file']}:{one['line']}:{one['col']}" for one in annotations] == places
    assert [one["title"] for one in annotations] == [one["code"] for one in found]
    assert [one["text"].split("\n")[0] for one in annotations] == [one["message"] for one in found]
    assert [one["level"] for one in annotations] == [
        "warning" if one["severity"] == "warning" else "error" for one in found
    ]


def test_the_built_in_guide_is_proved(licwizard: Call) -> None:
    result = licwizard("guide", "lint")
    assert result.code == 0
    assert "proved" in result.out.splitlines()[-1]
    assert licwizard("guide", "lint", "--json").document["verdict"] == "proved"


def test_the_way_around_is_shown_step_by_step_below_its_line(licwizard: Call, faulty: Faulty) -> None:
    lines = licwizard("guide", "lint", faulty("way-around-going-back")).out.splitlines()
    caret = next(number for number, line in enumerate(lines) if line.strip() == "| " + line.strip()[2:] and "^" in line)
    assert "- gate: gate" in lines[caret - 1]
    steps = [line.split()[1].rstrip(":") for line in lines if re.match(r" +\d+\. ", line)]
    assert steps == ["count", "gate", "ask", "recount", "act"]
    assert any(line.strip().startswith("help: ") for line in lines)


def test_the_way_is_told_in_swedish_too(licwizard: Call, faulty: Faulty) -> None:
    path = faulty("way-around")
    english, swedish = (licwizard("guide", "lint", path, "--lang", one) for one in ("en", "sv"))
    assert english.code == swedish.code == 1
    assert "runt" in swedish.out
    steps = [re.findall(r"^ +\d+\. (.*)$", one.out, re.MULTILINE) for one in (english, swedish)]
    assert steps[0] == steps[1]  # this guide is in English only


def test_warnings_fail_only_where_that_is_asked_for(licwizard: Call, faulty: Faulty) -> None:
    path = faulty("review-due")
    assert licwizard("guide", "lint", path).code == 0
    assert licwizard("guide", "lint", path, "--strict").code == 1


@pytest.mark.parametrize("name", [name for name in NAMES if name not in {"schema", "not-yaml"}])
def test_what_is_said_to_run_runs_and_what_is_said_not_to_does_not(name: str, licwizard: Call, faulty: Faulty) -> None:
    path = faulty(name)
    said = licwizard("guide", "lint", path).out.splitlines()[-1]
    code = licwizard("run", "main", "--guide", path, "--no-input").code
    assert ("does not run" in said) == (code != 4), said


def test_errors_come_last_and_each_kind_has_one_heading(licwizard: Call, faulty: Faulty) -> None:
    path = Path(faulty("unreachable-island"))
    text = path.read_text(encoding="utf-8").replace("date: 2025-01-01", "date: 2025-01-01, review_by: 2025-06-01")
    path.write_text(text, encoding="utf-8")
    headings = re.findall(r"\[([a-z-]+)\]: ", licwizard("guide", "lint", path).out)
    assert headings == ["review-due", "unreachable"]


def test_of_many_findings_of_a_kind_ten_are_shown_and_all_on_request(licwizard: Call, faulty: Faulty) -> None:
    path = Path(faulty("unreachable-step"))
    lines = path.read_text(encoding="utf-8").splitlines()
    aside = next(line for line in lines if line.lstrip().startswith("aside:"))
    more = [aside.replace("aside:", f"aside-{number}:") for number in range(14)]
    path.write_text("\n".join((*lines, *more)) + "\n", encoding="utf-8")
    assert licwizard("guide", "lint", path).out.count("no one reaches '") == 10
    assert "5 more" in licwizard("guide", "lint", path).out
    assert licwizard("guide", "lint", path, "--verbose").out.count("no one reaches '") == 15


def test_what_is_special_to_github_is_escaped(licwizard: Call, faulty: Faulty) -> None:
    odd = Path("a,b:c%0A d.yaml")
    Path(faulty("undeclared-party")).rename(odd)
    text = odd.read_text(encoding="utf-8").replace("party: you", 'party: "100% y:o,u\\r\\n::error::x"')
    odd.write_text(text, encoding="utf-8")
    lines = licwizard("guide", "lint", odd, "--format", "github").out.splitlines()
    (found,) = _annotations("\n".join(lines))
    assert len(lines) == 1
    assert found["file"] == str(odd)


def test_signs_of_an_annotation_in_a_message_and_a_name_are_escaped() -> None:
    finding = Finding("link", (), msg("50% of a:b, c\r\nis gone"))
    line = lint_github(Linted("x%,:y", (Placed(finding, 3, 4, ""),)))
    assert line == "::error file=x%25%2C%3Ay,line=3,col=4,title=link::50%25 of a:b, c%0D%0Ais gone"


def test_a_way_is_one_annotation_with_its_lines_escaped(licwizard: Call, faulty: Faulty) -> None:
    (line,) = licwizard("guide", "lint", faulty("way-around"), "--format", "github").out.splitlines()
    assert "%0A1. ask" in line
    assert line.endswith("act: Do what cannot be undone")


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_the_same_guide_gives_the_same_bytes(form: str, faulty: Faulty, tmp_path: Path) -> None:
    path = faulty("contradiction")
    once, again = (process("guide", "lint", path, "--format", form, cwd=tmp_path) for _ in range(2))
    assert once == again
    assert once.code == 1
    assert once.err == ""


def test_a_guide_that_is_not_there_is_no_finding(licwizard: Call) -> None:
    result = licwizard("guide", "lint", "nowhere.yaml")
    assert result.code == 2
    assert "nowhere.yaml" in result.err


def test_a_guide_from_standard_input_is_looked_at_too(licwizard: Call, faulty: Faulty) -> None:
    text = Path(faulty("way-around")).read_text(encoding="utf-8")
    result = licwizard("guide", "lint", "-", stdin=text)
    assert result.code == 1
    assert "-:" in result.out


@pytest.mark.parametrize("code", CODES)
def test_explain_knows_every_code_in_both_languages(code: str, licwizard: Call) -> None:
    english, swedish = (licwizard("explain", code, "--lang", one) for one in ("en", "sv"))
    assert english.code == swedish.code == 0
    assert english.out.startswith(code)
    for word in (CODES[code].title, CODES[code].meaning, CODES[code].mend):
        assert word.english() in english.out
        assert word.english() not in swedish.out
    document = licwizard("explain", code, "--json").document
    assert (document["code"], document["severity"]) == (code, CODES[code].severity)


def test_explain_offers_the_nearest_code(licwizard: Call) -> None:
    result = licwizard("explain", "way-arround")
    assert result.code == 2
    assert "way-around" in result.err
