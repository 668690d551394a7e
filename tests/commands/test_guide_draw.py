"""`licwizard guide draw`: what is drawn, and where it goes."""

import json
from pathlib import Path

import pytest

from licwizard.commands.guide_draw import guide_draw
from licwizard.env import Env, Options
from licwizard.errors import Exit, SourceError, UsageError
from licwizard.load.answers import Prepared
from licwizard.resources import data_folder
from licwizard.session.run import open_run


def env(form: str | None = None, *, lang: str = "en") -> Env:
    return Env(Options(lang=lang, format=form))


def drawn(
    capsys: pytest.CaptureFixture[str], form: str | None = None, *, procedure: str | None = None, run: str | None = None
) -> str:
    assert guide_draw(env(form), None, procedure=procedure, run=run, output=None) is Exit.OK
    return capsys.readouterr().out


def begun(run: str = "migration") -> None:
    prepared = Prepared("programme", "enterprise-agreement", None, None)
    with open_run(env(), run, procedure="migrate") as opened:
        state = opened.state()
        opened.record(state.key, opened.take(state.step, prepared.raw), via="answer")


def test_the_first_procedure_is_drawn_if_none_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["id"] for one in json.loads(drawn(capsys, "json"))["procedures"]] == ["migrate"]


def test_another_one_can_be_named_and_all_of_them(capsys: pytest.CaptureFixture[str]) -> None:
    one = json.loads(drawn(capsys, "json", procedure="eligibility"))
    every = json.loads(drawn(capsys, "json", procedure="all"))
    assert [procedure["id"] for procedure in one["procedures"]] == ["eligibility"]
    assert len(every["procedures"]) == 6


@pytest.mark.parametrize(
    ("form", "beginning"), [("svg", "<svg "), ("mermaid", "flowchart TD"), ("dot", "digraph "), ("json", "{")]
)
def test_each_format_begins_as_its_readers_expect(
    capsys: pytest.CaptureFixture[str], form: str, beginning: str
) -> None:
    assert drawn(capsys, form).startswith(beginning)


def test_a_run_is_drawn_in_its_own_procedure_with_its_way(capsys: pytest.CaptureFixture[str]) -> None:
    begun()
    document = json.loads(drawn(capsys, "json", run="migration"))
    steps = {step["id"]: step for step in document["procedures"][0]["steps"]}
    assert document["run"] == "migration"
    assert steps["programme"]["walked"]
    assert steps["bought-by"]["here"]


def test_an_unknown_procedure_is_told_with_the_nearest() -> None:
    with pytest.raises(UsageError) as caught:
        guide_draw(env(), None, procedure="eligibilty", run=None, output=None)
    assert "eligibility" in str(caught.value.help and caught.value.help.english())


def test_an_unknown_run_is_an_error() -> None:
    with pytest.raises(UsageError, match="nowhere"):
        guide_draw(env(), None, procedure=None, run="nowhere", output=None)


def test_a_run_has_a_guide_of_its_own_so_none_can_be_named() -> None:
    with pytest.raises(UsageError, match="--run"):
        guide_draw(env(), "steps.yaml", procedure=None, run="migration", output=None)


def test_a_guide_of_ones_own_is_drawn(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = (data_folder() / "steps.yaml").read_text(encoding="utf-8")
    (tmp_path / "ours").write_text(text.replace("Ask your reseller how to go on", "Ask Kim"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    guide_draw(env(), "ours", procedure=None, run=None, output=None)
    assert "Ask Kim" in capsys.readouterr().out


@pytest.mark.parametrize("form", ["svg", "mermaid", "dot", "text"])
def test_the_picture_speaks_the_readers_language(capsys: pytest.CaptureFixture[str], form: str) -> None:
    english = drawn(capsys, form)
    guide_draw(env(form, lang="sv"), None, procedure=None, run=None, output=None)
    assert capsys.readouterr().out != english


def test_a_file_is_written_and_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    target = tmp_path / "ritning å.svg"
    target.write_text("old", encoding="utf-8")
    guide_draw(env("svg"), None, procedure=None, run=None, output=str(target))
    captured = capsys.readouterr()
    assert captured.out == ""
    assert target.name in captured.err
    assert target.read_text(encoding="utf-8") == drawn(capsys, "svg")


@pytest.mark.parametrize(("name", "beginning"), [("x.SVG", "<svg "), ("x.gv", "digraph "), ("x.mmd", "flowchart ")])
def test_the_name_of_the_file_says_the_format_if_nothing_else_does(tmp_path: Path, name: str, beginning: str) -> None:
    guide_draw(env(), None, procedure=None, run=None, output=str(tmp_path / name))
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(beginning)


def test_an_option_beats_the_name_of_the_file(tmp_path: Path) -> None:
    guide_draw(env("dot"), None, procedure=None, run=None, output=str(tmp_path / "x.svg"))
    assert (tmp_path / "x.svg").read_text(encoding="utf-8").startswith("digraph ")


def test_a_dash_is_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    guide_draw(env("svg"), None, procedure=None, run=None, output="-")
    assert capsys.readouterr().out == drawn(capsys, "svg")


@pytest.mark.parametrize("name", [".", "missing/x.svg", "steps/x.svg"])
def test_what_cannot_be_written_is_told_with_a_way_out(tmp_path: Path, name: str) -> None:
    (tmp_path / "steps").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(SourceError, match="cannot write") as caught:
        guide_draw(env("svg"), None, procedure=None, run=None, output=str(tmp_path / name))
    assert caught.value.help is not None
    assert caught.value.exit_code == Exit.USAGE


@pytest.mark.parametrize("form", [None, "svg"])
@pytest.mark.parametrize("name", ["x.png", "x.PNG", "x.jpeg", "x.pdf"])
def test_a_picture_that_cannot_be_drawn_is_refused_and_nothing_is_written(
    tmp_path: Path, name: str, form: str | None
) -> None:
    with pytest.raises(UsageError, match="can be drawn") as caught:
        guide_draw(env(form), None, procedure=None, run=None, output=str(tmp_path / name))
    assert caught.value.help is not None
    assert ".svg" in caught.value.help.english()
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("name", ["x.txt", "x.md", "x"])
def test_other_names_get_text(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    guide_draw(env(), None, procedure="eligibility", run=None, output=str(tmp_path / name))
    capsys.readouterr()
    assert (tmp_path / name).read_text(encoding="utf-8").strip() == drawn(capsys, procedure="eligibility").strip()
