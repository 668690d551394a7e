"""Plain JSON: maps of items and counts, and lists of flat objects, which are tables."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PRO, STORAGE, guid, quantities
from tests.load.exports.json_shapes import read, stock
from tests.load.exports.tables import held
from tests.load.exports.tables import read as read_file

FORMAT = "table-json"


def refused(value: Any) -> SourceError:  # noqa: ANN401
    with pytest.raises(SourceError) as raised:
        stock(value)
    return raised.value


def test_a_map_says_how_many_of_each_item() -> None:
    value = {"professional": 50, INSTANCE: "3", "storage": "5 GB", guid(2): 7.0}
    assert quantities(stock(value)) == {PRO: 50, INSTANCE: 3, STORAGE: 5, "DYN365_PLAN": 7}
    export = read(value)
    assert (export.format, export.tenant_id, export.complete) == (FORMAT, None, True)


def test_storage_in_a_map_may_have_decimals_and_nothing_else() -> None:
    assert quantities(stock({"storage": 0.5})) == {STORAGE: Decimal("0.5")}
    assert (refused({"professional": 3.5}).code, refused({"professional": 3.5}).where) == (
        "fractional-count",
        "made.json: professional",
    )


def test_an_item_of_a_map_is_never_left_out_for_being_unknown() -> None:
    assert quantities(stock({"what we call it": 5, "storage": 1})) == {"what we call it": 5, STORAGE: 1}


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (-1, "negative-count"),
        (10**10, "count-too-large"),
        (True, "not-a-count"),
        (None, "not-a-count"),
        ("five", "not-a-count"),
        (10**4200, "count-too-large"),
    ],
)
def test_a_count_of_a_map_that_is_none_is_refused_with_its_item(count: Any, code: str) -> None:  # noqa: ANN401
    error = refused({"professional": 50, "storage": count})
    assert (error.code, error.where) == (code, "made.json: storage")


@pytest.mark.parametrize("value", [{"a": "b"}, {"name": "x", "on": True}, {"a": 5, "b": {"c": 1}}, {"a": 5, "b": []}])
def test_other_objects_are_no_map(value: Any) -> None:  # noqa: ANN401
    assert refused(value).code == "unknown-json"


TABLES: dict[str, Any] = {
    "list": [{"item": "professional", "quantity": 50}, {"quantity": "5 GB", "Item": "storage"}],
    "nested": {"report": {"rows": [{"Product": PRO, "Count": 50}, {"Product": STORAGE, "Count": 5}]}, "made": "today"},
    "nested fields": [{"SKU": PRO, "Count": 50, "plans": [{"name": "a"}]}, {"SKU": STORAGE, "Count": 5.0}],
}


@pytest.mark.parametrize("shape", TABLES)
def test_flat_objects_are_the_rows_of_a_table(shape: str) -> None:
    assert quantities(stock(TABLES[shape])) == {PRO: 50, STORAGE: 5}
    assert read(TABLES[shape]).format == FORMAT


def test_one_flat_object_is_a_table_of_one_row() -> None:
    assert quantities(stock({"item": "professional", "quantity": 50})) == {PRO: 50}


def test_rows_of_known_tables_are_read_as_those() -> None:
    rows = [{"AccountSkuId": f"contoso:{PRO}", "ActiveUnits": 50, "WarningUnits": 2, "ConsumedUnits": 14, "Plans": []}]
    export = read(rows)
    assert (export.format, export.entries[0].in_grace) == ("msol-account-sku", 2)
    assert quantities(stock(rows)) == {PRO: 50}
    rows = [{"Product title": "professional", "Total licenses": 50, "Expired licenses": 5, "Assigned licenses": 9}]
    assert (quantities(stock(rows)), read(rows).format) == ({PRO: 45}, "admin-center-licenses")


def test_what_is_wrong_with_a_row_is_said_with_its_row() -> None:
    rows = [{"item": "professional", "quantity": 50}, {"item": "storage", "quantity": -5}]
    error = refused(rows)
    assert (error.code, error.where) == ("negative-count", "made.json: row 2")
    assert "made.json:2" not in error.message.english()
    assert refused([rows[0], {"item": "storage"}]).where == "made.json: row 2"


def test_a_remark_below_the_rows_is_no_item_and_an_item_without_a_count_is_named_with_its_row(tmp_path: Path) -> None:
    rows = [{"item": "professional", "quantity": 50}, {"item": "Prices: valid 30 days", "quantity": None}]
    assert held(read_file(tmp_path / "made.json", json.dumps(rows))) == {PRO: 50}
    rows[1:] = [{"item": "Total", "quantity": 50}, {"item": "storage:", "quantity": None}]
    with pytest.raises(SourceError) as raised:
        read_file(tmp_path / "made.json", json.dumps(rows))
    assert (raised.value.code, raised.value.where) == ("no-count", f"{tmp_path / 'made.json'}: row 3")
    assert "made.json: row 3" in raised.value.message.english()


def test_a_list_of_what_is_assigned_is_refused() -> None:
    assert refused([{"product": "professional", "assigned": 14}]).code == "no-owned-count"


def test_which_of_two_tables_is_meant_is_not_guessed() -> None:
    rows = [{"item": "professional", "quantity": 50}]
    assert refused({"current": rows, "ordered": rows}).code == "several-tables"


def test_objects_with_more_keys_than_any_table_are_none() -> None:
    assert refused([{f"key {number}": number, "item": "x", "count": 1} for number in range(300)]).code == "unknown-json"


def test_a_table_may_be_asked_for() -> None:
    rows = TABLES["list"]
    assert read(rows, form=FORMAT).format == FORMAT
    with pytest.raises(SourceError):
        read(rows, form="msol-account-sku")
    assert read(json.dumps({"professional": 5}), form=FORMAT).entries[0].amount == 5
