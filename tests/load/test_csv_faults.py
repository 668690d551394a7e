"""What is wrong with a line of CSV is said in words of ours, which can be translated."""

import csv
from io import StringIO

import pytest

from licwizard.load.csv_faults import csv_problem


def problem(text: str, limit: int = 131_072) -> str:
    before = csv.field_size_limit(limit)
    try:
        with pytest.raises(csv.Error) as error:
            list(csv.reader(StringIO(text, newline=""), strict=True))
    finally:
        csv.field_size_limit(before)
    message = csv_problem(error.value)
    assert not message.values
    return message.english()


@pytest.mark.parametrize(
    ("text", "words"),
    [('a,"b', "never closed"), ('a,"b"c', "behind a quotation mark"), ("a," + "b" * 200, "longer than any")],
)
def test_each_fault_has_words_of_its_own(text: str, words: str) -> None:
    assert words in problem(text, limit=100)


def test_another_fault_is_no_csv_and_none_of_the_readers_words_are_shown() -> None:
    assert csv_problem(csv.Error("line contains NUL")).english() == "this line is no CSV"
