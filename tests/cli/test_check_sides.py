"""How files are to be read, said of one side alone: two files of one comparison need not be alike."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.exports import graph, sku, table
from tests.program import Call, assert_clear

NAME = "Försäljning"


def workbook(path: Path, **sheets: int) -> Path:
    """Write a workbook whose sheets hold so many licences each."""
    book = Workbook()
    del book["Sheet"]
    for title, count in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append(["Item", "Count"])
        sheet.append(["professional", count])
    book.save(path)
    return path


def encoded(path: Path, codec: str) -> Path:
    path.write_bytes(f"{NAME},5\n".encode(codec))
    return path


def items(licwizard: Call, *arguments: object) -> set[str]:
    return {line["item"] for line in licwizard("check", *arguments, "--json").document["lines"]}


def test_a_file_with_a_mark_may_stand_beside_one_whose_encoding_is_said(licwizard: Call, tmp_path: Path) -> None:
    sides = ("--current", encoded(tmp_path / "a", "utf-16"), "--ordered", encoded(tmp_path / "b", "cp1252"))
    assert items(licwizard, *sides, "--encoding", "cp1252") == {NAME}


def test_an_encoding_may_be_said_of_one_side(licwizard: Call, tmp_path: Path) -> None:
    sides = ("--current", encoded(tmp_path / "a", "utf-8"), "--ordered", encoded(tmp_path / "b", "cp1252"))
    assert items(licwizard, *sides, "--encoding", "ordered=cp1252") == {NAME}
    assert items(licwizard, *sides, "--encoding", "cp1252", "--encoding", "current=utf-8") == {NAME}
    assert_clear(licwizard("check", *sides), 2, "--encoding ordered=cp1252")


def test_the_way_out_of_one_file_alone_needs_no_side(licwizard: Call, tmp_path: Path) -> None:
    result = licwizard("check", "--current", encoded(tmp_path / "a", "cp1252"), "--ordered", f"{NAME}=5")
    assert_clear(result, 2, "--encoding cp1252")


def test_a_sheet_may_be_said_of_each_side(licwizard: Call, tmp_path: Path) -> None:
    sides = (
        "--current",
        workbook(tmp_path / "held.xlsx", First=5, Second=7),
        "--ordered",
        workbook(tmp_path / "order.xlsx", Third=6, Fourth=9),
    )
    first, third = ("--sheet", "current=First"), ("--sheet", "ordered=Third")
    assert licwizard("check", *sides, *first, *third).code == 0
    assert licwizard("check", *sides, "--sheet", "current=Second", *third).code == 1
    assert_clear(licwizard("check", *sides, *third), 2, "held.xlsx", "--sheet current=NAME", "First")


def test_a_sheet_that_one_of_two_workbooks_has_is_refused_with_the_form_for_one_side(
    licwizard: Call, tmp_path: Path
) -> None:
    held, order = workbook(tmp_path / "held.xlsx", First=5), workbook(tmp_path / "order.xlsx", Third=6)
    sides = ("check", "--current", held, "--ordered", order, "--sheet")
    assert_clear(licwizard(*sides, "First"), 2, "order.xlsx", "'First'", "Third", "--sheet ordered=NAME")
    assert_clear(licwizard(*sides, "Third"), 2, "held.xlsx", "'Third'", "First", "--sheet current=NAME")
    assert licwizard(*sides, "current=First").code == 0


def test_a_sheet_whose_name_begins_with_a_side_can_be_named(licwizard: Call, tmp_path: Path) -> None:
    held = workbook(tmp_path / "held.xlsx", **{"current=5": 5, "current=9": 9})
    check = ("check", "--current", held, "--ordered", "professional=5", "--sheet")
    assert licwizard(*check, "current=current=5").code == 0
    assert licwizard(*check, "current=current=9").code == 1


def test_a_format_may_be_said_of_one_side(licwizard: Call, tmp_path: Path) -> None:
    held = graph(tmp_path / "held.json", sku("CRMSTANDARD", 5))
    sides = ("check", "--current", held, "--ordered", table(tmp_path / "order.csv", "professional,5\n"), "--format-in")
    assert licwizard(*sides, "ordered=table-csv").code == 0
    assert_clear(licwizard(*sides, "graph-subscribed-skus"), 2, "--format-in current=graph-subscribed-skus")


@pytest.mark.parametrize("option", ["--sheet", "--encoding", "--format-in"])
def test_what_is_said_twice_is_wrong_usage(licwizard: Call, tmp_path: Path, option: str) -> None:
    held = table(tmp_path / "held.csv", "professional,5\n")
    check = ("check", "--current", held, "--ordered", "professional=5", option)
    assert_clear(licwizard(*check, "a", option, "b"), 2, option, "twice")


def test_verify_knows_its_own_sides(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5))
    users = tmp_path / "users.csv"
    users.write_bytes("User principal name,Licenses\nåda@example.com,CRMSTANDARD\n".encode("cp1252"))
    verify = ("verify", "cancelled", "--before", before, "--after", before, "--users-before", users, "--users-after")
    marked = table(tmp_path / "after.csv", "\ufeffUser principal name,Licenses\nåda@example.com,CRMSTANDARD\n")
    said = licwizard(*verify, marked, "--encoding", "users-before=cp1252", "--json")
    assert said.document["users"] == []
    assert_clear(licwizard(*verify, marked), 2, "users.csv", "--encoding users-before=cp1252")
    assert_clear(licwizard(*verify, marked, "--sheet", "attached=First"), 2, "--attached", "not given")
    covers = ("verify", "covers", "--before", before, "--ordered", "professional=5", "--now", before)
    assert_clear(licwizard(*covers, "--sheet", "assigned=First"), 2, "--assigned", "not given")
