"""Primitives with the turns taken out: an answer is returned, a turn is raised."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from licwizard.ask.primitives import Check, Primitives
from licwizard.ask.prompter import Row, Turn
from licwizard.ask.turns import command_problem, commanded, is_command
from licwizard.i18n import Translator

T = TypeVar("T")


class Aside(Exception):  # noqa: N818 - a person turns aside; nothing has failed
    """A turn was taken instead of an answer."""

    def __init__(self, turn: Turn) -> None:
        """Keep the turn."""
        super().__init__(turn.value)
        self.turn = turn


class Voice:
    """Puts lists and lines; raises Aside when a turn is taken."""

    def __init__(self, primitives: Primitives, say: Translator) -> None:
        """Keep the way of asking and the reader's language."""
        self._primitives = primitives
        self.say = say

    def tell(self, text: str) -> None:
        """Show a sentence."""
        self._primitives.tell(text)

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str:
        """Return the id of the row that is picked."""
        reply = self._primitives.pick(title, rows, default, turns)
        if isinstance(reply, Turn):
            raise Aside(reply)
        return reply

    def write(self, title: str, default: str, check: Check, turns: Sequence[Turn], *, exact: bool = False) -> str:
        """Return the line that is typed, without the spaces around it unless `exact`."""

        def judge(text: str) -> str:
            if is_command(text):
                return command_problem(text, turns, self.say)
            return check(text if exact else text.strip())

        reply = self._primitives.write(title, default, judge, turns)
        if isinstance(reply, Turn):
            raise Aside(reply)
        turn = commanded(reply) if is_command(reply) else None
        if turn is not None:
            raise Aside(turn)
        return reply if exact else reply.strip()

    def needed(self, check: Check) -> Check:
        """Return a check that wants something typed, and then what `check` wants."""
        return lambda text: check(text) if text else self.say("This is needed; type something.")


def inner(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return the turns inside a question: one can always go back to its beginning."""
    return (Turn.BACK, *(turn for turn in turns if turn is not Turn.BACK))


def within(ask: Callable[[], T]) -> T | None:
    """Return what is asked, or None if the person goes back to the question's beginning."""
    try:
        return ask()
    except Aside as aside:
        if aside.turn is not Turn.BACK:
            raise
        return None


def anything(_text: str) -> str:
    """Return nothing: any text will do."""
    return ""
