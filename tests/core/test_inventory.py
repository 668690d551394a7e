"""Lines become holdings: named, in the catalogue's unit, added up; what cannot be told is unknown."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Holding, LeftOut, Source, Stock
from licwizard.errors import SourceError
from licwizard.messages import Name, msg
from tests.core.stocks import CATALOGUE, DEVICE, INSTANCE, OFFICE, PRO, STORAGE, guid, quantities, stock_of


def only(entry: Entry) -> Holding:
    (holding,) = stock_of([entry]).holdings
    return holding


@pytest.mark.parametrize(
    ("amount", "quantity"),
    [("5", "5"), ("5 GB", "5"), ("5gb", "5"), ("1 TB", "1024"), ("512 MB", "0.5"), ("1,5 TB", "1536"), (5, "5")],
)
def test_storage_is_kept_in_gigabytes(amount: str | int, quantity: str) -> None:
    holding = only(Entry("storage", amount))
    assert (holding.item, holding.unit, holding.quantity) == (STORAGE, "GB", Decimal(quantity))


def test_a_unit_of_its_own_column_counts_as_one_behind_the_number() -> None:
    assert only(Entry("storage", 2, unit="TB")) == only(Entry("storage", "2 TB"))


@pytest.mark.parametrize(("item", "amount"), [("professional", "5 GB"), ("storage", "5 users"), (INSTANCE, "3 users")])
def test_a_unit_of_another_dimension_makes_the_line_unknown(item: str, amount: str) -> None:
    holding = only(Entry(item, amount))
    assert holding.quantity is None
    assert holding.problem is not None
    assert holding.known


@pytest.mark.parametrize(
    "word", ["st", "st.", "stk", "Each", "EA", "pcs", "pc", "licens(er)", "licence(s)", "Licenses"]
)
def test_a_word_for_pieces_fits_what_is_counted_and_not_what_is_measured(word: str) -> None:
    assert [only(Entry(item, f"3 {word}")).quantity for item in (PRO, INSTANCE, DEVICE)] == [3, 3, 3]
    assert only(Entry("professional", 3, unit=word)).quantity == 3
    assert only(Entry("storage", 5, unit=word)).quantity is None
    assert only(Entry("something new", 5, unit=word)).quantity == 5


def test_a_unit_that_nobody_knows_matters_for_what_is_compared_alone() -> None:
    lines = [Entry("Office 365 E3", 5, unit="1 Month"), Entry("professional", 3)]
    source = Source("order.csv", "table-csv", "")
    stock = take_stock(lines, CATALOGUE, source=source)
    assert (quantities(stock), [out.item for out in stock.left_out]) == ({PRO: 3}, [OFFICE])
    for options in ({"source": source, "everything": True}, {}):  # compared, or typed
        with pytest.raises(SourceError) as refused:
            take_stock(lines, CATALOGUE, **options)  # type: ignore[arg-type]
        assert refused.value.code == "unknown-unit"
    with pytest.raises(SourceError):
        take_stock([Entry("professional", 3, unit="1 Month")], CATALOGUE, source=source)


def test_a_line_that_is_no_licence_is_left_out_with_its_reason() -> None:
    stock = stock_of([Entry("professional", 3), Entry("Frakt", 1, left_out="discount, freight or tax")])
    assert (quantities(stock), stock.left_out) == (
        {PRO: 3},
        (LeftOut("Frakt", Decimal(1), "discount, freight or tax"),),
    )


@pytest.mark.parametrize("item", ["professional", "storage", "something new"])
def test_a_word_that_is_no_unit_is_refused_with_its_place_and_units_that_are(item: str) -> None:
    with pytest.raises(SourceError) as refused:
        stock_of([Entry(item, "5 kg", where="order.csv:3:1")])
    assert (refused.value.code, refused.value.where) == ("unknown-unit", "order.csv:3:1")
    assert refused.value.help
    assert "gb" in refused.value.help.english() or item == "professional"


@pytest.mark.parametrize("amount", ["x", "-1", "1.5", 10**10])
def test_a_count_that_is_none_is_refused_with_its_place(amount: str | int) -> None:
    with pytest.raises(SourceError) as refused:
        stock_of([Entry("professional", 1), Entry("professional", amount, where="order.csv:2:1")])
    assert refused.value.where == "order.csv:2:1"


def test_storage_that_can_be_read_in_two_ways_is_unknown() -> None:
    holding = only(Entry("storage", "1.234 GB"))
    assert (holding.quantity, holding.known) == (None, True)
    assert holding.problem is not None
    assert only(Entry("professional", "1.234")).quantity == 1234


def test_an_id_and_a_guid_that_contradict_each_other_make_the_line_unknown() -> None:
    for number in (4, 99):  # another item's GUID, and one that the catalogue does not know
        holding = only(Entry("CRMSTANDARD", 50, guid=guid(number), person=False))
        assert (holding.kind, holding.known) == ("unknown", False)
        assert holding.problem is not None
        assert "contradict" in holding.problem.english()


def test_an_id_of_an_item_without_a_guid_contradicts_the_guid_of_another() -> None:
    nameless = Product("CRM_WITHOUT", "", Name("Without"), "user", "licence", engagement=True)
    catalogue = Catalogue((nameless, *CATALOGUE.products), CATALOGUE.units)
    (holding,) = take_stock([Entry("CRM_WITHOUT", 5, guid=guid(1))], catalogue).holdings
    assert holding.problem is not None
    assert take_stock([Entry("CRM_WITHOUT", 5, guid=guid(99))], catalogue).holdings[0].problem is None


def test_a_guid_that_is_known_names_an_item_whose_id_is_not() -> None:
    assert only(Entry("CRM_NEWLY_NAMED", 50, guid=guid(1).upper(), person=False)).item == PRO


def test_an_unknown_item_keeps_its_name_and_guid() -> None:
    holding = only(Entry(" D365_BRAND_NEW ", 7, guid=guid(99).upper(), person=False))
    assert (holding.item, holding.sku_id, holding.kind) == ("D365_BRAND_NEW", guid(99), "unknown")


def test_storage_of_an_unknown_item_is_measured_in_gigabytes_too() -> None:
    # A mapping spends gigabytes for it, so that 5 TB must not pass as 5.
    holding = only(Entry("Old file storage", "5 TB"))
    assert (holding.quantity, holding.unit) == (5120, "GB")
    assert quantities(stock_of([Entry("Old storage", "1 GB"), Entry("Old storage", "512 MB")])) == {
        "Old storage": Decimal("1.5")
    }


def test_lines_of_one_item_are_added_up_under_whatever_name() -> None:
    stock = stock_of([Entry("professional", 30), Entry("CRMSTANDARD", "20 users"), Entry("storage", "1 TB")])
    assert quantities(stock) == {PRO: 50, STORAGE: 1024}


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    stock = stock_of([Entry("storage", 5), Entry("storage", "1.234"), Entry("storage", 5)])
    assert quantities(stock) == {STORAGE: None}
    assert stock.holdings[0].problem is not None


def test_assigned_counts_are_added_up_and_notes_are_kept_once() -> None:
    note = msg("in grace")
    rows = [Entry(PRO, 5, assigned=4, notes=(note,)), Entry(PRO, 5), Entry(PRO, 5, assigned=2, notes=(note,))]
    (holding,) = stock_of(rows).holdings
    assert (holding.quantity, holding.assigned, holding.notes) == (15, 6, (note,))


def test_an_inventory_of_nothing_is_empty() -> None:
    assert stock_of([]) == Stock(())


def test_counts_in_units_of_two_dimensions_make_no_sum() -> None:
    stock = stock_of([Entry("Old portal", "5 GB"), Entry("Old portal", "3 users")])
    assert quantities(stock) == {"Old portal": None}
    assert stock.holdings[0].problem is not None


amounts = st.one_of(
    st.integers(0, 1000), st.sampled_from(["5 GB", "512 MB", "1.234", "7", "1 TB"]), st.decimals(0, 9, places=1)
)
whole = st.integers(0, 1000)
entries = st.one_of(
    amounts.map(lambda amount: Entry("storage", amount)),
    st.tuples(whole, st.sampled_from([guid(1), guid(4), ""])).map(lambda drawn: Entry("CRMSTORAGE", *drawn)),
    st.tuples(st.sampled_from([PRO, "professional", INSTANCE, "D365_NEW"]), whole).map(lambda drawn: Entry(*drawn)),
    st.tuples(st.sampled_from(["OFFICE_E3", "CRMTRIAL", "FLOW"]), whole, st.booleans()).map(
        lambda drawn: Entry(drawn[0], drawn[1], person=drawn[2])
    ),
)


def _facts(stock: Stock) -> object:
    """What the order of lines must not change; problems and notes may stand in the order of the lines."""
    held = [one._replace(problem=None, notes=()) for one in stock.holdings]
    return held, [one.problem is not None for one in stock.holdings], stock.left_out


@given(st.lists(entries, max_size=7).flatmap(lambda lines: st.tuples(st.just(lines), st.permutations(lines))))
def test_the_order_of_lines_does_not_matter(both: tuple[list[Entry], list[Entry]]) -> None:
    lines, shuffled = both
    assert _facts(take_stock(lines, CATALOGUE)) == _facts(take_stock(shuffled, CATALOGUE))


@given(st.lists(st.integers(0, 10**8), max_size=9))
def test_nothing_is_lost_or_counted_twice_in_a_sum(numbers: list[int]) -> None:
    stock = stock_of(Entry(PRO, number) for number in numbers)
    assert sum((held.quantity or 0 for held in stock.holdings), Decimal(0)) == sum(numbers)


def test_a_part_number_that_is_an_id_names_what_the_description_does_not() -> None:
    assert quantities(stock_of([Entry("what the partner calls it", 5, code=STORAGE)])) == {STORAGE: 5}
    assert quantities(stock_of([Entry("storage", 5, code=STORAGE.lower())])) == {STORAGE: 5}
    assert quantities(stock_of([Entry("storage", 5, code="X-1")])) == {STORAGE: 5}


def test_a_part_number_that_names_another_item_than_the_description_makes_the_line_unknown() -> None:
    (holding,) = stock_of([Entry("storage", 5, code=PRO)]).holdings
    assert holding.problem is not None
    assert not holding.known
