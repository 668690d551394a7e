"""Users with their licences as JSON, in the shapes that Graph, PowerShell and the CLI for Microsoft 365 write."""

import json
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.catalogue import Catalogue, Product
from licwizard.errors import SourceError
from licwizard.load.exports.export import Reading
from licwizard.load.people import read_people
from tests.core.stocks import OFFICE, PRO, guid
from tests.core.users import SMALL
from tests.load.people.user_rows import GROUP, OFFICE_GUID, PLAN_GUID, PRO_GUID, held, read, said, state, user

ANNA, BO = user("anna@x", PRO_GUID, OFFICE_GUID), user("bo@x")
BOTH = {"anna@x": {PRO, OFFICE}, "bo@x": set[str]()}
PASCAL: list[dict[str, Any]] = [
    {
        "AssignedLicenses": [
            {"DisabledPlans": [], "SkuId": PRO_GUID.upper()},
            {"DisabledPlans": [], "SkuId": OFFICE_GUID},
        ],
        "DisplayName": None,
        "UserPrincipalName": "anna@x",
    },
    {"AssignedLicenses": [], "DisplayName": None, "UserPrincipalName": "bo@x"},
]
SHAPES: dict[str, Any] = {
    "envelope": {"@odata.context": "https://graph.example/$metadata#users", "value": [ANNA, BO]},
    "list": [ANNA, BO],
    "pages": [{"@odata.nextLink": "https://graph.example/next", "value": [ANNA]}, {"value": [BO]}],
    "batch": {
        "responses": [{"id": "1", "status": 200, "body": {"value": [ANNA]}}, {"id": "2", "status": 200, "body": BO}]
    },
    "PowerShell": PASCAL,
    "both letter cases": [PASCAL[0], BO],
}


@pytest.mark.parametrize("shape", SHAPES)
def test_each_shape_gives_the_same_users(shape: str, tmp_path: Path) -> None:
    people = read(tmp_path, SHAPES[shape])
    assert held(people) == BOTH
    assert people.source is not None
    assert (people.source.format, people.source.complete, people.source.tenant_id) == ("graph-users", True, None)
    assert [item.id for item in people.items] == [PRO, OFFICE]


def test_one_user_may_come_without_a_list_and_one_licence_too(tmp_path: Path) -> None:
    assert held(read(tmp_path, {**ANNA, "assignedLicenses": {"skuId": PRO_GUID}})) == {"anna@x": {PRO}}


def test_windows_powershell_writes_utf_16(tmp_path: Path) -> None:
    assert held(read(tmp_path, json.dumps(PASCAL).encode("utf-16"))) == BOTH


@pytest.mark.parametrize(
    "document",
    [
        {"@odata.nextLink": "https://graph.example/next", "value": [ANNA]},
        {"@odata.count": 2, "value": [ANNA]},
        {"responses": [{"status": 200, "body": {"value": [ANNA]}}, {"status": 429, "body": {}}]},
    ],
)
def test_a_page_is_not_the_whole(document: Any, tmp_path: Path) -> None:  # noqa: ANN401 - any JSON
    source = read(tmp_path, document).source
    assert source is not None
    assert not source.complete


@pytest.mark.parametrize(
    "row",
    [
        {"userPrincipalName": "anna@x", "displayName": "Anna", "id": guid(50)},
        user("anna@x") | {"assignedLicenses": None},
        user("anna@x") | {"assignedLicenses": "Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense"},
        user("anna@x") | {"assignedLicenses": ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense"]},
        user("anna@x") | {"assignedLicenses": "@{DisabledPlans=System.Object[]; SkuId=x}"},
        user("anna@x") | {"assignedLicenses": 3},
    ],
)
def test_users_without_their_licences_are_refused_with_the_command_that_gives_them(
    row: dict[str, Any], tmp_path: Path
) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, {"value": [BO, row]})
    assert (refused.value.code, refused.value.where) == ("no-user-licences", "users: row 2")
    assert "-Property Id,UserPrincipalName,AssignedLicenses" in said(refused.value)


