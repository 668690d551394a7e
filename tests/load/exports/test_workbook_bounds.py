"""Workbooks that are small to send and large to read: bounded in rows, columns, cells, text and depth."""

import tracemalloc

import pytest

from fuzz.made import MAIN, package, packed
from licwizard.load.exports.export import LIMIT
from licwizard.load.exports.workbook_bounds import bounds_for
from tests.load.exports.workbooks import parts_of, raw, read, refusal, refused, sheet_xml

ROW = '<row><c t="str"><v>a</v></c><c><v>5</v></c></row>'


def test_a_size_that_is_declared_does_not_matter() -> None:
    for size in ("A1:XFD1048576", "A1", "nonsense", "XFD1048576:A1"):
        assert read(raw(ROW, before=f'<dimension ref="{size}"/>')) == {"a": 5}


@pytest.mark.parametrize("place", ["XFD1048576", "A200001", "IW9"])
def test_a_value_far_out_is_refused_with_its_cell_and_a_blank_there_is_not(place: str) -> None:
    row = place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    far = f'<row r="{row}"><c r="{place}"{{}}</row>'
    assert refusal(raw(ROW + far.format("><v>1</v></c>"))) == ("workbook-too-large", f"order.xlsx:Licences!{place}")
    assert read(raw(ROW + far.format(' s="0"/>'))) == {"a": 5}


def test_rows_without_a_value_end_quietly() -> None:
    assert read(raw(ROW + "<row/>" * 50_000 + ROW)) == {"a": 10}


def test_a_million_rows_are_refused_in_little_memory() -> None:
    data = raw(ROW + '<row s="1"><c s="1"/></row>' * 800_000)
    tracemalloc.start()
    try:
        assert refusal(data)[0] == "workbook-too-large"
        assert tracemalloc.get_traced_memory()[1] < 80 * 1024 * 1024
    finally:
        tracemalloc.stop()


def test_more_cells_than_are_read_are_refused() -> None:
    assert refusal(raw(ROW * 60_000)) == ("workbook-too-large", "order.xlsx:Licences")


def test_the_bounds_are_those_of_all_sheets_together() -> None:
    sheets = {f"S{number}": sheet_xml(ROW * 9_000) for number in range(4)}
    assert refusal(packed(package(sheets, [])))[0] == "workbook-too-large"
    assert read(packed(package(sheets, [])), sheet="S2") == {"a": 45_000}


def test_cells_that_are_spread_widely_are_refused() -> None:
    rows = "".join(f'<row r="{row}"><c r="IV{row}"><v>1</v></c></row>' for row in range(2, 3_000))
    assert refusal(raw(rows)) == ("workbook-too-large", "order.xlsx:Licences")


@pytest.mark.parametrize(("length", "rows"), [(30_000, 2_000), (40_000, 1)])
def test_a_text_longer_than_a_cell_holds_and_one_that_very_many_cells_name_are_refused(length: int, rows: int) -> None:
    row = '<row><c t="s"><v>0</v></c><c><v>5</v></c></row>'
    assert refusal(raw(row * rows, ["x" * length]))[0] == "workbook-too-large"


@pytest.mark.parametrize(
    "bomb",
    [
        "<x " + " ".join(f'a{n}="{n}"' for n in range(60_000)) + "/>",
        "<x>" * 60 + "</x>" * 60,
        "".join(f"<x{n}/>" for n in range(9_000)),
        f'<x xmlns="{"u" * 1_000}"><y/></x>',
        f'<x a="{"u" * 1_000_000}"/>',
    ],
    ids=["attributes", "depth", "names", "namespace", "long"],
)
@pytest.mark.parametrize("where", ["before", "after"])
def test_xml_that_no_program_writes_is_refused(bomb: str, where: str) -> None:
    assert refusal(raw(ROW, **{where: bomb})) == ("bad-workbook", "order.xlsx:Licences")


def test_what_stands_around_the_cells_is_not_read_by_openpyxl() -> None:
    rules = '<conditionalFormatting sqref="nonsense"><cfRule type="nonsense"/></conditionalFormatting>'
    merged = '<mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell/></mergeCells>'
    assert read(raw(ROW, before='<cols><col min="x"/></cols>', after=rules + merged)) == {"a": 5}


def test_very_many_formats_or_texts_are_refused() -> None:
    parts = parts_of(ROW)
    for path, root, one in (("xl/styles.xml", "styleSheet", "<xf/>"), ("xl/sharedStrings.xml", "sst", "<si/>")):
        many = f'<{root} xmlns="{MAIN}">{one * 110_000}</{root}>'.encode()
        assert refusal(packed({**parts, path: many})) == ("workbook-too-large", "order.xlsx")


def said(data: bytes, *, sheet: str = "", limit: int = LIMIT) -> tuple[str, str]:
    error = refused(data, sheet=sheet, limit=limit)
    assert error.code == "workbook-too-large" and error.help
    return error.message.english(), error.help.english()


WIDE = "".join(f'<row r="{row}"><c r="IV{row}"><v>1</v></c></row>' for row in range(2, 3_000))
TEXT = '<row><c t="s"><v>0</v></c><c><v>5</v></c></row>'
PAST: dict[str, tuple[bytes, str]] = {
    "cells": (raw(ROW * 60_000), "200000 in all"),
    "rows": (raw(ROW + '<row r="200001"><c r="A200001"><v>1</v></c></row>'), "200000 rows"),
    "area": (raw(WIDE), "500000 cells"),
    "letters": (raw(TEXT * 2_000, ["x" * 30_000]), "10000000 characters"),
    "texts": (raw(ROW, ["x"] * 60_000), "100000 parts"),
}


@pytest.mark.parametrize("bound", PAST)
def test_the_bound_that_was_hit_is_named_and_the_option_that_raises_it(bound: str) -> None:
    data, words = PAST[bound]
    problem, way_out = said(data)
    assert words in problem
    assert "CSV" in way_out and "--max-size 128" in way_out


def test_the_option_that_is_named_raises_the_bound() -> None:
    assert read(PAST["texts"][0], limit=2 * LIMIT) == {"a": 5}
    for bound in ("rows", "area"):  # what is in their cells is judged then
        assert refusal(PAST[bound][0], limit=2 * LIMIT)[0] != "workbook-too-large"


def test_bounds_grow_to_a_point_and_no_option_is_named_beyond() -> None:
    bounds = [bounds_for(times * LIMIT) for times in (1, 2, 8, 1_000_000)]
    assert [bound.parts for bound in bounds] == [200_000, 400_000, 1_600_000, 1_600_000]
    assert ["--max-size" in bound.way_out.english() for bound in bounds] == [True, True, False, False]
    assert bounds_for(1) == bounds_for(LIMIT)
    assert max(bound.rows for bound in bounds) <= 1_048_576


def test_what_no_option_raises_names_none() -> None:
    far = [f'<row r="{row}"><c r="IW{row}"><v>1</v></c></row>' for row in (9, 1_048_576)]
    for data in (*(raw(ROW + cell) for cell in far), raw(TEXT, ["x" * 40_000])):
        assert "--max-size" not in said(data)[1]


def test_where_another_sheet_is_too_large_the_way_out_is_to_name_the_one_that_is_meant() -> None:
    data = packed(package({"Licences": sheet_xml(ROW), "Log": sheet_xml(ROW * 60_000)}, []))
    assert "--sheet NAME: Licences, Log" in said(data)[1]
    assert read(data, sheet="Licences") == {"a": 5}
    assert "--max-size 128" in said(data, sheet="Log")[1]
