"""`licwizard items`: the catalogue, whole and searched, in every form."""

import csv
from io import StringIO

import pytest

from tests.exports import PROFESSIONAL, STORAGE
from tests.program import Call, assert_clear

KEYS = {"id", "sku_id", "name", "kind", "unit", "engagement", "names"}


def test_words_find_an_item_with_what_it_is_and_counts_in(licwizard: Call) -> None:
    result = licwizard("items", "CRMSTORAGE")
    assert result.code == 0
    first = [line.strip() for line in result.out.splitlines()[:4]]
    assert first == [
        "• Additional database storage",
        "CRMSTORAGE",
        STORAGE,
        "add-on, counted in GB, Customer Engagement",
    ]


@pytest.mark.parametrize("words", [["professional"], ["CRMSTANDARD"], [PROFESSIONAL], ["dynamics", "crm", "PROFESS"]])
def test_an_item_is_found_by_what_people_know_of_it(licwizard: Call, words: list[str]) -> None:
    assert licwizard("items", *words, "--json").document["items"][0]["id"] == "CRMSTANDARD"


def test_the_document_names_each_item_and_its_other_names(licwizard: Call) -> None:
    document = licwizard("items", "storage", "--json").document
    assert set(document) == {"schema_version", "command", "items", "exit_code", "errors"}
    assert (document["command"], document["exit_code"], document["errors"]) == ("items", 0, [])
    for item in document["items"]:
        assert set(item) == KEYS
        assert isinstance(item["engagement"], bool)
    assert "storage" in document["items"][0]["names"]


def test_without_words_the_family_stands_by_kind(licwizard: Call) -> None:
    result = licwizard("items")
    heads = [line.split(" ─")[0] for line in result.out.splitlines() if "─" in line]
    assert heads[:2] == ["Licences for users", "Add-ons"]
    assert len(heads) == len(set(heads))
    items = licwizard("items", "--json").document["items"]
    assert all(item["engagement"] for item in items)
    assert len(items) > 50


def test_other_names_are_told_on_wish(licwizard: Call) -> None:
    assert "also:" not in licwizard("items", "CRMSTORAGE").out
    assert "also: storage" in licwizard("items", "CRMSTORAGE", "-v").out
    swedish = licwizard("items", "CRMSTORAGE", "-v", "--lang", "sv").out
    assert "Ytterligare databaslagring" in swedish or "lagring" in swedish.splitlines()[0]
    assert "Additional database storage" in swedish


def test_many_matches_are_cut_short_for_people_alone(licwizard: Call) -> None:
    shown = licwizard("items", "dynamics").out
    assert shown.count("•") == 20
    assert "more" in shown.splitlines()[-1]
    assert len(licwizard("items", "dynamics", "--format", "plain").out.splitlines()) > 20


def test_nothing_found_is_an_error_with_near_names(licwizard: Call) -> None:
    assert_clear(licwizard("items", "profesional"), 2, "'profesional'", "Dynamics CRM Online Professional")
    assert_clear(licwizard("items", "xyzzyxyzzy"), 2, "'xyzzyxyzzy'", "shorter words")
    document = licwizard("items", "xyzzyxyzzy", "--json").document
    assert [error["code"] for error in document["errors"]] == ["no-match"]


def test_plain_is_a_line_an_item(licwizard: Call) -> None:
    (first, *_) = licwizard("items", "CRMSTORAGE", "--format", "plain").out.splitlines()
    assert first.split("\t") == ["CRMSTORAGE", STORAGE, "Additional database storage", "add_on", "GB", "yes"]


def test_csv_has_a_header_and_the_other_names(licwizard: Call) -> None:
    rows = list(csv.DictReader(StringIO(licwizard("items", "CRMSTORAGE", "--format", "csv").out, newline="")))
    assert set(rows[0]) == KEYS
    assert "storage" in rows[0]["names"].split("; ")


def test_markdown_is_a_table(licwizard: Call) -> None:
    lines = licwizard("items", "CRMSTORAGE", "--format", "markdown").out.splitlines()
    assert lines[1] == "| --- | --- | --- | --- | --- |"
    assert lines[2] == f"| `CRMSTORAGE` | Additional database storage | add_on | GB | `{STORAGE}` |"


@pytest.mark.parametrize("form", ["json", "plain", "csv", "markdown"])
def test_forms_for_machines_are_english_in_every_language(licwizard: Call, form: str) -> None:
    arguments = ("items", "lagring", "--format", form)
    assert licwizard(*arguments, "--lang", "sv").out == licwizard(*arguments, "--lang", "en").out != ""


@pytest.mark.parametrize("width", [20, 40, 80])
def test_text_fits_the_terminal(licwizard: Call, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, licwizard("items", "-v").out.splitlines())) <= width
