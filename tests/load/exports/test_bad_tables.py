"""Tables that cannot be read: one error each, with line and column; strange names are data."""

import csv
from pathlib import Path

import pytest

from licwizard.errors import SourceError
from tests.core.stocks import PRO
from tests.load.exports.tables import SHAPES, held, read

BAD: dict[str, tuple[str, str, int]] = {
    "two counts": ("Item,Count,Quantity\na,1,1\n", "two-columns", 1),
    "two items": ("Item,Product,Count\na,a,1\n", "two-columns", 1),
    "one name twice": ("Item,Count,count\na,1,1\n", "two-columns", 1),
    "the header again": ("Item,Count\na,1\n\nITEM,count\nb,2\n", "header-twice", 4),
    "an item above the header": ("storage,1\nItem,Count\nb,2\n", "above-header", 1),
    "text": ("Item,Count\na,1\nb,many\n", "not-a-count", 3),
    "a date": ("Item,Count\na,2026-01-01\n", "not-a-count", 2),
    "a truth": ("Item,Count\na,true\n", "not-a-count", 2),
    "no number": ("Item,Count\na,NaN\n", "not-a-count", 2),
    "no end": ("Item,Count\na,Infinity\n", "not-a-count", 2),
    "a power": ("Item,Count\na,1e400\n", "not-a-count", 2),
    "a small power": ("Item,Count\na,1e3\n", "not-a-count", 2),
    "full-width digits": ("Item,Count\na,\uff15\n", "not-a-count", 2),
    "Arabic digits": ("Item,Count\na,\u0665\n", "not-a-count", 2),
    "raised digits": ("Item,Count\na,\u00b2\n", "not-a-count", 2),
    "an underscore": ("Item,Count\na,1_000\n", "not-a-count", 2),
    "less than none": ("Item,Count\na,1\na,-5\n", "negative-count", 3),
    "a part": ("Item,Count\nprofessional,1\nprofessional,3.5\n", "fractional-count", 3),
    "too many": ("Item,Count\na,1\na,1000000001\n", "count-too-large", 3),
    "far too many": ("Item,Count\na,1\na," + "9" * 5000 + "\n", "count-too-large", 3),
    "no unit of ours": ("Item,Count\nstorage,5\nstorage,5 kg\n", "unknown-unit", 3),
    "no count": ("Item,Count\na,1\nb,\n", "no-count", 3),
    "no item": ("Item,Count\na,1\n,5\n", "not-a-table", 3),
    "a column too few": ("Item,Note,Count\na,,1\nb,2\n", "not-a-table", 3),
    "a column too many": ("Item,Count\na,1\nb,2,3\n", "not-a-table", 3),
    "no header, no count": ("a,b\nc,d\n", "not-a-table", 1),
    "no header, then text": ("a,1\nb,many\n", "not-a-count", 2),
    "an open quotation": ('Item,Count\na,1\n"b,2\n', "not-a-table", 3),
    "a quotation inside": ('Item,Count\na,1\n"b" c,2\n', "not-a-table", 3),
    "behind a line of two lines": ('Item,Count\n"a\nb",1\nc,many\n', "not-a-count", 4),
    "on a line of two lines": ('Item,Count\na,1\n"b\nc",many\n', "not-a-count", 3),
    "behind the mark that Excel says": ("sep=;\nItem;Count\na;1\nb;many\n", "not-a-count", 4),
    "a very long name": ("Item,Count\n" + "a" * 1001 + ",1\n", "not-a-table", 2),
    "a field without end": ('Item,Count\n"' + "a\n" * 100_000 + '",1\n', "not-a-table", 65538),
    "a count in the admin centre": (
        "Product Title,Total Licenses,Expired Licenses\na,1,0\nb,5,some\n",
        "not-a-count",
        3,
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_line_is_named(tmp_path: Path, kind: str) -> None:
    text, code, line = BAD[kind]
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.csv", text)
    assert (error.value.code, error.value.where) == (code, f"{tmp_path / 'held.csv'}:{line}:1")
    assert error.value.help


@pytest.mark.parametrize("text", ["Item,Count\na,1\nb,many\n", "Item,Count\na,-1\n"])
def test_a_bad_count_names_its_column(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.csv", text)
    assert "'Count'" in error.value.message.english()


def test_two_columns_that_could_be_meant_are_both_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.csv", BAD["two counts"][0])
    assert "'Count' and 'Quantity'" in error.value.message.english()


@pytest.mark.parametrize("text", ["Item,Count\n", "Item,Count\n\n,\n", "\ufeffItem;Count", ",,,\n,,\n"])
def test_a_table_without_rows_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.csv", text)
    assert error.value.code == "no-rows"


@pytest.mark.parametrize("shape", ["comma", "semicolon", "tab", "markdown"])
@pytest.mark.parametrize(
    "name", ["\u202eevil\u202c", "a\x1b[31mb", "\u200bzero", "=HYPERLINK(1)", "'; DROP--", "e\u0301", "nul\\0", "\x7f"]
)
def test_strange_names_are_data(tmp_path: Path, shape: str, name: str) -> None:
    stock = read(tmp_path / "held", SHAPES[shape]([("Item", "Count"), (name, "3")]))
    assert held(stock) == {name: 3}


def test_a_zero_byte_is_no_text(tmp_path: Path) -> None:
    for content in (b"Item,Count\nprofessional\0,5\n", "Item,Count\nprofessional\0,5\n".encode("utf-16")):
        with pytest.raises(SourceError) as error:
            read(tmp_path / "held", content)
        assert error.value.code == "binary-file"


def test_too_many_different_items_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", "Item,Count\n" + "".join(f"item {number},1\n" for number in range(100_001)))
    assert error.value.code == "too-many-items"


def test_sums_may_be_larger_than_a_single_count(tmp_path: Path) -> None:
    text = "Item,Count\n" + "professional,1000000000\n" * 3
    assert held(read(tmp_path / "held", text)) == {PRO: 3_000_000_000}


def test_a_limit_of_others_on_fields_stays_theirs(tmp_path: Path) -> None:
    before = csv.field_size_limit()
    read(tmp_path / "held", "Item,Count\nprofessional,5\n")
    assert csv.field_size_limit() == before
