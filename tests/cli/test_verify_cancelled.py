"""`verify cancelled`: was nothing, and nobody, lost; and what became of the direct subscription."""

import json
from pathlib import Path

import pytest

from tests.exports import GUIDS, table
from tests.program import Call, Result, assert_clear
from tests.tenants import PRO, SALES, STORAGE, Term, listed, pooled, users

HELD = (Term(PRO, 5), Term(STORAGE, 5))
NEW = (Term(PRO, 5, "new"), Term(STORAGE, 5, "new"))
PEOPLE = {"ada": PRO, "bo": PRO, "cy": f"{PRO}+{SALES}"}


def ended(status: str) -> tuple[Term, ...]:
    return tuple(term._replace(status=status) for term in HELD)


def call(licwizard: Call, before: Path, after: Path, *more: object) -> Result:
    return licwizard("verify", "cancelled", "--before", before, "--after", after, *more)


@pytest.mark.parametrize(
    ("after", "direct", "told"),
    [
        (NEW, "gone", (0, "proved")),  # not listed at all is as gone as suspended is
        ((*ended("Suspended"), *NEW), "gone", (0, "proved")),
        ((*ended("Warning"), *NEW), "in_grace", (0, "proved")),
        ((*HELD, *NEW), "active", (0, "proved")),
        ((*ended("Suspended"), NEW[0]), "gone", (1, "refuted")),
    ],
)
def test_by_subscriptions_it_says_what_became_of_the_direct_one(
    licwizard: Call, tmp_path: Path, after: tuple[Term, ...], direct: str, told: tuple[int, str]
) -> None:
    result = call(licwizard, listed(tmp_path / "a.json", *HELD), listed(tmp_path / "b.json", *after), "--json")
    assert (result.code, result.document["verdict"]) == told
    assert result.document["direct_subscription"] == direct


@pytest.mark.parametrize(
    ("after", "shown", "direct"),
    [
        (NEW, False, "unknown"),
        (NEW, True, "gone"),
        ((*HELD, *NEW), True, "active"),
        ((*ended("Warning"), *NEW), True, "in_grace"),
    ],
)
def test_by_pooled_rows_only_an_export_of_both_side_by_side_shows_it(
    licwizard: Call, tmp_path: Path, after: tuple[Term, ...], shown: object, direct: str
) -> None:
    before, then = pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *after)
    both = pooled(tmp_path / "m.json", *HELD, *NEW)
    result = call(licwizard, before, then, *(("--attached", both) if shown else ()), "--json")
    assert (result.code, result.document["direct_subscription"]) == (0, direct)
    assert [source["role"] for source in result.document["sources"]] == [
        "before",
        "after",
        *(["attached"] if shown else []),
    ]


def test_what_is_lost_is_told_with_what_hurts_first(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "a.json", Term(PRO, 5), Term(STORAGE, 5))
    result = call(licwizard, before, pooled(tmp_path / "b.json", Term(PRO, 4)), "--json")
    assert [(line["item"], line["short"]) for line in result.document["lines"]] == [(STORAGE, 5), (PRO, 1)]
    assert result.document["explanation"]["procedure"] == "add-licenses"
    assert result.code == 1


def test_suspended_units_and_notes_do_no_harm(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "a.json", Term(PRO, 5), Term(PRO, 3, status="Suspended"))
    after = pooled(tmp_path / "b.json", Term(PRO, 5), Term(PRO, 3, status="Suspended"))
    assert call(licwizard, before, after).code == 0


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Path]:
    return pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *NEW)


@pytest.mark.parametrize(
    ("after", "more", "told"),
    [
        (PEOPLE, (), (0, "proved", {})),
        ({**PEOPLE, "bo": ""}, (), (1, "refuted", {"bo": "lost"})),
        ({**PEOPLE, "bo": SALES}, (), (1, "refuted", {"bo": "lost"})),
        ({**PEOPLE, "bo": SALES}, ("--map", f"professional={SALES}"), (0, "proved", {"bo": "swapped"})),
        ({"ada": PRO, "cy": PEOPLE["cy"]}, (), (3, "unknown", {"bo": "gone"})),
        ({"ada": PRO, "cy": PEOPLE["cy"]}, ("--left", "BO@example.com"), (0, "proved", {"bo": "left"})),
        ({**PEOPLE, "di": PRO}, (), (0, "proved", {"di": "new"})),
        ({**PEOPLE, "cy": PRO}, (), (1, "refuted", {"cy": "lost"})),
    ],
)
def test_nobody_lost_a_product(  # noqa: PLR0913, PLR0917 - one case
    licwizard: Call,
    tmp_path: Path,
    kept: tuple[Path, Path],
    after: dict[str, str],
    more: tuple[str, ...],
    told: tuple[int, str, dict[str, str]],
) -> None:
    lists = ("--users-before", users(tmp_path / "u.csv", **PEOPLE), "--users-after", users(tmp_path / "v.csv", **after))
    result = call(licwizard, *kept, *lists, *more, "--json")
    what = {one["user"].partition("@")[0]: one["what"] for one in result.document["users"]}
    assert (result.code, result.document["verdict"], what) == told
    assert [source["role"] for source in result.document["sources"][2:]] == ["users-before", "users-after"]


