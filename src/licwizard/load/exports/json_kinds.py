"""JSON that is no export of what is owned, and what it looks like; its inside is not searched."""

from collections.abc import Callable
from typing import NamedTuple

from licwizard.load.exports.graph_skus import COUNTED
from licwizard.load.json import Row
from licwizard.messages import Message, msg


class Other(NamedTuple):
    """A kind of object that is no row: how it is told, and what is to be said of it."""

    is_one: Callable[[Row], bool]
    problem: Message


def _is_user(row: Row) -> bool:
    return any(key in row for key in ("userprincipalname", "assignedlicenses", "assignedplans"))


def _is_assignment(row: Row) -> bool:
    """Return whether an object is of a user's licences: `/me/licenseDetails`, or one of `assignedLicenses`."""
    return "skuid" in row and ("disabledplans" in row or ("serviceplans" in row and not any(map(row.get, COUNTED))))


OTHERS = (
    Other(_is_user, msg("this JSON lists users; it says what is assigned, not how many are owned")),
    Other(_is_assignment, msg("this JSON lists the licences of a user; it does not say how many are owned")),
    Other(
        lambda row: "capacityconsumed" in row or "environmentsku" in row,
        msg("this JSON lists environments; it does not say what is owned"),
    ),
)
