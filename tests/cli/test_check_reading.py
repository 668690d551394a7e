"""`check`: how its files are to be read, where they do not say so themselves."""

import json
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.exports import TENANT, graph, sku, table
from tests.program import Call, assert_clear


def test_an_encoding_that_a_file_does_not_name_can_be_said(licwizard: Call, tmp_path: Path) -> None:
    before = tmp_path / "before.csv"
    before.write_bytes("Försäljning,5\n".encode("cp1252"))
    arguments = ("check", "--current", before, "--ordered", "Försäljning=5")
    assert_clear(licwizard(*arguments), 2, "UTF-8", "--encoding cp1252")
    document = licwizard(*arguments, "--encoding", "cp1252", "--json").document
    assert [line["item"] for line in document["lines"]] == ["Försäljning"]
    assert_clear(licwizard(*arguments, "--encoding", "klingon"), 2, "'klingon'")


def test_a_sheet_of_a_workbook_can_be_named(licwizard: Call, tmp_path: Path) -> None:
    book = Workbook()
    for name, count in (("First", 5), ("Second", 7)):
        sheet = book.create_sheet(name)
        sheet.append(["Item", "Count"])
        sheet.append(["professional", count])
    del book["Sheet"]
    book.save(tmp_path / "before.xlsx")
    arguments = ("check", "--current", tmp_path / "before.xlsx", "--ordered", "professional=5", "--sheet")
    assert (licwizard(*arguments, "First").code, licwizard(*arguments, "Second").code) == (0, 1)
    assert_clear(licwizard(*arguments, "Third"), 2, "Third")


def test_a_format_can_be_forced_and_must_be_one(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.txt", "professional,5\n")
    arguments = ("check", "--current", before, "--ordered", "professional=5", "--json", "--format-in")
    document = licwizard(*arguments, "table-csv").document
    assert (document["verdict"], document["sources"][0]["format"]) == ("enough", "table-csv")
    assert licwizard(*arguments, "graph-subscribed-skus").code == 2
    assert_clear(licwizard(*arguments[:-2], "--format-in", "lotus"), 2, "'lotus'", "table-csv")


def test_a_larger_file_is_read_once_that_is_allowed(licwizard: Call, tmp_path: Path) -> None:
    padding = "x" * 2_000_000
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5), padding=padding)
    arguments = ("check", "--current", before, "--ordered", "professional=5", "--max-size")
    assert_clear(licwizard(*arguments, "1"), 2, "larger than 1 MB", "--max-size")
    assert licwizard(*arguments, "3").code == 0


@pytest.mark.parametrize("side", ["--current", "--ordered"])
def test_what_is_said_of_reading_holds_for_either_side_and_for_standard_input(licwizard: Call, side: str) -> None:
    other = "--ordered" if side == "--current" else "--current"
    arguments = (
        "check",
        side,
        "-",
        other,
        "Försäljning=5",
        "--map",
        "Försäljning=professional",
        "--encoding",
        "cp1252",
    )
    document = licwizard(*arguments, "--json", stdin="Försäljning,5\n".encode("cp1252")).document
    assert [line["item"] for line in document["lines"]] == ["Försäljning"]
    assert document["sources"][0]["size"] == len("Försäljning,5\n")


def test_a_file_says_when_it_was_taken_and_how_large_it_is(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", "professional,5\n")
    arguments = ("check", "--current", before, "--ordered", "professional=5")
    (source,) = licwizard(*arguments, "--json").document["sources"]
    assert source["size"] == before.stat().st_size
    assert source["taken"].endswith("Z") or "+00:00" in source["taken"]
    day = datetime.fromisoformat(source["taken"]).date()
    assert f"taken {day.day} " in licwizard(*arguments).said


def test_a_forced_format_of_json_is_read_as_such(licwizard: Call, tmp_path: Path) -> None:
    held = graph(tmp_path / "held.json", sku("CRMSTANDARD", 50))
    forced = licwizard("check", "--format-in", "graph-subscribed-skus", "--current", held, "--ordered", held, "--json")
    assert (forced.code, forced.document["sources"][0]["format"]) == (0, "graph-subscribed-skus")


def test_a_file_that_never_lists_all_of_a_tenant_says_so(licwizard: Call, tmp_path: Path) -> None:
    line = {
        "subscriptionId": "7291bfbf-1772-4c5b-a624-18b6152cd8cb",
        "friendlyName": "Dynamics 365 - Additional Production Instance",
        "quantity": 3,
        "addonItems": [],
    }
    held = tmp_path / "transfer.json"
    held.write_text(json.dumps({"status": "Active", "customerTenantId": TENANT, "lineItems": [line]}), encoding="utf-8")
    document = licwizard("check", "--current", held, "--ordered", "production instance=3", "--json").document
    assert document["verdict"] == "enough"
    assert any("only a part" in note for note in document["notes"])
    whole = graph(tmp_path / "held.json", sku("CRMINSTANCE", 3))
    assert not licwizard("check", "--current", whole, "--ordered", whole, "--json").document["notes"]
