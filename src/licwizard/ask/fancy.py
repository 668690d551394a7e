"""Lists to move through with the arrow keys; the one module that knows questionary."""

import os
import sys
from collections.abc import Sequence
from typing import Any

from licwizard.ask.lines import clean, one_line, wrap
from licwizard.ask.primitives import Check
from licwizard.ask.prompter import Row, Turn
from licwizard.ask.turns import LETTERS, hint, label
from licwizard.errors import NeedsAnswerError
from licwizard.i18n import Translator
from licwizard.messages import msg

_WIDEST = 100
_CLASSES = ("qmark", "question", "answer", "pointer", "highlighted", "selected", "separator", "instruction", "text")


class Fancy:
    """Draws lists and lines in a terminal; needs one on standard input and on standard output."""

    def __init__(self, say: Translator, *, color: bool) -> None:
        """Keep the reader's language; raises NeedsAnswerError without a terminal at both ends."""
        # questionary takes piped bytes for keys: a lone newline would answer.
        if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
            raise NeedsAnswerError(
                "no-terminal",
                msg("a list to pick from needs a terminal on standard input and on standard output"),
                help=msg("use --accessible, or answer with --answer or --answers"),
            )
        self._say = say
        self._color = color

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str | Turn:
        """Return the id of the row, or the turn; raises KeyboardInterrupt and EOFError."""
        import questionary  # noqa: PLC0415 - heavy; the first words are on the screen before it

        columns = _columns()
        keyed = len(rows) + len(turns) <= len(questionary.prompts.common.InquirerControl.SHORTCUT_KEYS)
        indent = " " * (6 if keyed else 3)

        def choice(text: str, value: str | Turn, key: str | None = None) -> questionary.Choice:
            return questionary.Choice(
                wrap(clean(text), columns, indent),
                value,
                shortcut_key=key or True,
            )

        choices = [choice(f"{row.label}\n{row.hint}" if row.hint else row.label, row.id) for row in rows]
        if rows and turns:
            choices.append(questionary.Separator(" "))
        choices.extend(choice(label(turn, self._say), turn, LETTERS[turn]) for turn in turns)
        question = questionary.select(
            wrap(clean(title), columns, "  "),
            choices,
            default=default if any(row.id == default for row in rows) else None,
            use_shortcuts=keyed,
            use_jk_keys=False,
            instruction="\n  " + wrap(self._say("Move with the arrow keys, take with Enter."), columns, "  "),
            **self._look(),
        )
        _end_of_input(question)
        picked: str | Turn = question.unsafe_ask()
        words = label(picked, self._say) if isinstance(picked, Turn) else _label(picked, rows)
        self._answered(title, words)
        return picked

    def write(self, title: str, default: str, check: Check, turns: Sequence[Turn]) -> str | Turn:
        """Return the line that is typed; raises KeyboardInterrupt and EOFError."""
        import questionary  # noqa: PLC0415 - as above

        while True:
            columns = _columns()
            texts = [wrap(clean(text), columns, "  ") for text in (title, hint(turns, self._say)) if text]
            question = questionary.text("\n  ".join(texts) + "\n>", default, **self._look())
            # What is pasted may hold line ends.
            typed = " ".join(str(question.unsafe_ask()).splitlines())
            self._answered(title, typed)
            problem = check(typed)
            if not problem:
                return typed
            title, default = problem, typed

    def tell(self, text: str) -> None:
        """Write a sentence in lines that fit."""
        sys.stdout.write(wrap(clean(text), _columns()) + "\n")
        sys.stdout.flush()

    def _answered(self, title: str, words: str) -> None:
        # The list is wiped when it is done; what stays is the question and its answer.
        columns = _columns()
        answer = one_line(clean(words)) or "\N{EN DASH}"
        sys.stdout.write(f"? {wrap(clean(title), columns, '  ')}\n> {wrap(answer, columns, '  ')}\n")
        sys.stdout.flush()

    def _look(self) -> dict[str, Any]:
        from prompt_toolkit.output import ColorDepth  # noqa: PLC0415 - as above
        from prompt_toolkit.styles import Style  # noqa: PLC0415

        # questionary marks the default for good, wherever the pointer is.
        rules = [("selected", "noreverse"), ("highlighted", "bold")]
        if not self._color:
            rules = [(name, "noinherit") for name in _CLASSES]
        depth = None if self._color else ColorDepth.DEPTH_1_BIT
        return {"style": Style(rules), "color_depth": depth, "erase_when_done": True}


def _end_of_input(question: Any) -> None:  # noqa: ANN401 - questionary.Question, whose module is not loaded yet
    # A list ignores Ctrl-D of itself; here it means what it means in a line of text.
    question.application.key_bindings.add("c-d", eager=True)(lambda event: event.app.exit(exception=EOFError))


def _label(picked: str, rows: Sequence[Row]) -> str:
    return next((row.label for row in rows if row.id == picked), picked)


def _columns() -> int:
    try:
        columns = os.get_terminal_size(sys.stdout.fileno()).columns
    except OSError:
        columns = 0
    # The last column stays free: some terminals break the line there.
    return min(columns or 80, _WIDEST) - 1
