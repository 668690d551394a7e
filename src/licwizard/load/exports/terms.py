"""Words beside an item that say when or whether it is ordered: Year 1, Q3, 2026-2027 (C7), or that it is optional."""

import re

_ORDINALS = "1st|2nd|3rd|first|second|third|fourth|fifth|första|andra|tredje|fjärde|femte"
_MONTHS = (
    "jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|s)?|apr(?:il)?|may|maj|june?|juni|july?|juli|aug(?:ust|usti)?|"
    "sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
_SPAN = r"20\d\d\s?[-/\u2013]\s?(?:20)?\d\d"
_PERIOD = re.compile(
    r"\b(?:year|yr|år|avtalsår|month|månad|mån|quarter|kvartal|period|fy|y|q)[ .:#-]{0,2}(?:20)?\d{1,2}\b"
    rf"|\b(?:{_ORDINALS})\s(?:years?|året|årets?|months?|månaden|period(?:en)?)\b"
    rf"|\b(?:{_MONTHS})\.?\s?20\d\d\b"
    rf"|\b{_SPAN}\b(?!\s?[-/.]\d)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:year|yr|år|avtalsår|contract year|agreement year|month|månad|mån|quarter|kvartal|period|y|m|q)"
    r"[ .:#-]{0,2}\d{1,2}(?:[ /-]?\s?20\d\d)?"
    r"|(?:q|kv)\s?[1-4]|(?:fy|räkenskapsår)\s?(?:20)?\d\d"
    rf"|(?:{_ORDINALS})\s(?:years?|året|årets?|months?|månaden|quarter|kvartalet|period(?:en)?)"
    rf"|(?:{_MONTHS})\.?\s?20\d\d|20\d\d\s?q[1-4]|20\d\d",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(20\d\d)\s?[-/\u2013]\s?(?:20)?(\d\d)")
_LONGEST_SPAN = 5  # years: what lies further apart is a number of something
_ONE_OF = re.compile(
    r"\b(?:year|yr|år|y|month|månad|period)\s?(\d{1,2})\s?(?:of|av|/)\s?\d{1,2}\b(?!\s?[-/.]\d)", re.IGNORECASE
)
_YEAR = re.compile(r"20\d\d")
_OPTIONS = frozenset(["option", "optional", "tillval", "valfri", "valfritt"])
_YES = _OPTIONS | {"yes", "y", "x", "ja", "j", "true", "sant", "1"}
_LOOKED_AT = 200  # letters: more stand in no cell that names a period


def period_in(text: str) -> str:
    """Return the first period that a text names, in lower case; empty where it names none."""
    match = _YEAR.fullmatch(text) or _PERIOD.search(text[:_LOOKED_AT])
    return " ".join(match[0].casefold().split()) if match else ""


def one_of_several(text: str) -> str:
    """Return which of so many periods a text names, as `year 1 of 3` anywhere in it does; empty for none."""
    match = _ONE_OF.search(text[:_LOOKED_AT])
    return f"{int(match[1])}" if match else ""


def period_of(text: str) -> str:
    """Return the period that a cell is, in lower case; empty for text that only has one in it, and for a day."""
    years = _YEARS.fullmatch(text)
    if years:
        apart = (int(years[2]) - int(years[1])) % 100
        return text.casefold() if 1 <= apart <= _LONGEST_SPAN else ""
    return " ".join(text.casefold().split()) if _WHOLE.fullmatch(text) else ""


def names_options(title: str) -> bool:
    """Return whether the cells below a title say whether their lines are optional."""
    return title.casefold() in _OPTIONS


def is_option(text: str) -> bool:
    """Return whether a cell of such a column says that its line may be no part of the order."""
    return text.casefold() in _YES
