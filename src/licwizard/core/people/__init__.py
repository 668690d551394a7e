"""Users and their licences, before and after the move: what each holds, and who lost what (L17)."""

from licwizard.core.people.changes_json import changes_from_json, changes_to_json
from licwizard.core.people.items import Item, Items
from licwizard.core.people.judge import judge_people, users_ready
from licwizard.core.people.judged import Affected, Judged, What
from licwizard.core.people.lists import Alike, Changes, People, Person, assigned_counts, compare_people

__all__ = [
    "Affected",
    "Alike",
    "Changes",
    "Item",
    "Items",
    "Judged",
    "People",
    "Person",
    "What",
    "assigned_counts",
    "changes_from_json",
    "changes_to_json",
    "compare_people",
    "judge_people",
    "users_ready",
]
