"""Graph's subscribed SKUs: what is owned, how rows are found, when an export is whole, whose it is."""

from typing import Any

import pytest

from licwizard.core.stock import Entry
from licwizard.errors import SourceError
from licwizard.load.exports.graph_skus import COMMAND
from tests.core.stocks import INSTANCE, PRO, STORAGE, guid, quantities
from tests.load.exports.json_shapes import OTHER, TENANT, Object, read, sku, stock

FORMAT = "graph-subscribed-skus"


def only(*rows: Object) -> Entry:
    (entry,) = read({"value": rows}).entries
    return entry


def refused(value: Any) -> SourceError:  # noqa: ANN401
    with pytest.raises(SourceError) as raised:
        read(value)
    return raised.value


def held(value: Any) -> dict[str, Any]:  # noqa: ANN401
    return {entry.name: entry.amount for entry in read(value).entries}


def test_owned_is_what_is_enabled_and_the_rest_is_told_beside_it() -> None:
    entry = only(sku(PRO, 50, warning=7, suspended=25, lockedOut=3, assigned=60, capabilityStatus="Suspended"))
    assert (entry.amount, entry.in_grace, entry.suspended, entry.assigned) == (50, 7, 25, 60)
    said = " ".join(note.english() for note in entry.notes)
    assert "7 in grace" in said and "25 suspended" in said and "3 ended" in said and "60 assigned" in said
    assert (entry.person, entry.by_name, entry.trial) == (False, False, False)


def test_a_suspended_sku_is_owned_zero_times() -> None:
    row = sku(PRO, 0, suspended=25, assigned=14)
    (holding,) = stock([row]).holdings
    assert (holding.quantity, holding.suspended) == (0, 25)


@pytest.mark.parametrize("enabled", [50, 50.0, "50", " 50 "])
def test_a_count_may_be_written_as_decimal_or_as_text(enabled: Any) -> None:  # noqa: ANN401
    amount = only(sku(PRO, enabled)).amount
    assert amount == 50
    assert isinstance(amount, int)


@pytest.mark.parametrize(
    "enabled",
    [True, -1, 3.5, "3.5", "-1", "1,000", "many", [], {}, 10**10, "9" * 4000, 10**4000, "\N{ARABIC-INDIC DIGIT FIVE}"],
)
def test_what_is_no_count_is_refused_with_its_row(enabled: Any) -> None:  # noqa: ANN401
    error = refused({"value": [sku(INSTANCE, 1), sku(PRO, enabled)]})
    assert (error.code, error.where) == ("bad-count", "made.json: row 2")


def test_a_count_past_all_powers_is_refused_at_once() -> None:
    text = '[{"skuPartNumber": "X", "prepaidUnits": {"enabled": 1e999999}}]'
    assert refused(text).code == "bad-count"
    assert held(text.replace("1e999999", "0e999999")) == {"X": 0}


@pytest.mark.parametrize("count", ["consumedUnits", "prepaidUnits"])
def test_assigned_units_are_never_taken_for_owned_ones(count: str) -> None:
    row = sku(PRO, 5, assigned=9)
    del row[count]
    if count == "consumedUnits":
        assert only(row).assigned is None
    else:
        assert refused([row]).code == "no-owned-count"


@pytest.mark.parametrize(
    "units", [None, {}, {"enabled": None}, {"warning": 5}, "@{enabled=50}", "Microsoft.Graph.PowerShell.Models.X", []]
)
def test_a_row_without_an_owned_count_is_refused_with_the_command_that_gives_one(units: Any) -> None:  # noqa: ANN401
    error = refused([sku(INSTANCE, 1), {**sku(PRO), "prepaidUnits": units}])
    assert (error.code, error.where) == ("no-owned-count", "made.json: row 2")
    assert error.help
    assert COMMAND in error.help.english()


@pytest.mark.parametrize(
    "row",
    [
        {"skuPartNumber": PRO},
        {"skuId": guid(1), "skuPartNumber": PRO},
        {"skuId": guid(1), "consumedUnits": 14},
        {"skuPartNumber": PRO, "capabilityStatus": "Enabled"},
    ],
)
def test_a_selection_without_units_is_refused_with_the_command_that_gives_them(row: Object) -> None:
    assert refused({"value": [row]}).code == "no-owned-count"


