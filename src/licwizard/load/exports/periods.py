"""A line that is repeated for each period that it covers, 50 a year for three years: it is 50, and not 150 (C7)."""

from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.layout import Header, Row, fold, names
from licwizard.load.exports.marks import OPTION, STATUS, TERM, marks_of
from licwizard.load.exports.statuses import judged
from licwizard.load.exports.sums import Make, Sums
from licwizard.load.exports.terms import is_option, one_of_several, period_of
from licwizard.messages import msg

# Each a tier of its own: where there are several, as start and end, the first tells the periods apart
PERIOD = tuple(
    tier
    for title in (
        "coverage period, täckningsperiod",
        "billing period, faktureringsperiod",
        "agreement year, contract year, avtalsår, coverage year",
        "agreement period, contract period, avtalsperiod, usage period",
        "period",
        "year, år",
        "quarter, kvartal",
        "month, månad",
        "coverage start date, coverage start, coverage from",
        "coverage end date, coverage end, coverage to",
        "start date, startdatum, usage date, usage start date",
        "end date, slutdatum",
    )
    for tier in names(title)
)
_TITLES = frozenset[str]().union(*PERIOD)
_YEAR = 4  # digits: fewer are the number of a period among several


class _Counted:
    """What one item comes to: the periods of the column that is known to be one, and the counts by those of others."""

    def __init__(self) -> None:
        self.named: set[str] = set()
        self.terms: dict[str, dict[str, dict[tuple[str, str], Decimal]]] = {}

    def add(self, row: Row, entry: Entry) -> None:
        self.named.add(row.text("period").casefold())
        text = entry.amount if isinstance(entry.amount, str) else ""
        for role in marks_of(row.header, TERM):
            cell = row.text(role)
            period = period_of(cell) or one_of_several(cell)
            if period:
                counts = self.terms.setdefault(role, {}).setdefault(period, {})
                key = (entry.unit, text)
                counts[key] = counts.get(key, Decimal(0)) + (Decimal(0) if text else Decimal(entry.amount))

    def repeats(self, header: Header) -> bool:
        """Return whether several periods are counted: by the title, by `1 of 3`, or as instalments of one size."""
        if len(self.named) > 1:
            return True
        return any(
            len(counts) > 1
            and (
                fold(header.titles[header.columns[role]]) in _TITLES
                or any(period.isdigit() and len(period) < _YEAR for period in counts)
                or all(one == next(iter(counts.values())) for one in counts.values())
            )
            for role, counts in self.terms.items()
        )


def entries_of(sums: Sums, make: Make) -> tuple[Entry, ...]:
    """Return a line for each item.

    What stands in several periods is not added up, and what is optional may not be ordered: such counts are not told
    (C7).
    """
    items: dict[str, _Counted] = {}
    options = marks_of(sums.header, OPTION)

    def noted(row: Row, amount: str | int | Decimal, unit: str) -> Entry:
        entry = judged(make(row, amount, unit), [row.text(role) for role in marks_of(row.header, STATUS)])
        items.setdefault(entry.name.casefold(), _Counted()).add(row, entry)
        if any(is_option(row.text(role)) for role in options):
            problem = msg("some of it is optional, and whether that is ordered is not told")
            return entry._replace(problem=entry.problem or problem)
        return entry

    entries = sums.entries(noted)
    repeated = {name for name, item in items.items() if item.repeats(sums.header)}
    problem = msg("it is listed for several periods, which are not added up")
    return tuple(
        entry._replace(problem=entry.problem or problem) if entry.name.casefold() in repeated else entry
        for entry in entries
    )
