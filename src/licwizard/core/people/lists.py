"""Two lists of users and their licences, joined."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from licwizard.core.people.items import Item
from licwizard.core.stock import Source
from licwizard.messages import Message

_Held = frozenset[str]
_NONE: _Held = frozenset()


class Person(NamedTuple):
    """A user: principal name as written, ids of the items held, and which of them a group assigned.

    `id` is the user's own, without letter case, empty where the list has none: it outlives a change of name.
    """

    name: str
    items: frozenset[str]
    by_group: frozenset[str] = _NONE
    id: str = ""


class People(NamedTuple):
    """A list of users under their principal names without letter case, and the items that they hold."""

    people: Mapping[str, Person]
    items: tuple[Item, ...] = ()
    source: Source | None = None
    notes: tuple[Message, ...] = ()


class Alike(NamedTuple):
    """Users who held the same before and hold the same after; None for whoever is not in that list."""

    before: frozenset[str] | None
    after: frozenset[str] | None
    group_before: frozenset[str]
    group_after: frozenset[str]
    users: tuple[str, ...]


class Changes(NamedTuple):
    """Two lists, joined: users in classes, so that it is small, and a verdict needs no look at each of them.

    Users in both stand under their name of now where that is another; `renamed` has those names, each with the earlier.
    """

    classes: tuple[Alike, ...]
    items: tuple[Item, ...] = ()
    before: Source | None = None
    after: Source | None = None
    renamed: tuple[tuple[str, str], ...] = ()


def compare_people(before: People, after: People) -> Changes:
    """Return two lists joined by the ids of users, and by principal name where that finds nobody.

    The order of neither list matters.
    """
    classes: dict[tuple[_Held | None, _Held | None, _Held, _Held], list[str]] = {}
    nobody = Person("", _NONE)
    same = _same(before.people, after.people)
    renamed: list[tuple[str, str]] = []
    for key, person in before.people.items():
        now = after.people[same[key]] if key in same else None
        kind = (person.items, now.items if now else None, person.by_group, (now or nobody).by_group)
        if now and same[key] != key:
            renamed.append((now.name, person.name))
        classes.setdefault(kind, []).append(now.name if now and same[key] != key else person.name)
    for key in after.people.keys() - set(same.values()):
        now = after.people[key]
        classes.setdefault((None, now.items, _NONE, now.by_group), []).append(now.name)
    alike = [Alike(*kind, tuple(sorted(users, key=_by_name))) for kind, users in classes.items()]
    items = {item.id: item for item in (*after.items, *before.items)}
    return Changes(
        tuple(sorted(alike, key=_by_items)),
        tuple(items[item] for item in sorted(items)),
        before.source,
        after.source,
        tuple(sorted(renamed)),
    )


def _same(before: Mapping[str, Person], after: Mapping[str, Person]) -> dict[str, str]:
    """Return who of the later list, by name, is whom of the earlier one: told by the id first.

    A name may go to somebody else; whoever has the id is the same person.
    """
    then, now = _by_id(before), _by_id(after)
    same = {then[one]: now[one] for one in then.keys() & now.keys()}
    taken = set(same.values())
    return same | {key: key for key in before if key not in same and key in after and key not in taken}


def _by_id(people: Mapping[str, Person]) -> dict[str, str]:
    """Return under which name each id stands; an id that two users have tells nobody apart."""
    counts = Counter(person.id for person in people.values())
    return {person.id: key for key, person in people.items() if person.id and counts[person.id] == 1}


def assigned_counts(people: People) -> Mapping[str, int]:
    """Return how many users hold each item."""
    return Counter(item for person in people.people.values() for item in person.items)


def _by_name(user: str) -> tuple[str, str]:
    return user.casefold(), user


def _by_items(alike: Alike) -> tuple[list[str], ...]:
    return tuple(sorted(held) if held is not None else ["", ""] for held in alike[:4])
