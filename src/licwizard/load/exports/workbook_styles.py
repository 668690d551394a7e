"""What the formats of a workbook say beside the values: a unit behind a number, a line through a cell."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import NamedTuple
from unicodedata import category

from licwizard.load.exports.workbook_bounds import Bounds
from licwizard.load.exports.workbook_faults import too_large
from licwizard.load.exports.workbook_parts import MAIN
from licwizard.load.exports.xml_limits import Handlers, scan_xml
from licwizard.messages import msg

_BUILT_IN = {"9": "0%", "10": "0.00%"} | dict.fromkeys(("5", "6", "7", "8", "42", "44"), "$0")
_NO = {"0", "false", "off"}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]'
    r"|[_*].|General|[Ee][+-]|(?P<end>;)|(?P<bare>.)",
    re.DOTALL,
)
_THREE = 3
_SECTION, _PART, _INSIDE = 2, 3, 4


class Styles(NamedTuple):
    """The styles of cells, by number: those whose number format has words in it, and those that are struck out."""

    formats: Mapping[int, str]
    struck: frozenset[int]


PLAIN = Styles({}, frozenset())


def read_styles(data: bytes, where: str, bounds: Bounds) -> tuple[Styles, int]:
    """Return the styles that say something, and what of the bounds was used; raises SourceError as `scan_xml` does."""
    reader = _Reader()
    past = too_large(where, msg("its formats have more than {limit} parts", limit=bounds.styles), bounds.way_out)
    used = scan_xml(data, where, Handlers(reader.start, reader.end), limit=bounds.styles, past=past)
    formats = {
        number: code
        for number, (form, _) in enumerate(reader.cells)
        if (code := reader.formats.get(form) or _BUILT_IN.get(form, "")) and any(chain(*_words(code)))
    }
    struck = frozenset(number for number, (_, font) in enumerate(reader.cells) if font in reader.struck)
    return Styles(formats, struck), used


def shown_unit(code: str, value: float | Decimal) -> str:
    """Return the words that a number format puts around a number, such as TB; empty for none.

    Where a condition decides which words they are, all are returned.
    """
    sections = _words(code)
    if any(match["condition"] for match in _TOKEN.finditer(code)):
        words = list(dict.fromkeys(filter(None, map("".join, sections))))
        return " ".join(words).strip()
    at = (1 if len(sections) > 1 else 0) if value < 0 else 2 if value == 0 and len(sections) >= _THREE else 0
    text = "".join(sections[at]).strip()
    return text if any(map(_says, text)) else ""


def _words(code: str) -> Sequence[Sequence[str]]:
    """Return what each section of a number format writes as it stands, if any of it says something."""
    sections: list[list[str]] = [[]]
    for match in _TOKEN.finditer(code):
        if match["end"]:
            sections.append([])
        elif text := match["quoted"] or match["escaped"] or match["money"]:
            sections[-1].append(text)
        elif match["bare"] and _says(match["bare"]):
            sections[-1].append(match["bare"])
    return [section if any(_says(sign) for text in section for sign in text) else [] for section in sections]


def _says(sign: str) -> bool:
    """Return whether a sign tells what a number is: a letter, a part of a hundred, a currency."""
    return sign.isalpha() or sign in "%‰" or category(sign) == "Sc"


class _Reader:
    """Number formats by their id, fonts that are struck out, and the format and font of each style."""

    def __init__(self) -> None:
        self.formats: dict[str, str] = {}
        self.struck: set[str] = set()
        self.cells: list[tuple[str, str]] = []
        self._depth = 0
        self._section = ""
        self._fonts = 0

    def start(self, name: str, attributes: Mapping[str, str], _at: int) -> None:
        self._depth += 1
        local = name.removeprefix(f"{MAIN} ")
        if self._depth == _SECTION:
            self._section = local
        elif self._depth == _PART:
            match self._section, local:
                case "numFmts", "numFmt":
                    self.formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:255]
                case "fonts", "font":
                    self._fonts += 1
                case "cellXfs", "xf":
                    self.cells.append((attributes.get("numFmtId", "0"), attributes.get("fontId", "0")))
        elif self._depth == _INSIDE and self._section == "fonts" and local == "strike":
            self.struck |= set() if attributes.get("val") in _NO else {str(self._fonts - 1)}

    def end(self, _at: int) -> None:
        self._depth -= 1
