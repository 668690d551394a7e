"""Files are opened once: hashed, counted and decoded while they are read."""

import os
import sys
import tracemalloc
from hashlib import sha256
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from licwizard.errors import SourceError
from licwizard.load.export import read_stock
from licwizard.load.exports.export import Reading
from licwizard.load.source import HEAD
from tests.core.stocks import CATALOGUE, PRO
from tests.load.exports.tables import held, read

LONG = ("Item,Note,Count\n" + "professional,\u00e5\u00e4\u00f6,1\n" * 20_000).encode()


@pytest.mark.parametrize("content", [b"professional,5\n", LONG, b'{"professional": 5}', b"professional: 5\n"])
def test_a_source_has_size_and_hash_of_all_bytes_and_the_date_of_the_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "held"
    path.write_bytes(content)
    os.utime(path, (0, 1_700_000_000))
    source = read_stock(str(path), CATALOGUE).source
    assert source
    assert (source.size, source.sha256) == (len(content), sha256(content).hexdigest())
    assert source.taken == "2023-11-14T22:13:20+00:00"


def test_standard_input_is_read_once_and_has_no_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(LONG), encoding="ascii"))
    stock = read_stock("-", CATALOGUE)
    assert held(stock) == {PRO: 20_000}
    assert stock.source
    assert (stock.source.taken, stock.source.sha256) == ("", sha256(LONG).hexdigest())


@pytest.mark.parametrize("offset", [5, 100, HEAD - 1, HEAD, HEAD + 1, 262_143, 262_144, 262_145, 300_000])
def test_a_byte_that_is_no_text_is_named_by_its_place(tmp_path: Path, offset: int) -> None:
    content = bytearray(b"Item,Count\n" + b"professional,1\n" * 25_000)
    content[offset] = 0xE5
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", bytes(content))
    assert error.value.code == "not-utf-8"
    assert f"byte {offset}" in error.value.message.english()


@pytest.mark.parametrize(("codec", "guess"), [("cp1252", "cp1252"), ("cp850", "cp850")])
def test_what_the_encoding_may_be_is_said_and_not_taken(tmp_path: Path, codec: str, guess: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", "Kundtj\u00e4nst,5\n".encode(codec))
    assert error.value.help
    assert f"--encoding {guess}" in error.value.help.english()
    assert held(read(tmp_path / "held", "Kundtj\u00e4nst,5\n".encode(codec), encoding=guess)) == {"Kundtj\u00e4nst": 5}


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_refused_unless_it_is_said(tmp_path: Path, codec: str) -> None:
    content = "Item,Count\nprofessional,5\n".encode(codec)
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", content)
    assert error.value.help
    assert "--encoding utf-16" in error.value.help.english()
    assert held(read(tmp_path / "held", content, encoding="utf-16")) == {PRO: 5}


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "base64", "unicode_escape", "utf-7", "idna", "\0"])
def test_an_encoding_that_is_none_is_refused(tmp_path: Path, encoding: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", "professional,5\n", encoding=encoding)
    assert error.value.code == "unknown-encoding"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("declared", ["cp1252", "utf-16", "utf-8", "utf-16-be"])
def test_a_file_with_a_mark_is_read_by_its_mark_whatever_is_said_of_others(
    tmp_path: Path, codec: str, declared: str
) -> None:
    content = "Item,Count\nKundtj\u00e4nst,5\n".encode(codec)
    assert held(read(tmp_path / "held", content, encoding=declared)) == {"Kundtj\u00e4nst": 5}


def test_a_file_without_a_mark_is_read_as_it_is_said_though_it_could_be_another(tmp_path: Path) -> None:
    content = "Item,Count\nKundtj\u00e4nst,5\n".encode()
    assert held(read(tmp_path / "held", content, encoding="cp1252")) == {"Kundtj\u00c3\u00a4nst": 5}


@pytest.mark.parametrize("half", [b"\xed\xa0\x80,5\n", b"\xff\xfe\x00\xd8,\x005\x00\n\x00"])
def test_half_a_character_gets_nowhere(tmp_path: Path, half: bytes) -> None:
    with pytest.raises(SourceError):
        read(tmp_path / "held", half)


def test_what_is_read_as_a_whole_is_bounded_and_the_option_named(tmp_path: Path) -> None:
    path = tmp_path / "held"
    path.write_text('{"professional": 5}', encoding="utf-8")
    with pytest.raises(SourceError) as error:
        read_stock(str(path), CATALOGUE, reading=Reading(limit=10))
    assert error.value.code == "file-too-large"
    assert error.value.help
    assert "--max-size MB" in error.value.help.english()
    assert held(read_stock(str(path), CATALOGUE, reading=Reading(limit=19))) == {PRO: 5}


@pytest.mark.parametrize("limit", [2**40, 2**62, 10**9 * 1024 * 1024])
def test_a_limit_past_all_memory_takes_none(tmp_path: Path, limit: int) -> None:
    path = tmp_path / "held"
    path.write_bytes(b'{"professional": 5}' + b" " * HEAD)
    assert held(read_stock(str(path), CATALOGUE, reading=Reading(limit=limit))) == {PRO: 5}


def test_csv_is_read_past_the_limit_and_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "held"
    path.write_bytes(b"Item,Note,Count\n" + b"professional,,1\nstorage,,5 GB\n" * 60_000)
    tracemalloc.start()
    try:
        stock = read_stock(str(path), CATALOGUE, reading=Reading(limit=10))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held(stock) == {PRO: 60_000, "CRMSTORAGE": 300_000}
    assert peak < 4_000_000


def test_a_line_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", b"Item,Count\n" + b"x" * 2_000_000)
    assert error.value.code == "not-a-table"
