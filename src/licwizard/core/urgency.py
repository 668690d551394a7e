"""How soon it hurts where an order is short (L11)."""

from licwizard.core.compare import Comparison, Line
from licwizard.messages import Message, msg

FACT, AS_OF = "L11", "2024-03-29"


def short_lines(result: Comparison) -> tuple[Line, ...]:
    """Return the lines that are short; none where the whole says nothing, as with files of two tenants (C9)."""
    return tuple(line for line in result.lines if line.verdict == "short") if result.verdict == "short" else ()


def urgency(result: Comparison) -> tuple[Message, ...]:
    """Return what is lost, and when, where an order is short; the soonest first. Nothing where that is not known."""
    kinds = {line.kind for line in short_lines(result)}
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
