"""Items that hold a few words: where they are looked for, and which come first."""

import pytest

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.item_search import family, find_items, names
from licwizard.messages import Name

GUID = "abcdef01-0000-4000-8000-000000000001"
CATALOGUE = Catalogue(
    (
        Product("PLAN_LONG", "", Name("Plan with a long name"), "user", "licence", True),
        Product("PLAN", GUID, Name("Sales plan", "Säljplan"), "user", "licence", True, ("Old plan", "sales plan")),
        Product("STORE_X", "", Name("Storage"), "add_on", "GB", True, ("Capacity",)),
        Product("OTHER", "", Name("Plan"), "user", "licence", False),
        Product("A_TENANT", "", Name("Zeal"), "tenant", "unit", True),
        Product("A_TRIAL", "", Name("Abacus"), "trial", "licence", True),
        Product("A_DEVICE", "", Name("Till"), "device", "device", True),
    ),
    {},
)


def found(*words: str) -> list[str]:
    return [product.id for product in find_items(CATALOGUE, words)]


@pytest.mark.parametrize(
    "words",
    [
        ["sales"], ["SALES"], ["ales pl"], ["plan", "sales"], ["sälj"], ["old"], ["abcdef01-0000"], [GUID.upper()],
        ["sales", "abcdef01"], ["sales-plan"], ["Sales", "(Qualified Offer)"],
    ],
)  # fmt: skip
def test_parts_of_ids_guids_and_names_in_both_languages_past_and_present_are_found(words: list[str]) -> None:
    assert found(*words) == ["PLAN"]


def test_every_word_must_stand_somewhere() -> None:
    assert found("sales", "storage") == []
    assert found("store", "capacity") == ["STORE_X"]


@pytest.mark.parametrize("words", [["nothing such"], [""], [" ", "-"], []])
def test_words_that_stand_nowhere_find_nothing(words: list[str]) -> None:
    assert found(*words) == []


def test_what_is_named_whole_comes_first_then_the_family_then_the_shorter() -> None:
    assert found("PLAN") == ["PLAN", "PLAN_LONG", "OTHER"]  # the id before any name
    assert found("pla") == ["PLAN", "PLAN_LONG", "OTHER"]
    assert found("old plan") == ["PLAN"]


def test_the_family_stands_by_kind_and_then_by_name_without_the_others() -> None:
    ids = [product.id for product in family(CATALOGUE)]
    assert ids == ["PLAN_LONG", "PLAN", "STORE_X", "A_DEVICE", "A_TENANT", "A_TRIAL"]


def test_the_other_names_stand_once_each_without_the_present_one() -> None:
    assert names(CATALOGUE.products[1]) == ("Säljplan", "Old plan")
