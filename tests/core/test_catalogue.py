"""Items are found by GUID, then id, then whole name; near names are offered, and nothing is guessed (C5)."""

from decimal import Decimal

import pytest

from licwizard.core.catalogue import Catalogue, Product, Unit, is_guid, normal
from licwizard.messages import Name
from tests.core.stocks import CATALOGUE, INSTANCE, PLAN, PRO, STORAGE, guid


def product(id_: str, number: int, name: str = "", also: tuple[str, ...] = ()) -> Product:
    return Product(id_, guid(number), Name(name or id_), "user", "licence", engagement=True, also=also)


def found(catalogue: Catalogue, text: str) -> str | None:
    product = catalogue.find(text)
    return product.id if product else None


def test_a_guid_comes_before_an_id_and_an_id_before_a_name() -> None:
    catalogue = Catalogue((product("FIRST", 1, also=("SECOND",)), product("SECOND", 2, also=(guid(1),))), {})
    assert found(catalogue, guid(1)) == "FIRST"
    assert found(Catalogue((product(guid(2), 1), product("SECOND", 2)), {}), guid(2)) == "SECOND"
    assert found(catalogue, "second") == "SECOND"


@pytest.mark.parametrize(
    "text",
    [
        "CRMSTANDARD",
        " crmstandard ",
        guid(1).upper(),
        "dynamics crm online professional",
        "Dynamics  CRM-Online – Professional",
        "Dynamics CRM Online Professional (Qualified Offer)",
        "Dynamics CRM Online Professional ( qualified offer )",
        "Professional",
    ],
)
def test_case_spaces_dashes_and_qualified_offer_tell_no_names_apart(text: str) -> None:
    assert found(CATALOGUE, text) == PRO


def test_a_swedish_name_finds_the_item() -> None:
    assert found(CATALOGUE, "ytterligare instans") == INSTANCE


@pytest.mark.parametrize(
    "text", ["", "Profession", "Dynamics CRM Online", "CRMSTANDARD2", "Professional Plus", guid(99)]
)
def test_part_of_a_name_or_a_name_like_it_finds_nothing(text: str) -> None:
    assert found(CATALOGUE, text) is None


def test_editions_of_one_name_are_two_items() -> None:
    catalogue = Catalogue((product("DYN365_TEAM_MEMBERS", 1), product("DYN365_ENTERPRISE_TEAM_MEMBERS", 2)), {})
    assert found(catalogue, "DYN365_TEAM_MEMBERS") == "DYN365_TEAM_MEMBERS"
    assert found(catalogue, "DYN365_ENTERPRISE_TEAM_MEMBERS") == "DYN365_ENTERPRISE_TEAM_MEMBERS"


def test_a_name_of_several_items_finds_none_however_it_is_written() -> None:
    products = (product("ONE", 1, "Shared-Name"), product("TWO", 2, "shared name"))
    assert found(Catalogue(products, {}), "Shared Name") is not None
    catalogue = Catalogue(products, {}, ("Shared  Name",))
    assert found(catalogue, "SHARED–NAME") is None
    assert found(catalogue, "TWO") == "TWO"


def test_an_item_without_a_guid_is_not_found_by_an_empty_one() -> None:
    catalogue = Catalogue((product("ONE", 1)._replace(guid=""),), {})
    assert catalogue.by_guid("") is None
    assert found(catalogue, "") is None


def test_an_id_and_a_guid_are_looked_up_on_their_own() -> None:
    assert CATALOGUE.by_id(" crmstorage ") == CATALOGUE.find(STORAGE)
    assert CATALOGUE.by_guid(guid(4).upper()) == CATALOGUE.find(STORAGE)
    assert CATALOGUE.by_id("storage") is None
    assert CATALOGUE.by_guid(STORAGE) is None


@pytest.mark.parametrize(("text", "likely"), [("CRMSTANDRD", PRO), ("profesional", PRO), ("365 plan", PLAN)])
def test_near_names_are_offered_the_likest_first(text: str, likely: str) -> None:
    near = CATALOGUE.near(text)
    assert near[0].id == likely
    assert len(near) <= 3


@pytest.mark.parametrize("text", ["qqqqqqqq", ""])
def test_nothing_is_offered_for_what_is_like_nothing(text: str) -> None:
    assert CATALOGUE.near(text) == ()


def test_each_item_is_offered_once() -> None:
    near = CATALOGUE.near("dynamics", count=10)
    assert len(near) == len(set(near)) > 1


def test_a_unit_word_is_known_in_any_case() -> None:
    assert CATALOGUE.unit(" Gb ") == Unit("storage", Decimal(1))
    assert CATALOGUE.unit("kg") is None
    assert "gb" in CATALOGUE.near_units("GBs")


def test_only_storage_allows_decimals() -> None:
    assert CATALOGUE.allows_decimals("TB")
    assert not CATALOGUE.allows_decimals("licence")
    assert not CATALOGUE.allows_decimals("kg")


def test_a_guid_is_told_by_its_shape() -> None:
    assert is_guid(f" {guid(1).upper()} ")
    assert not is_guid(guid(1)[:-1])
    assert not is_guid("CRMSTANDARD")


def test_a_name_keeps_what_tells_it_apart() -> None:
    assert normal("  Plan_2 ") == normal("PLAN-2")
    assert normal("Plan 2") != normal("Plan 1")
