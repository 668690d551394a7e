"""What is no workbook, is damaged or is made to harm: refused in words, and followed nowhere."""

import random
import struct
from zipfile import ZIP_BZIP2, ZIP_STORED
from zlib import crc32

import pytest

from fuzz.made import DOCUMENT, lying, packed
from licwizard.errors import SourceError
from licwizard.load.exports.workbook import read_workbook
from licwizard.load.exports.zip_limits import MEMBER_LIMIT
from tests.load.exports.workbooks import parts_of, read, refusal, refused, table

ROW = '<row><c t="s"><v>0</v></c><c><v>5</v></c></row>'
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
LINKS = "xl/_rels/workbook.xml.rels"
BOOK = "xl/workbook.xml"
ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def good() -> dict[str, bytes]:
    """Return the parts of a workbook that is read."""
    return parts_of(ROW, ["a"])


def changed(path: str, old: bytes, new: bytes) -> bytes:
    """Return a workbook with something else in one of its parts."""
    parts = good()
    assert old in parts[path]
    return packed({**parts, path: parts[path].replace(old, new)})


def test_the_workbook_that_is_harmed_here_is_sound() -> None:
    assert read(packed(good())) == {"a": 5}


@pytest.mark.parametrize(
    "data",
    [
        b"Item,Count\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        packed({"readme.txt": b"hello"}),
        packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}),
        packed(
            {"_rels/.rels": good()["_rels/.rels"].replace(b"workbook.xml", b"workbook.bin"), "xl/workbook.bin": b"\0"}
        ),
        packed({"_rels/.rels": good()["_rels/.rels"], BOOK: b'<w:document xmlns:w="w"/>'}),
        changed(BOOK, b"schemas.openxmlformats.org/spreadsheetml/2006", b"purl.oclc.org/ooxml/spreadsheetml"),
        changed(SHEET, b"worksheet", b"chartsheet"),
    ],
    ids=["text", "xls or password", "zip", "ods", "xlsb", "docx", "strict", "chart"],
)
def test_another_kind_of_file_is_refused_as_such(data: bytes) -> None:
    assert refusal(data)[0] == "not-a-workbook"


def test_a_workbook_that_is_cut_off_anywhere_is_refused() -> None:
    data = packed(good())
    for end in range(2, len(data) - 1, 37):
        assert refusal(data[:end])[0] == "bad-workbook"


@pytest.mark.parametrize("path", [SHEET, STRINGS, LINKS, BOOK])
def test_a_part_that_is_missing_is_refused(path: str) -> None:
    parts = good()
    del parts[path]
    assert refusal(packed(parts))[0] == "bad-workbook"


@pytest.mark.parametrize(
    "target",
    [
        b"../../../etc/passwd",
        b"http://example.invalid/x.xml",
        b"",
        b"workbook.xml",
        b"sharedStrings.xml",
        b"/xl/nothing.xml",
    ],
)
def test_a_link_that_leads_elsewhere_is_refused_and_not_followed(target: bytes) -> None:
    assert refusal(changed(LINKS, b"worksheets/sheet1.xml", target))[0] in {"bad-workbook", "not-a-workbook"}


def test_a_link_out_of_the_file_is_not_there() -> None:
    assert (
        refusal(changed(LINKS, b'Target="worksheets', b'TargetMode="External" Target="worksheets'))[0] == "bad-workbook"
    )


def test_links_may_be_written_from_the_root_and_parts_in_any_case() -> None:
    assert read(changed(LINKS, b'Target="worksheets/sheet1.xml', b'Target="/XL/Worksheets\\SHEET1.xml')) == {"a": 5}


def test_wrong_content_types_do_not_matter() -> None:
    assert read(packed({**good(), "[Content_Types].xml": b"<Types"})) == {"a": 5}


def test_texts_may_be_missing_where_no_cell_names_one() -> None:
    kind = f'Type="{DOCUMENT}/sharedStrings"'.encode()
    assert refusal(changed(LINKS, kind, b'Type="x"')) == ("bad-workbook", "order.xlsx:Licences!A2")
    parts = parts_of(ROW.replace('t="s"', 't="str"'))
    parts[LINKS] = parts[LINKS].replace(kind, b'Type="x"')
    assert read(packed(parts)) == {"0": 5}


@pytest.mark.parametrize("path", [SHEET, STRINGS, LINKS, BOOK, "_rels/.rels", "xl/styles.xml"])
@pytest.mark.parametrize(
    "spoil",
    [
        lambda part: part[:-3],
        lambda part: ENTITIES.encode() + part,
        lambda part: b"<!DOCTYPE x>" + part,
        lambda part: part.decode().encode("utf-16"),
        lambda part: part.decode().encode("utf-16-le"),
        lambda part: b'<?xml version="1.0" encoding="cp037"?>' + part,
        lambda part: b'<?xml version="1.0" encoding="rot13"?>' + part,
        lambda part: part.replace(b"</", b"\xff</", 1) if b"</" in part else part + b"\xff",
        lambda part: part[:0],
        lambda part: bytes(len(part)),
        lambda part: part.replace(b">", b">" + b"<a>" * 100_000, 1),
    ],
    ids=["cut", "entities", "doctype", "utf-16", "utf-16-le", "cp037", "rot13", "byte", "empty", "zeros", "deep"],
)
def test_a_part_that_is_no_plain_xml_is_refused(path: str, spoil: object) -> None:
    parts = good()
    assert callable(spoil)
    assert refusal(packed({**parts, path: spoil(parts[path])}))[0] == "bad-workbook"


