"""A line that is repeated for each period that it covers, 50 a year for three years: it is 50, and not 150 (C7)."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.stock import Entry
from licwizard.load.exports.layout import Header, Row, names, text_of
from licwizard.load.exports.rivals import is_money
from licwizard.load.exports.stream import Numbered
from licwizard.load.exports.sums import Make, Sums
from licwizard.load.exports.terms import is_option, period_in
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


_TERM = "term"


def with_terms(header: Header, rows: Sequence[Numbered]) -> Header:
    """Return the header with a role for each column without one whose first rows name periods or options."""
    found = [
        at
        for at, title in enumerate(map(text_of, header.titles))
        if at not in header.columns.values()
        and not is_money(title)
        and any(_says(title, text_of(cells[at])) for _, cells in rows if at < len(cells))
    ]
    return header._replace(columns={**header.columns, **{f"{_TERM} {at}": at for at in found}}) if found else header


def terms_of(header: Header) -> tuple[str, ...]:
    """Return the roles of the columns that name periods or options without saying so."""
    return tuple(role for role in header.columns if role.startswith(_TERM))


def entries_of(sums: Sums, make: Make) -> tuple[Entry, ...]:
    """Return a line for each item.

    What stands in several periods is not added up, and what is optional may not be ordered: such counts are not told
    (C7).
    """
    periods: dict[str, set[tuple[str, ...]]] = {}
    terms = terms_of(sums.header)

    def noted(row: Row, amount: str | int | Decimal, unit: str) -> Entry:
        entry = make(row, amount, unit)
        period = (row.text("period").casefold(), *(period_in(row.text(term)) for term in terms))
        periods.setdefault(entry.name.casefold(), set()).add(period)
        if any(is_option(row.header.title(term), row.text(term)) for term in terms):
            problem = msg("some of it is optional, and whether that is ordered is not told")
            return entry._replace(problem=entry.problem or problem)
        return entry

    entries = sums.entries(noted)
    return tuple(
        entry._replace(problem=entry.problem or msg("it is listed for several periods, which are not added up"))
        if len(periods[entry.name.casefold()]) > 1
        else entry
        for entry in entries
    )


def _says(title: str, text: str) -> bool:
    return period_in(text) != "" or is_option(title, text)
