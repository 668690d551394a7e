"""The document of `check --json`: its exact keys and types, and nothing beside it."""

from pathlib import Path
from typing import Any

import pytest

from licwizard.load.catalogue import load_catalogue
from licwizard.resources import data_folder
from tests.exports import PROFESSIONAL, TENANT, graph, sku, table
from tests.program import Call, process

DOCUMENT = {
    "schema_version": int,
    "command": str,
    "verdict": str | None,
    "exit_code": int,
    "lines": list,
    "left_out": list,
    "sources": list,
    "notes": list,
    "errors": list,
}
LINE = {
    "item": str,
    "sku_id": str | None,
    "name": str,
    "kind": str,
    "unit": str | None,
    "current": int | float | None,
    "ordered": int | float | None,
    "short": int | float | None,
    "verdict": str,
    "substitution": list | None,
    "notes": list,
}
LEFT_OUT = {"role": str, "item": str, "quantity": int | float | None, "reason": str}
SOURCE = {
    "role": str,
    "path": str,
    "format": str,
    "sha256": str,
    "tenant_id": str | None,
    "taken": str | None,
    "size": int,
}
ERROR = {"code": str, "message": str, "where": str | None, "help": str | None}
KINDS = {"user", "add_on", "device", "tenant", "trial", "count", "unknown"}


def assert_shape(value: dict[str, Any], shape: dict[str, Any]) -> None:
    assert set(value) == set(shape)
    for key, kind in shape.items():
        assert isinstance(value[key], kind), (key, value[key])
        assert not isinstance(value[key], bool)


def assert_document(value: dict[str, Any]) -> None:
    assert_shape(value, DOCUMENT)
    assert value["schema_version"] == 1
    assert value["command"] == "check"
    for line in value["lines"]:
        assert_shape(line, LINE)
        assert line["kind"] in KINDS
        assert line["verdict"] in {"enough", "short", "unknown"}
    for name, shape in (("left_out", LEFT_OUT), ("sources", SOURCE), ("errors", ERROR)):
        for row in value[name]:
            assert_shape(row, shape)


@pytest.mark.parametrize(
    ("arguments", "code", "verdict"),
    [
        (("--current", "50", "--ordered", "50"), 0, "enough"),
        (("--current", "50", "--ordered", "48"), 1, "short"),
        (("--current", "never heard of=5", "--ordered", "professional=5"), 3, "unknown"),
        (("--current", "50", "--ordered", "x"), 2, None),
        (("--current", "50"), 2, None),
        (("--curent", "50"), 2, None),
        (("--current", "missing.json", "--ordered", "professional=1"), 2, None),
        (("--current", "50", "--ordered", "50", "--color", "pink"), 2, None),
        (("--current", "50", "--ordered", "50", "surplus"), 2, None),
    ],
)
def test_every_outcome_is_one_document_of_the_same_shape(
    licwizard: Call, arguments: tuple[str, ...], code: int, verdict: str | None
) -> None:
    result = licwizard("check", *arguments, "--json")
    assert_document(result.document)
    assert (result.code, result.document["exit_code"], result.document["verdict"]) == (code, code, verdict)
    assert bool(result.document["errors"]) == (code >= 2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--current", "50", "--ordered", "48", "--json"), 1),
        (("--json", "--current", "50", "--ordered", "x"), 2),
        (("--format", "json", "--current"), 2),
        (("--current", "nothing known=1", "--ordered", "professional=1", "--format=json"), 3),
    ],
)
def test_a_process_writes_the_document_and_nothing_else(arguments: tuple[str, ...], code: int) -> None:
    result = process("check", *arguments)
    assert_document(result.document)
    assert result.code == code
    assert result.err == ""


def test_json_named_before_the_command_counts_too(licwizard: Call) -> None:
    assert_document(licwizard("--json", "check", "--current", "5", "--ordered", "5").document)
    assert_document(licwizard("--format", "json", "check", "--current", "5", "--ordered", "y").document)


