"""Workbooks as people have them: the table is found, and each cell is taken for what it is."""

import subprocess
import sys
from datetime import date, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.comments import Comment

from licwizard.core.inventory import take_stock
from licwizard.load.exports.workbook import read_workbook
from tests.core.stocks import CATALOGUE, INSTANCE, quantities
from tests.load.exports.workbooks import HEADER, amounts, read, refusal, saved, table


def test_items_and_counts_are_read_with_their_rows() -> None:
    export = read_workbook(table(("CRMSTANDARD", 50), ("CRMSTORAGE", "5 GB")), "order.xlsx")
    assert export.format == "table-xlsx"
    assert amounts(export) == {"CRMSTANDARD": 50, "CRMSTORAGE": 5}
    assert [entry.where for entry in export.entries] == ["order.xlsx:Licences:2:1", "order.xlsx:Licences:3:1"]


@pytest.mark.parametrize("written", [1234, 1234.0, "1234", "1 234", "1.234", "1\u00a0234"])
def test_a_count_is_the_same_as_a_number_and_as_text(written: object) -> None:
    stock = take_stock(read_workbook(table((INSTANCE, written)), "order.xlsx").entries, CATALOGUE)
    assert quantities(stock) == {INSTANCE: 1234}


def test_the_header_is_found_below_a_logo_and_blank_rows_and_beside_a_blank_column() -> None:
    rows: list[list[object]] = [
        ["Contoso"],
        [],
        ["Our licences"],
        [],
        [None, *HEADER],
        [None, "CRMSTANDARD", 50],
        [],
        [],
    ]
    assert read(saved({"Licences": rows})) == {"CRMSTANDARD": 50}


def _decorated(book: Workbook) -> None:
    sheet = book["Licences"]
    sheet["A2"].comment = Comment("a note", "somebody")
    sheet["A2"].hyperlink = "https://example.invalid/"
    sheet.freeze_panes = "A2"
    sheet.merge_cells("D1:F9")
    sheet["H40"].number_format = "0.00"
    book.properties.title = "Licences"


def test_comments_links_formats_and_cells_without_a_value_change_nothing() -> None:
    assert read(table(("CRMSTANDARD", 50), change=_decorated)) == {"CRMSTANDARD": 50}


def test_macros_and_links_to_other_workbooks_are_never_opened() -> None:
    data = BytesIO(table(("CRMSTANDARD", 50)))
    with ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not what it says")
        archive.writestr(
            "xl/externalLinks/externalLink1.xml", b"<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///x'>]><x>&e;</x>"
        )
        archive.writestr("xl/worksheets/_rels/sheet1.xml.rels", b"no XML at all")
        archive.writestr("docProps/custom.xml", b"<")
    assert read(data.getvalue()) == {"CRMSTANDARD": 50}


@pytest.mark.parametrize("value", [date(2026, 1, 1), True, False, -3, "five"])
def test_a_count_that_is_a_date_a_truth_or_no_count_is_refused_with_its_row(value: object) -> None:
    assert refusal(table(("CRMSTANDARD", 50), ("CRMINSTANCE", value)))[1] == "order.xlsx:Licences:3:1"


def test_a_time_of_day_is_neither_item_nor_count() -> None:
    assert refusal(table(("CRMSTANDARD", time(1, 30)))) == ("bad-cell", "order.xlsx:Licences!B2")
    assert refusal(table(("CRMSTANDARD", 5), (time(1, 30), 5))) == ("bad-cell", "order.xlsx:Licences!A3")


@pytest.mark.parametrize("value", ["=25+25", "#REF!", "#N/A", "#DIV/0!"])
@pytest.mark.parametrize(("row", "cell"), [(("CRMSTANDARD", None), "B3"), ((None, 50), "A3")])
def test_a_formula_without_a_value_and_an_error_are_refused_with_their_cell(
    value: str, row: tuple[object, object], cell: str
) -> None:
    spoilt = [value if part is None else part for part in row]
    assert refusal(table(("CRMINSTANCE", 3), spoilt)) == ("bad-cell", f"order.xlsx:Licences!{cell}")


def test_a_formula_without_a_value_and_an_error_beside_the_table_do_not_matter() -> None:
    rows = [(*HEADER, "Remark"), ("CRMSTANDARD", 50, "=B2*2"), ("CRMINSTANCE", 3, "#N/A"), ("CRMSTORAGE", 5, None)]
    assert read(saved({"Licences": rows})) == {"CRMSTANDARD": 50, "CRMINSTANCE": 3, "CRMSTORAGE": 5}


def test_a_text_that_looks_like_the_mark_of_a_spoilt_cell_is_a_text() -> None:
    rows = [(*HEADER, "Remark"), ("⟦B2⟧", 5), ("CRMINSTANCE", 3, "#N/A")]
    assert read(saved({"Licences": rows})) == {"⟦B2⟧": 5, "CRMINSTANCE": 3}


@pytest.mark.parametrize(("cells", "row"), [("A2:A3", 3), ("B2:B3", 3)])
def test_an_item_or_a_count_merged_over_two_rows_is_refused(cells: str, row: int) -> None:
    data = table(("CRMSTANDARD", 50), ("CRMINSTANCE", 3), change=lambda book: book["Licences"].merge_cells(cells))
    assert refusal(data)[1] == f"order.xlsx:Licences:{row}:1"


ITEMS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), min_size=2, max_size=30).map(
    lambda name: f"Item {name}."
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(ITEMS, st.integers(0, 10**9), min_size=1, max_size=8))
def test_an_inventory_written_as_a_workbook_reads_back_the_same(counts: dict[str, int]) -> None:
    assert read(table(*counts.items())) == counts


def test_openpyxl_is_loaded_for_workbooks_only() -> None:
    code = "import sys, licwizard.load.exports.workbook; sys.exit('openpyxl' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
