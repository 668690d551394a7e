"""Two lists of users, joined, as the journal keeps them, and back."""

from collections.abc import Iterable, Mapping
from typing import Any

from licwizard.core.people.items import Item
from licwizard.core.people.lists import Alike, Changes
from licwizard.core.stock import Source
from licwizard.messages import Name


def changes_to_json(changes: Changes) -> dict[str, Any]:
    """Return changes as JSON; each item is written once, and users' items are numbers of its row."""
    number = {item.id: place for place, item in enumerate(changes.items)}

    def numbers(held: Iterable[str] | None) -> list[int] | None:
        return None if held is None else sorted(number[item] for item in held)

    return {
        "items": [[item.id, item.name.en, item.name.sv, item.kind, item.aside] for item in changes.items],
        "classes": [[*map(numbers, alike[:4]), list(alike.users)] for alike in changes.classes],
        "before": changes.before._asdict() if changes.before else None,
        "after": changes.after._asdict() if changes.after else None,
    }


def changes_from_json(value: Mapping[str, Any]) -> Changes:
    """Return the changes that `value` was written from."""
    items = tuple(Item(one, Name(en, sv), kind, aside) for one, en, sv, kind, aside in value["items"])

    def held(numbers: Iterable[int]) -> frozenset[str]:
        return frozenset(items[number].id for number in numbers)

    classes = tuple(
        Alike(
            None if before is None else held(before),
            None if after is None else held(after),
            held(group_before),
            held(group_after),
            tuple(users),
        )
        for before, after, group_before, group_after, users in value["classes"]
    )
    before, after = (Source(**value[key]) if value[key] else None for key in ("before", "after"))
    return Changes(classes, items, before, after)
