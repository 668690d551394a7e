"""When a verdict that once passed does not stand any more: by age, or by more people than it counted."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from licwizard.core.answers import Happened, Key
from licwizard.core.gates import decide
from licwizard.core.guide import Gate, Task
from licwizard.core.stock import Source
from licwizard.core.way import Visit, Way
from licwizard.messages import GuideText, Message, msg, nmsg

_DAY = 24
_COUNTS_PEOPLE = frozenset({"covers-alone"})


class Moment(NamedTuple):
    """When a verdict is looked at: the time (None: nothing grows old), and the last event known then (None: all)."""

    at: datetime | None
    seq: int | None


def moment_of(happened: Happened | None, now: datetime | None) -> Moment:
    """Return when a step looks at its gates: when it was first confirmed, else now."""
    return Moment(happened.at if now else None, happened.seq) if happened else Moment(now, None)


def staleness(way: Way) -> Mapping[Key, Message]:
    """Return what makes verdicts on the way stale, by visit.

    A verdict that an irreversible step has rested on is looked at as of then: it has done its work.
    """
    found = {}
    for visit in way.trail:
        if isinstance(visit.step, Gate) and visit.verdict and visit.verdict.passes:
            stale = stale_by(way, visit, moment_of(_used(way, visit), way.now))
            if stale:
                found[visit.key] = stale
    return found


def _used(way: Way, gate: Visit) -> Happened | None:
    """Return when something irreversible was first confirmed that requires a gate, after the gate's answer."""
    answered = gate.answer.seq if gate.answer else 0
    uses = [
        happened
        for visit in way.trail
        if isinstance(visit.step, Task)
        and visit.key.path == gate.key.path
        and any(one.gate == gate.step.id for one in visit.step.requires)
        and (happened := way.answers.happened.get(visit.key))
        and happened.seq > answered
    ]
    return min(uses, key=lambda one: one.seq, default=None)


def stale_by(way: Way, visit: Visit, moment: Moment) -> Message | None:
    """Return what makes a passed gate's verdict stale, or None.

    Whatever feeds a gate re-opens it by itself. This is about the rest: its age, which the guide bounds,
    and files shown later that count more people than the new licences carry.
    """
    gate, answer = visit.step, visit.answer
    if not isinstance(gate, Gate) or answer is None:
        return None
    title = GuideText(gate.title)
    if gate.fresh and moment.at and moment.at - answer.at > timedelta(hours=gate.fresh.hours):
        return msg("{gate}: the verdict is older than {span}", gate=title, span=span(gate.fresh.hours))
    if gate.decides not in _COUNTS_PEOPLE or "snapshot" not in answer.value:
        return None
    inputs = way.inputs(gate.feeds, visit.key.path)
    for path, assigned in _counted_since(answer.seq, way.trail, moment):
        if not decide(gate, inputs, _with_people(answer.value, assigned)).passes:
            return msg("{gate}: {path} counts more people than the new licences alone carry", gate=title, path=path)
    return None


def too_old(visit: Visit, source: Source) -> Message | None:
    """Return a warning where a file was older, when it was shown, than the verdict on it may become.

    A warning only, for the date of a file is often that of a copy.
    """
    gate, answer = visit.step, visit.answer
    if not isinstance(gate, Gate) or gate.fresh is None or answer is None or not source.taken:
        return None
    age = answer.at - datetime.fromisoformat(source.taken)
    if age <= timedelta(hours=gate.fresh.hours):
        return None
    hours = int(age.total_seconds() // 3600)
    return msg("{path} was {age} old when it was shown; show a newer one", path=source.path, age=span(hours))


def span(hours: int) -> Message:
    """Return a span in words: whole days as days."""
    if hours % _DAY and hours < _DAY:
        return nmsg("{count} hour", "{count} hours", hours)
    return nmsg("{count} day", "{count} days", hours // _DAY)


def _counted_since(seq: int, trail: list[Visit], moment: Moment) -> Iterator[tuple[str, dict[str, int]]]:
    """Yield who had what, item by item, in every file that was shown after an event."""
    for visit in trail:
        if visit.answer is None or visit.answer.seq <= seq:
            continue
        if moment.seq is not None and visit.answer.seq > moment.seq:
            continue
        value = visit.answer.value
        shown = value.get("snapshot", value) if isinstance(value, dict) else {}
        people = {held["item"]: held["assigned"] for held in shown.get("holdings", ()) if held.get("assigned")}
        if people:
            yield (shown.get("source") or {}).get("path", visit.key.step), people


def _with_people(value: Mapping[str, Any], assigned: Mapping[str, int]) -> dict[str, Any]:
    """Return a gate's answer as if its file had counted these people, where they are more."""
    snapshot = value["snapshot"]
    holdings = [
        {**held, "assigned": max(held["assigned"] or 0, assigned.get(held["item"], 0))} for held in snapshot["holdings"]
    ]
    return {**value, "snapshot": {**snapshot, "holdings": holdings}}
