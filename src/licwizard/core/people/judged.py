"""What two lists of users come to: a verdict, and of whom there is something to say."""

from typing import Literal, NamedTuple

from licwizard.messages import Message

What = Literal["lost", "lacks", "gone", "swapped", "gained", "left", "new"]
Verdict = Literal["proved", "refuted", "unknown"]


class Affected(NamedTuple):
    """A user, what happened, and the items lost and gained; `by_group` are those of them that a group assigned.

    `lost`: an item that counts is not held any more, and nothing meets it. `lacks`: the item decided on is not
    held yet. `gone`: in the list before only; `left` if named as such. `swapped`: what was given up is met.
    """

    user: str
    what: What
    lost: tuple[str, ...] = ()
    gained: tuple[str, ...] = ()
    by_group: tuple[str, ...] = ()
    problem: Message | None = None


class Judged(NamedTuple):
    """The verdict, everybody concerned, the most urgent first, and what else keeps it from being proved."""

    verdict: Verdict
    affected: tuple[Affected, ...] = ()
    notes: tuple[Message, ...] = ()