@pytest.mark.parametrize(
    "row",
    [
        {"assignedLicenses": []},
        user(""),
        user("  "),
        user("anna@x") | {"userPrincipalName": 5},
        user("anna@x\0"),
        user("anna\ud800@x"),
        user("a" * 2000),
        user("anna@x", ""),
        user("anna@x") | {"assignedLicenses": [{}]},
        user("anna@x") | {"assignedLicenses": [{"skuId": None}]},
        user("anna@x") | {"assignedLicenses": [{"skuId": [PRO_GUID]}]},
        user("anna@x", licenseAssignmentStates=[{}]),
        user("anna@x", licenseAssignmentStates=[{"skuId": {}, "assignedByGroup": None, "state": "Active"}]),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_place(row: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, [ANNA, row])
    assert (refused.value.code, refused.value.where) == ("bad-user-row", "users: row 2")


def test_more_licences_than_there_are_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, [user(f"user{one}@x", *(guid(one * 2000 + two) for two in range(2000))) for one in range(6)])
    assert (refused.value.code, refused.value.where) == ("bad-user-row", "users: row 6")


def test_control_characters_in_a_name_are_kept_as_data(tmp_path: Path) -> None:
    assert held(read(tmp_path, [user("an\u001b[2Jna@x", PRO_GUID)])) == {"an\u001b[2Jna@x": {PRO}}


def test_an_item_that_the_catalogue_does_not_know_keeps_its_guid(tmp_path: Path) -> None:
    people = read(tmp_path, [user("anna@x", guid(99).upper())])
    assert held(people) == {"anna@x": {guid(99)}}
    assert [(item.known, item.aside) for item in people.items] == [(False, "")]


def test_a_name_in_place_of_a_guid_is_looked_up_as_an_id_only(tmp_path: Path) -> None:
    assert held(read(tmp_path, [user("anna@x", "crmstandard", "professional")])) == {"anna@x": {PRO, "professional"}}


def test_what_a_group_assigned_is_marked(tmp_path: Path) -> None:
    states = [state(PRO_GUID, None), state(PRO_GUID, GROUP), state(OFFICE_GUID, None), state(PLAN_GUID, GROUP)]
    people = read(tmp_path, [user("anna@x", PRO_GUID, OFFICE_GUID, licenseAssignmentStates=states), BO])
    assert people.people["anna@x"].by_group == {PRO}
    assert people.notes == ()


def test_powershell_marks_groups_too(tmp_path: Path) -> None:
    states = [{key[0].upper() + key[1:]: value for key, value in state(PRO_GUID, GROUP).items()}]
    people = read(tmp_path, [{**PASCAL[0], "LicenseAssignmentStates": states}])
    assert people.people["anna@x"].by_group == {PRO}


@pytest.mark.parametrize(("others", "items"), [([], {OFFICE}), ([state(PRO_GUID, None)], {PRO, OFFICE})])
def test_an_assignment_in_error_is_not_in_effect_unless_there_is_another(
    others: list[dict[str, Any]], items: set[str], tmp_path: Path
) -> None:
    states = [state(PRO_GUID, GROUP, "Error"), *others]
    people = read(tmp_path, [user("anna@x", PRO_GUID, OFFICE_GUID, licenseAssignmentStates=states)])
    assert held(people) == {"anna@x": items}
    assert len(people.notes) == (not others)
    assert people.people["anna@x"].by_group == set()


def test_one_user_in_two_rows_is_one_if_they_agree_whatever_their_order(tmp_path: Path) -> None:
    rows = [user("Anna@X", PRO_GUID), user("anna@x", PRO_GUID)]
    people = read(tmp_path, rows).people
    assert list(people) == ["anna@x"]
    assert people == read(tmp_path, rows[::-1]).people


@pytest.mark.parametrize(
    "row", [user("ANNA@x", PLAN_GUID), user("ANNA@x", PRO_GUID, licenseAssignmentStates=[state(PRO_GUID, GROUP)])]
)
def test_one_user_in_two_rows_that_differ_is_refused(row: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, [user("anna@x", PRO_GUID), BO, row])
    assert (refused.value.code, refused.value.where) == ("user-twice", "users: row 3")


SKU = {"skuId": PRO_GUID, "skuPartNumber": "CRMSTANDARD", "prepaidUnits": {"enabled": 5}, "consumedUnits": 4}


@pytest.mark.parametrize(
    ("document", "word"),
    [
        ({"value": [SKU]}, "an export of licences"),
        ({"error": {"code": "Authorization_RequestDenied", "message": "no"}}, "Authorization_RequestDenied"),
        ({"value": []}, "no list of users"),
        ({"rows": [1, 2]}, "no list of users"),
    ],
)
def test_another_kind_of_file_is_refused_in_words(document: Any, word: str, tmp_path: Path) -> None:  # noqa: ANN401
    with pytest.raises(SourceError) as refused:
        read(tmp_path, document)
    assert refused.value.code == "not-users"
    assert word in said(refused.value)
    assert "Get-MgUser" in said(refused.value)


@pytest.mark.parametrize("text", ['[{"userPrincipalName": NaN}]', '[{"a": ', "[" * 100_000, '{"a": 1e999999999999}x'])
def test_what_is_no_json_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, text)
    assert refused.value.code == "bad-json"


