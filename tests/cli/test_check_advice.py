"""`check`: what its way out advises can be done, does what it says, and nothing else."""

import shlex
from pathlib import Path

import pytest

from tests.exports import graph, sku, table
from tests.program import Call, assert_clear

ORDER = "Part number,Description,Quantity\nAAA-1,D365CE Sales Ent,50\n"


def test_a_short_order_with_a_line_that_nobody_can_name_advises_a_mapping_that_helps(
    licwizard: Call, tmp_path: Path
) -> None:
    order = table(tmp_path / "order.csv", ORDER)
    check = ("check", "--current", "professional=50", "--ordered", order)
    result = licwizard(*check)
    assert result.code == 1
    assert "D365CE Sales Ent. If it is meant" in result.said
    option, value = shlex.split(result.said.partition("say so: ")[2])[:2]
    assert licwizard(*check, option, value).code == 0


def test_the_advice_is_a_note_for_machines(licwizard: Call, tmp_path: Path) -> None:
    order = table(tmp_path / "order.csv", ORDER)
    document = licwizard("check", "--current", "professional=50", "--ordered", order, "--json").document
    assert (document["verdict"], document["errors"]) == ("short", [])
    assert any("--map 'CRMSTANDARD=D365CE Sales Ent'" in note for note in document["notes"])


def test_an_order_that_is_short_of_known_items_advises_no_mapping(licwizard: Call) -> None:
    result = licwizard("check", "--current", "professional=50", "--ordered", "professional=40")
    assert "--map" not in result.said


def test_a_name_of_several_items_is_told_apart_by_ids(licwizard: Call) -> None:
    name = "Dynamics 365 Customer Insights Attach"
    result = licwizard("check", "--current", f"{name}=1", "--ordered", "professional=1")
    assert_clear(result, 3, "stands for several items", "by its id")
    ids = [part.rpartition("(")[2].rstrip(")") for part in result.err.rpartition("id: ")[2].strip().split(", ")]
    assert len(set(ids)) == len(ids) > 1
    assert licwizard("check", "--current", f"{ids[0]}=1", "--ordered", f"{ids[0]}=1").code == 0


@pytest.mark.parametrize("name", ["DYN365'$(id)'", "DYN365`id`", 'DYN365"&calc', "DYN365\u202egnp", "DYN365\u00ad x"])
def test_a_name_that_a_shell_would_obey_is_no_command_to_paste(licwizard: Call, tmp_path: Path, name: str) -> None:
    held = table(tmp_path / "held.csv", f'Item,Count\n"{name.replace(chr(34), chr(34) * 2)}",5\n')
    result = licwizard("check", "--current", held, "--ordered", "professional=5")
    assert_clear(result, 3, "--map-file mappings.yaml")
    assert "--map '" not in result.said
    line = result.err.partition("in the file: ")[2].splitlines()[0]
    mapped = table(tmp_path / "mappings.yaml", line.replace("ITEM", "professional") + "\n")
    again = ("check", "--current", held, "--ordered", "professional=5", "--map-file", mapped)
    assert licwizard(*again).code == 0


def test_all_is_not_advised_where_it_is_given(licwizard: Call, tmp_path: Path) -> None:
    held = graph(tmp_path / "held.json", sku("FLOW_FREE", 10_000))
    check = ("check", "--current", held, "--ordered", "professional=5")
    assert_clear(licwizard(*check), 3, "--all")
    assert "--all" not in licwizard(*check, "--all").said


def test_a_workbook_is_refused_as_a_map_file_in_words(licwizard: Call, tmp_path: Path) -> None:
    (tmp_path / "map.xlsx").write_bytes(b"PK\x03\x04" + bytes(60))
    items = ("--current", "professional=5", "--ordered", "professional=5", "--map-file", tmp_path / "map.xlsx")
    assert_clear(licwizard("check", *items), 2, "map.xlsx", "this is a workbook", "CSV")


def test_a_limit_past_all_memory_is_no_bug(licwizard: Call, tmp_path: Path) -> None:
    held = graph(tmp_path / "held.json", sku("CRMSTANDARD", 5))
    assert licwizard("check", "--current", held, "--ordered", "professional=5", "--max-size", "1000000000").code == 0