SHAPES: dict[str, Any] = {
    "envelope": {"@odata.context": "x", "value": [sku(PRO, 50), sku(STORAGE, 5)]},
    "bare array": [sku(PRO, 50), sku(STORAGE, 5)],
    "batch": {"responses": [{"id": "1", "status": 200, "body": {"value": [sku(PRO, 50), sku(STORAGE, 5)]}}]},
    "pages": [{"value": [sku(PRO, 50)], "@odata.nextLink": "x"}, {"value": [sku(STORAGE, 5)]}],
    "joined lists": [[sku(PRO, 50)], [sku(STORAGE, 5)]],
    "nested": {"Raw": {"license_information": [sku(PRO, 50), sku(STORAGE, 5)], "users": []}, "at": "2026"},
    "at many depths": {"a": sku(PRO, 50), "b": [{"c": {"d": [sku(STORAGE, 5)]}}]},
}


@pytest.mark.parametrize("shape", SHAPES)
def test_rows_are_found_wherever_they_lie(shape: str) -> None:
    export = read(SHAPES[shape])
    assert {entry.name: entry.amount for entry in export.entries} == {PRO: 50, STORAGE: 5}
    assert (export.format, export.tenant_id, export.complete, export.pooled) == (FORMAT, TENANT, True, True)


def test_one_row_may_stand_alone() -> None:
    assert held(sku(PRO, 50)) == {PRO: 50}


def test_keys_as_powershell_writes_them_say_the_same() -> None:
    row = {
        "AccountId": OTHER,
        "AdditionalProperties": {},
        "ConsumedUnits": 14,
        "Id": f"{TENANT}_{guid(1)}",
        "PrepaidUnits": {"AdditionalProperties": {}, "Enabled": 50, "LockedOut": 0, "Suspended": 0, "Warning": 2},
        "SkuId": guid(1),
        "SkuPartNumber": PRO,
    }
    export = read(row)
    assert (export.entries[0].amount, export.entries[0].in_grace, export.tenant_id) == (50, 2, TENANT)


@pytest.mark.parametrize(
    ("value", "complete"),
    [
        ({"value": [sku(PRO, 1)]}, True),
        ({"value": [sku(PRO, 1)], "@odata.nextLink": None}, True),
        ({"value": [sku(PRO, 1)], "@odata.nextLink": "https://graph"}, False),
        ({"value": [sku(PRO, 1)], "@odata.count": 2}, False),
        ({"value": [sku(PRO, 1)], "@odata.count": 1}, True),
        (
            [{"value": [sku(PRO, 1)], "@odata.nextLink": "x"}, {"value": [sku(INSTANCE, 1)], "@odata.nextLink": "y"}],
            False,
        ),
        ([{"value": [sku(PRO, 1)], "@odata.nextLink": "x"}, {"value": [sku(INSTANCE, 1)]}], True),
        # An empty page may be one of something else
        ([{"value": [sku(PRO, 1)], "@odata.nextLink": "x"}, {"value": []}], False),
        ({"users": {"value": []}, "skus": {"value": [sku(PRO, 1)], "@odata.nextLink": "x"}}, False),
        ({"value": [sku(PRO, 1)], "@odata.nextLink": "x", "meta": {"items": []}}, False),
        ({"a": {"value": [sku(PRO, 1)], "@odata.nextLink": "x"}, "value": [{"displayName": "no page of rows"}]}, False),
        ({"skus": {"value": [sku(PRO, 1)]}, "users": {"value": [{"mail": "x"}], "@odata.nextLink": "x"}}, True),
    ],
)
def test_an_export_is_whole_if_no_page_is_missing(value: Any, complete: bool) -> None:  # noqa: ANN401, FBT001
    assert read(value).complete is complete


