"""Will the new licences be usable before the direct term, or the trial, ends (L7, L13, L22)."""

from datetime import date, timedelta
from typing import NamedTuple

from licwizard.core.weigh.weighed import Proof
from licwizard.messages import Message, msg

# Licences can take up to 24 hours from their usage start date (L7).
ACTIVATION = timedelta(days=1)


class Fit(NamedTuple):
    """The verdict on the dates, and why."""

    verdict: Proof
    explanation: Message


def dates_fit(ends: date | None, *, renews: bool | None, usage_start: date | None) -> Fit:
    """Return whether there is no gap between the end of the direct term and the new licences.

    A term that renews by itself does not end before one ends it, so it leaves no gap (L22).
    `None` means not known.
    """
    if renews:
        return Fit("proved", msg("The direct term renews by itself, so it goes on until you end it."))
    if ends is None:
        return Fit("unknown", msg("The end date of the direct term is not known."))
    if usage_start is None:
        return Fit("unknown", msg("The usage start date of the new licences is not known."))
    usable = min(usage_start, date.max - ACTIVATION) + ACTIVATION
    if ends - usage_start >= ACTIVATION:
        return Fit(
            "proved",
            msg("The new licences are usable by {usable}; the direct term ends on {ends}.", usable=usable, ends=ends),
        )
    if renews is None:
        return Fit(
            "unknown",
            msg(
                "The direct term ends on {ends}, the new licences may be usable only by {usable},"
                " and whether the term renews is not known.",
                ends=ends,
                usable=usable,
            ),
        )
    return Fit(
        "refuted",
        msg(
            "The direct term ends on {ends}; the new licences may be usable only by {usable}.", ends=ends, usable=usable
        ),
    )
