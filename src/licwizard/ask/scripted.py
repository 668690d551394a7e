"""The third way to ask: prepared answers first, then a person if there is one."""

from typing import Any, Protocol

from licwizard.ask.prompter import Given, Prompter, Question, Reply
from licwizard.errors import NeedsAnswerError
from licwizard.messages import msg


class Script(Protocol):
    """Prepared answers, by the name that scripts have for a step."""

    def has(self, ref: str) -> bool:
        """Return whether an answer is left for a step."""
        ...

    def next(self, ref: str) -> Any:  # noqa: ANN401 - any answer
        """Return the next answer to a step."""
        ...


class Scripted(Prompter):
    """Answers from a script; `answered` says whether the last reply came from it, validated already."""

    def __init__(self, script: Script, fallback: Prompter | None) -> None:
        """Keep the prepared answers, and who is asked when they run out."""
        self.script, self._fallback = script, fallback
        self.answered = False

    def ask(self, question: Question) -> Reply:
        """Return the next prepared answer, else ask; raises NeedsAnswerError if nobody may be asked."""
        self.answered = self.script.has(question.ref)
        if self.answered:
            return Given(self.script.next(question.ref))
        if self._fallback is not None:
            return self._fallback.ask(question)
        raise NeedsAnswerError(
            "needs-answer",
            msg("an answer to '{step}' is needed: {title}", step=question.ref, title=question.title),
            help=msg("give it with {option}, or run licwizard in a terminal", option=f"--answer {question.ref}=…"),
        )
