"""What a workbook consists of: its sheets, and the parts that they need. Nothing else of it is opened.

So macros, links to other files, pictures and properties are never read, whatever they hold.
"""

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from licwizard.core.numbers import shorten
from licwizard.load.exports.workbook_faults import bad_workbook, not_a_workbook
from licwizard.load.exports.xml_limits import Handlers, scan_xml
from licwizard.load.exports.zip_limits import Archive, key
from licwizard.messages import msg

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_ID = "http://schemas.openxmlformats.org/officeDocument/2006/relationships id"
_ROOT_RELATIONS = "_rels/.rels"
_YES = {"1", "true", "on"}
_LIMIT = 50_000
_TITLE_LIMIT = 255
_SAVE_AS = msg("open it and save it as an Excel workbook (.xlsx), or save the sheet as CSV (UTF-8)")


class Sheet(NamedTuple):
    """A sheet of cells: its title, its part, and whether Excel shows it."""

    title: str
    path: str
    visible: bool


class Package(NamedTuple):
    """The sheets in their order, the parts of texts and of formats (empty where there is none), and the calendar.

    `stale`: the workbook asks to be calculated when it is opened, so the values of its formulas may be none;
    some programs write 0 for all.
    """

    sheets: tuple[Sheet, ...]
    strings: str
    styles: str
    since_1904: bool
    stale: bool


class _Relation(NamedTuple):
    kind: str
    target: str


def read_package(archive: Archive) -> Package:
    """Return what the workbook consists of; raises SourceError for another kind of file and for broken links."""
    where = archive.name
    _refuse_others(archive)
    roots = _relations(archive, _ROOT_RELATIONS, "")
    main = next((one.target for one in roots.values() if one.kind == "officeDocument"), "")
    if not main:
        raise not_a_workbook(where, msg("this zip file is no workbook"))
    if not main.casefold().endswith(".xml"):
        raise not_a_workbook(where, msg("this workbook is in the binary form (.xlsb)"), _SAVE_AS)
    folder, _, file = main.rpartition("/")
    links = f"{folder}/_rels/{file}.rels".lstrip("/")
    relations = _relations(archive, links, folder) if key(links) in archive.members else {}
    found: list[Mapping[str, str]] = []
    since_1904 = stale = False
    root = ""

    def start(name: str, attributes: Mapping[str, str], _at: int) -> None:
        nonlocal root, since_1904, stale
        root = root or name
        if name == f"{MAIN} sheet":
            found.append(attributes)
        elif name == f"{MAIN} workbookPr":
            since_1904 = attributes.get("date1904") in _YES
        elif name == f"{MAIN} calcPr":
            stale = attributes.get("fullCalcOnLoad") in _YES

    scan_xml(archive.read(main), where, Handlers(start), limit=_LIMIT)
    if root == f"{_STRICT} workbook":
        problem = msg("this workbook is in the strict form (Strict Open XML)")
        raise not_a_workbook(where, problem, _SAVE_AS)
    if root != f"{MAIN} workbook":
        raise not_a_workbook(where, msg("this is a document of another program, not a workbook"), _SAVE_AS)
    sheets = tuple(sheet for attributes in found if (sheet := _sheet(attributes, relations, where)))
    titles = {sheet.title.casefold() for sheet in sheets}
    if len(titles) < len(sheets):
        raise bad_workbook(where, msg("two sheets bear one name"))
    return Package(sheets, _part(relations, "sharedStrings"), _part(relations, "styles"), since_1904, stale)


def _refuse_others(archive: Archive) -> None:
    if _ROOT_RELATIONS in archive.members:
        return
    if "mimetype" in archive.members or "content.xml" in archive.members:
        raise not_a_workbook(archive.name, msg("this is a document of another program, not a workbook"), _SAVE_AS)
    raise not_a_workbook(archive.name, msg("this zip file is no workbook"))


def _sheet(attributes: Mapping[str, str], relations: Mapping[str, _Relation], where: str) -> Sheet | None:
    """Return a sheet of cells, None for one of another kind, such as a chart."""
    relation = relations.get(attributes.get(_ID, ""))
    title = attributes.get("name", "")
    if not 0 < len(title) <= _TITLE_LIMIT:
        raise bad_workbook(where, msg("a sheet has no name"))
    if relation is None:
        raise bad_workbook(where, msg("the sheet '{sheet}' is listed and not there", sheet=shorten(title)))
    if relation.kind != "worksheet":
        return None
    return Sheet(title, relation.target, attributes.get("state", "visible") == "visible")


def _part(relations: Mapping[str, _Relation], kind: str) -> str:
    return next((relation.target for relation in relations.values() if relation.kind == kind), "")


def _relations(archive: Archive, path: str, folder: str) -> dict[str, _Relation]:
    """Return the links of a part under their ids; those that lead out of the file are left out."""
    found: dict[str, _Relation] = {}

    def start(name: str, attributes: Mapping[str, str], _at: int) -> None:
        if name == _RELATION and attributes.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "").replace("\\", "/")))
            kind = attributes.get("Type", "").rpartition("/")[2]
            found.setdefault(attributes.get("Id", ""), _Relation(kind, target.lstrip("/")))

    scan_xml(archive.read(path), archive.name, Handlers(start), limit=_LIMIT)
    return found
