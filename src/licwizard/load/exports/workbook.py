"""Tables in Excel workbooks (.xlsx, .xlsm); the only module that knows openpyxl.

openpyxl is given a workbook of our own making, which holds nothing but the parts that the sheets to be
read need, each gone through before under bounds. Columns that are hidden are read as they stand. Rows
that are hidden or filtered away, or struck out, are read too, and their items unknown: nothing tells
whether they are meant. A unit in the format of a number is part of what it says.
"""

import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from io import BytesIO, StringIO

from licwizard.errors import SourceError
from licwizard.load.exports.export import LIMIT, Export
from licwizard.load.exports.plain_workbook import plain_workbook
from licwizard.load.exports.rows import read_rows
from licwizard.load.exports.sheet_choice import sheets_meant, titles
from licwizard.load.exports.sheet_looks import with_unit
from licwizard.load.exports.sheet_scan import Scan, scan_sheet
from licwizard.load.exports.spoilt_cells import Rows, Table, marked, spoilt_in
from licwizard.load.exports.stray import holds_items
from licwizard.load.exports.workbook_bounds import bounds_for
from licwizard.load.exports.workbook_faults import bad_workbook, not_a_workbook, too_large, which_sheet
from licwizard.load.exports.workbook_parts import MAIN, Package, Sheet, read_package
from licwizard.load.exports.workbook_styles import PLAIN, read_styles
from licwizard.load.exports.xml_limits import Handlers, scan_xml
from licwizard.load.exports.zip_limits import Archive, open_archive
from licwizard.messages import msg

FORMAT = "table-xlsx"
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"


def read_workbook(data: bytes, name: str, *, sheet: str = "", form: str = "", limit: int = LIMIT) -> Export:
    """Return the lines of the table in a workbook: of the sheet that is named, or of the only visible one with a table.

    `limit` is the size of file, in bytes, with which the bounds grow.
    Raises SourceError, with `FILE:SHEET!CELL` where a cell is at fault, for what is no workbook, is damaged
    or larger than is read; where it is not clear which sheet is meant; and for what the table cannot say.
    """
    if data.startswith(_OLD):
        problem = msg("this is a workbook of the old form (.xls), or one that is protected by a password")
        raise not_a_workbook(name, problem, msg("save it as an Excel workbook (.xlsx), without a password"))
    if not data.startswith(_ZIP):
        raise not_a_workbook(name, msg("this is no workbook"))
    archive = open_archive(data, name, bounds_for(limit))
    package = read_package(archive)
    meant = sheets_meant(package.sheets, sheet, name)
    tables = _tables(archive, package, meant)
    if not tables:
        return read_rows((), name=f"{name}:{sheet}" if sheet else name, plain=FORMAT, form=form)
    read = [(table, _read(table, form)) for table in tables]
    if len(read) > 1:
        read = [(table, result) for table, result in read if not _is_no_table(table, result)]
    if len(read) != 1:
        problem = msg("several sheets hold a table") if read else msg("no sheet holds a table of items and counts")
        shown = tuple(table.title for table, _ in read) or titles(meant)
        raise which_sheet(name, problem, shown)
    result = read[0][1]
    if isinstance(result, SourceError):
        raise result
    return result


def _read(table: Table, form: str) -> Export | SourceError:
    result: Export | SourceError
    try:
        result = read_rows(_with_gaps(table.rows), name=table.where, plain=FORMAT, form=form, unseen=table.unseen)
    except SourceError as error:
        result = error
    return spoilt_in(result, table) or result


def _with_gaps(rows: Rows) -> Iterator[tuple[int, Sequence[object]]]:
    """Give the rows, and a blank one before each that does not follow the one before it."""
    before = 0
    for number, cells in rows:
        if number > before + 1:
            yield number - 1, ()
        yield number, cells
        before = number


def _is_no_table(table: Table, result: Export | SourceError) -> bool:
    """Return whether a sheet has no table at all, as one of notes has none.

    A table with a fault in it is one, and so are texts and counts under titles that are not known.
    """
    if not isinstance(result, SourceError) or result.code not in {"not-a-table", "no-counts", "no-rows"}:
        return False
    if result.code != "not-a-table":
        return result.code == "no-rows" or not holds_items(table.rows)
    return result.where == f"{table.where}:{table.rows[0][0]}:1" and not holds_items(table.rows)


