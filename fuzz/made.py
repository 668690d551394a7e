"""Workbooks written by hand, part by part, so that any of it can be wrong."""

import struct
import zlib
from collections.abc import Mapping
from io import BytesIO
from random import Random
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile

Parts = dict[str, bytes]
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
ITEMS = ("CRMSTANDARD", "CRMSTORAGE", "CRMINSTANCE", "professional", "Old portal", "DYN365_ENTERPRISE_PLAN1")
COUNTS = ("5", "50", "1 234", "1.234", "5 GB", "0", "-1", "1.5", "", " ", "x", "1e9", "\u0665", "5\u00a0000")
NUMBERS = (
    "5",
    "5.0",
    "0",
    "-3",
    "1.5",
    "1E3",
    "1e400",
    "9" * 30,
    "9" * 5000,
    "nan",
    "inf",
    "0x10",
    "1_0",
    " 5 ",
    "",
    "\u0665",
)
NASTY = (
    "-1",
    "0",
    "1",
    "65536",
    "1048577",
    "4294967296",
    "99999999999999999999",
    "1.0",
    "a",
    "",
    "../..",
    "\u202e",
    "A1",
)
PLACES = ("A1", "B7", "XFD1048576", "A0", "AAAA1", "a1", "1A", "$A$1", "IW5", "IV200001", "A99999999999", "ZZZ1")
_SELDOM = 0.25
_STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts>'
    '<fonts count="1"><font><b/><sz val="11"/><color theme="1"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="1"><fill><patternFill patternType="none"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="14"/>'
    '<xf numFmtId="164" applyAlignment="1"><alignment horizontal="left"/></xf><xf numFmtId="46"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    '<dxfs count="1"><dxf><font><b/></font></dxf></dxfs></styleSheet>'
)
TYPES = ("n", "s", "b", "e", "str", "inlineStr", "d", "x", "")


def text_cell(random: Random, place: str, text: str, strings: list[str]) -> str:
    """Return a cell with a text, in one of the three ways to write one."""
    match random.randrange(3):
        case 0:
            strings.append(text)
            return f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'
        case 1:
            return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'
        case _:
            return f'<c r="{place}" t="str"><v>{escape(text)}</v></c>'


def odd_cell(random: Random, place: str) -> str:
    """Return a cell that a program could write only by mistake, or out of malice."""
    kind = random.choice(TYPES)
    at = random.choice(PLACES) if random.random() < _SELDOM else place
    value = random.choice((*NUMBERS, *NASTY, "#REF!", "#N/A", "2026-01-01", "TRUE"))
    style = random.choice(("", "", ' s="1"', ' s="2"', ' s="3"', ' s="-1"', ' s="99999"', ' s="x"'))
    formula = random.choice(("", "", "<f>1+1</f>", "<f/>", '<f t="shared" si="0"/>', "<f>[1]Sheet!A1</f>"))
    inner = random.choice(
        (f"<v>{escape(value)}</v>", "", "<v/>", f"<is><t>{escape(value)}</t></is>", "<v>1</v><v>2</v>")
    )
    return f'<c r="{at}" t="{kind}"{style}>{formula}{inner}</c>'


def sheet(random: Random, strings: list[str], odd: float = 0.0) -> str:
    """Return a sheet with a table, of which a part `odd` of the cells is hostile."""
    first = random.choice((1, 1, 1, 4, 60))
    rows = [("Item", "Count"), *((random.choice(ITEMS), "") for _ in range(random.randrange(6)))]
    made = []
    for row, (item, count) in enumerate(rows, first):
        if count:
            cells = text_cell(random, f"A{row}", item, strings) + text_cell(random, f"B{row}", count, strings)
        else:
            number = f'<c r="B{row}"><v>{random.randrange(200)}</v></c>'
            if random.random() < _SELDOM:
                number = text_cell(random, f"B{row}", random.choice(COUNTS), strings)
            cells = text_cell(random, f"A{row}", item, strings) + number
        if random.random() < odd:
            cells = odd_cell(random, f"A{row}") + odd_cell(random, f"B{row}")
        made.append(f'<row r="{row}">{cells}</row>')
    size = random.choice(("", '<dimension ref="A1:B9"/>', '<dimension ref="A1:XFD1048576"/>', '<dimension ref="x"/>'))
    size = size if odd else ""
    merged = '<mergeCells><mergeCell ref="A2:A3"/></mergeCells>' if random.random() < odd else ""
    return f'<worksheet xmlns="{MAIN}">{size}<sheetData>{"".join(made)}</sheetData>{merged}</worksheet>'


def package(sheets: Mapping[str, str], strings: list[str], *, styles: str = "") -> Parts:
    """Return the parts of a workbook."""
    listed = links = types = ""
    parts: Parts = {}
    for number, (title, xml) in enumerate(sheets.items(), 1):
        path = f"xl/worksheets/sheet{number}.xml"
        parts[path] = xml.encode()
        listed += f'<sheet name={quoteattr(title)} sheetId="{number}" r:id="r{number}"/>'
        links += f'<Relationship Id="r{number}" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        types += f'<Override PartName="/{path}" ContentType="{SPREADSHEET}.worksheet+xml"/>'
    links += f'<Relationship Id="t" Type="{DOCUMENT}/sharedStrings" Target="sharedStrings.xml"/>'
    links += f'<Relationship Id="f" Type="{DOCUMENT}/styles" Target="styles.xml"/>'
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in strings)
    styles = styles or _STYLES
    rest = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">{types}<Override PartName="/xl/workbook.xml" '
        f'ContentType="{SPREADSHEET}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="m" '
        f'Type="{DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{DOCUMENT}"><sheets>{listed}</sheets>'
        '<calcPr fullCalcOnLoad="0"/></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{texts}</sst>',
        "xl/styles.xml": styles,
    }
    return {**{path: text.encode() for path, text in rest.items()}, **parts}


def some(random: Random, odd: float = 0.0) -> Parts:
    """Return the parts of a workbook with a few sheets."""
    strings: list[str] = []
    titles = random.sample(("Licences", "Notes", "Köpta", "a'b", "x" * 31, "<&>"), random.choice((1,) * 8 + (2, 3)))
    return package({title: sheet(random, strings, odd) for title in titles}, strings)


def packed(parts: Mapping[str, bytes], method: int = ZIP_DEFLATED, level: int = 1) -> bytes:
    """Return parts as a zip."""
    out = BytesIO()
    with ZipFile(out, "w", method, compresslevel=level) as archive:
        for path, data in parts.items():
            archive.writestr(path, data)
    return out.getvalue()


def lying(member: str, content: bytes, declared: int) -> bytes:
    """Return a zip whose member unpacks to more than it declares, with the checksum of what it declares."""
    data = bytearray(packed({member: content}))
    for mark, at in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        start = data.index(mark) + at
        struct.pack_into("<I", data, start, zlib.crc32(content[:declared]))
        struct.pack_into("<I", data, start + 8, declared)
    return bytes(data)
