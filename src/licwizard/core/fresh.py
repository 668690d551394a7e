"""When a verdict that once passed does not stand any more: by age, or by what was shown since."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.answers import Answer, Happened, Key
from licwizard.core.gates import Context, decide
from licwizard.core.guide import Gate, Task
from licwizard.core.people import changes_from_json
from licwizard.core.stock import Holding, Source, Stock
from licwizard.core.stock_json import stock_to_json
from licwizard.core.way import Visit, Way
from licwizard.messages import GuideText, Message, msg, nmsg

_DAY = 24
_COUNTS_PEOPLE = frozenset({"covers-alone"})
_SHOWS_TENANT = frozenset({"attached", "covers-alone"})
_LOOKED_AT = Context(passed=frozenset({"users-ready"}))  # who has moved is not asked again here


class Moment(NamedTuple):
    """When a verdict is looked at: the time (None: nothing grows old), and the last event known then (None: all)."""

    at: datetime | None
    seq: int | None


def moment_of(happened: Happened | None, now: datetime | None) -> Moment:
    """Return when a step looks at its gates: when it was first confirmed, else now."""
    return Moment(happened.at if now else None, happened.seq) if happened else Moment(now, None)


def staleness(way: Way, present: Key) -> Mapping[Key, Message]:
    """Return what makes verdicts on the way stale, by visit; of each gate only the latest visit counts.

    A verdict that an irreversible step has rested on is looked at as of then: it has done its work.
    """
    latest = {visit.key[:2]: visit for visit in way.trail if isinstance(visit.step, Gate)}
    latest.pop(present[:2], None)  # it is being looked at again
    found = {}
    for visit in latest.values():
        if visit.verdict and visit.verdict.passes:
            stale = stale_by(way, visit, _used(way, visit) or Moment(way.now, None))
            if stale:
                found[visit.key] = stale
    return found


def _used(way: Way, gate: Visit) -> Moment | None:
    """Return when something irreversible was first confirmed, or confirmed again, that requires a gate as answered."""
    answered = gate.answer.seq if gate.answer else 0
    uses = [
        (confirmed.seq, confirmed.at)
        for visit in way.trail
        if isinstance(visit.step, Task)
        and visit.key.path == gate.key.path
        and any(one.gate == gate.step.id for one in visit.step.requires)
        for confirmed in (way.answers.happened.get(visit.key), visit.answer)
        if confirmed and visit.key in way.answers.happened and confirmed.seq > answered
    ]
    seq, at = min(uses, default=(None, None))
    return Moment(at if way.now else None, seq) if seq else None


def stale_by(way: Way, visit: Visit, moment: Moment) -> Message | None:
    """Return what makes a passed gate's verdict stale, or None.

    Whatever feeds a gate re-opens it by itself. This is about the rest: its age, which the guide bounds, and
    files shown later that count more people than the new licences carry, or fewer licences.
    """
    gate, answer = visit.step, visit.answer
    if not isinstance(gate, Gate) or answer is None:
        return None
    title = GuideText(gate.title)
    if gate.fresh and moment.at and _aged(moment.at - answer.at, timedelta(hours=gate.fresh.hours), moment):
        if answer.at > moment.at:
            return msg("{gate}: the verdict is dated after today; a clock was wrong", gate=title)
        return msg("{gate}: the verdict is older than {span}", gate=title, span=span(gate.fresh.hours))
    if gate.decides not in _COUNTS_PEOPLE or "snapshot" not in answer.value:
        return None
    inputs = way.inputs(gate.feeds, visit.key.path)
    for path, shown in _counted_since(_first_shown(way, answer, "counted", "snapshot"), way, moment):
        if not decide(gate, inputs, _with_people(answer.value, shown), _LOOKED_AT).passes:
            return msg("{gate}: {path} counts more people than the new licences alone carry", gate=title, path=path)
    for path, snapshot in _exported_since(_first_shown(way, answer, "snapshot"), way, visit, moment):
        alone = {key: one for key, one in answer.value.items() if key != "counted"}
        if decide(gate, inputs, {**alone, "snapshot": snapshot}, _LOOKED_AT).word == "refuted":
            return msg("{gate}: {path}, shown since, does not prove it any more", gate=title, path=path)
    return None


def _aged(age: timedelta, most: timedelta, moment: Moment) -> bool:
    """Return whether a verdict is older than it may be; one of a day to come was dated by a clock that was wrong."""
    return age > most or (moment.seq is None and -age > most)


def too_old(visit: Visit, source: Source) -> Message | None:
    """Return a warning where a file was older, when it was shown, than the verdict on it may become.

    A warning only, for the date of a file is often that of a copy. A list of users from before has to be old.
    """
    gate, answer = visit.step, visit.answer
    if not isinstance(gate, Gate) or gate.fresh is None or answer is None or not source.taken:
        return None
    if source.path == ((answer.value.get("people") or {}).get("before") or {}).get("path"):
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


def _first_shown(way: Way, answer: Answer, *names: str) -> int:
    """Return when the first of these that a gate rests on was first shown; an older file tells nothing newer."""
    held = next(answer.value[name] for name in names if name in answer.value)
    source = held.get("source") or {}
    return min(answer.seq, way.answers.shown.get((source.get("sha256", ""), source.get("taken", "")), answer.seq))


def _exported_since(seq: int, way: Way, gate: Visit, moment: Moment) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every export of the tenant that was first shown to a gate of the same procedure after an event."""
    for seen in way.answers.evidence:
        if seen.seq <= seq or (moment.seq is not None and seen.seq > moment.seq) or seen.key.path != gate.key.path:
            continue
        shown_to = way.guide.procedures[gate.step.procedure].steps.get(seen.key.step)
        if isinstance(shown_to, Gate) and shown_to.decides in _SHOWS_TENANT and "snapshot" in seen.value:
            yield (seen.value["snapshot"].get("source") or {}).get("path", "?"), seen.value["snapshot"]


