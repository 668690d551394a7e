"""The few things that a way of asking must be able to do; the dialogue makes every question of them."""

from collections.abc import Callable, Sequence
from typing import Protocol

from licwizard.ask.prompter import Row, Turn

Check = Callable[[str], str]


class Primitives(Protocol):
    """One list, one line of text, one sentence."""

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str | Turn:
        """Return the id of a row, or a turn. `default` is the id to begin on, empty for none."""
        ...

    def write(self, title: str, default: str, check: Check, turns: Sequence[Turn]) -> str | Turn:
        """Return one line of text for which `check` returns nothing; ask again until there is one.

        Names the turns that may be typed; `check` knows them, and the dialogue takes them out.
        """
        ...

    def tell(self, text: str) -> None:
        """Show a sentence."""
        ...
