"""Columns that count something else than the one that was taken: held beside ordered, last year beside this."""

import re
from collections.abc import Sequence

_WORDS = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTS = frozenset(["quantity", "quantities", "qty", "count", "antal", "kvantitet"])
_THINGS = frozenset(
    ["licence", "licences", "license", "licenses", "licens", "licenser", "seats", "platser", "units", "enheter"]
)
# When, or on which side, something is counted
_STATES = _set(
    "current currently held holding have existing today now owned ours installed purchased bought needed "
    "need required require requested wanted planned proposed ordered order new old previous previously "
    "before after future remaining nuvarande idag nu har innehav innehavda innehas befintlig befintliga "
    "befintligt finns ägda ägt köpta köpt behov behövs krävs krav önskat önskade planerat planerade "
    "beställt beställda beställs nytt nya ny gammalt gamla tidigare före efter framtida kvar"
)
_BETWEEN = frozenset(["of", "to", "the", "in", "i", "att", "av"])
# What is assigned or paid is no count of what is held or ordered
_BESIDE = _set(
    "assigned unassigned used consumed unused available price amount cost discount tilldelade tilldelat "
    "använda använt tillgängliga tillgängligt lediga pris belopp kostnad rabatt date datum by id type "
    "typ unit enhet"
)


def rival(titles: Sequence[str], taken: Sequence[int], count: int) -> int | None:
    """Return the place of a column that may be what is asked for as well as that at `count`; None without one.

    `taken` are the places of all columns that play a role.
    """
    places = (at for at, title in enumerate(titles) if at != count and at not in taken and _counts(title))
    return next(places, None)


def _counts(title: str) -> bool:
    words = frozenset(_WORDS.findall(re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", title).casefold()))
    if words & _BESIDE:
        return False
    if words & _COUNTS:
        return True
    return bool(words) and words <= _THINGS | _STATES | _BETWEEN and bool(words & (_STATES | _THINGS))
