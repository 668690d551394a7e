"""Rows below or between the items of a table that are none of them: words for money, terms, groups of items."""

import re
from collections.abc import Sequence

from licwizard.core.inventory import points_at_dynamics
from licwizard.load.exports.layout import Header, fold, text_of
from licwizard.load.exports.stray import is_count

SUMS = frozenset(
    fold(word) for word in ("total", "totals", "totalt", "grand total", "sum", "summa", "totalsumma", "subtotal")
)
_SUM = r"(?:sub-?total|grand total|total|totalt|totalsumma|delsumma|summa|sum)"
_TAX = r"(?:vat|moms|tax|gst)"
_ABOUT_SUMS = re.compile(rf"{_SUM}\b", re.IGNORECASE)
_SUM_OF = re.compile(rf"{_SUM}\s+(?:excl|exkl|incl|inkl|ex|before|after|före|efter)\w*\.?\s+{_TAX}", re.IGNORECASE)
_EXTRA = re.compile(
    r"(?:rabatt|discount|frakt|freight|shipping|vat|moms)(?:[\s:,.(-].*|skostnad|savgift|kostnad|avgift)?"
    r"|(?:tax|gst)(?:\s*\d[\d.,]*)?\s*%?",
    re.IGNORECASE | re.DOTALL,
)
_ABOUT_TERMS = re.compile(
    rf"(?:{_SUM}|{_TAX}|att betala|to pay|amount due|due|payment|betalning\w*|terms|villkor|leveransvillkor|note|notes|"
    r"obs|anm|valid|giltig\w*|delivery|leverans\w*|prices?|pris\w*|discount|rabatt|freight|frakt|shipping|exkl|excl|"
    r"inkl|incl|thank|tack|page|sida|signature|underskrift|date|datum|ref|reference|referens|contact|kontakt|öresutjämning"
    r"|avrundning|rounding)\b",
    re.IGNORECASE,
)
_SENTENCE = 6  # words


def is_extra(name: str) -> bool:
    """Return whether a line of an order is named as a discount, freight or a tax, and not as one on Dynamics 365."""
    return _EXTRA.fullmatch(name) is not None and not points_at_dynamics(name)


def is_sum(name: str) -> bool:
    """Return whether a name is a word for a sum, or one with the tax said."""
    return fold(name) in SUMS or _SUM_OF.fullmatch(name) is not None


def remark(header: Header, cells: Sequence[object], *, apart: bool) -> tuple[str, ...]:
    """Return the texts of a row that may be a remark, and an item only if the catalogue knows it; none for others.

    In an order each item has a part number, so it is any row without one that has no count, or a sum's name; in
    other tables one without a count that reads as a remark, or stands `apart` from the items.
    """
    if not (header.has("item") and header.has("count")):
        return ()
    item, count = (text_of(cells[header.columns[role]]) for role in ("item", "count"))
    code = next(
        (text for role in ("part", "id", "guid") if header.has(role) and (text := _at(header, cells, role))), ""
    )
    if header.has("part"):
        if code and not item and not count and not any(sign.isdigit() for sign in code):
            return (code,) if sum(bool(text_of(cell)) for cell in cells) == 1 else ()
        named = item and not code
        return (item,) if named and (not count or _ABOUT_SUMS.match(item)) else ()
    if code or count:
        return ()
    texts = (item,) if item else tuple(text for cell in cells if (text := text_of(cell)) and not is_count(text))
    said = " ".join(texts)
    return texts if any(map(str.isalpha, said)) and (apart or reads_as_remark(said)) else ()


def reads_as_remark(text: str) -> bool:
    """Return whether a text is about money or terms, or a sentence, and so hardly the name of an item."""
    return (
        _ABOUT_TERMS.match(text) is not None
        or ":" in text
        or "%" in text
        or text.endswith(".")
        or len(text.split()) >= _SENTENCE
    )


def _at(header: Header, cells: Sequence[object], role: str) -> str:
    return text_of(cells[header.columns[role]])
