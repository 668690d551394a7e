"""Texts that are small to send and slow to read: bounded in words, each with the bound that was hit."""

import json
from pathlib import Path

import pytest

from licwizard.errors import SourceError
from licwizard.load.export import UNKNOWN_LIMIT, read_stock
from licwizard.load.exports.export import LIMIT, Reading
from licwizard.load.exports.json_bounds import bounds_for
from licwizard.load.exports.text_bounds import LONGEST_LINE, MOST_CELLS, MOST_LINES
from tests.core.stocks import CATALOGUE, PRO
from tests.load.exports.tables import held, read

MARKDOWN = f"| Item | Count |\n|---|---|\n| {PRO} | 5 |\n"
RULED = f"Item         Count\n------------ -----\n{PRO}  5\n"
LISTED = f"Item  : {PRO}\nCount : 5\n"
BLANKS = 1_000


@pytest.fixture
def few_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let fewer lines be blank than a sheet has rows."""
    monkeypatch.setattr("licwizard.load.source._MOST_BLANK", BLANKS)


def said(tmp_path: Path, content: str | bytes, code: str) -> str:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", content)
    assert (error.value.code, bool(error.value.help)) == (code, True)
    return error.value.message.english()


@pytest.mark.parametrize("text", [MARKDOWN, RULED, LISTED])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\x0b", "\u2028"])
def test_a_text_of_very_many_lines_is_refused(tmp_path: Path, text: str, end: str) -> None:
    assert f"more than {MOST_LINES} lines" in said(tmp_path, text + end * (MOST_LINES + 1), "text-too-large")


@pytest.mark.parametrize("text", [MARKDOWN, RULED, LISTED])
def test_a_very_long_line_is_refused_with_its_place(tmp_path: Path, text: str) -> None:
    message = said(tmp_path, text + "x" * (LONGEST_LINE + 1), "text-too-large")
    assert f"held:{text.count(chr(10)) + 1}:1" in message
    assert f"longer than {LONGEST_LINE} characters" in message


def test_a_row_of_very_many_cells_is_refused(tmp_path: Path) -> None:
    assert f"more than {MOST_CELLS} cells" in said(tmp_path, MARKDOWN + "|" * MOST_CELLS, "text-too-large")


@pytest.mark.parametrize("text", [MARKDOWN, RULED, LISTED])
def test_a_text_with_many_blank_lines_below_is_read(tmp_path: Path, text: str) -> None:
    assert held(read(tmp_path / "held", text + "\n" * 1_000)) == {PRO: 5}


@pytest.mark.parametrize("blank", ["\n", "\r\n", ",\n", "  \n", " ,\t\r\n"])
@pytest.mark.usefixtures("few_blanks")
def test_more_blank_lines_than_a_sheet_has_are_refused(tmp_path: Path, blank: str) -> None:
    text = f"Item,Count\n{PRO},5\n"
    assert held(read(tmp_path / "held", text + blank * (BLANKS - 2))) == {PRO: 5}
    text += blank * (BLANKS + 100)
    assert f"more than {BLANKS} lines are blank" in said(tmp_path, text, "too-many-blanks")


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
@pytest.mark.usefixtures("few_blanks")
def test_blank_lines_are_counted_in_any_encoding(tmp_path: Path, codec: str) -> None:
    text = f"Item,Count\n{PRO},5\n" + "\n" * (BLANKS + 100)
    said(tmp_path, text.encode(codec), "too-many-blanks")


@pytest.mark.usefixtures("few_blanks")
def test_lines_that_hold_something_are_not_taken_for_blank_ones(tmp_path: Path) -> None:
    text = "Item,Count\n" + f"{PRO},1\n" * 20_000
    assert held(read(tmp_path / "held", text)) == {PRO: 20_000}


@pytest.mark.parametrize(
    "text",
    [
        "".join(f"item {number}: 1\n" for number in range(UNKNOWN_LIMIT + 1)),
        "Item,Count\n" + "".join(f"item {number},1\n" for number in range(UNKNOWN_LIMIT + 1)),
    ],
    ids=["yaml", "csv"],
)
def test_more_items_than_mappings_can_name_are_refused(tmp_path: Path, text: str) -> None:
    assert f"more than {UNKNOWN_LIMIT} items" in said(tmp_path, text, "too-many-items")


def test_yaml_of_very_many_values_is_refused_before_they_are_all_made(tmp_path: Path) -> None:
    assert "more than 60000 values" in said(tmp_path, "a: 1\n" + "b: [" + "1, " * 200_000 + "1]\n", "bad-yaml")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("[" + "{}," * 250_001 + "{}]", "250000 objects"),
        ("[" + "0," * 1_500_001 + "0]", "1500000 values"),
        (json.dumps({"value": [{"skuPartNumber": "X", "prepaidUnits": {"enabled": 1}}] * 30_001}), "30000 rows"),
    ],
    ids=["objects", "values", "rows"],
)
def test_json_that_takes_far_more_room_than_its_file_is_refused(tmp_path: Path, text: str, bound: str) -> None:
    assert bound in said(tmp_path, text, "too-many-items")


def test_rows_of_json_with_numbers_are_read_as_those_with_texts(tmp_path: Path) -> None:
    rows = [{"Item": PRO, "Count": 2}, {"Item": PRO, "Count": "2"}] * 500
    assert held(read(tmp_path / "held", json.dumps(rows))) == {PRO: 2_000}


@pytest.mark.parametrize(
    ("cell", "name"),
    [("a \\| b", "a | b"), ("**bold**", "bold"), ("`code`", "code"), ("`a\\_b`", "a_b"), ("\\*a", "*a"), ("a*", "a*")],
)
def test_a_cell_of_markdown_is_what_it_shows(tmp_path: Path, cell: str, name: str) -> None:
    assert held(read(tmp_path / "held", f"| Item | Count |\n|---|---|\n| {cell} | 5 |\n")) == {name: 5}


@pytest.mark.parametrize("times", [1, 2, 8])
def test_the_bounds_of_json_grow_with_the_size_of_file_that_is_allowed(times: int) -> None:
    bounds, usual = bounds_for(times * LIMIT), bounds_for(LIMIT)
    assert bounds[1:] == tuple(times * bound for bound in usual[1:])
    bounds.refuse_many("{," * (250_000 * times), "made")
    bounds.refuse_rows(30_000 * times, "made")
    assert bounds_for(LIMIT // 64) == usual
    assert bounds_for(100 * LIMIT) == bounds_for(8 * LIMIT)


@pytest.mark.parametrize(
    ("times", "number", "option"),
    [(1, 30_001, 128), (1, 90_000, 192), (1, 90_001, 193), (2, 90_000, 256), (4, 240_000, 512), (1, 240_001, 0)],
)
def test_the_option_for_more_json_is_named_with_a_size_that_is_enough(times: int, number: int, option: int) -> None:
    bounds = bounds_for(times * LIMIT)
    for refuse in (bounds.refuse_rows, bounds.refuse_items):
        with pytest.raises(SourceError) as error:
            refuse(number, "made")
        assert error.value.help
        said = error.value.help.english()
        assert (f"--max-size {option}" in said) == (option > 0)
        assert ("--max-size" in said) == (option > 0)
        if option:
            bounds_for(option * LIMIT // 64).refuse_rows(number, "made")


def test_more_json_is_read_where_the_file_may_be_larger(tmp_path: Path) -> None:
    path = tmp_path / "held"
    row = {"skuPartNumber": PRO, "prepaidUnits": {"enabled": 1}}
    path.write_text(json.dumps({"value": [row] * 30_001}), encoding="utf-8")
    stock = read_stock(str(path), CATALOGUE, reading=Reading(limit=2 * LIMIT))
    assert {one.item: one.quantity for one in stock.holdings} == {PRO: 1}  # one row, again and again (C7)
