"""Which guide a name means: a file, or the built-in one; never another than the one that was named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import Call, assert_clear
from tests.prove.marked import marked

_NO_INPUT = "--no-input"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """A function that puts a sound guide under a name into the present folder."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def put(name: str) -> Path:
        return marked("way-around", tmp_path / "made").sound.rename(tmp_path / "here" / name)

    return put


@pytest.mark.parametrize("name", ["plain", "plain guide", "guide.yaml", "./plain"])
def test_a_file_is_the_guide_whatever_its_name(name: str, own: Callable[[str], Path], licwizard: Call) -> None:
    path = own(name)
    result = licwizard("run", "main", "--guide", name, _NO_INPUT, "--answer", "ask=check")
    assert result.code == 4, result
    (run,) = licwizard("runs", "--json").document["runs"]
    assert run["guide"] == str(path.resolve())
    assert run["step"] == "count"


@pytest.mark.parametrize("words", [("migrate",), ("run", "main")])
@pytest.mark.parametrize("name", ["nothing", "myguide", "steps", "~"])
def test_what_is_neither_a_file_nor_the_built_in_guide_is_an_error(
    name: str, words: tuple[str, ...], own: Callable[[str], Path], licwizard: Call
) -> None:
    own("other")
    result = licwizard(*words, "--guide", name, _NO_INPUT)
    assert_clear(result, 2, "there is no such file")
    assert licwizard("runs", "--json").document["runs"] == []


def test_a_folder_is_no_guide(own: Callable[[str], Path], licwizard: Call) -> None:
    own("other")
    Path("folder").mkdir()
    assert_clear(licwizard("migrate", "--guide", "folder", _NO_INPUT), 2, "folder")


def test_the_built_in_guide_has_a_name_too(licwizard: Call) -> None:
    first = licwizard("migrate", _NO_INPUT, "--answer", "programme=enterprise-agreement")
    assert first.code == 4
    (run,) = licwizard("runs", "--json").document["runs"]
    named = licwizard("migrate", "again", "--guide", run["guide"], _NO_INPUT)
    assert (named.code, "programme" in named.err) == (4, True)


def test_a_run_of_the_built_in_guide_goes_on_where_a_file_has_its_name(
    own: Callable[[str], Path], licwizard: Call
) -> None:
    licwizard("migrate", _NO_INPUT, "--answer", "programme=enterprise-agreement")
    (run,) = licwizard("runs", "--json").document["runs"]
    own(run["guide"])
    assert licwizard("status", "--json").document["step"] == "bought-by"


def test_a_run_whose_guide_has_become_unusable_is_listed_without_its_state(
    own: Callable[[str], Path], licwizard: Call
) -> None:
    path = own("guide.yaml")
    assert licwizard("run", "main", "--guide", path, _NO_INPUT, "--answer", "ask=check").code == 4
    licwizard("migrate", _NO_INPUT, "--answer", "programme=enterprise-agreement")
    text = path.read_text(encoding="utf-8")
    assert text.count("ordered: [count]") == 1
    assert text.count("\n  main:") == 1
    faults = (
        text.replace("ordered: [count]", "ordered: [ask]"),
        text.replace("\n  main:", "\n  another:"),
        text[:50],
        "",
    )
    for fault in faults:
        path.write_text(fault, encoding="utf-8")
        result = licwizard("runs", "--json")
        assert result.code == 0
        assert {one["run"]: one["state"] for one in result.document["runs"]} == {"main": None, "migration": "open"}
        shown = licwizard("runs")
        assert shown.code == 0
        assert "?" in next(line for line in shown.out.splitlines() if "main" in line)
    path.unlink()
    assert licwizard("runs").code == 0
