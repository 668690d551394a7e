"""What may feed a gate: for each thing that a gate decides, its roles, and the kind of step that each of them takes."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from licwizard.core.guide import Choice, Gate, Inventory, Step, Task


class Role(NamedTuple):
    """One role: the kind of step that it takes, and whether the gate can pass without it.

    `dates` are the records that hold a date there. `choices` are records that hold one of their options, where
    the step has them at all.
    """

    takes: Literal["inventory", "records", "choice", "gate"]
    needed: bool = True
    dates: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


_COUNTS = Role("inventory")
_MAY_COUNT = Role("inventory", needed=False)
ROLES: Mapping[str, Mapping[str, Role]] = {
    "order-covers": {"current": _COUNTS, "ordered": _COUNTS},
    "dates-fit": {
        "term": Role("records", dates=("ends",), choices=("renews",)),
        "bought": Role("choice", needed=False),
        "ordered": Role("records", dates=("usage-start",)),
    },
    "order-matches": {"ordered": _COUNTS},
    "attached": {"before": _COUNTS, "ordered": _COUNTS},
    "users-ready": {"before": _MAY_COUNT, "ordered": _MAY_COUNT},
    "covers-alone": {"before": _COUNTS, "ordered": _COUNTS},
    "cancelled": {"before": _COUNTS, "ordered": _MAY_COUNT, "attached": Role("gate", needed=False)},
}
# What a typed reason does not pass: there data is lost where the count is wrong (F6).
BY_COUNT_ALONE = frozenset({"order-covers", "covers-alone"})


def takes(role: Role, step: Step) -> bool:
    """Return whether a step is of the kind that a role takes; what it records is not looked at."""
    match role.takes:
        case "inventory":
            return isinstance(step, Inventory)
        case "records":
            return isinstance(step, Inventory | Task)
        case "choice":
            return isinstance(step, Choice)
        case "gate":
            return isinstance(step, Gate) and step.file
