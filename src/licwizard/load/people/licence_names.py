"""A cell that names all licences of a user."""

import re

from licwizard.load.people.refused import bad_row, type_names
from licwizard.load.people.roll import Roll
from licwizard.messages import msg

_NONE = frozenset({"unlicensed", "olicensierad", "utan licens"})
_ACCOUNT_SKUS = re.compile(r"\s*[\w.-]+:[\w.()/-]+(?:[\s,;+|]+[\w.-]+:[\w.()/-]+)*\s*")
_BETWEEN = re.compile(r"[\s,;+|]+")
_TYPE = re.compile(r"System\.|Microsoft\.(?:Online|Graph|Open)\.|\[object |\s*[\[{@]")
_LONGEST_NAME = 4  # parts that a plus sign within a name may make
_MOST = 1000


def licence_texts(cell: str, roll: Roll, where: str) -> tuple[str, ...]:
    """Return the licences of a cell, as names joined by plus signs or as `tenant:SKU`; none for `Unlicensed`.

    Raises SourceError for the name of a type in their place.
    """
    text = cell.strip()
    if not text or text.casefold() in _NONE:
        return ()
    if _TYPE.match(text):
        raise type_names(where)
    if is_account_skus(text):
        return tuple(part.partition(":")[2] for part in _BETWEEN.split(text) if part)
    parts = text.split("+")
    if len(parts) > _MOST:
        raise bad_row(where, msg("a user has more than {limit} licences", limit=_MOST))
    return tuple(_names(parts, roll))


def is_account_skus(text: str) -> bool:
    """Return whether a cell holds `tenant:SKU`, one or several."""
    return _ACCOUNT_SKUS.fullmatch(text) is not None


def _names(parts: list[str], roll: Roll) -> list[str]:
    """Return names: where one has a plus sign itself, the longest that the catalogue knows."""
    names: list[str] = []
    start = 0
    while start < len(parts):
        ends = range(min(len(parts), start + _LONGEST_NAME), start, -1)
        end = next((end for end in ends if roll.items.knows("+".join(parts[start:end]))), start + 1)
        if name := "+".join(parts[start:end]).strip():
            names.append(name)
        start = end
    return names
