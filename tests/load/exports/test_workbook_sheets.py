"""Which sheet of a workbook is read: the one that is named, or the only one in sight that has a table."""

import pytest
from openpyxl import Workbook

from fuzz.made import package, packed
from tests.load.exports.workbooks import HEADER, Sheets, read, refusal, refused, saved, sheet_xml

NOTES = (("How to read this workbook",), ("Ask the partner about the rest.",))
FIRST: Sheets = {"Licences": (HEADER, ("CRMSTANDARD", 50))}
SECOND: Sheets = {"Add-ons": (HEADER, ("CRMINSTANCE", 3))}


def _hide(book: Workbook) -> None:
    book["Add-ons"].sheet_state = "hidden"


def _hide_well(book: Workbook) -> None:
    book["Add-ons"].sheet_state = "veryHidden"


def test_the_only_table_is_read_whatever_stands_on_the_other_sheets() -> None:
    data = saved(
        {"Read me": NOTES, **FIRST, "Empty": (), "Template": (HEADER,)}, lambda book: book.create_chartsheet("Chart")
    )
    assert read(data) == {"CRMSTANDARD": 50}


def test_two_tables_are_refused_with_their_sheets_and_the_option() -> None:
    error = refused(saved({**FIRST, "Read me": NOTES, **SECOND}))
    assert error.code == "which-sheet"
    assert error.help
    assert error.help.english() == "name one with --sheet NAME: Licences, Add-ons"


def test_a_table_with_a_fault_is_a_table_still() -> None:
    faulty: Sheets = {"Add-ons": (HEADER, ("CRMINSTANCE", 3), (None, 4))}
    assert refusal(saved({**FIRST, **faulty}))[0] == "which-sheet"
    headless: Sheets = {"Add-ons": (("CRMINSTANCE", 3), (None, 4))}
    assert refusal(saved({**FIRST, **headless}))[0] == "which-sheet"


def test_texts_and_counts_under_unknown_titles_are_not_passed_over() -> None:
    other: Sheets = {"Extra": (("What", "How many we have"), ("Storage pack", 5))}
    error = refused(saved({**FIRST, **other}))
    assert error.code == "which-sheet"
    assert error.help
    assert error.help.english() == "name one with --sheet NAME: Licences, Extra"
    assert read(saved({**FIRST, **other}), sheet="Licences") == {"CRMSTANDARD": 50}


@pytest.mark.parametrize("title", ["Add-ons", "ADD-ONS"])
def test_a_sheet_is_read_by_its_title_whatever_its_case(title: str) -> None:
    assert read(saved({**FIRST, **SECOND}), sheet=title) == {"CRMINSTANCE": 3}


def test_a_title_that_is_not_there_is_refused_with_those_that_are() -> None:
    error = refused(saved({**FIRST, **SECOND}), sheet="Licence")
    assert error.code == "unknown-sheet"
    assert error.help
    assert error.help.english() == "its sheets are: Licences, Add-ons"


@pytest.mark.parametrize("hide", [_hide, _hide_well])
def test_a_hidden_sheet_is_read_only_if_it_is_named(hide: object) -> None:
    data = saved({**FIRST, **SECOND}, _hide if hide is _hide else _hide_well)
    assert read(data) == {"CRMSTANDARD": 50}
    assert read(data, sheet="Add-ons") == {"CRMINSTANCE": 3}


def test_a_hidden_sheet_may_be_damaged_where_it_is_not_read() -> None:
    sheets = {"Licences": sheet_xml('<row><c t="str"><v>a</v></c><c><v>5</v></c></row>'), "Add-ons": "<no sheet"}
    parts = package(sheets, [])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'sheetId="2"', b'sheetId="2" state="hidden"')
    assert read(packed(parts)) == {"a": 5}
    assert refusal(packed(parts), sheet="Add-ons") == ("bad-workbook", "order.xlsx:Add-ons")


def test_where_no_sheet_is_in_sight_one_has_to_be_named() -> None:
    parts = package({"Licences": sheet_xml("")}, [])
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'sheetId="1"', b'sheetId="1" state="hidden"')
    assert refusal(packed(parts))[0] == "which-sheet"


def test_a_workbook_of_notes_says_that_there_is_no_table() -> None:
    assert refusal(saved({"Read me": NOTES, "More": NOTES}))[0] == "which-sheet"
    assert refusal(saved({"Read me": NOTES})) == ("not-a-table", "order.xlsx:Read me:1:1")


def test_a_workbook_without_a_value_holds_no_rows() -> None:
    assert refusal(saved({"Licences": ()}))[0] == "no-rows"
    assert refusal(saved({"Licences": (), "Add-ons": ()}), sheet="Add-ons") == ("no-rows", "order.xlsx:Add-ons")


def test_with_very_many_sheets_one_has_to_be_named() -> None:
    many: Sheets = {f"S{number}": () for number in range(60)}
    assert refusal(saved({**many, **FIRST}))[0] == "which-sheet"
    assert read(saved({**many, **FIRST}), sheet="Licences") == {"CRMSTANDARD": 50}
