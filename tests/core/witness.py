"""Who answered what, when: may something irreversible be in this journal? Told from its events, and from nothing else.

Neither `core.locks` nor `core.fresh`, and none of what weighs evidence, is asked; what must hold is written
out once more, so that two would have to be wrong. A walk says only which visits lie on the way.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.journal import Event
from tests.core.machine_files import EXPORTS, USERS, Export
from tests.guide.walks import PLAN, PRO

ENDING = ("attached", "covers-alone")
GATES: Mapping[str, tuple[str, ...]] = {
    "place-order": ("order-covers", "dates-fit"),
    "attach": ("order-matches",),
    "let-run": ENDING,
    "cancel-direct": ENDING,
}
COUNTS = frozenset({"count-current", "count-ordered", "count-before", "count-supplement"})
FEEDS: Mapping[str, frozenset[str]] = {
    "order-covers": frozenset({"count-current", "count-ordered"}),
    "dates-fit": frozenset({"direct-term", "bought-by", "count-ordered"}),
    "order-matches": frozenset({"count-ordered"}),
    "attached": COUNTS,
    "users-ready": COUNTS,
    "covers-alone": COUNTS,
}
BY_INPUTS = frozenset({"order-covers", "dates-fit"})
BY_REASON = frozenset({"dates-fit", "order-matches", "attached", "users-ready"})
STANDS = {"attached": timedelta(days=14), "users-ready": timedelta(hours=24), "covers-alone": timedelta(hours=24)}
PEOPLE = (PRO, PLAN)


class Said(NamedTuple):
    """An answer in force: to which visit, what, when, and as which event."""

    key: str
    value: Any
    at: datetime
    seq: int

    @property
    def step(self) -> str:
        return self.key.partition("#")[0]


def in_force(events: Iterable[Event], until: int) -> dict[str, Said]:
    """Return the answers that stood after an event, by visit."""
    past = [event for event in events if event.seq <= until]
    undone = {event.body["event"] for event in past if event.kind == "undone"}
    return {
        event.body["key"]: Said(event.body["key"], event.body["value"], event.at, event.seq)
        for event in past
        if event.kind == "answered" and (event.body["irreversible"] or event.seq not in undone)
    }


def testify(events: Sequence[Event], confirmed: Event, way: Sequence[str]) -> None:
    """Fail unless all that an irreversible step requires stood when it was confirmed; `way` leads there."""
    step = confirmed.body["key"].partition("#")[0]
    known = in_force(events, confirmed.seq)
    said = [known[key] for key in way if key in known]
    gates = GATES[step]
    if gates == ENDING and last(said, "users").value == "other-product":
        gates = (*gates, "users-ready")
    for gate in gates:
        visits = [place for place, key in enumerate(way) if key.partition("#")[0] == gate]
        assert visits, f"{step} was confirmed although {gate} was never reached"
        later = [known[key] for key in way[visits[-1] + 1 :] if key in known]
        assert not any(one.step in FEEDS[gate] for one in later), f"{gate} is older than what feeds it"
        answer = known.get(way[visits[-1]])
        if answer is None or "exit" in answer.value:  # what was given up once says nothing against inputs that fit now
            assert gate in BY_INPUTS, f"{step} was confirmed although nothing was shown for {gate}"
            continue
        _stands(events, confirmed, gate, answer, said)
    if step == "place-order" and not _again_with_a_reason(events, confirmed):
        current, ordered = last(said, "count-current").value, last(said, "count-ordered").value
        mapped = {item for item, _, _ in ordered.get("map", ())}
        held, bought = counts(current), counts(ordered)
        assert all(bought.get(item, 0) >= count for item, count in held.items() if item not in mapped)
    elif step == "attach":
        last(said, "count-before")


def _again_with_a_reason(events: Sequence[Event], confirmed: Event) -> bool:
    """Return whether an order that was placed is only confirmed once more: it is judged until it is placed."""
    before = (one for one in events if one.kind == "answered" and one.seq < confirmed.seq)
    return "reason" in confirmed.body["value"] and any(one.body["key"] == confirmed.body["key"] for one in before)


def _stands(events: Sequence[Event], confirmed: Event, gate: str, answer: Said, said: Sequence[Said]) -> None:
    """Fail unless a gate's answer passes it, on what is in force, and is not too old."""
    then = in_force(events, answer.seq)
    for one in said:
        if one.step in FEEDS[gate]:
            assert one.key in then, f"{one.key} was answered after {gate}"
            assert timeless(then[one.key].value) == timeless(one.value), f"{one.key} was changed after {gate}"
    if gate in STANDS:
        assert confirmed.at - answer.at <= STANDS[gate], f"{gate} had grown stale"
    if "reason" in answer.value and gate in BY_REASON:
        return
    assert "reason" not in answer.value, f"{gate} takes no reason"
    if gate == "users-ready":
        assert _nobody_is_missing(answer.value, said)
    elif gate == "covers-alone":
        _covers(answer, said)
    elif gate == "attached":
        arrived, ordered = _arrived(answer, said), _ordered(said)
        assert all(arrived.get(item, 0) >= count for item, count in ordered.items()), "not all has arrived"
    else:
        assert gate in BY_INPUTS, f"{gate} was passed by what cannot pass it"


