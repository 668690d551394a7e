"""The walk as a person, or a script, goes through it: show the step, ask, write down, go on."""

from typing import Any

from licwizard.ask.prompter import ChoiceQuestion, Given, Prompter, Row, Turn
from licwizard.ask.scripted import Scripted
from licwizard.core.answers import Key
from licwizard.core.guide import End, Gate, Task
from licwizard.core.remaining import remaining
from licwizard.core.walk import State
from licwizard.core.way import Visit
from licwizard.errors import Exit, LicwizardError, LockedError, NeedsAnswerError, UndecidedError, UsageError
from licwizard.messages import GuideText, msg
from licwizard.session.no_return import no_return
from licwizard.session.questions import RENEW, question_of, value_text
from licwizard.session.refused import locked
from licwizard.session.run import Run, ref_of
from licwizard.session.scripted import PreparedAnswers
from licwizard.show.errors import error_text
from licwizard.show.gate import show_unweighed, show_verdict
from licwizard.show.no_return import show_no_return
from licwizard.show.screen import Screen
from licwizard.show.step import show_counting, show_end, show_step, show_why
from licwizard.show.summary import show_overdue, show_pause, show_stops, show_summary


class Drive:
    """One sitting at a run."""

    def __init__(self, run: Run, script: PreparedAnswers, fallback: Prompter | None, screen: Screen | None) -> None:
        """Keep the run, the prepared answers, who is asked after them, and the screen (None: nothing is shown)."""
        self.run, self.script, self.screen = run, script, screen
        self.prompter = Scripted(script, fallback)
        self.say = run.env.say
        self.focus: Key | None = None
        self.seen = len(run.state().trail)

    def go(self) -> Exit:
        """Walk until an end, a pause, or a wait; return the exit code.

        Raises LockedError or UndecidedError at a gate that does not pass where nobody answers,
        NeedsAnswerError where an answer is missing, KeyboardInterrupt and EOFError as they come.
        """
        while True:
            state = self.run.state(self.focus)
            if isinstance(state.step, End) and not state.stops:
                return self._end(state, state.step)
            self._show(state)
            outcome = self._ask(state)
            if outcome is not None:
                return outcome

    def _ask(self, state: State) -> Exit | None:
        """Put the question until something changes; return an exit code if the sitting is over."""
        question = question_of(self.run, state, turns=self._turns(state))
        while True:
            try:
                reply = self.prompter.ask(question)
            except NeedsAnswerError as error:
                raise self._unanswered(state, error) from None
            if isinstance(reply, Given):
                if state.locks and str(reply.raw).startswith(RENEW):
                    self.focus = Key.read(str(reply.raw).removeprefix(RENEW))
                    return None
                if self._given(state, reply.raw):
                    return self._waits()
            elif reply is Turn.PAUSE:
                return self.pause()
            elif self._turned(state, reply):
                return None

    def _turned(self, state: State, turn: Turn) -> bool:
        """Do what was asked for instead of an answer; return whether another step is to be shown now."""
        match turn:
            case Turn.BACK:
                return self._back(state)
            case Turn.CHANGE:
                return self._change(state)
            case Turn.UNDO:
                return self._undo()
            case _:
                if self.screen:
                    show_why(self.screen, self.say, self.run.guide, state.step)
                return False

    def _given(self, state: State, raw: Any) -> bool:  # noqa: ANN401 - any answer
        scripted = self.prompter.answered
        try:
            value = raw if scripted else self.run.take(state.step, raw)
            before = self.run.state()
            changed = self.run.record(state.key, value, via="answers" if scripted else "prompt")
        except LicwizardError as error:
            if scripted or self.screen is None:
                raise
            self._tell(error_text(error, self.say))
            return False
        if self.focus is not None:
            self._moved(before, changed=changed)
        self.focus = None
        return True

    def _waits(self) -> Exit | None:
        state = self.run.state()
        if state.status != "waiting":
            return None
        if self.script.has(ref_of(self.run, state.key)):
            return None
        return self.pause()

    def _unanswered(self, state: State, error: NeedsAnswerError) -> LicwizardError:
        """Return what a script is told where it ends: a gate that does not pass is more than a missing answer."""
        if state.locks:
            return locked(state)
        if state.stops and isinstance(state.step, End):
            return LockedError(
                "stopped",
                msg("'{step}' has happened, under other answers than those of now", step=state.stops[0].key.step),
                help=msg("change the earlier answer back; `licwizard status` shows where it stands"),
            )
        verdict = state.verdict
        if verdict is None or verdict.word == "open":
            return error
        kind = UndecidedError if verdict.word == "unknown" else LockedError
        return kind(
            "gate-does-not-pass",
            msg("{gate}: {says}", gate=state.step.id, says=verdict.says),
            help=msg("correct the answers that feed it, or name an exit: {exits}", exits=_exits(state)),
        )

    def _turns(self, state: State) -> tuple[Turn, ...]:
        turns = [Turn.WHY]
        answered = any(visit.answer for visit in state.trail)
        if answered:
            turns = [Turn.BACK, *turns, Turn.CHANGE]
        if self.run.answers.last and not self.run.answers.last.body.get("irreversible"):
            turns.append(Turn.UNDO)
        return (*turns, Turn.PAUSE)

    def _back(self, state: State) -> bool:
        answered = [visit for visit in state.trail if visit.answer]
        if not answered:
            return False
        self.focus = answered[-1].key
        return True

    def _change(self, state: State) -> bool:
        present = self.run.state()
        answered = [visit for visit in present.trail if visit.answer]
        rows = tuple(
            Row(
                visit.key.text(),
                f"{self.say.guide(visit.step.title)} – {value_text(self.run, visit.step, visit.answer.value)}",
            )
            for visit in reversed(answered)
            if visit.answer
        )
        title = self.say("Which answer do you want to change?")
        reply = self.prompter.ask(ChoiceQuestion("", title, rows, "", (Turn.BACK,)))
        if not isinstance(reply, Given):
            return False
        self.focus = Key.read(str(reply.raw))
        return self.focus != state.key or bool(state.trail)

    def _undo(self) -> bool:
        try:
            key = self.run.undo()
        except LockedError as error:
            self._tell(error_text(error, self.say))
            return False
        self.focus = None
        if key is not None:
            self._tell(self.say("Undone: the last answer to {step}.", step=self._title(key)))
        return True

    def _moved(self, before: State, *, changed: bool) -> None:
        """Say what a correction means for the answers after it."""
        if not changed:
            self._tell(self.say("Nothing changed; you are back where you were."))
            return
        after = self.run.state()
        walked = {visit.key for visit in after.trail}
        lost = [visit for visit in before.trail if visit.answer and visit.key not in walked]
        self._tell(self.say("Corrected."))
        if not lost:
            return
        again = [visit for visit in lost if visit.key == after.key]
        if again:
            self._tell(self.say("Asked again: {steps}", steps=_titles(again)))
        kept = [visit for visit in lost if visit.key != after.key]
        if kept:
            self._tell(
                self.say("Kept, and used where they still fit once the way leads there: {steps}", steps=_titles(kept))
            )

    def _show(self, state: State) -> None:
        screen = self.screen
        if screen is None:
            return
        self._passed_gates(screen, state)
        if self.script.has(ref_of(self.run, state.key)):
            return  # answered at once, by the script
        left = remaining(self.run.guide, state.calls, state.step.id)
        show_step(screen, self.say, self.run.guide, state, left)
        if state.problem:
            screen.line(self.say(state.problem), "bold yellow")
        show_counting(screen, self.say, state.step)
        if isinstance(state.step, Gate) and state.verdict:
            self._gate(screen, state, state.step)
        if isinstance(state.step, Task) and state.step.requires:
            show_no_return(screen, self.say, no_return(state, state.step), self.run.env.now())
            for lock in state.locks:
                screen.line(self.say("This step is locked: {why}", why=lock.why), "bold red")
        if state.overdue:
            show_overdue(screen, self.say, state.overdue)
        show_stops(screen, self.say, state)

    def _passed_gates(self, screen: Screen, state: State) -> None:
        for visit in state.trail[self.seen :]:
            if visit.verdict and isinstance(visit.step, Gate) and visit.verdict.passes:
                reason = str(visit.answer.value.get("reason", "")) if visit.answer else ""
                show_verdict(screen, self.say, visit.step, visit.verdict, reason)
        self.seen = len(state.trail)

    def _gate(self, screen: Screen, state: State, gate: Gate) -> None:
        assert state.verdict is not None  # noqa: S101 - a gate that is stood at has one
        if state.verdict.word == "open":
            show_unweighed(screen, self.say, gate)
        else:
            show_verdict(screen, self.say, gate, state.verdict)
        guarded = [
            step
            for step in state.procedure.steps.values()
            if isinstance(step, Task) and any(one.gate == gate.id for one in step.requires)
        ]
        if guarded:
            titles = tuple(GuideText(step.title) for step in guarded)
            screen.line(self.say("Until this gate passes, this is locked: {steps}", steps=titles))

    def _end(self, state: State, step: End) -> Exit:
        left_over = self.script.left_over()
        if left_over:
            raise UsageError(
                "answers-not-needed",
                msg("these answers were not needed on the way: {steps}", steps=left_over),
                help=msg("the way ended at {step}; take them out, or correct an earlier answer", step=step.id),
            )
        if self.screen:
            self._passed_gates(self.screen, state)
            show_end(self.screen, self.say, step)
            show_summary(self.screen, self.say, self.run.guide, state, self._answers(state))
        return Exit.OK if step.result == "done" else Exit.REFUSED

    def pause(self) -> Exit:
        """Say how to go on, and end the sitting."""
        if self.screen:
            self._passed_gates(self.screen, self.run.state())
            show_pause(self.screen, self.say, self.run.guide, self.run.state(), self.run.command)
        return Exit.OK

    def _answers(self, state: State) -> tuple[tuple[str, str], ...]:
        return tuple(
            (self.say.guide(visit.step.title), value_text(self.run, visit.step, visit.answer.value))
            for visit in state.trail
            if visit.answer and not (isinstance(visit.step, Gate))
        )

    def _title(self, key: Key) -> GuideText:
        steps = {visit.key: visit.step for visit in self.run.state().trail}
        state = self.run.state()
        steps[state.key] = state.step
        return GuideText(steps[key].title if key in steps else key.step)

    def _tell(self, text: str) -> None:
        if self.screen:
            for line in text.split("\n"):
                self.screen.line(line, "bold yellow")


def _exits(state: State) -> tuple[str, ...]:
    assert isinstance(state.step, Gate)  # noqa: S101 - only gates have exits
    return tuple(way.id for way in state.step.exits.values() if not way.passes)


def _titles(visits: list[Visit]) -> tuple[GuideText, ...]:
    return tuple(GuideText(visit.step.title) for visit in visits)
