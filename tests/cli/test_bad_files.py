"""Files that cannot be used: one clear error each, whichever option names them."""

import sys
from pathlib import Path

import pytest

from licwizard.load.files import LIMIT
from tests.exports import table
from tests.journeys import until, write
from tests.program import Call, Result, assert_clear, process

ROW = '{"value": [{"skuPartNumber": "CRMSTANDARD", "prepaidUnits": {"enabled": %s}}]}'
FILES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "empty"),
    "blank": (b" \n\n\t\n", "empty"),
    "not UTF-8": ("Kundtjänst,5\n".encode("cp1252"), "UTF-8"),
    "UTF-16 without its mark": ("professional,5\n".encode("utf-16-le"), "UTF-16"),
    "cut off in UTF-16": ("professional,5\n".encode("utf-16")[:-1], "byte 30"),
    "binary": (b"\x7fELF\x02\x01\x01\x00\x00", "binary"),
    "a damaged workbook": (b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xb5\xaf", "workbook"),
    "a workbook of old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "password"),
    "a PDF": (b"%PDF-1.7\n", "PDF"),
    "a web page": (b"<!DOCTYPE html>\n<title>Licences</title>\n", "web page"),
    "with a zero byte": (b"professional\x00,5\n", "binary"),
    "truncated": (b'{"value": [{"skuPartNumber": "CRMSTANDARD", "prepaidUnits": {"enab', "cut off"),
    "torn": (b'{"value": [{"skuPartNumber": "CRMSTANDARD"]}\n', "not JSON"),
    "another kind of JSON": (b'{"name": "a package", "version": 1}', "is not a count"),
    "an empty list": (b"[]", "no rows"),
    "no rows": (b'{"value": []}', "no rows"),
    "rows of text": (b'{"value": ["CRMSTANDARD"]}', "no export of licences"),
    "nested deeply": (b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
    "maps nested deeply": (b'{"a":' * 10_000 + b"1" + b"}" * 10_000, "nested too deeply"),
    "no number": ((ROW % "NaN").encode(), "number that is none"),
    "no end": ((ROW % "Infinity").encode(), "number that is none"),
    "a negative count": ((ROW % "-1").encode(), "row 1"),
    "a fractional count": ((ROW % "1.5").encode(), "row 1"),
    "a count as text": ((ROW % '"many"').encode(), "row 1"),
    "a count of true": ((ROW % "true").encode(), "row 1"),
    "a huge count": ((ROW % ("1" + "0" * 30)).encode(), "largest"),
    "a longer count": ((ROW % ("9" * 5000)).encode(), "number"),
    "four columns": (b"professional,5,x,y\n", "item and a count"),
    "a column too many": (b"item,count\nprofessional,5,x\n", "3 columns"),
    "prose": (b"Dear partner,\nplease order as much as we have.\n", "no header"),
    "an open quote": (b'storage,"5\n', "CSV"),
    "a header alone": (b"item,count\n", "no rows"),
    "a word for a count": (b"professional,5\nstorage,many\n", "many"),
    "a strange unit": (b"professional,5\nstorage,5 kg\n", "kg"),
    "a negative line": (b"professional,-5\n", "negative"),
}


def check(licwizard: Call, path: Path) -> Result:
    return licwizard("check", "--current", path, "--ordered", "professional=5")


@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_is_one_clear_error_with_its_name(licwizard: Call, tmp_path: Path, kind: str) -> None:
    data, word = FILES[kind]
    path = tmp_path / "held.txt"
    path.write_bytes(data)
    assert_clear(check(licwizard, path), 2, "held.txt", word)
    other = licwizard("check", "--current", "professional=5", "--ordered", path)
    assert_clear(other, 2, "held.txt", word)


@pytest.mark.parametrize("kind", FILES)
def test_a_bad_file_answers_no_inventory_and_loses_nothing(licwizard: Call, tmp_path: Path, kind: str) -> None:
    data, _ = FILES[kind]
    (tmp_path / "held.txt").write_bytes(data)
    answers = write(tmp_path, until("count-current", count_current={"file": "held.txt"}))
    assert_clear(licwizard("migrate", "--answers", answers), 2, "held.txt")
    assert licwizard("runs", "--json").document["runs"] == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("professional,5\nstorage,5 kg\n", "held.csv:2:1"),
        ("item,count\nprofessional,5\n\nstorage,many\n", "held.csv:4:1"),
        ("professional,5\nstorage\n", "held.csv:2:1"),
        ("professional,5\n,5\n", "held.csv:2:1"),
        ('professional,5\n"storage\n', "held.csv:2:1"),
    ],
)
def test_a_bad_line_of_a_table_is_named(licwizard: Call, tmp_path: Path, text: str, place: str) -> None:
    assert_clear(check(licwizard, table(tmp_path / "held.csv", text)), 2, place)


def test_a_bad_place_in_json_is_named(licwizard: Call, tmp_path: Path) -> None:
    assert_clear(check(licwizard, table(tmp_path / "held.json", '{"value": [\n  {"a": 1,}\n]}')), 2, "held.json:2:")


def test_a_file_that_is_not_there(licwizard: Call, tmp_path: Path) -> None:
    assert_clear(check(licwizard, tmp_path / "held.json"), 2, "--current", "held.json", "no file")
    assert_clear(licwizard("migrate", "--answers", tmp_path / "answers.yaml"), 2, "answers.yaml", "no such file")
    assert_clear(licwizard("migrate", "--guide", tmp_path / "guide.yaml"), 2, "guide.yaml", "no such file")


def test_a_folder_is_not_a_file(licwizard: Call, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert_clear(check(licwizard, tmp_path / "folder"), 2, "folder, not a file")
    assert_clear(licwizard("migrate", "--answers", tmp_path / "folder"), 2, "folder, not a file")
    assert_clear(licwizard("migrate", "--guide", tmp_path / "folder"), 2, "folder, not a file")


def test_a_name_that_no_file_can_have(licwizard: Call, tmp_path: Path) -> None:
    assert_clear(licwizard("check", "--current", "x" * 300, "--ordered", "professional=5"), 2, "cannot be read")
    below = tmp_path / "file"
    below.write_text("x", encoding="utf-8")
    assert_clear(check(licwizard, below / "held.json"), 2, "held.json")


def test_a_file_larger_than_the_limit_is_refused(licwizard: Call, tmp_path: Path) -> None:
    path = tmp_path / "held.json"
    with path.open("wb") as file:
        file.write(b"{")
        file.truncate(LIMIT + 1)  # a hole: it takes no room on the disk
    assert_clear(check(licwizard, path), 2, "held.json", "larger than", "--max-size MB")


def test_deep_nesting_breaks_no_process_either(tmp_path: Path) -> None:
    path = tmp_path / "deep.json"
    path.write_bytes(FILES["nested deeply"][0])
    assert_clear(process("check", "--current", path, "--ordered", "professional=5"), 2, "deep.json", "deeply")
    assert_clear(process("migrate", "--answers", path), 2, "deep.json")


@pytest.mark.skipif(sys.platform == "win32", reason="other names are possible there")
def test_a_name_that_is_no_text_is_shown_escaped(tmp_path: Path) -> None:
    result = process("check", "--current", "caf\udce9\x1b[31m.csv", "--ordered", "professional=5", cwd=tmp_path)
    assert_clear(result, 2, "caf\\udce9\\u001b[31m.csv")
    assert "\x1b" not in result.err
