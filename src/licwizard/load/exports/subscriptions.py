"""What exports that list subscriptions one by one have in common: a status decides what is owned (C2)."""

from collections.abc import Mapping
from typing import NamedTuple

from licwizard.core.stock import Entry, Subscription
from licwizard.load.exports.json_values import notes
from licwizard.messages import Message, msg

DROPPED = "deleted"
_STATES = ("active", "in_grace", "suspended", "ended", DROPPED)


class Listed(NamedTuple):
    """One subscription as it was read: its status as a word of `core.stock.Subscription`, or `deleted`."""

    id: str
    name: str
    units: int
    status: str
    guid: str = ""
    trial: bool | None = False
    created: str = ""
    ends: str = ""
    by_name: bool = True
    channel: str = ""
    also: tuple[str, ...] = ()


def status_of(text: str, known: Mapping[str, str]) -> str:
    """Return what a status of an export means; `unknown` for one that has no meaning here."""
    return known.get(text.strip().casefold(), "unknown")


def entry_of(listed: Listed, where: str, problem: Message | None = None) -> Entry:
    """Return the line of a subscription: owned is what is active; an unknown status has no count."""
    units = {status: listed.units if listed.status == status else 0 for status in _STATES}
    if not listed.name:
        problem = problem or msg("the row names no item")
    elif listed.status == "unknown":
        problem = problem or msg("its status is none that says whether it is owned")
    elif listed.trial is None:
        problem = problem or msg("it does not say whether it is a trial")
    return Entry(
        name=listed.name or listed.guid or where,
        amount=units["active"],
        guid=listed.guid,
        person=False,
        trial=bool(listed.trial),
        notes=notes(units["active"], units["in_grace"], units["suspended"], units["ended"]),
        where=where,
        by_name=listed.by_name,
        problem=problem,
        in_grace=units["in_grace"],
        suspended=units["suspended"],
        subscription=Subscription(
            id=listed.id,
            item=listed.name or listed.guid or where,
            units=listed.units,
            status=listed.status,
            trial=bool(listed.trial),
            created=listed.created,
            ends=listed.ends,
            channel=listed.channel,
            also=listed.also,
        ),
    )


def without_deleted(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return the entries without those of deleted subscriptions, which do not count at all (C2)."""
    return tuple(entry for entry in entries if not (entry.subscription and entry.subscription.status == DROPPED))


def deleted(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return those of deleted subscriptions, with nothing in them: one that comes back under its id is not new."""
    return tuple(
        entry._replace(subscription=one._replace(units=0))
        for entry in entries
        if (one := entry.subscription) and one.status == DROPPED and one.id
    )


def not_told(entry: Entry) -> Entry:
    """Return an entry whose subscription is listed, while its status stands elsewhere."""
    listed = entry.subscription
    return entry._replace(subscription=listed._replace(status="unknown") if listed else None)
