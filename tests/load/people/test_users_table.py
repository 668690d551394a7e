"""Tables of users and their licences: the admin centre's, in English and Swedish, and `Get-MsolUser`."""

from pathlib import Path

import pytest

from licwizard.errors import SourceError
from licwizard.load.exports.export import Reading
from tests.core.stocks import OFFICE, PLAN, PRO
from tests.core.users import SUITE
from tests.load.people.user_rows import held, read, said

ENGLISH = """Block credential,Display name,Licenses,User principal name,When created
False,Anna,Dynamics 365 Plan+Office 365 E3,anna@x,2020-01-01
False,Bo,Unlicensed,bo@x,2020-01-01
"""
BOTH = {"anna@x": {PLAN, OFFICE}, "bo@x": set[str]()}


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.replace(",", ";").replace("\n", "\r\n"),
        ENGLISH.replace(",", "\t").upper(),
        "sep=;\n" + ENGLISH.replace(",", ";"),
        "\ufeff#TYPE Selected.System.Object\n" + ENGLISH,
        "\n" + ENGLISH.replace("User principal name", '"UserPrincipalName"') + "\n\n",
        "Användarens huvudnamn;Visning;Licenser\nanna@x;A;Office 365 E3+Dynamics 365-plan\nbo@x;B;Olicensierad\n",
        "Användarnamn,Licenser\nanna@x,Office 365 E3 + DYN365_PLAN\nbo@x,\n",
        "UserPrincipalName,Licenses\nanna@x,contoso:DYN365_PLAN contoso:OFFICE_E3\nbo@x,\n",
        'UserPrincipalName,Licenses\nanna@x,"contoso:DYN365_PLAN, contoso:OFFICE_E3"\nbo@x,\n',
    ],
)
def test_each_shape_gives_the_same_users(text: str, tmp_path: Path) -> None:
    people = read(tmp_path, text)
    assert {name.casefold(): items for name, items in held(people).items()} == BOTH
    assert people.source is not None
    assert (people.source.complete, people.source.tenant_id) == (True, None)


@pytest.mark.parametrize(
    ("titles", "known"), [("Object Id", "u-1"), ("ObjectId", "u-1"), ("Objekt-ID", "u-1"), ("Department", "")]
)
def test_the_id_of_a_user_is_read_where_there_is_a_column_for_it(titles: str, known: str, tmp_path: Path) -> None:
    people = read(tmp_path, f"{titles},upn,licenses\nU-1,anna@x,professional\n")
    assert people.people["anna@x"].id == known


def test_of_two_columns_of_ids_neither_is_taken(tmp_path: Path) -> None:
    assert read(tmp_path, "id,object id,upn,licenses\n1,2,anna@x,professional\n").people["anna@x"].id == ""


@pytest.mark.parametrize(
    ("cell", "form"), [("contoso:CRMSTANDARD", "msol-users"), ("professional", "admin-centre-users")]
)
def test_the_format_is_told_by_the_licences(cell: str, form: str, tmp_path: Path) -> None:
    people = read(tmp_path, f"upn,licenses\nanna@x,{cell}\nbo@x,\n")
    assert people.source is not None
    assert people.source.format == form
    assert people.people["anna@x"].items == {PRO}


def test_what_the_catalogue_does_not_know_stays_as_it_was_given(tmp_path: Path) -> None:
    people = read(tmp_path, "upn,licenses\nanna@x,Office 365 E3+Brand New+Dynamics 365 Plan B\nbo@x,contoso:D365_NEW\n")
    assert held(people) == {"anna@x": {OFFICE, "Brand New", "Dynamics 365 Plan B"}, "bo@x": {"D365_NEW"}}
    aside = {item.id: item.aside for item in people.items}
    assert aside["Brand New"] == "not in the catalogue"
    assert aside["Dynamics 365 Plan B"] == aside["D365_NEW"] == ""


@pytest.mark.parametrize("suite", ["Mobility + Security + Add-On", "mobility + security + add on"])
def test_a_plus_sign_within_a_name_parts_nothing(suite: str, tmp_path: Path) -> None:
    people = read(tmp_path, f"upn,licenses\na@x,Office 365 E3+{suite}+professional\nb@x,{suite} Two\n")
    assert held(people) == {"a@x": {OFFICE, SUITE, PRO}, "b@x": {part.strip() for part in f"{suite} Two".split("+")}}


def test_of_two_columns_of_names_the_surer_one_is_read(tmp_path: Path) -> None:
    people = read(tmp_path, "Username,User principal name,Licenses\nanna,anna@x,professional\n")
    assert held(people) == {"anna@x": {PRO}}


@pytest.mark.parametrize(
    "cell",
    [
        "System.Collections.Generic.List`1[Microsoft.Online.Administration.UserLicense]",
        "Microsoft.Graph.PowerShell.Models.MicrosoftGraphAssignedLicense",
        "[object Object]",
        '"[{""skuId"":""x""}]"',
    ],
)
def test_a_type_in_place_of_the_licences_is_refused(cell: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, f"UserPrincipalName,Licenses\nbo@x,\nanna@x,{cell}\n")
    assert (refused.value.code, refused.value.where) == ("no-user-licences", "users:3:1")
    assert "-Property Id,UserPrincipalName,AssignedLicenses" in said(refused.value)


@pytest.mark.parametrize(
    ("text", "code", "where"),
    [
        ("UserPrincipalName,DisplayName\nanna@x,Anna\n", "no-user-licences", "users"),
        ("accountName,consumedUnits,skuId,skuPartNumber\nx,4,y,CRMSTANDARD\n", "not-users", "users"),
        ("CRMSTANDARD,50\n", "not-users", "users"),
        ("upn,licenses\n", "no-rows", "users"),
        ("upn,licenses\nanna@x\n", "bad-user-row", "users:2:1"),
        ("upn,licenses\nanna@x,professional,more\n", "bad-user-row", "users:2:1"),
        ("upn,licenses\n\n,professional\n", "bad-user-row", "users:3:1"),
        ("#TYPE x\nupn,licenses,licenses\nanna@x,professional,\n", "bad-user-row", "users:2:1"),
        ('upn,licenses\nanna@x,"professional\n', "not-a-table", "users:2:1"),
        ("upn,licenses\nanna@x,professional\nanna@x,\n", "user-twice", "users:3:1"),
        ("upn,licenses\nanna@x,professional" + "+" * 1001 + "\n", "bad-user-row", "users:2:1"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, code: str, where: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, text)
    assert (refused.value.code, refused.value.where) == (code, where)
    assert refused.value.help is not None


def test_an_export_of_licences_is_called_one(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, "AccountSkuId,ActiveUnits,ConsumedUnits\ncontoso:CRMSTANDARD,5,4\n")
    assert "an export of licences" in said(refused.value)


def test_an_encoding_may_be_declared(tmp_path: Path) -> None:
    text = "Användarnamn;Licenser\nåsa@x;professional\n".encode("cp1252")
    assert held(read(tmp_path, text, Reading(encoding="cp1252"))) == {"åsa@x": {PRO}}
    with pytest.raises(SourceError) as refused:
        read(tmp_path, text)
    assert refused.value.code == "not-utf-8"


def test_a_file_past_the_limit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as refused:
        read(tmp_path, ENGLISH, Reading(limit=20))
    assert refused.value.code == "file-too-large"
