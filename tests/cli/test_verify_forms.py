"""`verify` and `diagnose` in every form: wrapped, escaped, with the explanation last, and in both languages."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from tests.exports import table
from tests.program import Call, Result
from tests.tenants import PRO, STORAGE, Term, pooled, users

HELD, NEW = (Term(PRO, 50), Term(STORAGE, 5)), (Term(PRO, 50, "new"), Term(STORAGE, 5, "new"))
ORDER = ("--ordered", "professional=50", "--ordered", "storage=5GB")
FORMS = ("text", "plain", "markdown", "csv", "github", "json")


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path, Path]:
    """A tenant before the move, with half of the order there, and with all of it."""
    return (
        pooled(tmp_path / "before.json", *HELD),
        pooled(tmp_path / "part.json", *HELD, Term(PRO, 50, "new")),
        pooled(tmp_path / "whole.json", *HELD, *NEW),
    )


def attached(licwizard: Call, before: Path, after: Path, *more: object) -> Result:
    return licwizard("verify", "attached", "--before", before, *ORDER, "--after", after, "--direct-unchanged", *more)


def test_text_puts_the_most_urgent_line_first_and_what_helps_last(
    licwizard: Call, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    less = pooled(tmp_path / "less.json", *HELD, Term(PRO, 20, "new"), NEW[1])
    result = attached(licwizard, files[0], less)
    assert result.code == 1
    assert result.out.startswith("short    Dynamics CRM Online Professional (CRMSTANDARD): 50 before, 50 ordered")
    assert result.out.index("30 short") < result.out.index("enough   Additional database storage")
    assert result.out.index("refuted: Only a part") > result.out.index("enough   ")
    assert result.out.rstrip().endswith("What helps: licwizard run add-licenses")


def test_text_names_what_was_read_unless_it_is_to_be_quiet(licwizard: Call, files: tuple[Path, Path, Path]) -> None:
    said = attached(licwizard, files[0], files[2]).said
    assert "graph-subscribed-skus" in said
    assert said.count("SHA-256") == 2
    assert "SHA-256" not in attached(licwizard, files[0], files[2], "-q").said


@pytest.mark.parametrize("width", [20, 31, 49, 50, 80])
@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("command", ["attached", "cancelled", "diagnose"])
def test_nothing_is_wider_than_the_terminal(  # noqa: PLR0913, PLR0917 - one case
    licwizard: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, lang: str, command: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    before = table(tmp_path / "b.csv", f"professional,5\nD365_{'X' * 90},7\n")
    words = ("diagnose",) if command == "diagnose" else ("verify", command)
    order = () if command == "cancelled" else ORDER
    after = table(tmp_path / "a.csv", "professional,4\n")
    result = licwizard(*words, "--before", before, *order, "--after", after, "--lang", lang)
    assert result.code in {0, 1, 3}
    assert max(map(len, result.out.splitlines())) <= width


@pytest.mark.parametrize("lang", ["en", "sv"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("after", "more", "code"), [(2, (), 0), (1, (), 1), (2, ("--map", "a=b"), 0)])
def test_every_form_of_every_verdict_in_both_languages(  # noqa: PLR0913, PLR0917 - one case
    licwizard: Call, files: tuple[Path, ...], form: str, lang: str, after: int, more: tuple[str, ...], code: int
) -> None:
    result = attached(licwizard, files[0], files[after], *more, "--format", form, "--lang", lang)
    assert result.code == code
    assert "CRMSTANDARD" in result.out or form == "github"
    unsettled = licwizard("verify", "attached", "--before", files[0], *ORDER, "--after", files[2], "--format", form)
    assert (unsettled.code, bool(unsettled.err)) == (3, form != "json")


def test_plain_is_a_line_an_item(licwizard: Call, files: tuple[Path, Path, Path]) -> None:
    out = attached(licwizard, files[0], files[1], "--format", "plain").out
    rows = [line.split("\t") for line in out.splitlines()]
    assert rows == [
        [STORAGE, "5", "5", "5", "", "0", "5", "short", "GB"],
        [PRO, "50", "50", "100", "0", "50", "0", "enough", "licence"],
    ]


def test_csv_is_read_back(licwizard: Call, files: tuple[Path, Path, Path]) -> None:
    result = attached(licwizard, files[0], files[1], "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.out)))
    assert [(row["item"], row["after"], row["short"], row["verdict"]) for row in rows] == [
        (STORAGE, "5", "5", "short"),
        (PRO, "100", "0", "enough"),
    ]
    assert "refuted: Only add-ons are missing." in result.err


def test_markdown_has_the_verdict_the_table_and_the_users(
    licwizard: Call, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    lists = ("--users-before", users(tmp_path / "u.csv", ada=PRO), "--users-after", users(tmp_path / "v.csv", ada=""))
    arguments = ("--before", files[0], "--after", files[2], *lists, "--format", "markdown")
    out = licwizard("verify", "cancelled", *arguments).out
    assert out.startswith("**refuted**: Somebody lost a licence")
    assert "| Item | Before | Ordered | After |" in out
    assert "- ada@example.com: lost; not held any more: `CRMSTANDARD`" in out
    assert "- users-after: `" in out


def test_annotations_name_short_items_lost_users_and_the_verdict(
    licwizard: Call, files: tuple[Path, Path, Path], tmp_path: Path
) -> None:
    lists = ("--users-before", users(tmp_path / "u.csv", ada=PRO), "--users-after", users(tmp_path / "v.csv", ada=""))
    out = licwizard("verify", "cancelled", "--before", files[0], "--after", files[2], *lists, "--format", "github").out
    assert "::error title=ada@example.com lost a licence::" in out
    assert "::notice title=licwizard verify cancelled%3A refuted::" in out
    short = attached(licwizard, files[0], files[1], "--format", "github").out
    assert "::error title=CRMSTORAGE is short::" in short
    doubt = licwizard("verify", "attached", "--before", files[0], *ORDER, "--after", files[2], "--format", "github").out
    assert "::warning title=unknown%3A direct-not-settled::" in doubt


HOSTILE = "D365\x1b]0;owned\x07\u202edesrever\u2066\x9b31mred"
UNSAFE = {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2066)} - {"\n", "\r", "\t"}


@pytest.mark.parametrize("form", FORMS)
def test_hostile_names_are_shown_and_never_obeyed(licwizard: Call, tmp_path: Path, form: str) -> None:
    text = f"User principal name,Licenses\nada{HOSTILE}@example.com,{PRO}\n"
    before, after = tmp_path / "u.csv", tmp_path / "v.csv"
    before.write_text(text, encoding="utf-8")
    after.write_text(f"User principal name,Licenses\nbo@example.com,{PRO}\n", encoding="utf-8")
    now = table(tmp_path / "now.csv", "professional,2\n")
    items = ("--before", f"{HOSTILE}=5", "--before", "professional=2", "--after", now)
    lists = ("--users-before", before, "--users-after", after)
    result = licwizard("verify", "cancelled", *items, *lists, "--format", form, "--map", f"{HOSTILE}=professional")
    assert result.code in {1, 3}
    assert not UNSAFE & set(result.out + result.err)
    shown = licwizard("diagnose", *items, "--format", form) if form in {"text", "json"} else result
    assert not UNSAFE & set(shown.out + shown.err)
