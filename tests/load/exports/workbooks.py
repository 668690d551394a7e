"""Workbooks as Excel saves them, and as nobody should."""

from collections.abc import Callable, Sequence
from io import BytesIO

import pytest
from openpyxl import Workbook

from fuzz.made import MAIN, Parts, package, packed
from licwizard.errors import SourceError
from licwizard.load.exports.export import LIMIT, Export
from licwizard.load.exports.workbook import read_workbook

HEADER = ("Item", "Count")
Sheets = dict[str, Sequence[Sequence[object]]]


def saved(sheets: Sheets, change: Callable[[Workbook], object] | None = None) -> bytes:
    """Return a workbook with these sheets and their rows, as openpyxl saves it; `change` may alter it before."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    if change:
        change(book)
    data = BytesIO()
    book.save(data)
    return data.getvalue()


def table(*rows: Sequence[object], change: Callable[[Workbook], object] | None = None) -> bytes:
    """Return a workbook with one sheet, Licences, of a header and these rows."""
    return saved({"Licences": (HEADER, *rows)}, change)


def sheet_xml(rows: str, *, before: str = "", after: str = "") -> str:
    """Return a sheet with a header and these rows, as XML."""
    head = "".join(f'<c t="str"><v>{title}</v></c>' for title in HEADER)
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData><row>{head}</row>{rows}</sheetData>{after}</worksheet>'


def parts_of(rows: str, strings: Sequence[str] = (), **around: str) -> Parts:
    """Return the parts of a workbook with one sheet, Licences."""
    return package({"Licences": sheet_xml(rows, **around)}, list(strings))


def raw(rows: str, strings: Sequence[str] = (), **around: str) -> bytes:
    """Return a workbook with one sheet, written by hand."""
    return packed(parts_of(rows, strings, **around))


def amounts(export: Export) -> dict[str, object]:
    """Return the amounts of an export by name."""
    return {entry.name: entry.amount for entry in export.entries}


def read(data: bytes, *, sheet: str = "", limit: int = LIMIT) -> dict[str, object]:
    """Return the amounts in a workbook by name."""
    return amounts(read_workbook(data, "order.xlsx", sheet=sheet, limit=limit))


def refused(data: bytes, *, sheet: str = "", limit: int = LIMIT) -> SourceError:
    """Return the error for a workbook that is refused; it names the file and a way out."""
    with pytest.raises(SourceError) as caught:
        read_workbook(data, "order.xlsx", sheet=sheet, limit=limit)
    error = caught.value
    assert error.help is not None
    assert (error.where or "").startswith("order.xlsx")
    return error


def refusal(data: bytes, *, sheet: str = "", limit: int = LIMIT) -> tuple[str, str | None]:
    """Return code and place of the error for a workbook that is refused."""
    error = refused(data, sheet=sheet, limit=limit)
    return error.code, error.where