def test_who_is_gone_can_be_named_as_the_help_says(licwizard: Call, tmp_path: Path, kept: tuple[Path, Path]) -> None:
    lists = (
        "--users-before",
        users(tmp_path / "u.csv", **PEOPLE),
        "--users-after",
        users(tmp_path / "v.csv", ada=PRO, cy=PRO + "+" + SALES),
    )
    result = call(licwizard, *kept, *lists)
    assert result.code == 3
    assert "--left 'bo@example.com'" in result.err
    assert "bo@example.com: is not in the list from now" in result.said


def test_whoever_has_another_name_now_is_the_same_by_the_id(
    licwizard: Call, tmp_path: Path, kept: tuple[Path, Path]
) -> None:
    lists = []
    for role, name in (("before", "ada@old.example"), ("after", "ada@new.example")):
        rows = [{"id": "u-1", "userPrincipalName": name, "assignedLicenses": [{"skuId": GUIDS[PRO]}]}]
        path = tmp_path / f"{role}-users.json"
        path.write_text(json.dumps({"value": rows}), encoding="utf-8")
        lists += [f"--users-{role}", path]
    result = call(licwizard, *kept, *lists)
    assert result.code == 0
    assert "ada@new.example (before: ada@old.example)" in " ".join(result.said.split())


@pytest.mark.parametrize("alone", ["--users-before", "--users-after"])
def test_one_list_of_users_alone_is_wrong_usage(
    licwizard: Call, tmp_path: Path, kept: tuple[Path, Path], alone: str
) -> None:
    other = {"--users-before": "--users-after", "--users-after": "--users-before"}[alone]
    assert_clear(
        call(licwizard, *kept, alone, users(tmp_path / "u.csv", **PEOPLE)), 2, f"{other} is missing", "for example"
    )


def test_without_lists_of_users_it_says_so(licwizard: Call, kept: tuple[Path, Path]) -> None:
    result = call(licwizard, *kept, "--left", "bo@example.com")
    assert result.code == 0
    assert "Lists of users were not compared." in result.said
    assert "--left is of no use without lists of users." in result.said


def test_a_list_of_subscriptions_says_that_nobody_counted_people(licwizard: Call, tmp_path: Path) -> None:
    before, after = listed(tmp_path / "a.json", *HELD), listed(tmp_path / "b.json", *NEW)
    notes = call(licwizard, before, after, "--json").document["notes"]
    assert sum("nobody counted those of" in note for note in notes) == 1
    assert "nobody counted those of" in " ".join(call(licwizard, before, after).said.split())


def test_a_list_of_items_is_no_list_of_users(licwizard: Call, tmp_path: Path, kept: tuple[Path, Path]) -> None:
    people = users(tmp_path / "u.csv", **PEOPLE)
    assert_clear(call(licwizard, *kept, "--users-before", people, "--users-after", kept[1]), 2, "b.json")


def test_more_users_than_fit_are_counted(licwizard: Call, tmp_path: Path, kept: tuple[Path, Path]) -> None:
    many = {f"user{number:02}": PRO for number in range(30)}
    lists = (
        "--users-before",
        users(tmp_path / "u.csv", **many),
        "--users-after",
        users(tmp_path / "v.csv", **dict.fromkeys(many, "")),
    )
    said, whole = call(licwizard, *kept, *lists).said, call(licwizard, *kept, *lists, "-v").said
    assert "user19@" in said
    assert "user20@" not in said
    assert "… and 10 more" in said
    assert "user29@" in whole


def test_tables_of_a_plan_without_storage(licwizard: Call, tmp_path: Path) -> None:
    before, after = (
        table(tmp_path / "a.csv", "professional,5\nstorage,5 GB\n"),
        table(tmp_path / "b.csv", "professional,5\n"),
    )
    result = call(licwizard, before, after)
    assert result.code == 1
    assert "5 GB before, 0 GB after – 5 GB short" in result.said.replace("\u00a0", " ")
