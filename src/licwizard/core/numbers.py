"""Counts as people and exports write them.

Whole, not negative, at most 1,000,000,000; only storage may have decimals. A mark before exactly
three digits is a thousands mark for whole things, and cannot be told from a decimal mark for storage.
"""

import re
from decimal import Decimal
from typing import NamedTuple

from licwizard.errors import SourceError
from licwizard.messages import msg

LIMIT = Decimal(1_000_000_000)
_SPACES = " \u00a0\u202f"
_WHOLE = re.compile(r"[0-9]+")
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:([{_SPACES}'’.,])[0-9]{{3}})(?:\1[0-9]{{3}})*")
_DECIMAL = re.compile(rf"([0-9]+|[0-9]{{1,3}}(?:([{_SPACES}'’.,])[0-9]{{3}})(?:\2[0-9]{{3}})*)([.,])([0-9]+)")
_AMOUNT = re.compile(rf"([-+−]?[0-9][0-9{_SPACES}'’.,]*)(?<![{_SPACES}])[{_SPACES}]*([^\W\d_].*)?")
_SHOWN = 40
# What quotes call one of a thing that is counted and not measured
_PIECES = frozenset([
    "st", "stk", "styck", "stycken", "each", "ea", "pc", "pcs", "piece", "pieces", "unit", "units", "unit(s)",
    "licens", "licenser", "licens(er)", "licence", "licences", "licence(s)", "license", "licenses", "license(s)",
])  # fmt: skip


class Amount(NamedTuple):
    """A number as text, and the unit word behind it (empty if none)."""

    number: str
    unit: str


def split_unit(text: str) -> Amount:
    """Return the number and the unit of `5 GB` or `5GB`; raises SourceError for anything else."""
    match = _AMOUNT.fullmatch(text.strip())
    if match is None:
        raise not_a_count(text)
    return Amount(match[1].strip(), (match[2] or "").strip())


def is_piece(word: str) -> bool:
    """Return whether a unit word says no more than that things are counted one by one, as `st`, `Each` or `pcs`."""
    return word.strip().casefold().removesuffix(".") in _PIECES


def read_count(given: str | int | Decimal, *, decimals: bool) -> Decimal | None:
    """Return the count, or None where a storage number can be read in two ways.

    Raises SourceError for what is negative, fractional, too large or no number.
    """
    if isinstance(given, str):
        return _read_text(given, decimals=decimals)
    value = Decimal(given)
    if not value.is_finite():
        raise not_a_count(str(given))
    if value < 0:
        raise _negative(str(given))
    if value > LIMIT:
        raise _too_large(str(given))
    if not decimals and value != value.to_integral_value():
        raise _fraction(str(given))
    return value


def _read_text(given: str, *, decimals: bool) -> Decimal | None:
    text = given.strip().removeprefix("+")
    if text.startswith(("-", "−")):
        raise _negative(text) if _WHOLE.match(text[1:].strip()) else not_a_count(given)
    if _WHOLE.fullmatch(text):
        return _bounded(text)
    grouped = _GROUPED.fullmatch(text)
    if grouped:
        mark = grouped[1]
        if decimals and mark in ".," and text.count(mark) == 1:
            return None
        return _bounded(text.replace(mark, ""))
    parts = _DECIMAL.fullmatch(text)
    if parts is None or parts[2] == parts[3]:
        raise not_a_count(given)
    whole, fraction = parts[1].replace(parts[2] or " ", ""), parts[4]
    if not decimals and fraction.strip("0"):
        raise _fraction(text)
    return _bounded(f"{whole}.{fraction}" if fraction.strip("0") else whole)


def _bounded(digits: str) -> Decimal:
    if len(digits.partition(".")[0].lstrip("0")) > len(str(LIMIT)) or Decimal(digits) > LIMIT:
        raise _too_large(digits)
    return Decimal(digits)


def not_a_count(text: str) -> SourceError:
    """Return the error for what is no number at all."""
    return SourceError(
        "not-a-count",
        msg("'{text}' is not a count", text=shorten(text)),
        help=msg("write a whole number such as 50, or 5 GB for storage"),
    )


def _negative(text: str) -> SourceError:
    return SourceError(
        "negative-count",
        msg("'{text}' is negative; a count is zero or more", text=shorten(text)),
        help=msg("write how many there are, not how many changed"),
    )


def _fraction(text: str) -> SourceError:
    return SourceError(
        "fractional-count",
        msg("'{text}' is not whole; only storage may have decimals", text=shorten(text)),
        help=msg("write a whole number such as 50"),
    )


def _too_large(text: str) -> SourceError:
    return SourceError(
        "count-too-large",
        msg("'{text}' is more than the largest count, 1,000,000,000", text=shorten(text)),
        help=msg("check the number; no tenant holds that many"),
    )


def shorten(text: str) -> str:
    """Return a text short enough for an error message."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
