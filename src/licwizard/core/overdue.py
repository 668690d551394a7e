"""Is a wait longer than expected? The guide says how long is normal, and on which fact that rests."""

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from licwizard.core.guide import Choice, Expected, Statement, Step
from licwizard.core.way import Visit, Way

_DAY = timedelta(days=1)


class Overdue(NamedTuple):
    """A wait that is past its span: since when it should have been over, and what to do."""

    due: datetime
    statement: Statement


def overdue(way: Way, step: Step) -> Overdue | None:
    """Return what is overdue where the way stands: the span of the step, or of the wait that was chosen, is over."""
    answered = [visit for visit in way.trail if visit.answer]
    if way.now is None or not answered:
        return None
    last = answered[-1]
    found = []
    here = _of(step)
    if here:
        came = _arrived(answered, (way.path, step.id))
        due = _due(way, here, came)
        # Whoever comes after the day that was noted has a day to look.
        found.append(Overdue(max(due, came + _DAY) if here.by else due, here.overdue))
    chosen = last.step.options[last.way] if isinstance(last.step, Choice) else None
    if chosen and chosen.to and chosen.expected:  # one waits by going on and looking again
        found.append(Overdue(_due(way, chosen.expected, _since(answered)), chosen.expected.overdue))
    return min((one for one in found if way.now > one.due), default=None, key=lambda one: one.due)


def _of(step: Step) -> Expected | None:
    """Return how long one may stand at a step: as it says itself, or its option to wait there."""
    if step.expected or not isinstance(step, Choice):
        return step.expected
    return next((option.expected for option in step.options.values() if option.waits), None)


def _arrived(answered: list[Visit], place: tuple[tuple[str, ...], str]) -> datetime:
    """Return when the way came to where it stands: with the answer before those that only repeat that one waits."""
    began = answered[-1]
    for visit in reversed(answered):
        began = visit
        if (visit.key.path, visit.key.step) != place:
            break
    return _at(began)


def _since(answered: list[Visit]) -> datetime:
    """Return when the last answer was given: the first of the visits that only repeat it."""
    last = answered[-1]
    began = last
    for visit in reversed(answered):
        if (visit.key.path, visit.key.step, visit.way) != (last.key.path, last.key.step, last.way):
            break
        began = visit
    return _at(began)


def _at(visit: Visit) -> datetime:
    assert visit.answer is not None  # noqa: S101 - only answered visits are looked at
    return visit.answer.at


def _due(way: Way, expected: Expected, began: datetime) -> datetime:
    """Return when the wait should be over."""
    recorded = _recorded(way, *expected.by) if expected.by else None
    return recorded + _DAY if recorded else began + timedelta(hours=expected.hours)


def _recorded(way: Way, step: str, record: str) -> datetime | None:
    for visit in reversed(way.trail):
        if visit.key.step == step and visit.answer and isinstance(visit.answer.value, dict):
            text = visit.answer.value.get(record)
            return datetime.combine(date.fromisoformat(text), time(), UTC) if text else None
    return None
