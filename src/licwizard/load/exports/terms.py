"""Words beside an item that say when or whether it is ordered: Year 1, Q3, 2026-2027 (C7), optional, not included."""

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
_OPTION = re.compile(
    r"\b(?:optional|valfri(?:tt|a)?|tillval|not (?:included|ordered)|ingår (?:ej|inte)|ej (?:inkluderat|beställt))\b",
    re.IGNORECASE,
)
_OPTIONS = frozenset(["option", "optional", "tillval", "valfri", "valfritt"])
_NO = frozenset(["", "no", "n", "nej", "false", "falskt", "0", "-", "–"])
_LOOKED_AT = 200  # letters: more stand in no cell that names a period


def period_in(text: str) -> str:
    """Return the first period that a text names, in lower case; empty where it names none."""
    match = _YEAR.fullmatch(text) or _PERIOD.search(text[:_LOOKED_AT])
    return " ".join(match[0].casefold().split()) if match else ""


def is_period(text: str) -> bool:
    """Return whether a text is a period, and nothing else."""
    return _YEAR.fullmatch(text) is not None or _PERIOD.fullmatch(text.strip()) is not None


def is_option(title: str, text: str) -> bool:
    """Return whether a cell says that its line may be no part of the order; the title may say so, and the cell yes."""
    if title.casefold() in _OPTIONS:
        return text.casefold() not in _NO
    return _OPTION.search(text[:_LOOKED_AT]) is not None
