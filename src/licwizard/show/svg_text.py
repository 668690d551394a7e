"""How wide text is in a picture, and where it breaks; no font is read for it.

The widths are those of the common sans-serif shapes (Helvetica, Arial, Liberation Sans), by class of
character, in thousandths of the size. Each line is written with the width that was measured here, so
that another font is fitted to it and nothing leaves its box.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import east_asian_width, normalize

_REGULAR = (
    (200, "ijl'’"),
    (280, " .,:;/\\!|ft[]I·\u00a0"),
    (340, '()-r`"“”*'),
    (500, "cksvxyzJ"),
    (556, "abdeghnopqu0123456789?_$#–<>=+~^"),
    (611, "FLTZ"),
    (667, "ABEKPSVXY&"),
    (722, "CDHNRUw"),
    (778, "GOQ"),
    (833, "mM"),
    (945, "W%"),
    (1015, "@…—→"),
)
_BOLD = (
    (280, " ijl.,'’/\\|I·\u00a0"),
    (340, "ft:;!()-[]`*"),
    (400, "r"),
    (500, 'z"“”'),
    (556, "acekvxysJ0123456789_$#–<>=+~^"),
    (611, "bdghnopquFLTZ?"),
    (667, "EPSVXY"),
    (722, "ABCDHKNRU&"),
    (778, "GOQw"),
    (890, "mM%"),
    (945, "W"),
    (1000, "@…—→"),
)
_WIDTHS = tuple({char: width for width, chars in table for char in chars} for table in (_REGULAR, _BOLD))
_UNKNOWN = 1000
_BREAKS = re.compile("[ \\t\\r\\n]+")  # not at a no-break space
_FULL = frozenset("WF")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a line is, in the unit of `size`."""
    widths = _WIDTHS[bold]
    return sum(_char(char, widths) for char in text) * size / 1000


def _char(char: str, widths: dict[str, int]) -> int:
    known = widths.get(char)
    if known is not None:
        return known
    if east_asian_width(char) in _FULL:
        return _UNKNOWN
    # A letter with a mark is as wide as without it.
    return widths.get(normalize("NFD", char)[0], _UNKNOWN)


@lru_cache(maxsize=4096)  # the same texts are tried in several widths
def wrap(text: str, size: float, room: float, *, bold: bool = False) -> tuple[str, ...]:
    """Return the lines of a text, each at most `room` wide; a word that is wider is broken. No text: no line.

    `room` holds at least one character of any kind.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(_BREAKS.split(text), size, room, bold=bold):
        longer = f"{line} {word}" if line else word
        if line and width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else ()


def _pieces(words: Iterable[str], size: float, room: float, *, bold: bool) -> Iterable[str]:
    for whole in words:
        piece = ""
        for char in whole:
            if piece and width(piece + char, size, bold=bold) > room:
                yield piece
                piece = ""
            piece += char
        if piece:
            yield piece