def _covers(answer: Said, said: Sequence[Said]) -> None:
    """Fail unless what is new and ordered is enough for what was held, and for whoever was assigned, then or later."""
    arrived, ordered, held = _arrived(answer, said), _ordered(said), counts(_before(said))
    mapped = {item for item, _, _ in last(said, "count-ordered").value.get("map", ())}
    supply = {item: min(arrived.get(item, 0), count) for item, count in ordered.items()}
    shown = _file(answer)
    for item, count in held.items():
        assert item in mapped or supply.get(item, 0) >= count, f"too little of {item}"
    assert _all(supply, PEOPLE) >= _all(held, PEOPLE)
    later = [_file(one) for one in said if one.seq > answer.seq and isinstance(one.value, dict) and _path(one)]
    for export in (shown, *later):
        assert _all(supply, PEOPLE) >= _all(export.assigned, PEOPLE), "more people than the new licences carry"
        assert PRO in mapped or supply.get(PRO, 0) >= export.assigned.get(PRO, 0)


def _arrived(answer: Said, said: Sequence[Said]) -> Mapping[str, Decimal | int]:
    """Return what is new in an export since the count from before, which has to be of the same tenant."""
    before, shown = _before(said), _file(answer)
    counted = EXPORTS.get((before.get("source") or {}).get("path", ""), Export({}, {}))
    assert shown.whole
    assert not (counted.tenant and shown.tenant and counted.tenant != shown.tenant), "another tenant"
    if counted.ids and shown.ids:
        new: dict[str, Decimal | int] = {}
        for name, (item, units) in shown.ids.items():
            new[item] = new.get(item, 0) + (0 if name in counted.ids else units)
        return new
    assert answer.value.get("direct-unchanged") is True, "a pooled count tells nothing new"
    held = counts(before)
    assert all(shown.owned.get(item, 0) >= count for item, count in held.items()), "the direct one has changed"
    return {item: owned - held.get(item, 0) for item, owned in shown.owned.items()}


def _nobody_is_missing(value: Mapping[str, Any], said: Sequence[Said]) -> bool:
    if not any(item == PRO and other == PLAN for item, other, _ in last(said, "count-ordered").value.get("map", ())):
        return False
    after = USERS[value["people"]["after"]["path"]]
    return all(
        PLAN in after.get(user, ()) or (user not in after and user in value.get("left", ()))
        for user in ("ann@example.test", "bo@example.test")
    )


def _before(said: Sequence[Said]) -> Mapping[str, Any]:
    found = [one for one in said if one.step == "count-before"] or [one for one in said if one.step == "count-current"]
    value: Mapping[str, Any] = found[-1].value
    return value


def _ordered(said: Sequence[Said]) -> dict[str, Decimal]:
    total = counts(last(said, "count-ordered").value)
    for one in said:
        if one.step == "count-supplement":
            for item, count in counts(one.value).items():
                total[item] = total.get(item, Decimal(0)) + count
    return total


def _path(said: Said) -> str:
    shown = said.value.get("snapshot", said.value)
    return str((shown.get("source") or {}).get("path", ""))


def _file(said: Said) -> Export:
    path = _path(said)
    assert path, f"nothing was shown for {said.key}"
    return EXPORTS[path]


def _all(found: Mapping[str, Decimal | int], items: Iterable[str]) -> Decimal | int:
    return sum(found.get(item, 0) for item in items)


def counts(value: Mapping[str, Any]) -> dict[str, Decimal]:
    """Return an inventory of a journal as counts; what has no name passes no gate."""
    assert all(held["kind"] != "unknown" and held["quantity"] is not None for held in value["holdings"])
    return {held["item"]: Decimal(held["quantity"]) for held in value["holdings"] if Decimal(held["quantity"])}


def last(said: Sequence[Said], step: str) -> Said:
    found = [one for one in said if one.step == step]
    assert found, f"{step} was never answered"
    return found[-1]


def timeless(value: Any) -> Any:  # noqa: ANN401 - any answer
    """Return an answer without the date of its file."""
    if not isinstance(value, dict) or not isinstance(value.get("source"), dict):
        return value
    return {**value, "source": {**value["source"], "taken": ""}}
