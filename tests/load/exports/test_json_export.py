"""Which shape a JSON document is, what is refused and with what way out; and what never changes the result."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.stock import Stock
from licwizard.errors import SourceError
from licwizard.load.exports.graph_skus import COMMAND
from licwizard.load.exports.json_export import FORMATS
from tests.core.stocks import DEVICE, INSTANCE, PLAN, PRO, STORAGE, quantities, stock_of
from tests.load.exports.json_shapes import (
    capacity,
    documents,
    licence,
    partner_sku,
    partner_subscription,
    read,
    scrambled,
    sku,
    stock,
    subscription,
    tenant_capacity,
)

SHAPES = tuple(documents({PRO: 1}))
counts = st.dictionaries(st.sampled_from([PRO, PLAN, INSTANCE, STORAGE, DEVICE]), st.integers(0, 10**9), min_size=1)
USER = {"userPrincipalName": "ada@contoso.com", "assignedLicenses": [{"skuId": "x", "disabledPlans": []}]}


def refused(value: Any, **more: str) -> SourceError:  # noqa: ANN401
    with pytest.raises(SourceError) as raised:
        read(value, **more)
    assert raised.value.help
    return raised.value


def told(found: Stock) -> object:
    """All that an inventory says but in which row it stood."""
    return quantities(found), found.left_out, [one._replace(id="") for one in found.subscriptions]


@given(counts, st.sampled_from(SHAPES))
def test_every_shape_of_one_inventory_says_the_same(held: dict[str, int], shape: str) -> None:
    document = documents(held)[shape]
    assert quantities(stock(document)) == held
    assert read(document).format == shape
    assert read(document, form=shape).entries == read(document).entries


@given(counts, st.sampled_from(SHAPES), st.integers(), st.booleans(), st.sampled_from(["", "a", "abc"]))
def test_the_order_of_keys_and_rows_their_case_and_what_is_around_them_change_nothing(
    held: dict[str, int],
    shape: str,
    seed: int,
    pascal: bool,  # noqa: FBT001
    around: str,
) -> None:
    document = documents(held)[shape]
    plain = shape == "table-json"  # its keys are items, and it stands alone
    other = scrambled(document, Random(seed), pascal=pascal and not plain)
    for key in "" if plain else around:
        other = {key: [other], "at": "2026-01-01"}
    assert told(stock(other)) == told(stock(document))
    assert read(other)._replace(entries=()) == read(document)._replace(entries=())


@given(st.integers(0, 4_000), st.integers())
def test_capacity_says_the_same_in_any_order(gigabytes: int, seed: int) -> None:
    value = tenant_capacity(
        capacity(
            "Database", "AddOn", licence(STORAGE, gigabytes * 1024.0), licence("PAYGO", 5.0, isTemporaryLicense=True)
        ),
        capacity("Log", "Base", licence(PRO, 5120.0)),
    )
    assert quantities(stock(value)) == {STORAGE: gigabytes}
    assert told(stock(scrambled(value, Random(seed)))) == told(stock(value))


def test_of_two_shapes_in_one_document_one_has_to_be_named() -> None:
    value = {
        "a": [subscription(1, INSTANCE, 3)],
        "b": {"c": [sku(PRO, 50)]},
        "d": [partner_sku(PLAN, 1)],
        "e": sku(PLAN, 7),
    }
    error = refused(value)
    assert error.code == "several-shapes"
    assert "partner-center-subscribed-skus" in error.message.english()
    assert [entry.amount for entry in read(value, form="graph-subscribed-skus").entries] == [7, 50]
    assert read(value, form="graph-directory-subscriptions").entries[0].amount == 3


def test_the_inside_of_a_row_is_not_searched() -> None:
    assert quantities(stock([sku(PRO, 50, more=[sku(PLAN, 7)])])) == {PRO: 50}


@pytest.mark.parametrize(
    "beside",
    [
        {"name": "storage", "quantity": 5},
        {"storage": 5},
        {"what": "storage", "how many": 5},
        {"more": {"storage": "5 GB", "by": "us"}},
        [{"item": "storage", "quantity": "5 GB"}],
        [{"thing": "storage", "pieces": 5, "by": "us"}],
    ],
)
def test_an_item_beside_the_rows_is_not_lost_in_silence(beside: Any) -> None:  # noqa: ANN401
    assert refused({"value": [sku(PRO, 50)], "beside": beside}).code == "passed-over"
    rows = [{"item": PRO, "quantity": 50}]
    assert refused({"value": rows, "beside": beside}).code in {"passed-over", "several-tables"}


@pytest.mark.parametrize(
    "around",
    [
        {"count": 1, "name": "licences", "value": [sku(PRO, 50)]},
        {"page": {"number": 1, "size": 100}, "value": [sku(PRO, 50)], "made": {"by": "Ada", "on": "2026-01-01"}},
        {"@odata.context": "x", "@odata.count": 1, "value": [sku(PRO, 50)]},
    ],
)
def test_what_a_document_says_of_itself_is_no_item(around: Any) -> None:  # noqa: ANN401
    assert quantities(stock(around)) == {PRO: 50}


def test_an_add_on_inside_a_row_that_is_not_searched_is_refused_with_the_row() -> None:
    add_ons = [{"name": "storage", "quantity": 5}]
    for rows in (
        [partner_subscription(1, PRO, 50), partner_subscription(2, PLAN, 1, addOns=add_ons)],
        [{"name": PRO, "quantity": 50}, {"name": PLAN, "quantity": 1, "addOns": add_ons}],
    ):
        error = refused(rows)
        assert (error.code, error.where) == ("passed-over", "made.json: row 2")


@pytest.mark.parametrize("beside", [{"storage": 5}, {"more": ["storage: 5 GB"]}, {"more": ["storage 5 GB"]}])
def test_a_count_beside_a_plain_list_is_refused(beside: Any) -> None:  # noqa: ANN401
    rows = [{"item": PRO, "quantity": 50}]
    assert refused({"rows": rows, **beside}).code in {"passed-over", "beside-table"}
    assert refused([{**rows[0], "addOns": {"storage": 5}}]).code == "passed-over"
    around = {"rows": rows, "totalCount": 1, "version": 2, "by": "Ada", "notes": ["as agreed"], "page": {"size": 100}}
    assert quantities(stock(around)) == {PRO: 50}


def test_a_first_page_of_a_plain_list_is_not_the_whole() -> None:
    rows = [{"item": PRO, "quantity": 50}]
    assert read({"value": rows}).complete
    assert not read({"value": rows, "nextLink": "https://more", "meta": {"items": []}}).complete


def test_a_format_that_is_asked_for_and_not_there_is_refused() -> None:
    error = refused([sku(PRO, 50)], form="graph-directory-subscriptions")
    assert (error.code, "graph-directory-subscriptions" in error.message.english()) == ("unknown-json", True)


@pytest.mark.parametrize("value", [[], {}, {"value": []}, {"items": [], "totalCount": 0}, {"tenantCapacities": []}])
def test_an_export_of_nothing_is_refused(value: Any) -> None:  # noqa: ANN401
    assert refused(value).code == "no-rows"


@pytest.mark.parametrize(
    ("value", "word"),
    [
        ({"value": [USER]}, "users"),
        ([{"displayName": "Ada", "UserPrincipalName": "ada@contoso.com"}], "users"),
        ({"value": [{"id": "x", "skuId": "y", "skuPartNumber": PRO, "servicePlans": []}]}, "licences of a user"),
        ({"value": [{"id": "1", "displayName": "group"}]}, "no export"),
        ([1, 2, 3], "no export"),
        ([[], {"a": None}], "no export"),
    ],
)
def test_json_of_another_kind_is_refused_by_name_with_the_command_to_run(value: Any, word: str) -> None:  # noqa: ANN401
    error = refused(value)
    assert error.code == "unknown-json"
    assert word in error.message.english()
    assert error.help
    assert COMMAND in error.help.english()


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (
            {"error": {"code": "Authorization_RequestDenied", "message": "Insufficient privileges"}},
            "Authorization_RequestDenied",
        ),
        ({"Error": {"Message": "expired"}}, "expired"),
        ({"error": "invalid_grant", "error_description": "AADSTS70008"}, "invalid_grant"),
        ({"responses": [{"id": "1", "status": 403, "body": {"error": {"code": "Forbidden"}}}]}, "Forbidden"),
        ({"error": {"code": "x" * 5000}}, "xxxx"),
    ],
)
def test_an_error_message_that_was_saved_as_an_export_is_named(value: Any, code: str) -> None:  # noqa: ANN401
    error = refused(value)
    assert error.code == "error-message"
    assert code in error.message.english()
    assert len(error.message.english()) < 200


def test_users_beside_licences_do_not_hide_them() -> None:
    assert quantities(stock({"users": [USER], "licences": [sku(PRO, 50)]})) == {PRO: 50}


def test_names_and_lines_past_all_bounds_are_refused() -> None:
    assert refused([sku("X" * 1001, 1)]).code == "name-too-long"
    rows = ",".join(f'{{"skuPartNumber":"{number}","prepaidUnits":{{"enabled":1}}}}' for number in range(100_001))
    assert refused(f"[{rows}]").code == "too-many-items"


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_for_a_name_is_kept_or_refused_and_can_be_written(name: str, other: str) -> None:
    try:
        export = read([sku(name, 1, guid=other)])
    except SourceError as error:
        error.message.english().encode("utf-8")
    else:
        for holding in stock_of(export.entries, everything=True).holdings:
            holding.item.encode("utf-8")


def test_all_formats_are_told_apart() -> None:
    assert set(FORMATS) == {*SHAPES, "power-platform-tenant-capacity"}
