"""`check`: files, and which of their counts are owned (C1, C3)."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exports import graph, sku, table
from tests.program import Call, assert_clear


def held(licwizard: Call, before: Path) -> dict[str, Any]:
    result = licwizard("check", "--current", before, "--ordered", "professional=1", "--json")
    return {line["item"]: line["current"] for line in result.document["lines"]}


@pytest.mark.parametrize("state", ["suspended", "warning", "lockedOut"])
def test_only_what_is_enabled_is_owned(licwizard: Call, tmp_path: Path, state: str) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5, **{state: 20}))
    assert held(licwizard, before) == {"CRMSTANDARD": 5}
    result = licwizard("check", "--current", before, "--ordered", "professional=5")
    assert result.code == 0
    assert "20" in result.said
    assert "not counted as owned" in result.said


def test_what_is_assigned_is_not_what_is_owned(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5, assigned=9))
    assert held(licwizard, before) == {"CRMSTANDARD": 5}
    assert "9 assigned" in licwizard("check", "--current", before, "--ordered", "professional=5").said


def test_a_bare_array_is_read_too(licwizard: Call, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(json.dumps([sku("CRMSTANDARD", 5)]), encoding="utf-8")
    assert held(licwizard, before) == {"CRMSTANDARD": 5}


def test_a_byte_order_mark_does_no_harm(licwizard: Call, tmp_path: Path) -> None:
    before = tmp_path / "before.json"
    before.write_text(json.dumps({"value": [sku("CRMSTANDARD", 5)]}), encoding="utf-8-sig")
    assert held(licwizard, before) == {"CRMSTANDARD": 5}


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("header", ["", "Item{}Count\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_plain_table_of_items_and_counts(licwizard: Call, tmp_path: Path, mark: str, header: str, end: str) -> None:
    text = (header.format(mark) + f"professional{mark}50\n\nstorage{mark}5 GB\n").replace("\n", end)
    assert held(licwizard, table(tmp_path / "before.csv", text)) == {"CRMSTANDARD": 50, "CRMSTORAGE": 5}


def test_a_table_may_quote_what_holds_its_mark(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", '"professional","1,234"\n')
    assert held(licwizard, before) == {"CRMSTANDARD": 1234}


def test_standard_input_is_a_file(licwizard: Call) -> None:
    result = licwizard("check", "--current", "-", "--ordered", "professional=4", stdin="professional,5\n")
    assert result.code == 1
    export = json.dumps({"value": [sku("CRMSTANDARD", 5)]})
    assert licwizard("check", "--current", "professional=5", "--ordered", "-", stdin=export).code == 0


def test_standard_input_cannot_be_both(licwizard: Call) -> None:
    assert_clear(licwizard("check", "--current", "-", "--ordered", "-", stdin="professional,5\n"), 2, "standard input")


def test_empty_standard_input_is_an_error(licwizard: Call) -> None:
    assert_clear(licwizard("check", "--current", "-", "--ordered", "professional=5"), 2, "empty")


def test_an_export_of_items_that_owns_none_of_them_is_no_error(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 0))
    assert held(licwizard, before) == {"CRMSTANDARD": 0}


UNCOUNTED = {
    "m365 as CSV": (
        (
            "accountName,accountId,appliesTo,capabilityStatus,consumedUnits,id,skuId,skuPartNumber\n"
            "fabrikam,2c9f8a4e-0000-4000-8000-000000000000,User,Enabled,9,x_y,y,CRMSTANDARD\n"
        ),
        "m365 entra license list --output json",
    ),
    "m365 as text": (
        (
            "id                                    skuId                                 skuPartNumber\n"
            "------------------------------------  ------------------------------------  -------------\n"
            "x_d17b27af-3f49-4822-99f9-56a661538792  d17b27af-3f49-4822-99f9-56a661538792  CRMSTANDARD\n"
        ),
        "m365 entra license list --output json",
    ),
    "m365 as Markdown": (
        (
            "# entra license list\n\n## x_y\n\nProperty | Value\n---------|-------\nappliesTo | User\n"
            "consumedUnits | 9\nid | x_y\nskuPartNumber | CRMSTANDARD\n"
        ),
        "m365 entra license list --output json",
    ),
    "Export-Csv": (
        (
            '"ConsumedUnits","PrepaidUnits","SkuPartNumber"\n'
            '"9","Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail","CRMSTANDARD"\n'
        ),
        "ConvertTo-Json",
    ),
    "Format-List": (
        (
            "ConsumedUnits        : 9\n"
            "PrepaidUnits         : Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail\n"
            "SkuPartNumber        : CRMSTANDARD\n"
        ),
        "ConvertTo-Json",
    ),
    "Graph without units": (
        json.dumps({"value": [{"skuPartNumber": "CRMSTANDARD", "consumedUnits": 9}]}),
        "ConvertTo-Json",
    ),
    "Graph with units of nothing": (
        json.dumps({"value": [{"skuPartNumber": "CRMSTANDARD", "prepaidUnits": {"warning": 3}}]}),
        "ConvertTo-Json",
    ),
}


@pytest.mark.parametrize("form", UNCOUNTED)
def test_an_export_without_an_owned_count_is_refused_with_the_way_out(
    licwizard: Call, tmp_path: Path, form: str
) -> None:
    text, command = UNCOUNTED[form]
    before = table(tmp_path / "before.txt", text)
    assert_clear(licwizard("check", "--current", before, "--ordered", "professional=9"), 2, "before.txt", command)
    document = licwizard("check", "--current", before, "--ordered", "professional=9", "--json").document
    assert [error["code"] for error in document["errors"]] == ["no-owned-count"]


def test_a_table_of_ids_and_counts_is_not_mistaken_for_one(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", "skuPartNumber,enabled\nCRMSTANDARD,5\n")
    assert held(licwizard, before) == {"CRMSTANDARD": 5}
