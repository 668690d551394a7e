"""Users of whom there is something to say, a line each."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.people import Affected
from licwizard.i18n import Translator
from licwizard.show.safe import safe


def people_lines(affected: Sequence[Affected], say: Translator) -> list[str]:
    """Return a line for each user: what happened, and to which items."""
    return [safe(_line(one, say)) for one in affected]


def _line(one: Affected, say: Translator) -> str:
    text = say("{user}: {what}", user=one.user, what=_what(one, say))
    if one.lost:
        text = say("{text}; not held any more: {items}", text=text, items=one.lost)
    if one.gained:
        text = say("{text}; new: {items}", text=text, items=one.gained)
    if one.by_group:
        text = say("{text}; by a group: {items}", text=text, items=one.by_group)
    return say("{text} – {problem}", text=text, problem=one.problem) if one.problem else text


def _what(one: Affected, say: Translator) -> str:
    match one.what:
        case "lost":
            return say("lost a licence")
        case "lacks":
            return say("has not the new licence yet")
        case "gone":
            return say("is not in the list from now")
        case "left":
            return say("has left")
        case "swapped":
            return say("has another licence that meets it")
        case "gained":
            return say("has more than before")
        case _:
            return say("is new")


def people_json(affected: Sequence[Affected]) -> list[dict[str, Any]]:
    """Return them as the document has them."""
    return [
        {
            "user": one.user,
            "what": one.what,
            "lost": list(one.lost),
            "gained": list(one.gained),
            "by_group": list(one.by_group),
            "problem": one.problem.english() if one.problem else None,
        }
        for one in affected
    ]
