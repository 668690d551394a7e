"""What can be asked, and what can come back; every way of asking keeps to this.

All words in a question are already in the reader's language. An answer is raw: it goes through the
same validation as one from a file.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any, NamedTuple, Protocol


class Turn(Enum):
    """What a person can do instead of answering."""

    BACK = "back"
    WHY = "why"
    CHANGE = "change"
    UNDO = "undo"
    PAUSE = "pause"


class Given(NamedTuple):
    """An answer, as it was given: text, a list or a map, still to be validated."""

    raw: Any


Reply = Given | Turn


class Row(NamedTuple):
    """One line to choose: its id, its words, and a short hint."""

    id: str
    label: str
    hint: str = ""


class FieldQuestion(NamedTuple):
    """One thing to record. `check` returns what is wrong with a text (of a list: with one part), or nothing."""

    id: str
    label: str
    type: str
    rows: tuple[Row, ...]
    required: bool
    default: str
    check: Callable[[str], str]


class ItemRow(NamedTuple):
    """A line of the table of counts. `count` is text that can be typed again; `beside` is the other inventory's."""

    id: str
    label: str
    count: str = ""  # type: ignore[assignment]  # tuple.count is hidden, not needed
    beside: str = ""


class ItemCheck(NamedTuple):
    """What a typed item and count are; with an empty count the item alone is judged.

    `row` is the line that they make, None if they can make none: then `problem` says why. An item
    that is not known makes a row all the same; then `problem` says so, and `near` is what may be meant.
    """

    row: ItemRow | None
    problem: str = ""
    near: tuple[Row, ...] = ()


class ChoiceQuestion(NamedTuple):
    """Pick one of the rows; without rows only a turn is possible."""

    ref: str
    title: str
    rows: tuple[Row, ...]
    default: str
    turns: tuple[Turn, ...]


class TaskQuestion(NamedTuple):
    """Confirm that something is done; `confirm` is the text to type in full, if any."""

    ref: str
    title: str
    done: str
    fields: tuple[FieldQuestion, ...]
    confirm: str
    turns: tuple[Turn, ...]


class Unknown(NamedTuple):
    """What a file names that the catalogue does not know: what may be meant, and its count and part numbers."""

    item: str
    near: tuple[Row, ...]
    about: str


class InventoryQuestion(NamedTuple):
    """Fill in the table of counts, or name a file. `check(item, count)` judges one line.

    `unknown(path)` returns what a file names that is not known, None for a file that nobody can read.

    `substitutions`: the items held of which one may say that another meets them, and who decided it;
    `mapped` (`CURRENT=ORDERED:N`) and `decided_by` are what was said before.
    """

    ref: str
    title: str
    rows: tuple[ItemRow, ...]
    beside: str
    fields: tuple[FieldQuestion, ...]
    check: Callable[[str, str], ItemCheck]
    substitutions: tuple[Row, ...]
    may_be_empty: bool
    turns: tuple[Turn, ...]
    mapped: tuple[str, ...] = ()
    decided_by: str = ""
    unknown: Callable[[str], tuple[Unknown, ...] | None] = lambda _: ()


class GateQuestion(NamedTuple):
    """A gate that does not pass by itself: go back by an exit, show files, or type a reason.

    `users`: lists of users, before and after, may be shown too; `direct`: with a file it is asked
    whether the direct subscription changed; `uncounted(path)`: whether a second file has to say who is
    assigned what, None for a file that nobody can read.
    """

    ref: str
    title: str
    exits: tuple[Row, ...]
    file: bool
    reason: bool
    turns: tuple[Turn, ...]
    users: bool = False
    direct: bool = True
    uncounted: Callable[[str], bool | None] = lambda _: False


Question = ChoiceQuestion | TaskQuestion | InventoryQuestion | GateQuestion


class Prompter(Protocol):
    """A way to put a question."""

    def ask(self, question: Question) -> Reply:
        """Return the answer as given, or a turn.

        Raises KeyboardInterrupt and EOFError as they come, NeedsAnswerError when nobody may be asked.
        """
        ...
