"""What weighing evidence comes to: a verdict, what it sees, and line by line why."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal, NamedTuple

from licwizard.core.compare import Met, Word
from licwizard.core.people import Affected
from licwizard.core.stock import Holding
from licwizard.messages import Message, Name

Proof = Literal["proved", "refuted", "unknown"]
Direct = Literal["gone", "active", "in_grace", "unknown"]


class Explanation(NamedTuple):
    """What is seen: a stable code for scripts, a sentence, and the procedure of the guide that helps, if one does."""

    code: str
    message: Message
    procedure: str | None = None


class WeighedLine(NamedTuple):
    """One item, in its unit: held before, ordered, seen after, assigned, new since, needed, and missing.

    A count is None where it cannot be told; `assigned` also where nobody can be assigned the item.
    """

    item: str
    sku_id: str | None
    name: Name
    kind: str
    unit: str
    before: Decimal | None
    ordered: Decimal | None
    after: Decimal | None
    assigned: int | None
    new: Decimal | None
    needed: Decimal | None
    short: Decimal | None
    verdict: Word
    met: tuple[Met, ...] = ()
    notes: tuple[Message, ...] = ()


class Weighed(NamedTuple):
    """The verdict, why, and item by item; storage and instances first, for they lose capacity at once (L11).

    `direct` and `affected` are of `cancelled` alone: what became of the direct subscription, and of whom.
    """

    verdict: Proof
    explanation: Explanation
    lines: tuple[WeighedLine, ...] = ()
    notes: tuple[Message, ...] = ()
    direct: Direct = "unknown"
    affected: tuple[Affected, ...] = ()


PROOFS: Mapping[str, Proof] = {"enough": "proved", "short": "refuted", "unknown": "unknown"}


def quantity(holding: Holding | None) -> Decimal | None:
    """Return the count of a holding: 0 where a complete export does not have it.

    None where something is wrong with it: a row whose id contradicts its GUID has a count, but of nobody knows what.
    """
    if holding is None:
        return Decimal(0)
    return None if holding.problem else holding.quantity


def assigned(holding: Holding | None) -> int | None:
    """Return how many people are assigned an item; None for what is not assigned to people.

    Whoever is assigned something without a name may well be a user.
    """
    return holding.assigned if holding and holding.kind in {"user", "unknown"} else None


def undecided(line: WeighedLine) -> WeighedLine:
    """Return a line of which only the counts are sure, since what is new cannot be told."""
    return line._replace(new=None, short=None, verdict="unknown")
