"""JSON is read strictly: what would be read in two ways, or fail later, is refused in words."""

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.errors import SourceError
from licwizard.load.json import Row, read_json

scalars = st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text('aäå\U0001f600"\\\n é', max_size=9)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdef"), inner), max_leaves=20)


def refused(text: str) -> SourceError:
    with pytest.raises(SourceError) as raised:
        read_json(text, "made.json")
    assert raised.value.code == "bad-json"
    assert raised.value.help
    raised.value.message.english().encode("utf-8")
    return raised.value


@given(values, st.booleans())
def test_what_json_writes_is_read_back(value: Any, ascii_only: bool) -> None:  # noqa: ANN401, FBT001
    assert read_json(json.dumps(value, ensure_ascii=ascii_only), "made.json") == value


def test_decimals_keep_every_digit() -> None:
    assert read_json("[0.1, 1e400, 50.0]", "made.json") == [Decimal("0.1"), Decimal("1e400"), Decimal(50)]


@pytest.mark.parametrize(
    "text", ['{"a": 1, "a": 1}', '{"Enabled": 5, "enabled": 5}', '[{"b": {"straße": 1, "STRASSE": 2}}]']
)
def test_a_key_that_stands_twice_is_refused_whatever_its_letter_case(text: str) -> None:
    assert "twice" in refused(text).message.english()


def test_one_key_in_two_objects_is_nothing_special() -> None:
    assert read_json('[{"A": 1}, {"a": 2}, {"A": 3, "b": {"a": 4}}]', "made.json")[1] == {"a": 2}


@pytest.mark.parametrize(
    "number", ["NaN", "Infinity", "-Infinity", "9" * 5000, "-" + "1" * 5000, "1e99999999999999999999", "01"]
)
def test_a_number_that_is_none_is_refused(number: str) -> None:
    refused(f'{{"enabled": {number}}}')


@pytest.mark.parametrize(("before", "after"), [("[", "]"), ('{"a":', "}"), ('[{"a":', "}]")])
@pytest.mark.parametrize("depth", [101, 10_000, 200_000])
def test_what_is_nested_too_deeply_is_refused(before: str, after: str, depth: int) -> None:
    assert "deep" in refused(before * depth + "1" + after * depth).message.english()


def test_a_hundred_levels_are_read() -> None:
    assert read_json("[" * 100 + "]" * 100, "made.json")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (r'["\ud800"]', "made.json:1:3"),
        ('{\n "a": "x",\n "b": "\\uDC00"}', "made.json:3:8"),
        (r'["\ud83d \ude00"]', "made.json:1:3"),
        (r'["\ud83d\ud83d\ude00"]', "made.json:1:3"),
        (r'["\\\ud800"]', "made.json:1:5"),
        (r'{"a\u0000b": 1}', "made.json:1:4"),
    ],
)
def test_an_escape_that_spells_no_character_is_refused_with_its_place(text: str, place: str) -> None:
    error = refused(text)
    assert error.where == place
    assert "is not a character" in error.message.english()


def test_a_pair_of_escapes_is_one_character_and_a_backslash_is_a_backslash() -> None:
    assert read_json(r'["\ud83d\ude00", "\\ud800", "\\u0000", "\u00e5"]', "made.json") == [
        "😀",
        r"\ud800",
        r"\u0000",
        "å",
    ]


@pytest.mark.parametrize("text", ["[1,2", '{"value": [', '["x'])
def test_a_file_that_is_cut_off_is_named_so(text: str) -> None:
    assert "cut off" in refused(text).message.english()


def test_a_row_is_found_by_keys_in_any_case_and_keeps_them_as_given() -> None:
    row = Row({"SkuPartNumber": "X", "prepaidUnits": None})
    assert row["skupartnumber"] == "X"
    assert row.given == {"skupartnumber": "SkuPartNumber", "prepaidunits": "prepaidUnits"}
