"""Text from outside, made harmless: control bytes and direction marks are shown, never obeyed."""

import re

_CONTROL = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")


def safe(text: str) -> str:
    """Return one line of text with everything that a terminal would obey written as an escape."""
    return _CONTROL.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def safe_lines(text: str) -> str:
    """Return text made harmless, its line breaks kept."""
    return "\n".join(safe(line) for line in text.split("\n"))
