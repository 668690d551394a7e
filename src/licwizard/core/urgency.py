"""How soon it hurts where an order is short (L11)."""

from collections.abc import Iterable

from licwizard.core.compare import Line
from licwizard.messages import Message, msg

FACT, AS_OF = "L11", "2024-03-29"


def urgency(lines: Iterable[Line]) -> tuple[Message, ...]:
    """Return what is lost, and when, where these lines are short; the soonest first."""
    kinds = {line.kind for line in lines if line.verdict == "short"}
    found = []
    if kinds & {"add_on", "tenant"}:
        found.append(
            msg(
                "An add-on for the whole tenant that is short loses its capacity at once ({fact}, as of {date}).",
                fact=FACT,
                date=AS_OF,
            )
        )
    if "user" in kinds:
        found.append(
            msg(
                "Where fewer user licences are held than are assigned, there are 90 days to put it right"
                " ({fact}, as of {date}).",
                fact=FACT,
                date=AS_OF,
            )
        )
    return tuple(found)
