"""What reads as a period of an agreement: Year 1, År 2, Q3, 2026-2027. Rows may be repeated for each (C7)."""

import re

_ORDINALS = "1st|2nd|3rd|first|second|third|fourth|fifth|första|andra|tredje|fjärde|femte"
_MONTHS = (
    "jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|s)?|apr(?:il)?|may|maj|june?|juni|july?|juli|aug(?:ust|usti)?|"
    "sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_PERIOD = re.compile(
    r"\b(?:year|yr|år|avtalsår|month|månad|mån|quarter|kvartal|period|fy|y|q)[ .:#-]{0,2}(?:20)?\d{1,2}\b"
    rf"|\b(?:{_ORDINALS})\s(?:years?|året|årets?|months?|månaden|period(?:en)?)\b"
    rf"|\b(?:{_MONTHS})\.?\s?20\d\d\b"
    r"|\b20\d\d\s?[-/\u2013]\s?(?:20)?\d\d\b(?!\s?[-/.]\d)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d\d")
_LOOKED_AT = 200  # letters: more stand in no cell that names a period


def period_in(text: str) -> str:
    """Return the first period that a text names, in lower case; empty where it names none."""
    match = _YEAR.fullmatch(text) or _PERIOD.search(text[:_LOOKED_AT])
    return " ".join(match[0].casefold().split()) if match else ""


def is_period(text: str) -> bool:
    """Return whether a text is a period, and nothing else."""
    return _YEAR.fullmatch(text) is not None or _PERIOD.fullmatch(text.strip()) is not None
