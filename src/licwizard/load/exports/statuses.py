"""What a column of a person's table says of a line: that it counts, that it does not, or neither for certain (C2)."""

from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.layout import fold, names
from licwizard.messages import msg

STATUS = names(
    "status, subscription status, licence status, license status, capability status, order status, line status,"
    "prenumerationsstatus, abonnemangsstatus, licensstatus, orderstatus",
    "state, läge, tillstånd",
)
(_COUNTS,) = names(
    "active, enabled, ok, valid, in force, aktiv, aktiva, aktivt, aktiverad, aktiverat, giltig, giltigt, gällande,"
)
(_GONE,) = names(
    "expired, cancelled, canceled, suspended, deleted, disabled, inactive, in grace, grace, grace period,"
    "in grace period, warning, locked out, lockedout, ended, terminated, removed, deactivated,"
    "utgången, utgånget, utgångna, har gått ut, avslutad, avslutat, avslutade, avbruten, avbrutet, avbeställd,"
    "avbeställt, avbeställda, annullerad, annullerat, annullerade, makulerad, makulerat, uppsagd, uppsagt, uppsagda,"
    "pausad, pausat, spärrad, spärrat, inaktiv, inaktivt, inaktiva, inaktiverad, inaktiverat, raderad, raderat,"
    "borttagen, borttaget, borttagna, upphörd, upphört, i respit, respitperiod, respittid, i respitperiod"
)


def judged(entry: Entry, status: str) -> Entry:
    """Return a line as its status has it: what is gone counts for nothing, and an unknown word leaves it open (C2)."""
    word = fold(status)
    if word in _COUNTS:
        return entry
    if word not in _GONE:
        problem = msg("its status is none that says whether it is owned ('{status}')", status=status[:40])
        return entry._replace(problem=entry.problem or problem)
    amount = entry.amount if isinstance(entry.amount, str) else Decimal(entry.amount)
    gone = msg("{count} not counted: '{status}'", count=_with_unit(amount, entry.unit), status=status[:40])
    return entry._replace(amount=0, unit="", notes=(*entry.notes, gone))


def _with_unit(amount: str | Decimal, unit: str) -> str:
    text = amount if isinstance(amount, str) else f"{amount:f}"
    return f"{text} {unit}".strip()
