"""Every kind of question, taken apart into lists and lines; the same answers whatever shows them."""

from functools import partial
from typing import Any

from licwizard.ask.counts import Counts
from licwizard.ask.fields import record
from licwizard.ask.files import show_file, show_users
from licwizard.ask.primitives import Primitives
from licwizard.ask.prompter import (
    ChoiceQuestion,
    GateQuestion,
    Given,
    InventoryQuestion,
    Prompter,
    Question,
    Reply,
    Row,
    TaskQuestion,
    Turn,
)
from licwizard.ask.voice import Aside, Voice, inner, within
from licwizard.i18n import Translator

_SHORTEST_REASON = 10


class Draft:
    """What was typed for a question and is not an answer yet."""

    def __init__(self, question: Question) -> None:
        """Begin with nothing typed."""
        self.question = question
        self.texts: dict[str, str] = {}
        self.counts = Counts(question) if isinstance(question, InventoryQuestion) else None

    @property
    def worth_keeping(self) -> bool:
        """Return whether counts or things to record would have to be typed again."""
        fields = self.question.fields if isinstance(self.question, TaskQuestion | InventoryQuestion) else ()
        typed = any(self.texts.get(field.id, "") not in {"", field.default} for field in fields)
        return typed or bool(self.counts and self.counts.changed)

    def again(self, question: Question) -> bool:
        """Return whether `question` is the same one, put again."""
        if self.counts:
            return isinstance(question, InventoryQuestion) and self.counts.again(question)
        return type(question) is type(self.question)


class Dialogue(Prompter):
    """Asks with lists and lines; remembers what was typed until it has become an answer."""

    def __init__(self, primitives: Primitives, say: Translator) -> None:
        """Keep the way of asking and the reader's language."""
        self._voice = Voice(primitives, say)
        self._drafts: dict[str, Draft] = {}
        self._answered = ""

    def ask(self, question: Question) -> Reply:
        """Return the answer as given, or a turn; raises KeyboardInterrupt and EOFError as they come."""
        draft = self._draft(question)
        while True:
            try:
                given = self._put(question, draft)
            except Aside as aside:
                if aside.turn is not Turn.PAUSE or self._may_pause(draft):
                    return aside.turn
            else:
                self._answered = question.ref
                return given

    def _draft(self, question: Question) -> Draft:
        # A question that is put again at once was not answered well: what was typed is still needed.
        # Once another one is put, the answer was taken, and the next visit begins anew.
        if self._answered and self._answered != question.ref:
            self._drafts.pop(self._answered, None)
        self._answered = ""
        draft = self._drafts.get(question.ref)
        if draft is None or not draft.again(question):
            draft = self._drafts[question.ref] = Draft(question)
        return draft

    def _may_pause(self, draft: Draft) -> bool:
        if not draft.worth_keeping:
            return True
        say = self._voice.say
        rows = (Row("stay", say("Go on here")), Row("leave", say("Pause all the same, and type it again later")))
        title = say("What you typed for this step is not recorded before the step is answered.")
        return self._voice.pick(title, rows, "stay", ()) == "leave"

    def _put(self, question: Question, draft: Draft) -> Given:
        match question:
            case ChoiceQuestion():
                return Given(self._voice.pick(question.title, question.rows, question.default, question.turns))
            case TaskQuestion():
                return self._task(question, draft)
            case GateQuestion():
                return self._gate(question, draft)
            case InventoryQuestion():
                return (draft.counts or Counts(question)).fill(self._voice, draft.texts)

    def _task(self, question: TaskQuestion, draft: Draft) -> Given:
        while True:
            self._voice.pick(question.title, (Row("done", question.done),), "", question.turns)
            recorded = within(partial(self._record, question, draft))
            if recorded is not None:
                return Given(recorded or "done")

    def _record(self, question: TaskQuestion, draft: Draft) -> dict[str, Any] | None:
        recorded = record(self._voice, question.fields, draft.texts, inner(question.turns))
        if not question.confirm:
            return recorded
        say = self._voice.say
        title = say("To confirm, type exactly this: {words}  An empty line goes back.", words=question.confirm)

        def check(text: str) -> str:
            wrong = say("Not confirmed: that is not the text. Type exactly this: {words}", words=question.confirm)
            return "" if text in {question.confirm, ""} else wrong

        typed = self._voice.write(title, "", check, inner(question.turns), exact=True)
        return {**recorded, "confirm": typed} if typed == question.confirm else None

    def _gate(self, question: GateQuestion, draft: Draft) -> Given:
        say = self._voice.say
        rows = [Row("show-file", say("Show a file…"))] if question.file else []
        if question.users:
            rows.append(Row("show-users", say("Show lists of users, before and after…")))
        if question.reason:
            rows.append(Row("type-reason", say("Pass it with a typed reason…")))
        rows += question.exits
        exits = {way.id for way in question.exits}
        while True:
            picked = self._voice.pick(question.title, rows, "", question.turns)
            if picked in exits:
                return Given({"exit": picked})
            answer = within(partial(self._evidence, picked, question, draft))
            if answer:
                return Given(answer)

    def _evidence(self, picked: str, question: GateQuestion, draft: Draft) -> dict[str, Any]:
        match picked:
            case "show-file":
                return show_file(self._voice, question, draft.texts)
            case "show-users":
                return show_users(self._voice, question, draft.texts)
            case _:
                return self._reason(question, draft)

    def _reason(self, question: GateQuestion, draft: Draft) -> dict[str, Any]:
        say = self._voice.say
        title = say("Why may the gate be passed? At least 10 characters; leave it empty to go back")

        def check(text: str) -> str:
            long_enough = not text or len("".join(text.split())) >= _SHORTEST_REASON
            return "" if long_enough else say("That is too short for a reason; type at least 10 characters.")

        reason = self._voice.write(title, draft.texts.get("reason", ""), check, inner(question.turns))
        draft.texts["reason"] = reason
        return {"reason": reason} if reason else {}