def _counted_since(seq: int, way: Way, moment: Moment) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield every inventory that says how many people have what, and was first shown after an event.

    An answer that was replaced or taken back has been seen all the same.
    """
    for at, _, value in way.answers.evidence:
        if at <= seq or (moment.seq is not None and at > moment.seq):
            continue
        listed = _listed(value["people"]) if "people" in value else {}
        for shown in (value, value.get("snapshot") or {}, value.get("counted") or {}, listed):
            if any(held.get("assigned") for held in shown.get("holdings", ())):
                yield (shown.get("source") or {}).get("path", "?"), shown


def _listed(people: Mapping[str, Any]) -> dict[str, Any]:
    """Return the later of two lists of users as an inventory in which nothing but people is counted."""
    changes = changes_from_json(people)
    assigned = Counter[str]()
    for alike in changes.classes:
        for item in alike.after or ():
            assigned[item] += len(alike.users)
    holdings = tuple(
        Holding(item.id, None, item.name, item.kind, "", Decimal(0), assigned[item.id])
        for item in changes.items
        if assigned[item.id] and not item.aside
    )
    return stock_to_json(Stock(holdings, source=changes.after))


def _with_people(value: Mapping[str, Any], shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return a gate's answer as if its file had counted the people of a later one.

    Whoever has moved from one item to another is counted once, where the later file has them.
    """
    snapshot = value["snapshot"]
    later = {held["item"]: held for held in shown["holdings"]}
    whole = (shown.get("source") or {}).get("complete", True)
    holdings = []
    for held in snapshot["holdings"]:
        found = later.pop(held["item"], {"assigned": 0 if whole else None})
        people = held["assigned"] if found["assigned"] is None else found["assigned"]
        holdings.append({**held, "assigned": people})
    holdings += [{**held, "quantity": "0", "problem": None} for held in later.values()]
    plain = {key: one for key, one in value.items() if key != "counted"}
    return {**plain, "snapshot": {**snapshot, "holdings": holdings}}
