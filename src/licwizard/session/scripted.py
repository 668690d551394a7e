"""Prepared answers: matched with what is recorded, checked before anything is written, used in turn."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from licwizard.core.answers import ANSWERED, Key, same
from licwizard.core.guide import Call, End, Guide, Step
from licwizard.errors import LicwizardError, UsageError
from licwizard.load.answers import Prepared
from licwizard.messages import msg
from licwizard.session.run import Run, ref_of


class PreparedAnswers:
    """The prepared answers of one call, by step."""

    def __init__(self, run: Run, prepared: Sequence[Prepared]) -> None:
        """Check every id and every shape; raises UsageError, AnswerError or SourceError, and writes nothing."""
        self._run = run
        self._lists: dict[str, bool] = {}
        self._typed: dict[str, bool] = {}
        self._pending: dict[str, list[Any]] = {}
        self._repeated: dict[str, int] = {}
        for one in prepared:  # a later answer to the same step replaces an earlier one
            step = _find(run.guide, run.procedure, one)
            many = isinstance(one.raw, list)
            raws = one.raw if many else [one.raw]
            self._pending[one.ref] = [_checked(run, step, raw, one.folder, one.where) for raw in raws]
            self._lists[one.ref] = many
            self._typed[one.ref] = one.typed

    def begin(self) -> None:
        """Correct what is recorded otherwise, and drop what is recorded already and still stands."""
        for ref in sorted(self._pending, key=self._lists.__getitem__):  # lists last: what they rest on may be corrected
            values = self._pending[ref]
            recorded = self._recorded(ref)
            if not recorded:
                continue
            present = self._run.state()
            if not self._lists[ref]:
                renewed = self._run.renews(recorded[-1][0], values[0], present, asked=self._typed[ref])
                if (same(recorded[-1][1], values[0]) and not renewed) or self._asks(ref):
                    continue
            else:
                matched = 0
                while matched < min(len(values), len(recorded)) and same(values[matched], recorded[matched][1]):
                    key = recorded[matched][0]
                    if (
                        self._run.renews(key, values[matched], present, asked=self._typed[ref])
                        or recorded[matched][0] == self._run.state().key
                    ):
                        break  # shown again, it is looked at again
                    matched += 1
                del values[:matched]
                if matched == len(recorded) or recorded[matched][0] == self._run.state().key:
                    continue
            if values and self._correct(recorded[-1][0], values[0], asked=self._typed[ref]):
                del values[0]
        # Only now: a correction may have taken away what an equal answer rested on, and it is asked again.
        taken = {visit.key for visit in self._run.state().trail if visit.answer}
        for ref, values in self._pending.items():
            if self._is_recorded(ref, values) and self._recorded(ref)[-1][0] in taken:
                self._repeated[ref] = len(self._recorded(ref))
                values.clear()

    def next(self, ref: str) -> Any | None:  # noqa: ANN401 - any answer
        """Return the next prepared answer to a step, or None."""
        values = self._pending.get(ref)
        return values.pop(0) if values else None

    def has(self, ref: str) -> bool:
        """Return whether there is an answer left for a step."""
        return bool(self._pending.get(ref))

    def repeated(self, ref: str) -> int:
        """Return how often a step was answered before, if what was given for it is what was answered; else 0."""
        return self._repeated.get(ref, 0)

    def left_over(self) -> tuple[str, ...]:
        """Return the steps whose answers were not needed."""
        return tuple(ref for ref, values in self._pending.items() if values and not self._is_recorded(ref, values))

    def _is_recorded(self, ref: str, values: Sequence[Any]) -> bool:
        recorded = self._recorded(ref)
        return not self._lists[ref] and bool(values and recorded) and same(recorded[-1][1], values[0])

    def _asks(self, ref: str) -> bool:
        state = self._run.state()
        return not state.ended and ref_of(self._run, state.key) == ref

    def _recorded(self, ref: str) -> list[tuple[Key, Any]]:
        """Return what is recorded for a step, oldest first: each visit once, a gate's every answer."""
        given = self._run.answers.given
        found: dict[Any, tuple[Key, Any]] = {}
        for event in self._run.events:
            if event.kind != ANSWERED:
                continue
            key = Key.read(event.body["key"])
            if key in given and ref_of(self._run, key) == ref:
                found[key] = (key, given[key].value)
        return list(found.values())

    def _correct(self, key: Key, value: Any, *, asked: bool) -> bool:  # noqa: ANN401 - any answer
        if self._run.state(key).key != key:
            return False  # not on the present way: it waits until it is asked
        self._run.record(key, value, via="answers", asked=asked)
        return True


def _find(guide: Guide, procedure: str, one: Prepared) -> Step:
    name, _, step_id = one.ref.rpartition("/")
    owner = guide.procedures.get(name or procedure)
    step = owner.steps.get(step_id) if owner else None
    if step is not None and not isinstance(step, Call | End):
        return step
    refs = [ref for ref, step in refs_of(guide, procedure) if not isinstance(step, Call | End)]
    near = get_close_matches(one.ref, refs, n=1, cutoff=0.5)
    raise UsageError(
        "unknown-step",
        msg("there is no step '{step}' to answer", step=one.ref),
        help=msg("did you mean '{near}'?", near=near[0])
        if near
        else msg("`licwizard status` names the step that is asked"),
        where=one.where,
    )


def refs_of(guide: Guide, procedure: str) -> list[tuple[str, Step]]:
    """Return every step of a procedure and of those that it calls, under the name that scripts use."""
    refs: list[tuple[str, Step]] = []
    pending, seen = [procedure], set[str]()
    while pending:
        name = pending.pop(0)
        if name in seen or name not in guide.procedures:
            continue
        seen.add(name)
        for step in guide.procedures[name].steps.values():
            refs.append((step.id if name == procedure else f"{name}/{step.id}", step))
            if isinstance(step, Call):
                pending.append(step.calls)
    return refs


def _checked(run: Run, step: Step, raw: Any, folder: Path | None, where: str | None) -> Any:  # noqa: ANN401
    try:
        return run.take(step, raw, folder)
    except LicwizardError as error:
        error.where = error.where or where
        raise
