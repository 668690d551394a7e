"""Text for a terminal: made harmless, measured, broken into lines."""

import re
import textwrap
import unicodedata

_NARROWEST = 12
_STEERING = frozenset("\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Return text with nothing in it that could steer a terminal; names may come out of a file."""
    return "".join(_harmless(character) for character in text)


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return sum(_columns(character) for character in text)


def pad(text: str, columns: int) -> str:
    """Return a text filled up with spaces to `columns`."""
    return text + " " * (columns - width(text))


def wrap(text: str, columns: int, indent: str = "") -> str:
    """Return a text in lines of at most `columns`; before the first is room for what is as wide as `indent`.

    A line that fits is left as it is; in one that does not, columns of a table close up.
    """
    room = max(columns - width(indent), _NARROWEST)
    return ("\n" + indent).join(piece for line in text.split("\n") for piece in _pieces(line, room))


def one_line(text: str) -> str:
    """Return a text as one line with single spaces."""
    return " ".join(text.split())


def _pieces(line: str, columns: int) -> list[str]:
    if width(line) <= columns:
        return [line]
    return textwrap.wrap(re.sub(r" {2,}", "  ", line), columns, break_on_hyphens=False)


def _harmless(character: str) -> str:
    if character == "\n":
        return character
    if character == "\t":
        return " "
    steers = character in _STEERING or unicodedata.category(character) in {"Cc", "Cs"}
    return "\N{REPLACEMENT CHARACTER}" if steers else character


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1
