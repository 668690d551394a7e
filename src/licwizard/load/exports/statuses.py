"""What a column of a person's table says of a line: that it counts, that it does not, or neither for certain (C2)."""

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

from licwizard.core.stock import Entry
from licwizard.load.exports.layout import fold, names
from licwizard.messages import msg

_STATUS, _PLACES = names(
    "status, subscription status, licence status, license status, capability status, order status, line status,"
    "status code, prenumerationsstatus, abonnemangsstatus, licensstatus, orderstatus, statuskod",
    "state, läge, tillstånd",
)
(_COUNTS,) = names(
    "active, enabled, ok, valid, in force, in use, live, owned, current, subscribed, assigned, new, renewed, renewal,"
    "ordered, confirmed, accepted, approved, processed, invoiced, shipped, delivered, fulfilled, paid, purchased,"
    "provisioned, complete, completed, n/a, none,"
    "aktiv, aktiva, aktivt, aktiverad, aktiverat, giltig, giltigt, gällande, ny, nya, nytt, förnyad, förnyat, beställd,"
    "beställt, beställda, bekräftad, bekräftat, godkänd, godkänt, fakturerad, fakturerat, levererad, levererat, betald,"
    "betalt, köpt, klar, klart,"
)
(_GONE,) = names(
    "expired, cancelled, canceled, suspended, deleted, disabled, inactive, in grace, grace, grace period,"
    "in grace period, warning, locked out, lockedout, ended, lapsed, terminated, removed, deactivated, rejected,"
    "declined, denied, void, voided, revoked, withdrawn,"
    "utgången, utgånget, utgångna, har gått ut, avslutad, avslutat, avslutade, avbruten, avbrutet, avbeställd,"
    "avbeställt, avbeställda, annullerad, annullerat, annullerade, makulerad, makulerat, uppsagd, uppsagt, uppsagda,"
    "pausad, pausat, spärrad, spärrat, inaktiv, inaktivt, inaktiva, inaktiverad, inaktiverat, raderad, raderat,"
    "borttagen, borttaget, borttagna, upphörd, upphört, i respit, respitperiod, respittid, i respitperiod,"
    "avvisad, avvisat, avslagen, nekad, nekat, återkallad"
)
(_OPEN,) = names(
    "pending, draft, awaiting, waiting, hold, paused, quoted, proposed, requested, planned, failed, closed, returned,"
    "refunded, credited, replaced, superseded, archived, not, no, false,"
    "väntar, väntande, avvaktar, utkast, preliminär, preliminärt, planerad, planerat, föreslagen, begärd, offererad,"
    "misslyckad, misslyckades, stängd, returnerad, krediterad, återbetald, ersatt, arkiverad, inte, ej, nej, respit"
)
_WORD = re.compile(r"[^\W\d_]+")
_RANK = ("counts", "other", "open", "gone")


def is_status(title: str) -> bool:
    """Return whether a folded title is one of a column of states."""
    return not (_STATUS | _PLACES).isdisjoint(title.split("/"))


def may_be_a_place(title: str) -> bool:
    """Return whether a folded title may be one of states on a map."""
    return _STATUS.isdisjoint(title.split("/"))


@lru_cache(1024)
def kind_of(status: str) -> tuple[bool, str]:
    """Return whether a status is a word that is known, and what it is: `counts`, `gone`, `open`, or `other`.

    A status of more words is `open` if one of them says that something is gone or not yet there.
    """
    word = fold(status)
    for known, kind in ((_COUNTS, "counts"), (_GONE, "gone"), (_OPEN, "open")):
        if word in known:
            return True, kind
    if "/" in status:  # in two languages
        kinds = {kind_of(part)[1] for part in status.split("/", 3)}
        worst = max(kinds, key=_RANK.index)
        return False, "open" if worst == "gone" and len(kinds) > 1 else worst
    said = frozenset(_WORD.findall(status.casefold()))
    return False, "other" if said.isdisjoint(_GONE | _OPEN) else "open"


def judged(entry: Entry, statuses: Sequence[str]) -> Entry:
    """Return a line as its states have it: what is gone counts for nothing, what may not be there is left open (C2).

    A word that is not known changes nothing, and is said.
    """
    status = max(statuses, key=lambda text: _RANK.index(kind_of(text)[1]), default="")
    _, kind = kind_of(status)
    if kind == "counts":
        return entry
    if kind != "gone":
        problem = msg("its status is none that says whether it is owned ('{status}')", status=status[:40])
        if kind == "other":
            return entry._replace(notes=(*entry.notes, problem))
        return entry._replace(problem=entry.problem or problem)
    amount = entry.amount if isinstance(entry.amount, str) else Decimal(entry.amount)
    gone = msg("{count} not counted: '{status}'", count=_with_unit(amount, entry.unit), status=status[:40])
    return entry._replace(amount=0, unit="", notes=(*entry.notes, gone))


def _with_unit(amount: str | Decimal, unit: str) -> str:
    text = amount if isinstance(amount, str) else f"{amount:f}"
    return f"{text} {unit}".strip()