def _tables(archive: Archive, package: Package, sheets: Sequence[Sheet]) -> list[Table]:
    """Return the sheets that hold something; raises SourceError as `read_workbook` does."""
    name, bounds = archive.name, archive.bounds
    strings, texts, used = None, 0, 0
    if package.strings:
        strings = archive.read(package.strings)
        texts, used = _count_texts(strings, archive)
    styles, looks = archive.read(package.styles) if package.styles else None, PLAIN
    if styles is not None:
        looks, size = read_styles(styles, name, bounds)
        used += size
    scans: list[tuple[str, Scan]] = []
    for sheet in sheets:
        try:
            part, where = archive.read(sheet.path), f"{name}:{sheet.title}"
            scan = scan_sheet(part, where, strings=texts, used=used, bounds=bounds, stale=package.stale, styles=looks)
        except SourceError as error:
            if error.code == "workbook-too-large" and len(sheets) > 1:  # it may be one that is not meant
                error.help = msg(
                    "name the one that is meant with {option}: {sheets}", option="--sheet NAME", sheets=titles(sheets)
                )
            raise
        used += scan.size
        if scan.rows:
            scans.append((sheet.title, scan))
    if not scans:
        return []
    made = plain_workbook(
        [scan.data for _, scan in scans], strings=strings, styles=styles, since_1904=package.since_1904
    )
    try:
        with warnings.catch_warnings(), redirect_stdout(StringIO()):  # it prints about some formats
            warnings.simplefilter("ignore")
            read = _openpyxl_rows(made, [scan for _, scan in scans])
    except SourceError:
        raise
    except Exception as error:  # noqa: BLE001 - openpyxl has no bound on what it raises for what it did not foresee
        problem = msg("the workbook cannot be read ({error})", error=type(error).__name__)
        raise bad_workbook(name, problem) from None
    return [
        marked(title, f"{name}:{title}", _with_units(rows, scan.formats), scan.spoilt, bounds)._replace(
            unseen=scan.unseen
        )
        for (title, scan), rows in zip(scans, read, strict=True)
    ]


def _with_units(rows: Rows, formats: Mapping[tuple[int, int], str]) -> Rows:
    """Return the rows with the words that formats put around numbers."""
    lines = {row for row, _ in formats}
    return [
        (row, [with_unit(cell, formats.get((row, at))) for at, cell in enumerate(cells, 1)] if row in lines else cells)
        for row, cells in rows
    ]


def _count_texts(strings: bytes, archive: Archive) -> tuple[int, int]:
    """Return how many shared texts there are, and what of the bounds they use."""
    count = 0

    def start(element: str, _attributes: Mapping[str, str], _at: int) -> None:
        nonlocal count
        count += element == f"{MAIN} si"

    bounds = archive.bounds
    problem = msg("its list of texts has more than {limit} parts", limit=bounds.texts)
    past = too_large(archive.name, problem, bounds.way_out)
    used = scan_xml(strings, archive.name, Handlers(start), limit=bounds.texts, past=past)
    return count, used


def _openpyxl_rows(made: bytes, scans: Sequence[Scan]) -> list[Rows]:
    """Return the rows of each sheet that hold something, under their numbers, up to the last value in each."""
    import openpyxl  # noqa: PLC0415 - slow, and needed for workbooks only

    book = openpyxl.load_workbook(BytesIO(made), read_only=True, data_only=True, keep_links=False)
    found: list[Rows] = []
    for number, scan in enumerate(scans, 1):
        sheet = book[str(number)]
        sheet.reset_dimensions()
        cells = sheet.iter_rows(max_col=max(scan.rows.values()), max_row=max(scan.rows), values_only=True)
        found.append([(row, values[: scan.rows[row]]) for row, values in enumerate(cells, 1) if row in scan.rows])
    book.close()
    return found
