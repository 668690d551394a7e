"""No gap between the end of the direct term and the new licences (L7, L13, L22)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.dates import dates_fit
from tests.core.timed import begin_timed
from tests.core.walking import NOON
from tests.guide.walks import HELD, TO_COUNTING, order

START = date(2027, 6, 1)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("ends", "verdict"),
    [(START + DAY, "proved"), (START + 30 * DAY, "proved"), (START, "refuted"), (START - DAY, "refuted")],
)
def test_new_licences_may_take_a_day_from_their_start(ends: date, verdict: str) -> None:
    assert dates_fit(ends, renews=False, usage_start=START).verdict == verdict


@given(st.none() | st.dates(), st.none() | st.dates(max_value=date(9999, 12, 30)))
def test_a_term_that_renews_by_itself_leaves_no_gap(ends: date | None, start: date | None) -> None:
    assert dates_fit(ends, renews=True, usage_start=start).verdict == "proved"


@pytest.mark.parametrize("renews", [False, None])
def test_without_both_dates_nothing_is_decided(renews: bool | None) -> None:  # noqa: FBT001
    assert dates_fit(None, renews=renews, usage_start=START).verdict == "unknown"
    assert dates_fit(START, renews=renews, usage_start=None).verdict == "unknown"


def test_a_gap_is_undecided_while_nobody_knows_whether_the_term_renews() -> None:
    assert dates_fit(START, renews=None, usage_start=START).verdict == "unknown"
    assert dates_fit(START + DAY, renews=None, usage_start=START).verdict == "proved"


def test_both_dates_are_named() -> None:
    said = dates_fit(START, renews=False, usage_start=START).explanation.english()
    assert "2027-06-01" in said
    assert "2027-06-02" in said


def test_the_last_day_of_all_is_no_crash() -> None:
    assert dates_fit(date.max, renews=False, usage_start=date.max).verdict == "refuted"


@pytest.mark.parametrize(("days", "step"), [(-1, "dates-fit"), (0, "dates-fit"), (1, "place-order")])
def test_a_term_that_ends_before_what_is_ordered_today_can_be_used_leaves_a_gap(days: int, step: str) -> None:
    term = {"ends": (NOON + days * DAY).date().isoformat(), "renews": "no"}
    walked = begin_timed().add_answers(TO_COUNTING).correct("direct-term", term)
    walked.add_answers({"count-current": HELD, "count-ordered": order(HELD, **{"usage-start": "2026-09-01"})})
    walked.at(step).wait(days=400).at(step)
