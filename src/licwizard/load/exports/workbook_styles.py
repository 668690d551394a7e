"""What the formats of a workbook say beside the values: a unit behind a number, a line through a cell."""

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple
from unicodedata import category

from licwizard.load.exports.layout import is_unit
from licwizard.load.exports.rivals import is_no_count
from licwizard.load.exports.workbook_bounds import Bounds
from licwizard.load.exports.workbook_faults import too_large
from licwizard.load.exports.workbook_parts import MAIN
from licwizard.load.exports.xml_limits import Handlers, scan_xml
from licwizard.messages import msg

_BUILT_IN = {"9": "0%", "10": "0.00%"} | dict.fromkeys(("5", "6", "7", "8", "42", "44"), "$0")
_NO = {"0", "false", "off"}
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|(?P<condition>\[[<>=][^\]]*\])|\[[^\]]*\]'
    r"|[_*].|(?P<digit>(?i:General)|[0#?@])|[Ee][+-]|(?P<thousands>(?<=[0#?]),+(?![0#?,]))|(?P<end>;)|(?P<bare>.)",
    re.DOTALL,
)
_CONDITION = re.compile(r"\[([<>=]{1,2})\s*(-?[0-9]{1,15}(?:\.[0-9]{1,15})?)\s*\]")
_COMPARED: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": operator.eq, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge, "<>": operator.ne,
}  # fmt: skip
_WORDS = re.compile(r"[^\W\d_]+")
# Words that make something else of a number than a count; any other, as `Qty` or `new`, only speaks of it
_MEASURES = frozenset(
    word
    for words in (
        "kb mb gb tb pb kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes kib mib gib tib",
        "pib byte bytes kg g gram ton tons l liter litre h hr hrs hour hours tim timme timmar min minuter minutes day",
        "days dag dagar week weeks vecka veckor month months monthly mån månad månader mo year years yearly yr yrs år",
        "quarter quarters kvartal kr kronor öre sek eur euro euros usd gbp nok dkk chf pln dollar dollars pound",
        "pounds price pris cost kostnad tkr mkr mdkr k m t mn mdr bn tusen thousand thousands tusental million",
        "millions miljon miljoner dozen dussin hundred hundreds hundra hundratal gross tjog set sets kit kits bundle",
        "bundles lot lots pack packs package packages paket förp förpackning förpackningar box boxes kartong",
        "kartonger par pair pairs percent pct procent per á à",
    )
    for word in words.split()
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
        if (code := reader.formats.get(form) or _BUILT_IN.get(form, ""))
        and any(section.words for section in _sections(code))
    }
    struck = frozenset(number for number, (_, font) in enumerate(reader.cells) if font in reader.struck)
    return Styles(formats, struck), used


def shown_unit(code: str, value: float | Decimal) -> str:
    """Return the words that a number format puts around a number and that measure it, such as TB; empty for none.

    Words that are shown in the place of a number measure it too: it is not the number that a person reads.
    """
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    section = _section(_sections(code), number)
    if section is None:
        return "?"
    text = "".join(section.words).strip()
    return text if _measures(text) or (number and not section.digits) else ""


class _Section(NamedTuple):
    """A section of a number format: what it writes as it stands, for which numbers, and whether it shows them."""

    words: tuple[str, ...] = ()
    condition: str = ""
    digits: bool = False


def _section(sections: Sequence[_Section], value: Decimal) -> _Section | None:
    """Return the section that shows a value, by its condition or its sign; None where none does."""
    sections = sections[:_THREE]  # the fourth is for texts
    if not any(section.condition for section in sections):
        negative, zero = value < 0 and len(sections) > 1, value == 0 and len(sections) == _THREE
        return sections[1 if negative else 2 if zero else 0]
    for at, section in enumerate(sections):
        if not section.condition and at == len(sections) - 1:
            return section
        said = _CONDITION.fullmatch(section.condition or ("[<0]" if at else "[>0]"))
        if said is None or said[1] not in _COMPARED:
            return None
        if _COMPARED[said[1]](value, Decimal(said[2])):
            return section
    return None


def _measures(text: str) -> bool:
    """Return whether the words around a number make something else of it than a plain count."""
    if is_unit(text) or any(sign in "%‰/," or sign.isdigit() or category(sign) == "Sc" for sign in text):
        return True
    return is_no_count(text) or not _MEASURES.isdisjoint(_WORDS.findall(text.casefold()))


def _sections(code: str) -> Sequence[_Section]:
    """Return the sections of a number format; the words of each only if any of them says something."""
    sections = [_Section()]
    for match in _TOKEN.finditer(code):
        one = sections[-1]
        word = match["quoted"] or match["escaped"] or match["money"] or ""
        if match["end"]:
            sections.append(_Section())
        elif match["condition"]:
            sections[-1] = one._replace(condition=match["condition"])
        elif match["digit"]:
            sections[-1] = one._replace(digits=True)
        elif match["thousands"]:
            sections[-1] = one._replace(words=(*one.words, "k", match["thousands"]))  # it shows thousands, or millions
        elif word or (match["bare"] and _says(match["bare"])):
            sections[-1] = one._replace(words=(*one.words, word or match["bare"]))
    return [
        section if any(_says(sign) for word in section.words for sign in word) else section._replace(words=())
        for section in sections
    ]


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
