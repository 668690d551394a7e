"""Counts: whole, not negative, at most 1,000,000,000; only storage has decimals; marks before three digits."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.numbers import LIMIT, read_count, split_unit
from licwizard.errors import SourceError

MARKS = (",", ".", " ", "\u00a0", "\u202f", "'", "’")
UNMISTAKABLE = tuple(mark for mark in MARKS if mark not in {",", "."})
counts = st.integers(0, int(LIMIT))


def grouped(number: int, mark: str) -> str:
    return f"{number:,}".replace(",", mark)


def code_of(text: str | int | Decimal, *, decimals: bool) -> str:
    with pytest.raises(SourceError) as refused:
        read_count(text, decimals=decimals)
    assert refused.value.help
    return refused.value.code


@given(counts, st.booleans())
def test_a_whole_number_is_read_as_it_stands(number: int, decimals: bool) -> None:  # noqa: FBT001
    assert read_count(str(number), decimals=decimals) == number
    assert read_count(number, decimals=decimals) == number
    assert read_count(f"  +{number} ", decimals=decimals) == number


@given(counts, st.sampled_from(MARKS))
def test_a_mark_before_three_digits_parts_thousands_of_whole_things(number: int, mark: str) -> None:
    assert read_count(grouped(number, mark), decimals=False) == number


@given(st.integers(1_000, 999_999), st.sampled_from((",", ".")))
def test_one_mark_before_three_digits_is_undecided_for_storage(number: int, mark: str) -> None:
    assert read_count(grouped(number, mark), decimals=True) is None


@given(st.integers(1_000_000, int(LIMIT)), st.sampled_from((",", ".")))
def test_two_marks_part_thousands_of_storage_too(number: int, mark: str) -> None:
    assert read_count(grouped(number, mark), decimals=True) == number


@given(st.integers(1_000, int(LIMIT)), st.sampled_from(UNMISTAKABLE))
def test_a_mark_that_is_no_decimal_mark_parts_thousands_of_storage(number: int, mark: str) -> None:
    assert read_count(grouped(number, mark), decimals=True) == number


@given(st.integers(0, 999_999), st.integers(1, 99), st.sampled_from((",", ".")))
def test_storage_may_have_decimals_with_either_mark(whole: int, hundredths: int, mark: str) -> None:
    assert read_count(f"{whole}{mark}{hundredths:02d}", decimals=True) == whole + Decimal(hundredths) / 100


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,234.5", "1234.5"), ("1.234,5", "1234.5"), ("1 234,25", "1234.25"), ("1,000.500", "1000.5"), ("0.5", "0.5")],
)
def test_thousands_and_decimals_together_are_told_apart_by_their_marks(text: str, value: str) -> None:
    assert read_count(text, decimals=True) == Decimal(value)


@pytest.mark.parametrize("given", ["1.5", "1,25", "1,234.5", Decimal("0.5")])
def test_only_storage_has_decimals(given: str | Decimal) -> None:
    assert code_of(given, decimals=False) == "fractional-count"


@pytest.mark.parametrize(("text", "count"), [("5.0", 5), ("5,00", 5), ("1,234.00", 1234)])
def test_a_fraction_of_nothing_leaves_a_whole_count_whole(text: str, count: int) -> None:
    assert read_count(text, decimals=False) == count


@pytest.mark.parametrize("given", ["-1", "−1", "- 5", "-1.5", -1, Decimal("-0.5")])
def test_a_negative_count_is_refused(given: str | int | Decimal) -> None:
    assert code_of(given, decimals=True) == "negative-count"


@pytest.mark.parametrize("decimals", [True, False])
def test_the_largest_count_is_a_thousand_million(decimals: bool) -> None:  # noqa: FBT001
    for text in (1_000_000_000, "1000000000", "1,000,000,000", "0001000000000"):
        assert read_count(text, decimals=decimals) == LIMIT
    for text in (1_000_000_001, "1000000001", "1,000,000,001", "1" + "0" * 400):
        assert code_of(text, decimals=decimals) == "count-too-large"


def test_a_fraction_above_the_largest_count_is_too_large() -> None:
    assert code_of("1000000000.5", decimals=True) == "count-too-large"


@pytest.mark.parametrize(
    "text",
    ["", " ", "x", "5x", "1e3", "0x10", "½", "٣", "1,23,456", "1.234.56", "1,234,5", ".5", "5.", "--1", "-x"],
)
@pytest.mark.parametrize("decimals", [True, False])
def test_what_is_no_number_is_no_count(text: str, decimals: bool) -> None:  # noqa: FBT001
    assert code_of(text, decimals=decimals) == "not-a-count"


@pytest.mark.parametrize("given", [Decimal("NaN"), Decimal("Infinity"), Decimal("-Infinity")])
def test_what_is_not_finite_is_no_count(given: Decimal) -> None:
    assert code_of(given, decimals=True) == "not-a-count"


@given(st.text(max_size=30), st.booleans())
def test_any_text_is_a_count_within_bounds_or_refused(text: str, decimals: bool) -> None:  # noqa: FBT001
    try:
        count = read_count(text, decimals=decimals)
    except SourceError:
        return
    assert count is None or 0 <= count <= LIMIT
    assert decimals or (count is not None and count == count.to_integral_value())


def test_an_error_shows_only_the_beginning_of_a_long_text() -> None:
    with pytest.raises(SourceError) as refused:
        read_count("x" * 10_000, decimals=False)
    assert len(refused.value.message.english()) < 100


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("5 GB", "5", "GB"),
        ("5GB", "5", "GB"),
        (" 1,024\u00a0MB ", "1,024", "MB"),
        ("1 234 add-on licences", "1 234", "add-on licences"),
        ("50", "50", ""),
        ("−5 GB", "−5", "GB"),
    ],
)
def test_a_unit_stands_behind_the_number(text: str, number: str, unit: str) -> None:
    assert split_unit(text) == (number, unit)


@pytest.mark.parametrize("text", ["GB", "", "GB 5", "x5"])
def test_a_unit_without_a_number_is_no_count(text: str) -> None:
    with pytest.raises(SourceError) as refused:
        split_unit(text)
    assert refused.value.code == "not-a-count"
