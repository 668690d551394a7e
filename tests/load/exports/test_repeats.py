"""Lines that come again are counted, and nothing is counted that is not a row."""

from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PLAN, PRO
from tests.load.exports.tables import read

ITEMS = (PRO, PLAN, INSTANCE)
LINES = st.lists(st.tuples(st.sampled_from(ITEMS), st.integers(0, 4), st.sampled_from(["", " ", "\t"])), min_size=1)


def totals(text: str) -> dict[str, int]:
    with TemporaryDirectory() as folder:
        stock = read(Path(folder) / "held.csv", text)
    return {one.item: int(one.quantity or 0) for one in stock.holdings}


@given(LINES)
def test_rows_add_up_however_often_they_come(rows: list[tuple[str, int, str]]) -> None:
    wanted = Counter[str]()
    for item, count, _ in rows:
        wanted[item] += count
    lines = [f"{item},{blank}{count}\n" for item, count, blank in rows]
    assert totals("item,count\n" + "".join(lines)) == dict(wanted)


def test_a_line_inside_quotation_marks_is_no_row() -> None:
    rows = f"{PRO},5\n" * 4
    cell = f'"{PLAN}\n{PRO},5\n",7\n'
    assert totals(f"item,count\n{rows}{cell}{rows}")[PRO] == 40
    assert totals(f'item,count,note\n{PRO},5,\n{PRO},5,\n{PRO},5,"see\n{PRO},5,\n"\n{PRO},5,\n') == {PRO: 20}


def test_what_comes_again_below_a_sum_is_not_counted_unseen() -> None:
    rows = f"1,{PRO},5\n" * 4
    head = "part number,description,quantity\n"
    assert totals(f"{head}{rows},Total,20\n") == {PRO: 20}
    with pytest.raises(SourceError):
        totals(f"{head}{rows},Total,20\n1,{PRO},5\n")


def test_many_different_lines_and_then_the_same_again() -> None:
    different = "".join(f"{PRO},{number}\n" for number in range(1, 20_001))
    again = f"{PRO},7\n" * 3
    assert totals(f"item,count\n{again}{different}{again}") == {PRO: 6 * 7 + 20_001 * 10_000}


def test_the_place_of_a_bad_row_counts_the_lines_that_came_again() -> None:
    with pytest.raises(SourceError) as error:
        totals("item,count\n" + f"{PRO},5\n" * 7 + f"{PRO},many\n")
    assert error.value.where
    assert ":9:" in error.value.where