@pytest.mark.parametrize("status", [429, "503", 302, None])
def test_a_batch_in_which_an_answer_failed_is_not_whole(status: Any) -> None:  # noqa: ANN401
    fine = {"id": "1", "status": 200, "body": {"value": [sku(PRO, 50)]}}
    assert read({"responses": [fine, {**fine, "status": "204", "body": None}]}).complete
    assert not read({"responses": [fine, {"id": "2", "status": status, "body": {}}]}).complete


def test_pages_of_which_one_is_an_error_are_not_whole() -> None:
    assert not read([{"value": [sku(PRO, 50)]}, {"error": {"code": "TooManyRequests", "message": "x"}}]).complete


def test_the_tenant_is_the_first_half_of_the_id_and_not_the_account() -> None:
    assert read([sku(PRO, 1, accountId=OTHER), sku(INSTANCE, 1, accountId=guid(77))]).tenant_id == TENANT


def test_the_account_is_the_tenant_only_where_no_row_has_such_an_id() -> None:
    row = sku(PRO, 1, accountId=OTHER.upper())
    del row["id"]
    assert read([row]).tenant_id == OTHER
    assert read([row, sku(INSTANCE, 1)]).tenant_id == TENANT
    assert read([{**row, "accountId": "contoso"}]).tenant_id is None


def test_rows_of_two_tenants_are_refused() -> None:
    error = refused([sku(PRO, 1), sku(INSTANCE, 1, tenant=OTHER)])
    assert error.code == "two-tenants"
    assert OTHER in error.message.english()


def test_two_accounts_without_ids_are_two_tenants() -> None:
    rows = [sku(PRO, 1, accountId=OTHER, id=""), sku(INSTANCE, 1, accountId=TENANT, id="")]
    assert refused(rows).code == "two-tenants"


def test_a_guid_that_is_none_is_left_aside() -> None:
    assert only(sku(PRO, 5, guid="sku-0000-01")).guid == ""
    assert stock([sku(PRO, 5, guid="sku-0000-01")]).holdings[0].item == PRO


def test_a_row_that_comes_again_counts_once() -> None:
    assert only(sku(PRO, 50), sku(PRO, 50)).amount == 50
    assert only(sku(PRO, 50), sku(PRO, 50)).problem is None
    without = sku(PRO, 50)
    del without["id"]
    assert only(without, without).amount == 50


@pytest.mark.parametrize("more", [{"enabled": 49}, {"enabled": 50, "warning": 1}, {"enabled": 50, "assigned": 3}])
def test_a_row_that_comes_again_and_differs_cannot_be_counted(more: Object) -> None:
    again = sku(PRO, more.pop("enabled"), **more)
    for rows in ([sku(PRO, 50), again], [again, sku(PRO, 50)]):
        assert only(*rows).problem is not None
        (holding,) = stock(rows).holdings
        assert holding.quantity is None


def test_a_row_without_its_guid_is_not_added_to_that_with_it() -> None:
    bare = {"skuPartNumber": PRO, "prepaidUnits": {"enabled": 50}}
    (holding,) = stock([sku(PRO, 50), bare]).holdings
    assert holding.quantity is None


def test_a_name_is_an_id_and_not_the_words_of_a_person() -> None:
    (left,) = stock([sku("professional", 5, guid="")]).left_out
    assert left.reason == "not in the catalogue"


def test_a_row_without_any_name_is_not_dropped() -> None:
    (holding,) = stock([{"skuId": "", "prepaidUnits": {"enabled": 5}}]).holdings
    assert holding.quantity is None


def test_a_row_with_a_guid_alone_is_named_by_it() -> None:
    assert stock([{"skuId": guid(1), "prepaidUnits": {"enabled": 5}}]).holdings[0].item == PRO


def test_a_row_that_names_no_item_is_read_by_its_id_or_unknown() -> None:
    nameless = {"id": sku(INSTANCE, 3)["id"], "prepaidUnits": {"enabled": 3}}
    assert quantities(stock([sku(PRO, 50), nameless])) == {PRO: 50, INSTANCE: 3}
    (problem,) = [entry.problem for entry in read([{"id": "x", "prepaidUnits": {"enabled": 3}}]).entries]
    assert problem is not None
