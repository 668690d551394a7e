"""The third way to ask: prepared answers first, then a person if there is one."""

from typing import Any, Protocol

from licwizard.ask.prompter import Given, Prompter, Question, Reply, TaskQuestion
from licwizard.errors import NeedsAnswerError
from licwizard.messages import Message, msg


class Script(Protocol):
    """Prepared answers, by the name that scripts have for a step."""

    def has(self, ref: str) -> bool:
        """Return whether an answer is left for a step."""
        ...

    def next(self, ref: str) -> Any:  # noqa: ANN401 - any answer
        """Return the next answer to a step."""
        ...

    def repeated(self, ref: str) -> int:
        """Return how often a step was answered before, if what was given for it is what was answered; else 0."""
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
            help=self._way_out(question),
        )

    def _way_out(self, question: Question) -> Message:
        before = self.script.repeated(question.ref)
        if before:
            option = f"--answer '{question.ref}=[{', '.join('…' * (before + 1))}]'"
            return msg("it was answered so before, and is asked again; give all its answers: {option}", option=option)
        again = isinstance(question, TaskQuestion) and any(
            field.id == "reason" and field.required for field in question.fields
        )
        if again:
            option = f"--answer '{question.ref}={{…, reason: TEXT}}'"
            return msg("change the earlier answer back, or give the reason why it stands: {option}", option=option)
        return msg("give it with {option}, or run licwizard in a terminal", option=f"--answer {question.ref}=…")
