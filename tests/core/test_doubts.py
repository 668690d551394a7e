"""Why a comparison decides nothing, and the way out of each doubt."""

from decimal import Decimal

import pytest

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.compare import Comparison, compare
from licwizard.core.doubts import doubts, perhaps_meant
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock
from licwizard.errors import UndecidedError
from licwizard.messages import Name
from tests.core.stocks import CATALOGUE

SAME = "Customer Insights Attach"
TWO = Catalogue(
    (
        Product("INSIGHTS_A", "", Name(SAME), "user", "licence", True),
        Product("INSIGHTS_B", "", Name("Insights", SAME), "user", "licence", True),
        Product("INSIGHTS_C", "", Name("Customer Insights Attached"), "user", "licence", True),
    ),
    {},
    (SAME.casefold(),),
)


def stock(*items: tuple[str, int], catalogue: Catalogue = CATALOGUE) -> Stock:
    return take_stock((Entry(name, Decimal(count)) for name, count in items), catalogue)


def only(found: tuple[UndecidedError, ...]) -> tuple[str, str]:
    (error,) = found
    assert error.help
    return error.message.english(), error.help.english()


def test_near_names_are_told_apart_by_their_ids() -> None:
    result = compare(stock(("profesional", 5)), stock(("professional", 5)))
    _, way_out = only(doubts(result, (), CATALOGUE))
    assert "did you mean Dynamics CRM Online Professional (CRMSTANDARD)" in way_out


def test_a_name_of_several_items_is_said_to_be_one_and_they_are_named() -> None:
    result = compare(stock((SAME, 1), catalogue=TWO), stock())
    problem, way_out = only(doubts(result, (), TWO))
    assert "stands for several items" in problem
    assert way_out.endswith(f"{SAME} (INSIGHTS_A), Insights (INSIGHTS_B)")


def test_items_of_one_name_are_near_names_first() -> None:
    assert [product.id for product in TWO.near(SAME)][:2] == ["INSIGHTS_A", "INSIGHTS_B"]
    assert TWO.find(SAME) is None
    assert TWO.meanings("Insights") == ()


def test_of_very_many_lines_the_first_are_named_and_the_rest_counted() -> None:
    result = compare(stock(*((f"thing {number}", 1) for number in range(150))), stock())
    found = doubts(result, (), CATALOGUE)
    assert len(found) == 101
    assert "50 more lines" in found[-1].message.english()


def test_a_long_name_is_cut() -> None:
    problem, way_out = only(doubts(compare(stock(("x" * 1_000, 1)), stock()), (), CATALOGUE))
    assert len(problem) + len(way_out) < 400


@pytest.mark.parametrize("everything", [True, False])
def test_all_is_advised_only_where_it_is_not_given(everything: bool) -> None:  # noqa: FBT001
    source = Source("held.csv", "table-csv", "")
    nothing, held = Stock((), source=source), stock(("professional", 5))
    found = doubts(compare(nothing, held), (source,), CATALOGUE, nothing, everything=everything)
    found += doubts(Comparison("unknown", ()), (), CATALOGUE, everything=everything)
    assert [error.code for error in found] == ["nothing-held", "nothing-to-compare"]
    for error in found:
        assert error.help
        assert ("--all" in error.help.english()) is not everything


def meant(held: Stock, ordered: Stock) -> str:
    return " ".join(one.english() for one in perhaps_meant(compare(held, ordered), CATALOGUE))


def test_where_an_order_is_short_its_lines_without_a_name_may_be_meant() -> None:
    said = meant(stock(("professional", 50)), stock(("D365CE Sales Ent", 50)))
    assert "1 line of the order" in said
    assert "--map 'CRMSTANDARD=D365CE Sales Ent'" in said


def test_of_several_lines_that_may_be_meant_the_first_are_named() -> None:
    held = stock(("professional", 50), ("storage", 5))
    said = meant(held, stock(*((f"thing {number}", 5) for number in range(5))))
    assert "5 lines of the order" in said
    assert "thing 0, thing 1, thing 2, …" in said
    assert "--map 'ITEM=thing 0'" in said


@pytest.mark.parametrize(
    ("held", "ordered"),
    [
        ((("professional", 50),), (("professional", 40),)),
        ((("professional", 50),), (("professional", 50), ("thing", 5))),
        ((("professional", 50), ("thing", 5)), (("professional", 40), ("thing", 5))),
        ((("professional", 50),), (("professional", 40), ("thing", 0))),
    ],
)
def test_nothing_is_said_where_no_line_can_be_meant(
    held: tuple[tuple[str, int], ...], ordered: tuple[tuple[str, int], ...]
) -> None:
    assert meant(stock(*held), stock(*ordered)) == ""