def test_a_part_twice_is_refused() -> None:
    again = SHEET.replace("sheet1", "sheet2")
    data = packed({**good(), again: good()[SHEET].replace(b"<v>5<", b"<v>9<")})
    assert refusal(data.replace(again.encode(), SHEET.encode()))[0] == "bad-workbook"


@pytest.mark.parametrize("declared", [1, 200])
def test_a_part_that_unpacks_to_more_than_it_declares_is_refused(declared: int) -> None:
    assert refusal(lying("_rels/.rels", good()["_rels/.rels"] + b" " * 10_000_000, declared))[0] == "bad-workbook"


def test_a_part_whose_checksum_is_that_of_one_byte_more_than_it_declares_is_refused() -> None:
    part = good()["_rels/.rels"] + b" " * 20
    data = bytearray(lying("_rels/.rels", part, len(part) - 10))
    for mark, at in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        struct.pack_into("<I", data, data.index(mark) + at, crc32(part[: len(part) - 9]))
    assert refusal(bytes(data))[0] == "bad-workbook"


def _patched(data: bytes, mark: bytes, at: int, value: bytes) -> bytes:
    start = data.index(mark) + at
    return data[:start] + value + data[start + len(value) :]


@pytest.mark.parametrize(
    ("mark", "at", "value"),
    [
        (b"PK\x01\x02", 16, b"\0\0\0\0"),  # checksum
        (b"PK\x01\x02", 24, b"\x01\0\0\0"),  # size
        (b"PK\x01\x02", 20, b"\xff\xff\xff\x0f"),  # packed size
        (b"PK\x01\x02", 42, b"\xff\xff\xff\x0f"),  # where it lies
        (b"PK\x01\x02", 8, b"\x01\0"),  # encrypted
        (b"PK\x01\x02", 10, b"\x0c\0"),  # packed another way
        (b"PK\x03\x04", 26, b"\xff\xff"),  # the length of its name
        (b"PK\x05\x06", 12, b"\xff\xff\xff\x7f"),  # the size of the directory
    ],
)
def test_headers_that_lie_are_refused(mark: bytes, at: int, value: bytes) -> None:
    parts = {"_rels/.rels": good()["_rels/.rels"], **good()}
    assert refusal(_patched(packed(parts), mark, at, value))[0] == "bad-workbook"


def test_parts_that_overlap_are_refused() -> None:
    data = packed(good(), ZIP_STORED)
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    (where,) = struct.unpack_from("<I", data, second + 42)
    assert refusal(_patched(data, data[first : first + 46], 20, struct.pack("<I", where + 40)))[0] == "bad-workbook"


def test_a_packing_that_workbooks_do_not_use_is_refused() -> None:
    assert refusal(packed(good(), ZIP_BZIP2))[0] == "bad-workbook"


@pytest.mark.parametrize("size", [25, 101])
def test_a_part_that_would_unpack_to_very_much_is_refused(size: int) -> None:
    parts = good()
    assert refusal(packed({**parts, SHEET: parts[SHEET] + b" " * size * 1024 * 1024}))[0] == "workbook-too-large"


def test_a_picture_in_it_is_not_unpacked_and_bounded_all_the_same() -> None:
    picture = random.Random(1).randbytes(1024 * 1024)  # it cannot be packed more tightly
    assert read(packed({**good(), "xl/media/image1.png": picture})) == {"a": 5}
    zeros = bytes(2 * 1024 * 1024)
    assert refusal(packed({**good(), "xl/media/image1.png": zeros}, level=9))[0] == "workbook-too-large"
    many = {f"xl/media/image{number}.png": (picture[:10_000] + zeros[:990_000]) for number in range(110)}
    assert refusal(packed({**good(), **many}))[0] == "workbook-too-large"


def test_very_many_parts_are_refused() -> None:
    many = {f"x{number}": b"" for number in range(MEMBER_LIMIT)}
    assert refusal(packed({**good(), **many}))[0] == "workbook-too-large"


def test_the_way_out_of_a_password_is_to_save_without_one() -> None:
    error = refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert error.help
    assert "password" in error.help.english()


def test_flipped_bytes_never_lead_to_anything_but_an_error_of_ours() -> None:
    draw = random.Random(7)
    sound = table(("CRMSTANDARD", 50))
    for _ in range(150):
        data = bytearray(sound)
        for _ in range(draw.choice((1, 2, 9))):
            data[draw.randrange(len(data))] = draw.randrange(256)
        try:
            read_workbook(bytes(data), "order.xlsx")
        except SourceError as error:
            assert error.help


def test_two_sheets_of_one_name_and_a_sheet_without_one_are_refused() -> None:
    twice = b'<sheet name="LICENCES" sheetId="2" r:id="r1"/></sheets>'
    assert refusal(changed(BOOK, b"</sheets>", twice))[0] == "bad-workbook"
    assert refusal(changed(BOOK, b'name="Licences"', b'name=""'))[0] == "bad-workbook"
    assert refusal(changed(BOOK, b'r:id="r1"', b'r:id="r9"'))[0] == "bad-workbook"
