"""Columns that count something else than the one that was taken: held beside ordered, last year beside this."""

import re
from collections.abc import Sequence

from licwizard.load.exports.terms import is_period, period_in

_WORDS = re.compile(r"[^\W\d_]+")


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_COUNTS = frozenset(["quantity", "quantities", "qty", "count", "antal", "kvantitet"])
_THINGS = _set(
    "licence licences license licenses licens licenser seats platser units enheter users användare pieces pcs st styck"
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
_NUMBER = frozenset(["number", "no", "nr"])
_MONEY = _set(
    "price prices amount cost costs discount net netto list gross brutto msrp rrp erp vat moms tax sum summa subtotal "
    "delsumma fee charge margin value currency pris priser listpris nettopris bruttopris apris ápris àpris á à "
    "styckpris belopp kostnad rabatt avgift värde valuta sek eur usd gbp nok dkk kr kronor"
)
# What is assigned or paid is no count of what is held or ordered
_BESIDE = _set(
    "assigned unassigned used consumed unused available price amount cost discount tilldelade tilldelat "
    "använda använt tillgängliga tillgängligt lediga pris belopp kostnad rabatt date datum by id type "
    "typ unit enhet"
)
# What is to be taken off the count that stands beside it, or to be put to it
_LESS = _set(
    "cancelled canceled cancellations suspended terminated removed returned deleted disabled expired avbeställda "
    "avbeställt annullerade annullerat uppsagda uppsagt avslutade avslutat borttagna utgångna spärrade pausade"
)
_CHANGES = _set("change changes delta difference diff förändring ändring skillnad")
# An export that counts what is active may list what is suspended beside it (C1)
_ACTIVE = _set("active enabled aktiva aktiverade")
_MARKS = _set(
    "pos row rad line rader lines nr no item position index id ean gtin code kod zip year år month months term"
)


_OPTIONAL = _set(
    "optional optionally option options alternative alternatives excluded except instead tillval valfri valfritt "
    "valfria optioner alternativ alternativt ingår undantag avgår utgår"
)


def is_of_another_kind(title: str) -> bool:
    """Return whether what stands under a title may be no part of what is held or ordered: an option, last year's."""
    return bool(_words(title) & (_OPTIONAL | _STATES | _LESS | _CHANGES)) or period_in(title) != ""


def rival(titles: Sequence[str], taken: Sequence[int], count: int) -> int | None:
    """Return the place of a column that may be what is asked for as well as that at `count`; None without one.

    `taken` are the places of all columns that play a role.
    """
    active = bool(_ACTIVE & _words(titles[count]))
    places = (
        at for at, title in enumerate(titles) if at != count and at not in taken and _counts(title, active=active)
    )
    return next(places, None)


def is_money(title: str) -> bool:
    """Return whether a column is one of money, by its title."""
    return bool(_words(title) & _MONEY) or any(sign in title for sign in "$€£")


def is_beside(title: str) -> bool:
    """Return whether a column of numbers counts neither what is held nor what is ordered, by its title."""
    words = _words(title)
    return title.strip() == "#" or (bool(words) and (bool(words & _BESIDE) or words <= _MARKS))


def _counts(title: str, *, active: bool) -> bool:
    words = _words(title)
    if "per" in words and words & (_THINGS | _COUNTS) and not words & _MONEY:
        return True
    if words & _BESIDE:
        return False
    if words & _COUNTS or (words and words <= _CHANGES) or is_period(title):
        return True
    if words & _LESS and not active:
        return True
    if words & _THINGS:
        words -= _NUMBER
    return bool(words) and words <= _THINGS | _STATES | _BETWEEN and bool(words & (_STATES | _THINGS))


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", title).casefold()))
