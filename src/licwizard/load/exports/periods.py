"""A line that is repeated for each period that it covers, 50 a year for three years: it is 50, and not 150 (C7)."""

from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.layout import Row, names
from licwizard.load.exports.sums import Make, Sums
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
        "coverage start date, coverage start, coverage from",
        "coverage end date, coverage end, coverage to",
        "start date, startdatum, usage date, usage start date",
        "end date, slutdatum",
    )
    for tier in names(title)
)


def entries_of(sums: Sums, make: Make) -> tuple[Entry, ...]:
    """Return a line for each item; what stands in several periods is not added up: its count is not told (C7)."""
    periods: dict[str, set[str]] = {}

    def noted(row: Row, amount: str | int | Decimal, unit: str) -> Entry:
        entry = make(row, amount, unit)
        periods.setdefault(entry.name.casefold(), set()).add(row.text("period").casefold())
        return entry

    entries = sums.entries(noted)
    return tuple(
        entry._replace(problem=entry.problem or msg("it is listed for several periods, which are not added up"))
        if len(periods[entry.name.casefold()]) > 1
        else entry
        for entry in entries
    )
