"""Workbooks that are small to send and large to read, and those just below each bound."""

from collections.abc import Callable
from random import Random
from zipfile import ZIP_STORED

from fuzz.made import DOCUMENT, ITEMS, MAIN, Parts, package, packed

_MEGABYTE = 1024 * 1024
_HEAD = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Item</t></is></c><c r="B1" t="inlineStr"><is><t>Count</t></is></c></row>'
)


def _sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{_HEAD}{rows}</sheetData>{after}</worksheet>'


def _one(xml: str, strings: list[str] | None = None, styles: str = "") -> Parts:
    return package({"Licences": xml}, strings or [], styles=styles)


def _near(random: Random, most: int) -> int:
    """Return a number about a bound: below it, at it, above it."""
    return int(most * random.choice((0.3, 0.7, 0.9, 0.98, 1.02, 3)))


def _item(row: int) -> str:
    return f'<c r="A{row}" t="inlineStr"><is><t>{ITEMS[row % len(ITEMS)]} {row}</t></is></c>'


def _rows(random: Random) -> bytes:
    made = (f'<row r="{row}">{_item(row)}<c r="B{row}"><v>5</v></c></row>' for row in range(2, _near(random, 25_000)))
    return packed(_one(_sheet("".join(made))))


def _rich(random: Random) -> bytes:
    text = "<is>" + "<r><rPr><b/><sz val='9'/></rPr><t>x</t></r>" * random.choice((1, 5, 50)) + "</is>"
    count = _near(random, 250_000) // (2 + text.count("<") - text.count("</"))
    made = (f'<row><c t="inlineStr">{text}</c><c><v>5</v></c></row>' for _ in range(count))
    return packed(_one(_sheet("".join(made))))


def _bare(random: Random) -> bytes:
    return packed(_one(_sheet(random.choice(("<row/>", '<row r="{}"/>', "<row><c/></row>")) * _near(random, 110_000))))


def _numbered(random: Random) -> bytes:
    made = (f'<row r="{row}" s="1"><c r="XFD{row}" s="1"/></row>' for row in range(2, _near(random, 40_000)))
    return packed(_one(_sheet("".join(made))))


def _wide(random: Random) -> bytes:
    row = "<c><v>1</v></c>" * random.choice((255, 256, 257, 16384))
    return packed(_one(_sheet(f"<row>{row}</row>" * random.choice((1, 100, 400)))))


def _spread(random: Random) -> bytes:
    made = (f'<row r="{row}"><c r="IV{row}"><v>1</v></c></row>' for row in range(2, _near(random, 1_900)))
    return packed(_one(_sheet("".join(made))))


