"""What is said of every file, or of those of one side: `NAME`, or `current=NAME`."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licwizard.errors import UsageError
from licwizard.messages import msg


class BySide(NamedTuple):
    """What is said of every side, and what of one alone, by its role; empty for what is not said."""

    every: str = ""
    alone: Mapping[str, str] = {}

    def of(self, role: str) -> str:
        """Return what is said of a side."""
        return self.alone.get(role, self.every)


def by_side(given: Sequence[str], option: str, roles: Mapping[str, bool]) -> BySide:
    """Return what an option says; `roles` are those that the command knows, each with whether it is given.

    What does not begin with a role and `=` is a name, of every side. Raises UsageError for what is said twice, and
    of a side that is not there.
    """
    every: list[str] = []
    alone: dict[str, str] = {}
    for one in given:
        role, mark, name = one.partition("=")
        if not mark or role not in roles:
            every.append(one)
        elif role in alone:
            raise _twice(option, f"{role}=")
        elif not roles[role]:
            raise UsageError(
                "no-such-side",
                msg(
                    "{option} '{text}' is said of {side}, which is not given", option=option, text=one, side=f"--{role}"
                ),
                help=msg("leave it out, or give {side}", side=f"--{role}"),
            )
        else:
            alone[role] = name
    if len(every) > 1:
        raise _twice(option, "")
    return BySide(next(iter(every), ""), alone)


def _twice(option: str, side: str) -> UsageError:
    return UsageError(
        "said-twice",
        msg("{option} is given twice for the same files", option=option),
        help=msg("say it once, or of one side alone, such as {example}", example=f"{option} {side or 'ordered='}NAME"),
    )
