"""Characters that are obeyed or not seen, where they are shown: they are escaped, and never pasted."""

import re

# Controls, marks of direction and format, tags, selectors of variants, fillers, line breaks of Unicode, halves of pairs
UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    "\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_FOUR_DIGITS = 0xFFFF


def escaped(text: str) -> str:
    """Return a text with each of them spelled out, as YAML and Python do."""
    return text if text.isascii() and text.isprintable() else UNSEEN.sub(_spelled, text)


def _spelled(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\u{code:04x}" if code <= _FOUR_DIGITS else f"\\U{code:08x}"