def _far(random: Random) -> bytes:
    row, column = random.choice(((1048576, "XFD"), (200000, "IV"), (200000, "B"), (2, "XFD"), (10**9, "A")))
    return packed(_one(_sheet(f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>')))


def _strings(random: Random) -> bytes:
    texts = [f"{'x' * random.choice((1, 10))}{number}" for number in range(_near(random, 50_000))]
    return packed(_one(_sheet('<row><c t="s"><v>1</v></c><c><v>5</v></c></row>'), texts))


def _one_string(random: Random) -> bytes:
    count = _near(random, 40_000)
    text = "x" * random.choice((900, 1_100, 32_000, 33_000, 20_000_000))
    return packed(_one(_sheet('<row><c t="s"><v>0</v></c><c><v>5</v></c></row>' * count), [text]))


def _spoilt(random: Random) -> bytes:
    bad = random.choice(('<c t="e"><v>#REF!</v></c>', "<c><f>1</f></c>"))
    row = random.choice((f'<c t="str"><v>a</v></c><c><v>5</v></c>{bad}', f"{bad}<c><v>5</v></c>"))
    return packed(_one(_sheet(f"<row>{row}</row>" * _near(random, 25_000))))


def _around(random: Random) -> bytes:
    element = random.choice(
        (
            '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>',
            '<conditionalFormatting sqref="A1"><cfRule type="expression" priority="1"/></conditionalFormatting>',
            '<cols><col min="1" max="2"/></cols>',
            '<dataValidations><dataValidation sqref="A1:XFD1048576"/></dataValidations>',
            '<hyperlinks><hyperlink ref="A1:XFD1048576"/></hyperlinks>',
            '<sheetViews><sheetView workbookViewId="0"/></sheetViews>',
            '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>',
            "<!--" + "x" * random.choice((1000, 200_000, 300_000)) + "-->",
            "<?x " + "x" * 1000 + "?>",
        )
    )
    many = element * random.choice((1, 1_000, min(100_000, 20_000_000 // len(element))))
    before = random.choice((True, False))
    return packed(_one(_sheet("<row><c><v>5</v></c></row>", many if before else "", "" if before else many)))


def _tags(random: Random) -> bytes:
    count = _near(random, 5_000)
    tag = random.choice(
        (
            "<x " + " ".join(f'a{n}=""' for n in range(count)) + "/>",
            "<x " + " ".join(f'xmlns:a{n}="u"' for n in range(count)) + "/>",
            "".join(f"<x{n}/>" for n in range(count)),
            f'<x xmlns="{"u" * random.choice((200, 600, 100_000))}">'
            + "".join(f"<x{n}/>" for n in range(count))
            + "</x>",
            f'<x a="{"u" * random.choice((200_000, 300_000, 20_000_000))}"/>',
            f"<x{'u' * 20_000_000}/>",
            "<x>" * count + "</x>" * count,
        )
    )
    return packed(_one(_sheet("", tag * random.choice((1, 1, 3)))))


def _styles(random: Random) -> bytes:
    count = _near(random, 20_000)
    kind = random.choice(
        (
            "<cellXfs>" + '<xf numFmtId="14"/>' * count + "</cellXfs>",
            "<fonts>" + '<font><b/><sz val="9"/></font>' * count + "</fonts>",
            "<numFmts>" + "".join(f'<numFmt numFmtId="{n}" formatCode="yy{n}"/>' for n in range(count)) + "</numFmts>",
            "<cellStyles>" + '<cellStyle name="x" xfId="0"/>' * count + "</cellStyles>",
            '<numFmts><numFmt numFmtId="200" formatCode="' + "[" * 100_000 + '"/></numFmts>',
        )
    )
    return packed(_one(_sheet("<row><c><v>5</v></c></row>"), styles=f'<styleSheet xmlns="{MAIN}">{kind}</styleSheet>'))


def _sheets(random: Random) -> bytes:
    one = _sheet('<row><c t="str"><v>CRMSTANDARD</v></c><c><v>5</v></c></row>' * random.choice((1, 200, 1000)))
    return packed(package({f"S{number}": one for number in range(random.choice((3, 49, 51, 1500)))}, []))


def _many_members(random: Random) -> bytes:
    rest = {f"x{number}": b"" for number in range(random.choice((1_900, 2_100, 40_000)))}
    return packed({**_one(_sheet("")), **rest})


def _zeros(random: Random) -> bytes:
    parts = _one(_sheet("<row><c><v>5</v></c></row>"))
    size = random.choice((1, 20, 23, 25, 99, 101)) * _MEGABYTE
    path = random.choice((*parts, "xl/media/image1.png"))
    parts[path] = parts.get(path, b"") + random.choice((b"\0", b" ")) * size
    return packed(parts, random.choice((8, ZIP_STORED)) if size < 30 * _MEGABYTE else 8)


def _same_part(random: Random) -> bytes:
    made = '<row><c t="str"><v>a</v></c><c><v>5</v></c></row>' * _near(random, 28_000)
    parts = _one(_sheet(made))
    links = parts["xl/_rels/workbook.xml.rels"].decode()
    listed = parts["xl/workbook.xml"].decode()
    for number in range(2, random.choice((3, 40))):
        links = links.replace(
            "</R", f'<Relationship Id="r{number}" Type="{DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></R'
        )
        listed = listed.replace("</sheets>", f'<sheet name="S{number}" r:id="r{number}"/></sheets>')
    parts["xl/_rels/workbook.xml.rels"], parts["xl/workbook.xml"] = links.encode(), listed.encode()
    return packed(parts)


BOMBS: tuple[Callable[[Random], bytes], ...] = (
    _rows, _rich, _bare, _numbered, _wide, _spread, _far, _strings, _one_string, _spoilt,
    _around, _tags, _styles, _sheets, _many_members, _zeros, _same_part,
)  # fmt: skip
