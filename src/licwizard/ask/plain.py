"""Numbered lines, for screen readers and simple terminals: no ESC, no boxes, no moving cursor."""

from collections.abc import Sequence
from typing import TextIO

from licwizard.ask.lines import clean, wrap
from licwizard.ask.primitives import Check
from licwizard.ask.prompter import Row, Turn
from licwizard.ask.turns import LETTERS, command_problem, commanded, hint, is_command, label
from licwizard.i18n import Translator

_NOTHING = "-"
_COLUMNS = 80


class Plain:
    """Writes numbered lines to one stream and reads lines from another."""

    def __init__(self, source: TextIO, sink: TextIO, say: Translator, columns: int = _COLUMNS) -> None:
        """Keep the streams, the reader's language, and how wide a line may be."""
        self._source = source
        self._sink = sink
        self._say = say
        self._columns = columns

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str | Turn:
        """Return the id of the row whose number, id or label is typed, or a turn; raises EOFError."""
        say = self._say
        self.tell(title)
        for number, row in enumerate(rows, 1):
            self._line(f"{number}. ", row.label)
            if row.hint:
                self._line("   ", row.hint)
        for turn in turns:
            self._line(f"{LETTERS[turn]}. ", label(turn, say))
        ids = [row.id for row in rows]
        first = str(ids.index(default) + 1) if default in ids else ""
        prompt = self._pick_prompt(rows, turns)
        if first:
            self.tell(say("Enter alone takes {number}.", number=first))
        while True:
            typed = self._read(prompt).strip() or first
            picked = self._picked(typed, rows, turns)
            if picked is not None:
                return picked
            self.tell(self._wrong(typed, turns))

    def write(self, title: str, default: str, check: Check, turns: Sequence[Turn]) -> str | Turn:
        """Return the line that is typed once `check` has nothing against it; raises EOFError."""
        say = self._say
        self.tell(title)
        if turns:
            self.tell(hint(turns, say))
        if default:
            self.tell(say("Enter keeps “{default}”; a single - leaves it empty.", default=default))
        while True:
            typed = self._read(say("Type your answer:"))
            if default:
                typed = {"": default, _NOTHING: ""}.get(typed.strip(), typed)
            problem = check(typed)
            if not problem:
                return typed
            self.tell(problem)

    def tell(self, text: str) -> None:
        """Write a sentence as a line of its own, or as many as it needs."""
        self._line("", text)

    def _line(self, mark: str, text: str) -> None:
        self._sink.write(mark + wrap(clean(text), self._columns, " " * len(mark)) + "\n")
        self._sink.flush()

    def _read(self, prompt: str) -> str:
        self._sink.write(f"{clean(prompt)} ")
        self._sink.flush()
        line = self._source.readline()
        if not line:
            raise EOFError
        return line.rstrip("\r\n")

    def _pick_prompt(self, rows: Sequence[Row], turns: Sequence[Turn]) -> str:
        if rows and turns:
            return self._say("Type a number or a letter:")
        return self._say("Type a number:") if rows else self._say("Type a letter:")

    def _picked(self, typed: str, rows: Sequence[Row], turns: Sequence[Turn]) -> str | Turn | None:
        if typed.isascii() and typed.isdigit():
            return rows[int(typed) - 1].id if 0 < int(typed) <= len(rows) else None
        # What stands before a line is meant first, then ids, then words, if only one line has them.
        word = typed.casefold()
        turn_names = {LETTERS[turn]: turn for turn in turns}
        if word in turn_names:
            return turn_names[word]
        for row in rows:
            if row.id.casefold() == word:
                return row.id
        labelled = [row.id for row in rows if row.label.casefold() == word]
        if len(labelled) == 1:
            return labelled[0]
        named = commanded(typed if is_command(typed) else f":{typed}")
        if named in turns:
            return named
        return next((turn for turn in turns if label(turn, self._say).casefold() == word), None)

    def _wrong(self, typed: str, turns: Sequence[Turn]) -> str:
        if is_command(typed):
            return command_problem(typed, turns, self._say)
        if not typed:
            return self._say("Nothing was typed; type what stands before one of the lines.")
        return self._say("“{typed}” is none of these; type what stands before one of the lines.", typed=typed)
