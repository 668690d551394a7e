"""Cells that are not as Excel writes them: none is dropped, moved or guessed."""

import pytest

from fuzz.made import MAIN, packed
from tests.load.exports.workbooks import parts_of, raw, read, refusal


def cells(item: str, count: str, attributes: str = "") -> str:
    """Return a row of two cells as XML."""
    return f'<row><c t="str"><v>{item}</v></c><c{attributes}>{count}</c></row>'


def test_shared_inline_and_computed_texts_are_read_alike() -> None:
    rows = (
        '<row><c t="s"><v>0</v></c><c><v>1</v></c></row>'
        '<row><c t="inlineStr"><is><r><rPr><b/></rPr><t>Old </t></r><r><t>portal</t></r></is></c><c><v>2</v></c></row>'
        '<row><c t="str"><f>"x"</f><v>computed</v></c><c><f>1+2</f><v>3</v></c></row>'
    )
    assert read(raw(rows, ["shared"])) == {"shared": 1, "Old portal": 2, "computed": 3}


def test_places_may_be_left_out_or_skipped() -> None:
    rows = '<row r="5"><c r="A5" t="str"><v>a</v></c><c r="B5"><v>5</v></c></row>' + cells("b", "<v>6</v>")
    assert read(raw(rows)) == {"a": 5, "b": 6}


def test_names_of_elements_may_carry_a_prefix() -> None:
    parts = parts_of(cells("a", "<v>5</v>"))
    path = "xl/worksheets/sheet1.xml"
    text = parts[path].decode().replace("</", "</x:").replace("<", "<x:").replace("<x:/x:", "</x:")
    parts[path] = text.replace("xmlns=", "xmlns:x=").encode()
    assert read(packed(parts)) == {"a": 5}


def test_a_formula_whose_value_is_an_empty_text_is_a_blank() -> None:
    assert refusal(raw(cells("a", '<f>""</f><v></v>', ' t="str"'))) == ("no-count", "order.xlsx:Licences:2:1")


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="3"/><row r="2"/>',
        '<row r="3"/><row r="3"/>',
        '<row r="-1"/>',
        '<row r="0"/>',
        '<row r="1048577"/>',
        '<row r="99999999999999999999"/>',
        '<row r="3.0"/>',
        '<row r="\u0663"/>',
        '<row r="3"><c r="B3"/><c r="A3"/></row>',
        '<row r="3"><c r="A3"/><c r="A3"/></row>',
        '<row r="3"><c r="A4"/></row>',
        '<row r="3"><c r="a3"/></row>',
        '<row r="3"><c r="XFE3"/></row>',
        '<row r="3"><c r="$A$3"/></row>',
    ],
)
def test_rows_and_cells_out_of_order_are_refused(rows: str) -> None:
    assert refusal(raw(rows)) == ("bad-workbook", "order.xlsx:Licences")


@pytest.mark.parametrize(
    "row",
    [
        "<row><row/></row>",
        "<row><c><c/></c></row>",
        "<c/>",
        "<row><c><v>1</v><v>2</v></c></row>",
        "<row><c><v>1<v>2</v></v></c></row>",
        "<row><c><is><t>1</t></is></c></row>",
        "<row><c><x/></c></row>",
        '<row><c t="x"><v>1</v></c></row>',
        '</sheetData><sheetData><row><c t="str"><v>a</v></c></row>',
        '</sheetData><row><c t="str"><v>a</v></c></row><sheetData>',
    ],
)
def test_a_sheet_that_is_not_made_as_sheets_are_is_refused(row: str) -> None:
    assert refusal(raw(row)) == ("bad-workbook", "order.xlsx:Licences")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("n", "five"), ("n", "1_0"), ("n", "nan"), ("n", "1e999"), ("n", "9" * 5000), ("n", "\u0665"), ("n", " 5 "),
        ("s", "-1"), ("s", "1"), ("s", "1.0"), ("b", "2"), ("e", "REF"), ("d", "yesterday"), ("str", "x" * 40_000),
    ],
)  # fmt: skip
def test_a_value_that_is_not_of_its_kind_is_refused_with_its_cell(kind: str, value: str) -> None:
    data = raw(cells("a", f"<v>{value}</v>", f' t="{kind}"'), ["the only text"])
    assert refusal(data) == ("bad-workbook", "order.xlsx:Licences!B2")


def test_a_date_in_words_of_iso_is_no_count() -> None:
    assert refusal(raw(cells("a", "<v>2026-01-01</v>", ' t="d"'))) == ("not-a-count", "order.xlsx:Licences:2:1")


@pytest.mark.parametrize("formula", ["<f>1+1</f>", "<f>1+1</f><v/>", "<f>1+1</f><v></v>", '<f t="shared" si="0"/>'])
def test_a_formula_without_a_value_is_refused_however_it_is_written(formula: str) -> None:
    assert refusal(raw(cells("a", formula))) == ("bad-cell", "order.xlsx:Licences!B2")


def test_a_value_that_is_to_be_worked_out_anew_is_not_read() -> None:
    parts = parts_of(cells("a", "<f>25+25</f><v>0</v>") + cells("b", "<v>5</v>"))
    assert read(packed(parts)) == {"a": 0, "b": 5}
    book = parts["xl/workbook.xml"].replace(b"</workbook>", b'<calcPr fullCalcOnLoad="1"/></workbook>')
    assert refusal(packed({**parts, "xl/workbook.xml": book})) == ("bad-cell", "order.xlsx:Licences!B2")


def test_formats_that_are_not_there_are_refused_and_print_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    parts = parts_of(cells("a", "<v>5</v>"))
    style = '<cellXfs><xf/></cellXfs><cellStyles><cellStyle name="x" xfId="7"/></cellStyles>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{style}</styleSheet>'.encode()
    assert refusal(packed(parts)) == ("bad-workbook", "order.xlsx")
    assert capsys.readouterr().out == ""
