"""Columns that count something else than the one that was taken: held beside ordered, last year beside this."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from licwizard.load.exports.terms import period_in

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
_NUMBERS = frozenset(["number", "no", "nr"])
_MONEY = _set(
    "price prices amount cost costs discount net netto list gross brutto msrp rrp erp vat moms tax sum summa subtotal "
    "delsumma fee charge margin value currency pris priser listpris nettopris bruttopris apris ápris àpris á à "
    "styckpris belopp kostnad rabatt avgift värde valuta sek eur usd gbp nok dkk kr kronor"
)
# What is assigned, free or paid is no count of what is held or ordered
_BESIDE = _set(
    "assigned unassigned allocated unallocated used consumed use unused available free left price amount "
    "cost discount tilldelade tilldelat använda använt används tillgängliga tillgängligt lediga ledigt pris "
    "belopp kostnad rabatt date datum by id type typ unit enhet"
)
# What tells an agreement, a place or a day from another
_NAMING = _set(
    "contract contracts agreement avtal avtalsnummer invoice faktura fakturanummer customer kund kundnummer phone "
    "telefon mobile fax po reference ref referens ordernummer order ordernr center centre kostnadsställe project "
    "projekt account konto department avdelning valid giltig giltigt until till renewal förnyelse expiry expires "
    "start end year år zip postnummer"
)
_PLACES = _set("center centre code")  # cost center
# What is to be taken off the count that stands beside it, or to be put to it
_LESS = _set(
    "cancelled canceled cancellations suspended terminated removed returned deleted disabled expired avbeställda "
    "avbeställt annullerade annullerat uppsagda uppsagt avslutade avslutat borttagna utgångna spärrade pausade"
)
_CHANGES = _set("change changes delta difference diff förändring ändring skillnad")
# An export that counts what is active may list what is suspended beside it (C1)
_ACTIVE = _set("active enabled aktiva aktiverade")
_OWNED = _set("owned ägda")
_SUSPENDED = _set("suspended spärrade pausade")
# What `Users/month` is counted in, beside money: no pieces
_SPANS = _set(
    "month months monthly mån månad månader mo year years yearly yr annum annual år day days dag dagar week weeks "
    "vecka quarter kvartal hour timme period term date datum"
)
_PACKS = _set("pack package packs packages paket förp förpackning box")
_NO_RATES = {"count": _SPANS | _PACKS, "unit": _SPANS, "period": _COUNTS | _THINGS}
_NOT = _set("not no none non ej inte inga ingen inget utan without")
_YES = _set("yes y true ja j sant x")
# A number with a mark of money or a unit at either end; no part number
_NUMBER = re.compile(r"(?:[^\W\d_]{2,3}\s+)?[^\w\s]{0,2}\d[\d\s.,'’]*+(?:\W?\s*[^\W\d_]{1,10}\.?|\W{1,2})?")
_DAY = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?(?:\d\d){1,2}|\d{4}\.\d{1,2}\.\d{1,2}\.?")
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


def rivals(titles: Sequence[str], taken: Sequence[int], count: int) -> tuple[int, ...]:
    """Return the places of columns that may be what is asked for as well as that at `count`, by their titles.

    `taken` are the places of all columns that play a role. What a column holds decides in the end: `says_more`.
    """
    words = _words(titles[count])
    # An export that counts what is owned may list what is suspended beside it (C1)
    apart = _LESS if words & _ACTIVE else _SUSPENDED if words & _OWNED else frozenset[str]()
    return tuple(at for at, title in enumerate(titles) if at != count and at not in taken and _counts(title, apart))


def says_more(title: str, cell: object, count: object) -> bool:
    """Return whether a cell of a rival column would change the count of its row: a number but 0, or that it is gone.

    The same number changes nothing, unless it is to be taken off, put to it or multiplied.
    """
    words, text = _words(title), str(cell).strip()
    if isinstance(cell, bool) or text.casefold() in _YES:
        return cell is not False and bool(words & _LESS)
    if text == str(count).strip() and not words & (_LESS | _CHANGES | {"per"}):
        return False
    return is_number(cell) and any(sign in "123456789" for sign in text)


def is_number(cell: object) -> bool:
    """Return whether a cell is a number, with a mark of money or a unit or without; no day is one."""
    if isinstance(cell, bool | date):
        return False
    text = str(cell).strip()
    return isinstance(cell, int | float | Decimal) or bool(_NUMBER.fullmatch(text) and not _DAY.fullmatch(text))


def is_money(title: str) -> bool:
    """Return whether a column is one of money, by its title."""
    words = _words(title)
    return bool(words & _MONEY and not words & _PLACES) or any(sign in title for sign in "$€£")


def is_rate(title: str, role: str) -> bool:
    """Return whether a title of several parts bears this role in none of them: `Price/pcs`, `Users/month`."""
    if "/" not in title or role not in _NO_RATES:
        return False
    return any(is_money(part) or _words(part) & _NO_RATES[role] for part in title.split("/"))


def is_no_count(text: str) -> bool:
    """Return whether words around a number say that it counts neither what is held nor what is ordered."""
    return bool(_words(text) & (_BESIDE | _LESS | _CHANGES | _OPTIONAL | _NOT))


def is_beside(title: str) -> bool:
    """Return whether a column of numbers counts neither what is held nor what is ordered, by its title."""
    words = _words(title)
    naming = words & _NAMING and not words & ((_THINGS | _COUNTS | _STATES) - _NAMING)
    return title.strip() == "#" or (bool(words) and (bool(words & _BESIDE or naming) or words <= _MARKS))


def _counts(title: str, apart: frozenset[str]) -> bool:
    words = _words(title)
    of, per, _ = title.casefold().partition("per ")
    if per and _words(of) & (_THINGS | _COUNTS) and not words & _MONEY:
        return True
    if words & _BESIDE:
        return False
    if words & _COUNTS or (words and words <= _CHANGES):
        return True
    if words & (_LESS - apart):
        return True
    if words & _THINGS:
        words -= _NUMBERS
    return bool(words) and words <= _THINGS | _STATES | _BETWEEN and bool(words & (_STATES | _THINGS))


def _words(title: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(re.sub(r"(?<=[a-zåäö])(?=[A-ZÅÄÖ])", " ", title).casefold()))
