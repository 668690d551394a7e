"""Is a wait longer than expected? The guide says how long is normal, and on which fact that rests."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from licwizard.core.guide import Choice, Expected, Statement
from licwizard.core.way import Visit, Way


class Overdue(NamedTuple):
    """A wait that is past its span: since when it should have been over, and what to do."""

    due: datetime
    statement: Statement


def overdue(way: Way) -> Overdue | None:
    """Return what is overdue: the last choice on the way was to wait, and the span for it is over."""
    answered = [visit for visit in way.trail if visit.answer]
    last = answered[-1] if answered else None
    if way.now is None or last is None or last.answer is None or not isinstance(last.step, Choice):
        return None
    expected = last.step.options[last.way].expected
    if expected is None:
        return None
    due = _due(way, expected, _since(answered))
    return Overdue(due, expected.overdue) if way.now > due else None


def _since(answered: list[Visit]) -> datetime:
    """Return when the waiting began: the first of the visits that only repeat the same answer."""
    last = answered[-1]
    began = last
    for visit in reversed(answered):
        if (visit.key.path, visit.key.step, visit.way) != (last.key.path, last.key.step, last.way):
            break
        began = visit
    assert began.answer is not None  # noqa: S101 - only answered visits are looked at
    return began.answer.at


def _due(way: Way, expected: Expected, began: datetime) -> datetime:
    """Return when the wait should be over."""
    recorded = _recorded(way, *expected.by) if expected.by else None
    return recorded + timedelta(days=1) if recorded else began + timedelta(hours=expected.hours)


def _recorded(way: Way, step: str, record: str) -> datetime | None:
    for visit in reversed(way.trail):
        if visit.key.step == step and visit.answer and isinstance(visit.answer.value, dict):
            text = visit.answer.value.get(record)
            return datetime.combine(date.fromisoformat(text), time(), UTC) if text else None
    return None
