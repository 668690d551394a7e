"""`check`: which item a name means; never a guess (C5)."""

from pathlib import Path

import pytest

from tests.exports import PROFESSIONAL, STORAGE, graph, sku, table
from tests.program import Call, assert_clear


def item_of(licwizard: Call, name: str) -> tuple[str, str | None]:
    result = licwizard("check", "--current", f"{name}=1", "--ordered", f"{name}=1", "--json")
    (line,) = result.document["lines"]
    return line["item"], line["sku_id"]


@pytest.mark.parametrize(
    "name",
    [
        "CRMSTANDARD",
        "crmstandard",
        PROFESSIONAL,
        PROFESSIONAL.upper(),
        "professional",
        "Professional",
        "PROFESSIONAL",
        " professional ",
        "Dynamics CRM Online Professional",
        "dynamics  crm-online   PROFESSIONAL",
        "Dynamics CRM Online – Professional",
        "Dynamics CRM Online Professional (Qualified Offer)",
    ],
)
def test_guid_id_and_name_mean_the_same_item(licwizard: Call, name: str) -> None:
    assert item_of(licwizard, name) == ("CRMSTANDARD", PROFESSIONAL)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("production instance", "CRMINSTANCE"),
        ("Production Instances", "CRMINSTANCE"),
        ("non-production instance", "CRMTESTINSTANCE"),
        ("storage", "CRMSTORAGE"),
        ("Additional production instance", "CRMINSTANCE"),
        ("Ytterligare produktionsinstans", "CRMINSTANCE"),
    ],
)
def test_the_sources_words_and_swedish_names_are_names_too(licwizard: Call, name: str, item: str) -> None:
    assert item_of(licwizard, name)[0] == item


def test_editions_differ(licwizard: Call) -> None:
    assert item_of(licwizard, "DYN365_ENTERPRISE_TEAM_MEMBERS") != item_of(licwizard, "DYN365_TEAM_MEMBERS")
    items = ("--current", "DYN365_ENTERPRISE_TEAM_MEMBERS=5", "--ordered", "DYN365_TEAM_MEMBERS=5")
    assert licwizard("check", *items).code == 1


@pytest.mark.parametrize("name", ["profesional", "professional licences extra", "CRMSTANDARD2"])
def test_a_name_that_is_only_like_another_is_unknown(licwizard: Call, name: str) -> None:
    result = licwizard("check", "--current", f"{name}=5", "--ordered", "professional=5", "--json")
    lines = {line["item"]: line for line in result.document["lines"]}
    assert (result.code, lines[name]["verdict"], lines[name]["kind"]) == (3, "unknown", "unknown")


def test_near_names_are_offered_in_the_help_line(licwizard: Call) -> None:
    result = licwizard("check", "--current", "profesional=5", "--ordered", "professional=5")
    assert_clear(result, 3, "profesional", "did you mean", "Dynamics CRM Online Professional", "--map")


def test_a_typed_name_is_never_left_out_for_being_unknown(licwizard: Call) -> None:
    result = licwizard("check", "--current", "something of ours=1", "--ordered", "professional=1", "--json")
    assert (result.code, result.document["left_out"]) == (3, [])


def test_nor_is_a_name_in_a_plain_table(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", "something of ours,1\nprofessional,1\n")
    result = licwizard("check", "--current", before, "--ordered", "professional=1", "--json")
    assert (result.code, result.document["left_out"]) == (3, [])


def test_an_unknown_item_counts_whether_or_not_it_is_on_the_order(licwizard: Call) -> None:
    items = ("--current", "our thing=1", "--current", "professional=1", "--ordered", "professional=1")
    assert licwizard("check", *items).code == 3
    assert licwizard("check", *items, "--ordered", "our thing=1").code == 3


def test_an_id_and_a_guid_that_contradict_each_other_are_unknown(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5, guid=STORAGE))
    result = licwizard("check", "--current", before, "--ordered", "professional=5", "--ordered", "storage=5GB")
    assert_clear(result, 3, "contradict", "CRMSTANDARD", STORAGE)


def test_a_guid_that_nobody_knows_beats_a_name_that_is_known(licwizard: Call, tmp_path: Path) -> None:
    stranger = "12345678-1234-4234-8234-123456789abc"
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5, guid=stranger))
    assert licwizard("check", "--current", before, "--ordered", "professional=5").code == 3


def test_a_guid_alone_is_enough(licwizard: Call, tmp_path: Path) -> None:
    row = sku("CRMSTANDARD", 5)
    del row["skuPartNumber"]
    before = graph(tmp_path / "before.json", row)
    assert licwizard("check", "--current", before, "--ordered", "professional=5").code == 0
    assert licwizard("check", "--current", before, "--ordered", "professional=4").code == 1


def test_an_equals_sign_may_be_part_of_a_name(licwizard: Call) -> None:
    result = licwizard("check", "--current", "a=b=5", "--ordered", "professional=1", "--json")
    assert {line["item"] for line in result.document["lines"]} == {"a=b", "CRMSTANDARD"}


@pytest.mark.parametrize("text", ["=5", "professional=", " = "])
def test_half_an_item_is_wrong_usage(licwizard: Call, text: str) -> None:
    assert_clear(licwizard("check", "--current", text, "--ordered", "professional=1"), 2, "--current", "ITEM=COUNT")