@pytest.mark.parametrize("text", ["5", '"users"', "null"])
def test_a_bare_value_is_no_list_of_users(text: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, text, Reading(format="graph-users"))
    assert refused.value.code == "not-users"


def test_a_format_that_is_none_of_users_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, [ANNA], Reading(format="graph-subscribed-skus"))
    assert refused.value.code == "unknown-format"
    assert "graph-users" in said(refused.value)


class Counting(Catalogue):
    """A catalogue that counts how often something is looked up in it."""

    looked_up = 0

    def by_guid(self, text: str) -> Product | None:
        self.looked_up += 1
        return super().by_guid(text)


def test_each_item_is_looked_up_as_often_for_many_users_as_for_one(tmp_path: Path) -> None:
    counts = []
    for number in (1, 500):
        rows = [user(f"user{one}@x", PRO_GUID, OFFICE_GUID, PLAN_GUID) for one in range(number)]
        (tmp_path / "users.json").write_text(json.dumps(rows), encoding="utf-8")
        catalogue = Counting(SMALL.products, SMALL.units)
        assert len(read_people("users.json", catalogue, folder=tmp_path).people) == number
        counts.append(catalogue.looked_up)
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize(
    ("given", "known"),
    [
        ({"id": "ABC-1 "}, "abc-1"),
        ({"Id": "ABC-1"}, "abc-1"),
        ({"ObjectId": "abc-1", "Id": None}, "abc-1"),
        ({}, ""),
        ({"id": 7}, ""),
        ({"id": "x" * 2000}, ""),
    ],
)
def test_the_id_of_a_user_is_read_where_it_is_one(given: dict[str, Any], known: str, tmp_path: Path) -> None:
    assert read(tmp_path, [user("anna@x", PRO_GUID, **given)]).people["anna@x"].id == known


def test_two_ids_of_one_user_are_none_whatever_their_order(tmp_path: Path) -> None:
    rows = [user("anna@x", PRO_GUID, id="1"), user("Anna@x", PRO_GUID, id="2"), user("ANNA@x", PRO_GUID, id="1")]
    for some in (rows, rows[::-1], [rows[1], rows[0], rows[2]]):
        people = read(tmp_path, some).people
        assert (people["anna@x"].name, people["anna@x"].id) == ("ANNA@x", "")
