"""The documents say what is so: commands, output, pictures and links."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from licwizard import __version__
from licwizard.errors import Exit
from tools.kept import stale, write
from tools.pages import exits_page
from tools.transcripts import TranscriptError, refreshed

ROOT = Path(__file__).parents[1]
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
README = (ROOT / "README.md").read_text(encoding="utf-8")
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^(```+).*?^\1$", re.MULTILINE | re.DOTALL)


def _tool(name: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / name), "--check"]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _prose(path: Path) -> str:
    return _FENCED.sub("", path.read_text(encoding="utf-8"))


def _anchors(path: Path) -> set[str]:
    kept = (re.sub(r"[^\w\s-]", "", heading.strip().lower()) for heading in _HEADING.findall(_prose(path)))
    return {anchor.replace(" ", "-") for anchor in kept}


def _blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_readme_gives_the_test_command_between_its_markers_in_one_line() -> None:
    between = README.partition("<!-- tests -->\n")[2].partition("<!-- /tests -->")[0]
    (command,) = _blocks(between, "sh")
    assert command.count("\n") == 1
    assert command.startswith("python3 -m venv .venv && ")
    assert command.rstrip().endswith(".venv/bin/python -m pytest")


def test_readme_sets_up_and_begins_a_migration_in_one_line() -> None:
    first = _blocks(README, "sh")[0]
    assert first.count("\n") == 1
    assert "pip install -q ." in first
    assert first.rstrip().endswith("licwizard migrate")


def test_readme_gives_each_set_up_for_powershell_too() -> None:
    shells, powershells = _blocks(README, "sh"), _blocks(README, "powershell")
    for shell, powershell in zip(shells[:2], powershells, strict=True):
        program = shell.split("/")[-1].rstrip()
        assert program in powershell
        assert "&&" not in powershell  # Windows PowerShell 5.1 does not know it


@pytest.mark.parametrize("tool", ["reference.py", "screenshots.py", "drawings.py"])
def test_what_is_made_is_fresh(tool: str) -> None:
    done = _tool(tool)
    assert done.returncode == 0, f"run python tools/{tool}\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("picture", sorted((ROOT / "docs" / "images").glob("*.svg")), ids=lambda path: path.name)
def test_a_picture_fetches_nothing(picture: Path) -> None:
    text = picture.read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^\s\"')]+", text)) == {"http://www.w3.org/2000/svg"}
    assert "<script" not in text
    assert "<image" not in text


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_prose(page)):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = page.parent / name if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in _anchors(target), f"{link}: there is no such heading"


def test_every_page_can_be_reached_from_readme() -> None:
    seen, pending = set(), [ROOT / "README.md"]
    while pending:
        page = pending.pop().resolve()
        if page in seen or page.suffix != ".md":
            continue
        seen.add(page)
        pending += [page.parent / link.partition("#")[0] for link in _LINK.findall(_prose(page)) if "://" not in link]
    assert {page.resolve() for page in PAGES} <= seen


def test_changelog_tells_of_this_version_or_of_what_is_to_come() -> None:
    headings = _HEADING.findall((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    assert any(f"[{__version__}]" in heading for heading in headings)
    assert "[Unreleased]" in headings


def test_every_exit_code_has_a_row_with_a_sentence() -> None:
    rows = dict(re.findall(r"^\| (\d+) \| (.+) \|$", exits_page(), re.MULTILINE))
    assert {int(code) for code in rows} == {int(code) for code in Exit}
    assert all(sentence.endswith(".") for sentence in rows.values())


def test_output_in_a_document_is_replaced_by_what_the_program_says() -> None:
    text = "<!-- shows: licwizard check --current 50 --ordered 48\ncode: 1\n-->\n```text\nold\n```\nafter\n"
    found = refreshed(text, "page.md")
    assert "old" not in found
    assert "$ licwizard check --current 50 --ordered 48\nshort" in found
    assert found.endswith("```\nafter\n")


def test_the_parts_of_one_output_follow_each_other() -> None:
    text = "<!-- shows: licwizard --version\nto: $\n-->\n```text\n```\nbetween\n<!-- shows more\n-->\n```text\n```\n"
    shown = _blocks(refreshed(text, "page.md"), "text")
    assert shown == ["$ licwizard --version\n", f"licwizard {__version__}\n"]


@pytest.mark.parametrize(
    ("options", "problem"),
    [("code: 0\n", "exit code 1, not 0"), ("code: 1\nto: nowhere\n", "no line holds 'nowhere'"), ("cod: 1\n", "cod")],
)
def test_a_document_that_shows_what_does_not_come_true_is_refused(options: str, problem: str) -> None:
    text = f"above\n<!-- shows: licwizard check --current 50 --ordered 48\n{options}-->\n```text\n```\n"
    with pytest.raises(TranscriptError) as caught:
        refreshed(text, "page.md")
    assert str(caught.value).startswith("page.md:2: ")
    assert problem in str(caught.value)


def test_a_file_in_a_document_can_be_used_by_its_commands() -> None:
    text = (
        "<!-- file: order.csv -->\n```text\nprofessional,50\n```\n"
        "<!-- shows: licwizard check --current professional=50 --ordered order.csv -->\n```text\n```\n"
    )
    assert "enough" in refreshed(text, "page.md")


def test_a_file_that_git_keeps_is_stale_until_it_is_written(tmp_path: Path) -> None:
    files = {Path("folder", "page.md"): "å\n"}
    assert stale(files, tmp_path) == (Path("folder", "page.md"),)
    write(files, tmp_path)
    assert stale(files, tmp_path) == ()
    assert (tmp_path / "folder" / "page.md").read_bytes() == "å\n".encode()
