"""`check`: what is not compared, and why; visibly, and never by its quantity (C4)."""

from pathlib import Path

import pytest

from tests.exports import graph, sku, table
from tests.program import Call, Result

ENTERPRISE = "c7df2760-2c81-4ef7-b578-5b5392b571df"


def left_out(result: Result) -> dict[str, str]:
    return {out["item"]: out["reason"] for out in result.document["left_out"]}


def items(result: Result) -> set[str]:
    return {line["item"] for line in result.document["lines"]}


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Professional licences, a trial, another family's item, and two that the catalogue does not know."""
    return graph(
        tmp_path / "before.json",
        sku("CRMSTANDARD", 5),
        sku("FLOW_FREE", 10_000),
        sku("ENTERPRISEPREMIUM", 25, guid=ENTERPRISE),
        sku("SOME_NEW_ADDON", 7, guid="00000000-0000-4000-8000-000000000001"),
    )


def test_what_is_left_out_is_listed_with_its_reason(licwizard: Call, mixed: Path) -> None:
    result = licwizard("check", "--current", mixed, "--ordered", "professional=5", "--json")
    assert result.code == 0
    assert items(result) == {"CRMSTANDARD"}
    assert left_out(result) == {
        "FLOW_FREE": "trial",
        "ENTERPRISEPREMIUM": "not Dynamics 365 Customer Engagement",
        "SOME_NEW_ADDON": "not in the catalogue",
    }


def test_text_says_how_many_are_left_out_and_which(licwizard: Call, mixed: Path, tmp_path: Path) -> None:
    result = licwizard("check", "--current", mixed, "--ordered", "professional=5")
    assert "3 lines are left out" in result.said
    for word in ("FLOW_FREE (trial)", "ENTERPRISEPREMIUM", "SOME_NEW_ADDON (not in the catalogue)"):
        assert word in result.said
    one = graph(tmp_path / "one.json", sku("CRMSTANDARD", 5), sku("FLOW_FREE", 10_000))
    assert "1 line is left out" in licwizard("check", "--current", one, "--ordered", "professional=5").said


def test_a_file_that_holds_nothing_of_what_is_compared_is_probably_another_file(
    licwizard: Call, tmp_path: Path
) -> None:
    other = graph(tmp_path / "other.json", sku("FLOW_FREE", 10_000), sku("ENTERPRISEPREMIUM", 25, guid=ENTERPRISE))
    result = licwizard("check", "--current", other, "--ordered", "professional=5", "--json")
    assert (result.code, result.document["verdict"]) == (3, "unknown")
    assert [(error["code"], error["where"]) for error in result.document["errors"]] == [("nothing-held", str(other))]
    none = graph(tmp_path / "none.json", sku("CRMSTANDARD", 0))
    assert licwizard("check", "--current", none, "--ordered", "professional=5").code == 0
    assert licwizard("check", "--current", "professional=5", "--ordered", other).code == 1


def test_all_compares_everything_but_trials(licwizard: Call, mixed: Path) -> None:
    result = licwizard("check", "--current", mixed, "--ordered", "professional=5", "--all", "--json")
    assert items(result) == {"CRMSTANDARD", "ENTERPRISEPREMIUM", "SOME_NEW_ADDON"}
    assert left_out(result) == {"FLOW_FREE": "trial"}
    assert result.code == 1


@pytest.mark.parametrize("name", ["DYN365_UNHEARD_OF", "My D365 thing", "CRM_ADDON_X", "CDS_CAPACITY_9", "Dataverse Z"])
def test_an_unknown_name_that_points_at_dynamics_is_unknown(licwizard: Call, tmp_path: Path, name: str) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5), sku(name, 1))
    result = licwizard("check", "--current", before, "--ordered", "professional=5", "--json")
    assert (result.code, left_out(result)) == (3, {})
    assert name in items(result)


def test_a_trial_is_told_by_the_catalogue_and_not_by_its_quantity(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 10_000), sku("FLOW_FREE", 1))
    result = licwizard("check", "--current", before, "--ordered", "professional=9999", "--json")
    assert (result.code, left_out(result)) == (1, {"FLOW_FREE": "trial"})


def test_a_trial_on_the_order_is_left_out_as_well(licwizard: Call) -> None:
    arguments = ("--current", "professional=1", "--ordered", "professional=1", "--ordered", "FLOW_FREE=9")
    (out,) = licwizard("check", *arguments, "--json").document["left_out"]
    assert (out["role"], out["quantity"], out["reason"]) == ("ordered", 9, "trial")


def test_a_known_item_of_another_family_is_left_out_even_if_typed(licwizard: Call) -> None:
    arguments = ("--current", "ENTERPRISEPREMIUM=5", "--current", "professional=1", "--ordered", "professional=1")
    result = licwizard("check", *arguments, "--json")
    assert (result.code, left_out(result)) == (0, {"ENTERPRISEPREMIUM": "not Dynamics 365 Customer Engagement"})


def test_rows_of_one_item_are_left_out_together(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", "FLOW_FREE,5\nprofessional,1\nFLOW_FREE,6\n")
    result = licwizard("check", "--current", before, "--ordered", "professional=1", "--json")
    assert [(out["item"], out["quantity"]) for out in result.document["left_out"]] == [("FLOW_FREE", 11)]
