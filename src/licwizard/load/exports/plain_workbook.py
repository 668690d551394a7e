"""A workbook with nothing in it but sheets, their texts and their formats, made from parts that have been gone through.

Names and links are our own, so nothing of the given workbook's leads a reader anywhere.
"""

from collections.abc import Sequence
from io import BytesIO
from zipfile import ZipFile

_XML = '<?xml version="1.0" encoding="UTF-8"?>'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def plain_workbook(sheets: Sequence[bytes], *, strings: bytes | None, styles: bytes | None, since_1904: bool) -> bytes:
    """Return the bytes of a workbook whose sheets are named 1, 2 and so on."""
    numbers = range(1, len(sheets) + 1)
    parts: dict[str, bytes] = {f"xl/worksheets/sheet{number}.xml": sheets[number - 1] for number in numbers}
    types = [_type(path, "worksheet") for path in parts]
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
        types.append(_type("xl/sharedStrings.xml", "sharedStrings"))
    if styles is not None:
        parts["xl/styles.xml"] = styles
        types.append(_type("xl/styles.xml", "styles"))
    listed = "".join(f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>' for number in numbers)
    links = "".join(
        f'<Relationship Id="r{number}" Type="{_DOCUMENT}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    texts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{_type("xl/workbook.xml", "sheet.main")}'
        f"{''.join(types)}</Types>",
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><workbookPr date1904="{int(since_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    }
    packed = BytesIO()
    with ZipFile(packed, "w") as archive:
        for path, text in texts.items():
            archive.writestr(path, _XML + text)
        for path, data in parts.items():
            archive.writestr(path, data)
    return packed.getvalue()


def _type(path: str, kind: str) -> str:
    return f'<Override PartName="/{path}" ContentType="{_SPREADSHEET}.{kind}+xml"/>'
