"""Inventories are kept in the journal without loss."""

import json
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import Substitution
from licwizard.core.stock import Entry, Holding, LeftOut, Source, Stock, Subscription
from licwizard.core.stock_json import added, stock_from_json, stock_to_json, substitutions_of
from licwizard.messages import Message, Name, msg
from tests.core.stocks import PLAN, PRO, STORAGE, Row, exported, quantities, stock_of, typed

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
quantities_ = st.none() | st.decimals(0, 10**9, places=3) | st.integers(0, 10**9).map(Decimal)
messages = st.builds(
    lambda item, count: msg("{item} {{in braces}}: {count}", item=item, count=count), texts, st.integers() | texts
)
holdings = st.builds(
    Holding,
    item=texts, sku_id=st.none() | texts, name=st.builds(Name, texts, texts), kind=st.sampled_from(["user", "unknown"]),
    unit=st.sampled_from(["GB", "licence", ""]), quantity=quantities_, assigned=st.none() | st.integers(0, 10**9),
    problem=st.none() | messages, notes=st.lists(messages, max_size=2).map(tuple),
)  # fmt: skip
left_out = st.builds(LeftOut, texts, quantities_, texts)
sources = st.builds(Source, texts, texts, texts, st.none() | texts, st.booleans())
stocks = st.builds(
    Stock, st.lists(holdings, max_size=3).map(tuple), st.lists(left_out, max_size=2).map(tuple), st.none() | sources
)


def said(stock: Stock) -> Stock:
    """Return a stock with its messages put into words, for they are kept as words and a template."""

    def words(message: Message) -> Message:
        return Message(message.english(), {})

    return stock._replace(
        holdings=tuple(
            held._replace(
                problem=words(held.problem) if held.problem else None,
                notes=tuple(words(note) for note in held.notes),
            )
            for held in stock.holdings
        )
    )


@given(stocks)
def test_a_stock_comes_back_as_it_went_in(stock: Stock) -> None:
    text = json.dumps(stock_to_json(stock))
    assert said(stock_from_json(json.loads(text))) == said(stock)


@given(stocks)
def test_what_came_back_goes_in_the_same_again(stock: Stock) -> None:
    kept = stock_to_json(stock)
    assert stock_to_json(stock_from_json(json.loads(json.dumps(kept)))) == kept


def test_counts_are_kept_as_text_so_that_none_is_rounded() -> None:
    kept = stock_to_json(typed({STORAGE: "0.1 GB", PRO: 1_000_000_000}))
    assert [held["quantity"] for held in kept["holdings"]] == ["1000000000", "0.1"]


def test_equal_counts_are_kept_equal_however_they_were_written() -> None:
    assert stock_to_json(typed({STORAGE: "1 TB"})) == stock_to_json(typed({STORAGE: "1024.0 GB"}))


def test_substitutions_are_read_from_where_they_were_decided() -> None:
    assert substitutions_of({"map": [[PRO, PLAN, "1"], [PRO, STORAGE, "0.5"]]}) == (
        Substitution(PRO, PLAN),
        Substitution(PRO, STORAGE, Decimal("0.5")),
    )
    assert substitutions_of({}) == ()


def test_inventories_are_added_up_item_by_item() -> None:
    assert quantities(added([typed({PRO: 5, STORAGE: 1}), typed({PRO: 2}), typed({PLAN: 3})])) == {
        PRO: 7,
        STORAGE: 1,
        PLAN: 3,
    }
    assert added([]) == Stock(())


def test_a_sum_with_an_unknown_part_is_unknown_and_says_why() -> None:
    total = added([typed({STORAGE: 1}), typed({STORAGE: "1.234"}), typed({STORAGE: 1})])
    assert quantities(total) == {STORAGE: None}
    assert total.holdings[0].problem is not None


def test_notes_are_kept_once_and_nothing_that_was_left_out_is_lost() -> None:
    note = msg("{count} in grace", count=2)
    one = stock_of([Entry(PRO, 1, notes=(note,)), Entry("FLOW", 3, person=False)])
    total = added([one, one])
    assert [held.notes for held in total.holdings] == [(note,)]
    assert [out.quantity for out in total.left_out] == [3, 3]


def test_a_source_is_kept_with_its_tenant_and_whether_it_is_whole() -> None:
    stock = exported({PRO: Row(5, assigned=3)}, complete=False)
    again = stock_from_json(stock_to_json(stock))
    assert again.source == stock.source
    assert again.holdings[0].assigned == 3


def test_part_numbers_are_kept_and_an_inventory_of_before_them_has_none() -> None:
    stock = stock_of([Entry("storage", 5, code="X-2"), Entry("storage", 1, code="X-1")])
    assert [held.codes for held in stock.holdings] == [("X-1", "X-2")]
    kept = stock_to_json(stock)
    assert stock_from_json(kept) == stock
    assert added([stock, stock]).holdings[0].codes == ("X-1", "X-2")
    del kept["holdings"][0]["codes"]
    assert stock_from_json(kept).holdings[0].codes == ()


def test_every_id_of_a_subscription_is_kept() -> None:
    one = Subscription("g1", "CRMSTANDARD", 5, "active", also=("c1",))
    kept = stock_from_json(json.loads(json.dumps(stock_to_json(Stock((), subscriptions=(one,))))))
    assert kept.subscriptions == (one,)
    older = {**stock_to_json(Stock(())), "subscriptions": [["g1", "CRMSTANDARD", 5, "active"]]}
    assert stock_from_json(older).subscriptions == (one._replace(also=()),)