def test_a_bare_number_is_a_count_without_unit_and_id(licwizard: Call) -> None:
    (line,) = licwizard("check", "--current", "50", "--ordered", "48", "--json").document["lines"]
    assert line == {
        "item": "count",
        "sku_id": None,
        "name": "count",
        "kind": "count",
        "unit": None,
        "current": 50,
        "ordered": 48,
        "short": 2,
        "verdict": "short",
        "substitution": None,
        "notes": [],
    }


def test_short_is_zero_where_enough_and_null_where_unknown(licwizard: Call) -> None:
    arguments = ("--current", "storage=1.234", "--ordered", "storage=5", "--ordered", "professional=1")
    lines = licwizard("check", *arguments, "--json").document["lines"]
    by_item = {line["item"]: line for line in lines}
    assert (by_item["CRMSTORAGE"]["verdict"], by_item["CRMSTORAGE"]["short"]) == ("unknown", None)
    assert (by_item["CRMSTANDARD"]["verdict"], by_item["CRMSTANDARD"]["short"]) == ("enough", 0)


def test_an_item_is_named_by_microsofts_id_else_by_the_name_that_was_given(licwizard: Call) -> None:
    arguments = ("--current", "Professional=1", "--current", "Our own thing=1", "--ordered", "professional=1")
    lines = {line["item"]: line for line in licwizard("check", *arguments, "--json").document["lines"]}
    assert set(lines) == {"CRMSTANDARD", "Our own thing"}
    assert lines["CRMSTANDARD"]["sku_id"] == PROFESSIONAL
    assert (lines["Our own thing"]["sku_id"], lines["Our own thing"]["kind"]) == (None, "unknown")


def test_a_file_is_named_with_format_digest_and_tenant(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5), sku("FLOW_FREE", 10_000))
    document = licwizard("check", "--current", before, "--ordered", "professional=5", "--json").document
    assert_document(document)
    (source,) = document["sources"]
    assert (source["role"], source["path"], source["format"]) == ("current", str(before), "graph-subscribed-skus")
    assert source["tenant_id"] == TENANT
    assert len(source["sha256"]) == 64
    assert document["left_out"] == [{"role": "current", "item": "FLOW_FREE", "quantity": 10_000, "reason": "trial"}]


def test_a_substitution_says_what_covers_how_much(licwizard: Call) -> None:
    arguments = ("--current", "production instance=3", "--ordered", "storage=30GB", "--map")
    document = licwizard("check", *arguments, "production instance=storage:10", "--json").document
    assert_document(document)
    line = next(line for line in document["lines"] if line["item"] == "CRMINSTANCE")
    assert line["substitution"] == [{"item": "CRMSTORAGE", "units": 10, "covers": 3}]
    assert line["notes"]


def test_machine_words_are_english_in_every_language(licwizard: Call) -> None:
    arguments = ("check", "--current", "storage=1.234", "--ordered", "storage=x GB", "--json")
    assert licwizard(*arguments, "--lang", "sv").out == licwizard(*arguments, "--lang", "en").out


def test_every_item_of_the_catalogue_is_of_a_kind_that_the_contract_names(licwizard: Call, tmp_path: Path) -> None:
    catalogue = load_catalogue(data_folder() / "products.yaml")
    rows = "\n".join(f"{product.id},1" for product in catalogue.products)
    everything = table(tmp_path / "all.csv", rows)
    result = licwizard("check", "--current", everything, "--ordered", everything, "--all", "--json")
    assert_document(result.document)
    assert {line["kind"] for line in result.document["lines"]} == KINDS - {"trial", "count", "unknown"}
    assert {out["reason"] for out in result.document["left_out"]} == {"trial"}
    assert len(result.document["lines"]) > 150


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5), sku("CRMSTORAGE", 7), sku("UNHEARD_OF", 3))
    arguments = ("check", "--current", before, "--ordered", "professional=5", "--json")
    assert process(*arguments).out == process(*arguments, environ={"PYTHONHASHSEED": "7"}).out
