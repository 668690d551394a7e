"""What a sheet shows: units in the formats of numbers, rows that are hidden, and lines through what was given up."""

from collections.abc import Callable

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from fuzz.made import MAIN, Parts, packed
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Stock
from licwizard.load.exports.workbook import read_workbook
from tests.core.stocks import CATALOGUE, INSTANCE, OFFICE, PRO, STORAGE, quantities
from tests.load.exports.workbooks import parts_of, read, refusal, saved, table

ROWS = (("CRMSTANDARD", 50), ("CRMINSTANCE", 3), ("CRMSTANDARD", 7))


def stock(data: bytes) -> Stock:
    return take_stock(read_workbook(data, "order.xlsx").entries, CATALOGUE)


def formatted(code: str, count: object = 5, item: str = STORAGE) -> bytes:
    """Return a workbook with one count in a number format."""

    def change(book: Workbook) -> None:
        book["Licences"]["B2"].number_format = code

    return table((item, count), change=change)


@pytest.mark.parametrize(
    ("code", "quantity"),
    [
        ('0 "TB"', 5120), ('#,##0" TB"', 5120), ('0.0\\ "GB"', 5), ("0\\T\\B", 5120), ('General "MB"', "0.0048828125"),
        ('0 "GB";-0 "GB";"none"', 5), ('[Blue]0 "TB"', 5120), ('[<1]0 "TB";0 "TB"', 5120), ("0.00E+00", 5),
        ('_-* #,##0\\ _k_r_-;\\-* #,##0\\ _k_r_-;_-* "-"\\ _k_r_-;_-@_-', 5), ("#,##0_ ;\\-#,##0\\ ", 5), ("@", 5),
    ],
)  # fmt: skip
def test_a_unit_in_the_format_of_a_number_is_part_of_what_it_says(code: str, quantity: object) -> None:
    assert {item: str(count) for item, count in quantities(stock(formatted(code))).items()} == {STORAGE: str(quantity)}


@pytest.mark.parametrize("item", [PRO, INSTANCE])
def test_pieces_in_a_format_are_pieces(item: str) -> None:
    assert quantities(stock(formatted('0" st"', 5, item))) == {item: 5}
    assert quantities(stock(formatted('0" st"'))) == {STORAGE: None}


@pytest.mark.parametrize(
    "code",
    [
        '0 "kg"', "0%", '#,##0.00\\ "kr"', "[$SEK] 0", "[$€-2] 0", '"$"#,##0', '0,"k"', "0,", '0.0," TB"',
        '0 "st/mån"', '0 "dussin"', '0 "10-pack"', '0 "packs"', '"none"', '[=1]"one"', '[=1]"one";[=2]"two"',
        '[<1]0 "kg";[<9]0 "kr";0', '0 "GB in all"', '0 "cancelled"', '0 "tilldelade"', '0 "ej beställda"',
        '0" per month"', '0 "optional"',
    ],
)  # fmt: skip
def test_a_format_that_makes_something_else_of_a_number_is_no_count(code: str) -> None:
    with pytest.raises(Exception, match=r"unit|count"):
        stock(formatted(code))


@pytest.mark.parametrize(
    "code",
    [
        "GENERAL", "general", '"Qty "0', '"Antal: "0', '0 "lic"', '0 "x"', '0 "nya"', '0 "user(s)"', '0 "(new)"',
        '0;-0;"none"', '[=1]0" lic";[>1]0" lics";GENERAL', '[=1]0" kr";0" lics"', '[>9]0" kr";[<0]0" kr";0" lics"',
        '0" x";0" kr";0" kr"', '"≥ "0',
    ],
)  # fmt: skip
@pytest.mark.parametrize("item", [PRO, STORAGE])
def test_words_around_a_number_that_measure_nothing_change_nothing(code: str, item: str) -> None:
    assert quantities(stock(formatted(code, 5, item))) == {item: 5}


@pytest.mark.parametrize(("count", "gb"), [(0, 0), (1, 1), (2, 2048), (3, 3072)])
@pytest.mark.parametrize("code", ['[<=1]0 "GB";0 "TB"', '[>1]0 "TB";[<>0]0 "GB";0 "kg"'])
def test_a_condition_decides_which_words_hold(code: str, count: int, gb: int) -> None:
    if count or code.startswith("[<="):
        assert quantities(stock(formatted(code, count))) == {STORAGE: gb}
    else:
        with pytest.raises(Exception, match="unit"):
            stock(formatted(code, count))


def test_a_format_of_money_beside_the_count_changes_nothing() -> None:
    def change(book: Workbook) -> None:
        book["Licences"]["C2"].number_format = '#,##0.00\\ "kr"'

    rows = [("Item", "Count", "Price"), ("CRMSTANDARD", 50, 12.5)]
    assert read(saved({"Licences": rows}, change)) == {"CRMSTANDARD": 50}


