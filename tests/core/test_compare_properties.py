"""What holds for every comparison, whatever is held, ordered and mapped."""

from decimal import Decimal
from random import Random
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import Comparison, Substitution, compare
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Holding, Stock
from tests.core.stocks import CATALOGUE, DEVICE, INSTANCE, PLAN, PRO, STORAGE

ITEMS = (PRO, PLAN, INSTANCE, STORAGE, DEVICE, "Portal", "D365_NEW")
UNKNOWN = "Never heard of"


class Case(NamedTuple):
    current: Stock
    ordered: Stock
    mapped: tuple[Substitution, ...]

    def compared(self) -> Comparison:
        return compare(self.current, self.ordered, self.mapped)


small = st.integers(0, 12)
counts = st.one_of(small, small, small, st.just("1.234"))
stocks = st.dictionaries(st.sampled_from(ITEMS), counts, max_size=6).map(
    lambda drawn: take_stock(
        (Entry(item, count if item == STORAGE else str(count).replace(".", "")) for item, count in drawn.items()),
        CATALOGUE,
    )
)
substitutions = st.builds(
    Substitution,
    st.sampled_from(ITEMS),
    st.sampled_from(ITEMS),
    st.sampled_from([Decimal(1), Decimal(2), Decimal("0.5")]),
)
cases = st.builds(Case, stocks, stocks, st.lists(substitutions, max_size=4).map(tuple))


@given(cases)
def test_the_whole_is_never_enough_while_a_line_is_short_or_unknown(case: Case) -> None:
    result = case.compared()
    words = {line.verdict for line in result.lines}
    assert (result.verdict == "short") == ("short" in words)
    assert (result.verdict == "enough") == (words == {"enough"})


@given(cases)
def test_every_item_held_or_ordered_has_its_line_and_no_line_lies(case: Case) -> None:
    result = case.compared()
    assert {line.item for line in result.lines} == {*case.current.by_item(), *case.ordered.by_item()}
    for line in result.lines:
        assert (line.short is None) == (line.verdict == "unknown")
        if line.verdict == "enough":
            assert line.current is not None
            assert line.ordered is not None
            assert line.ordered >= line.current
        if line.verdict == "short":
            assert line.current is not None
            assert line.ordered is not None
            assert line.current - line.ordered == line.short


@given(cases)
def test_each_ordered_unit_is_spent_once(case: Case) -> None:
    held, ordered = case.current.by_item(), case.ordered.by_item()
    result = case.compared()
    for item, supply in ordered.items():
        if supply.quantity is None:
            continue
        own = min(held[item].quantity or Decimal(0), supply.quantity) if item in held else Decimal(0)
        lent = sum(
            (met.covers * met.units for line in result.lines for met in line.met if met.item == item), Decimal(0)
        )
        assert own + lent <= supply.quantity


@given(cases)
def test_no_more_is_met_than_was_lacking(case: Case) -> None:
    held, ordered = case.current.by_item(), case.ordered.by_item()
    for line in case.compared().lines:
        if line.met:
            own = ordered[line.item].quantity if line.item in ordered else Decimal(0)
            lacking = (held[line.item].quantity or Decimal(0)) - (own or Decimal(0))
            assert sum(met.covers for met in line.met) <= lacking


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_holdings_never_changes_the_result(case: Case, random: Random) -> None:
    def shuffled(stock: Stock) -> Stock:
        holdings = list(stock.holdings)
        random.shuffle(holdings)
        return stock._replace(holdings=tuple(holdings))

    assert compare(shuffled(case.current), shuffled(case.ordered), case.mapped) == case.compared()


def with_unknown(stock: Stock, quantity: int) -> Stock:
    (unknown,) = take_stock([Entry(UNKNOWN, quantity)], CATALOGUE).holdings
    return stock._replace(holdings=(*stock.holdings, unknown))


@given(cases, small, small)
def test_an_unknown_line_never_makes_enough_of_what_was_not(case: Case, held: int, ordered: int) -> None:
    before = case.compared().verdict
    for more in (
        case._replace(current=with_unknown(case.current, held)),
        case._replace(ordered=with_unknown(case.ordered, ordered)),
        case._replace(current=with_unknown(case.current, held), ordered=with_unknown(case.ordered, ordered)),
    ):
        after = more.compared().verdict
        assert after == ("short" if before == "short" else "unknown")


def more_of(holding: Holding, extra: int) -> Holding:
    return holding if holding.quantity is None else holding._replace(quantity=holding.quantity + extra)


@given(cases, small)
def test_ordering_more_never_makes_it_worse_without_mappings(case: Case, extra: int) -> None:
    more = case.ordered._replace(holdings=tuple(more_of(one, extra) for one in case.ordered.holdings))
    before, after = (compare(case.current, ordered).verdict for ordered in (case.ordered, more))
    assert before != "enough" or after == "enough"
    assert before == "short" or after != "short"


@given(stocks)
def test_an_order_of_exactly_what_is_held_is_never_short(stock: Stock) -> None:
    assert compare(stock, stock).verdict != "short"
