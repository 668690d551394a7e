"""Are the lists of users whole? An export says how many people are assigned an item; a list of fewer is a part."""

from collections import Counter

from licwizard.core.people.judged import Judged
from licwizard.core.people.lists import Changes
from licwizard.core.stock import Stock
from licwizard.messages import Message, msg

_NEARLY = 0.9  # the two are seldom of the same minute


def roll_call(judged: Judged, changes: Changes, before: Stock | None) -> Judged:
    """Return what lists of users come to, as unknown where the earlier one has far fewer users than are assigned."""
    missing = _missing(changes, before) if before else None
    if missing is None:
        return judged
    verdict = "unknown" if judged.verdict == "proved" else judged.verdict
    return judged._replace(verdict=verdict, notes=(missing, *judged.notes))


def _missing(changes: Changes, before: Stock) -> Message | None:
    listed = Counter[str]()
    for alike in changes.classes:
        for item in alike.before or ():
            listed[item] += len(alike.users)
    for held in before.holdings:
        if held.kind == "user" and held.assigned and listed[held.item] < held.assigned * _NEARLY:
            return msg(
                "the list from before has {listed} users with {item}, and {assigned} are assigned it: it is a part",
                listed=listed[held.item],
                item=held.item,
                assigned=held.assigned,
            )
    return None