def _hide(sheet: Worksheet) -> None:
    sheet.row_dimensions[4].hidden = True


def _filter(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A1:B4"
    sheet.auto_filter.add_filter_column(0, ["CRMINSTANCE"])
    _hide(sheet)


def _strike(sheet: Worksheet) -> None:
    sheet["B4"].font = Font(strike=True)


@pytest.mark.parametrize("look", [_hide, _filter, _strike])
def test_an_item_with_a_row_that_is_not_seen_is_unknown_and_says_why(look: Callable[[Worksheet], None]) -> None:
    found = stock(table(*ROWS, change=lambda book: look(book["Licences"])))
    assert quantities(found) == {PRO: None, INSTANCE: 3}
    (problem,) = (one.problem.english() for one in found.holdings if one.problem)
    assert problem.startswith("1 row of it is")


def test_rows_that_are_not_seen_are_counted() -> None:
    def change(book: Workbook) -> None:
        for row in (2, 4):
            book["Licences"].row_dimensions[row].hidden = True

    (problem,) = (one.problem.english() for one in stock(table(*ROWS, change=change)).holdings if one.problem)
    assert problem == "2 rows of it are hidden in the workbook: show them or remove them"


def test_a_known_export_with_a_hidden_row_is_unknown_there() -> None:
    rows = [
        ("Product Title", "Total Licenses", "Expired Licenses"),
        ("professional", 5, 0),
        ("Additional instance", 3, 0),
    ]

    def change(book: Workbook) -> None:
        book["Licences"].row_dimensions[2].hidden = True

    assert quantities(stock(saved({"Licences": rows}, change))) == {PRO: None, INSTANCE: 3}


def test_what_is_not_compared_is_left_out_hidden_or_not() -> None:
    def change(book: Workbook) -> None:
        book["Licences"].row_dimensions[2].hidden = True

    found = take_stock(read_workbook(table((OFFICE, 5), (PRO, 3), change=change), "order.xlsx").entries, CATALOGUE)
    assert quantities(found) == {PRO: 3}


def test_hidden_columns_and_hidden_rows_without_items_change_nothing() -> None:
    def change(book: Workbook) -> None:
        sheet = book["Licences"]
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[3].hidden = True
        sheet.row_dimensions[9].hidden = True

    assert quantities(stock(table(("CRMSTANDARD", 50), (), ("CRMINSTANCE", 3), change=change))) == {
        PRO: 50,
        INSTANCE: 3,
    }


def test_a_line_through_a_price_or_a_remark_is_none_through_the_item() -> None:
    def change(book: Workbook) -> None:
        book["Licences"]["C2"].font = Font(strike=True)

    rows = [("Item", "Count", "Price"), ("CRMSTANDARD", 50, 12)]
    assert quantities(stock(saved({"Licences": rows}, change))) == {PRO: 50}


def test_rows_that_are_hidden_unless_they_say_otherwise_are_hidden() -> None:
    row = '<row{}><c t="str"><v>{}</v></c><c><v>5</v></c></row>'
    rows = row.format("", "CRMSTANDARD") + row.format(' hidden="0"', "CRMINSTANCE")
    data = packed(parts_of(rows, before='<sheetFormatPr zeroHeight="1"/>'))
    assert quantities(stock(data)) == {PRO: None, INSTANCE: 5}
    flat = row.format(' ht="0" customHeight="1"', "CRMSTANDARD") + row.format(' ht="10.5"', "CRMINSTANCE")
    assert quantities(stock(packed(parts_of(flat)))) == {PRO: None, INSTANCE: 5}


@pytest.mark.parametrize(("style", "amount"), [("0", 5), ("1", "5 TB"), ("01", "5 TB")])
def test_a_style_is_told_by_its_number(style: str, amount: object) -> None:
    (entry,) = read_workbook(packed(_styled(style)), "order.xlsx").entries
    assert f"{entry.amount} {entry.unit}".strip() == str(amount)


@pytest.mark.parametrize("style", ["99", "-7", "9" * 50])
def test_a_style_that_is_not_there_says_nothing(style: str) -> None:
    assert read(packed(_styled(style))) == {"a": 5}
    assert refusal(packed(_styled("x")))[0] == "bad-workbook"


def _styled(style: str) -> Parts:
    parts = parts_of(f'<row><c t="str"><v>a</v></c><c s="{style}"><v>5</v></c></row>')
    formats = '<numFmts><numFmt numFmtId="164" formatCode="0 &quot;TB&quot;"/></numFmts>'
    styles = f'{formats}<cellXfs><xf/><xf numFmtId="164"/></cellXfs>'
    parts["xl/styles.xml"] = f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>'.encode()
    return parts
