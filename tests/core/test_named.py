"""Items of a file that nobody knows, named by a person."""

from decimal import Decimal

import pytest

from licwizard.core.named import named
from licwizard.core.stock import Entry, Stock
from licwizard.errors import AnswerError
from tests.core.stocks import CATALOGUE, PRO, STORAGE, quantities, stock_of

STRANGE = "Sales Pro (our own name)"


def filed(amount: str | int, *more: Entry) -> Stock:
    return stock_of([Entry(STRANGE, amount), *more])


def test_a_named_item_counts_as_what_it_was_said_to_be_and_says_so() -> None:
    stock = named(filed(5), {STRANGE: "professional"}, CATALOGUE)
    held = stock.by_item()[PRO]
    assert (held.quantity, held.known, held.problem) == (5, True, None)
    assert STRANGE in held.notes[-1].english()


def test_it_is_added_to_what_has_its_name_already() -> None:
    assert quantities(named(filed(5, Entry(PRO, 2)), {STRANGE: PRO}, CATALOGUE)) == {PRO: 7}


def test_letter_case_and_dashes_play_no_part() -> None:
    assert quantities(named(filed(5), {STRANGE.upper().replace(" ", "-"): PRO}, CATALOGUE)) == {PRO: 5}


def test_gigabytes_stay_gigabytes() -> None:
    assert quantities(named(filed("1.5 TB"), {STRANGE: STORAGE}, CATALOGUE)) == {STORAGE: Decimal(1536)}


def test_a_unit_that_does_not_measure_the_item_leaves_it_unknown() -> None:
    held = named(filed("5 GB"), {STRANGE: PRO}, CATALOGUE).by_item()[PRO]
    assert held.quantity is None
    assert held.problem is not None


@pytest.mark.parametrize(("name", "item"), [("Another", PRO), (PRO, PRO), (STRANGE, "nothing of the kind")])
def test_a_name_that_is_not_there_and_an_item_that_is_none_are_refused(name: str, item: str) -> None:
    with pytest.raises(AnswerError):
        named(filed(5), {name: item}, CATALOGUE)


def test_what_is_no_item_is_left_out_and_said_to_be() -> None:
    stock = named(filed(5, Entry(PRO, 2)), {STRANGE: "-"}, CATALOGUE)
    assert quantities(stock) == {PRO: 2}
    assert [(out.item, out.reason) for out in stock.left_out] == [(STRANGE, "not an item, as decided")]
