"""Two lists of users, joined, as the journal keeps them, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from licwizard.core.people.items import Item
from licwizard.core.people.lists import Alike, Changes
from licwizard.core.stock import Source
from licwizard.messages import Name


def changes_to_json(changes: Changes) -> dict[str, Any]:
    """Return changes as JSON: each item once, users' items as numbers of its row, what is held after as a difference.

    A class is `[before, taken, given, by group before, by group after, users]`; `before` is null where the users
    are new, `taken` where they are gone. `renamed` is there only if somebody was.
    """
    number = {item.id: place for place, item in enumerate(changes.items)}

    def numbers(held: Iterable[str]) -> list[int]:
        return sorted(number[item] for item in held)

    def row(alike: Alike) -> list[Any]:
        before, after = alike.before or frozenset(), alike.after or frozenset()
        return [
            None if alike.before is None else numbers(before),
            None if alike.after is None else numbers(before - after),
            numbers(after - before),
            numbers(alike.group_before),
            numbers(alike.group_after),
            list(alike.users),
        ]

    return {
        "items": [[item.id, item.name.en, item.name.sv, item.kind, item.aside] for item in changes.items],
        "classes": [row(alike) for alike in changes.classes],
        "before": changes.before._asdict() if changes.before else None,
        "after": changes.after._asdict() if changes.after else None,
        **({"renamed": [list(names) for names in changes.renamed]} if changes.renamed else {}),
    }


def changes_from_json(value: Mapping[str, Any]) -> Changes:
    """Return the changes that `value` was written from."""
    items = tuple(Item(one, Name(en, sv), kind, aside) for one, en, sv, kind, aside in value["items"])
    ids = [item.id for item in items]

    def held(numbers: Iterable[int] | None) -> frozenset[str]:
        return frozenset(map(ids.__getitem__, numbers or ()))

    classes = tuple(
        Alike(
            None if before is None else held(before),
            None if taken is None else held(before) - held(taken) | held(given),
            held(group_before),
            held(group_after),
            tuple(users),
        )
        for before, taken, given, group_before, group_after, users in value["classes"]
    )
    before, after = (Source(**value[key]) if value[key] else None for key in ("before", "after"))
    return Changes(classes, items, before, after, tuple((now, then) for now, then in value.get("renamed", ())))
