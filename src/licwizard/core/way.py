"""One straight way through a procedure, as far as it has been walked."""

from datetime import datetime
from typing import Any, NamedTuple

from licwizard.core.answers import Answer, Answers, Key
from licwizard.core.gates import Context, Inputs, Verdict
from licwizard.core.guide import Gate, Guide, Procedure, Step, Task
from licwizard.core.stock import Source
from licwizard.core.stock_json import sources_of
from licwizard.errors import GuideError
from licwizard.messages import msg


class Visit(NamedTuple):
    """A step on the way: what was answered there, and where it led (`way`: option, exit or end)."""

    key: Key
    step: Step
    answer: Answer | None
    way: str
    verdict: Verdict | None = None


class Way:
    """The straight way so far. One is made for each replay, and thrown away."""

    def __init__(self, guide: Guide, procedure: str, answers: Answers, run: str, now: datetime | None) -> None:
        """Begin at the start of a procedure; without `now` nothing grows old."""
        self.guide, self.answers, self.run, self.now = guide, answers, run, now
        self.frames: list[tuple[str, str]] = [("", procedure)]  # (the call step that led here, procedure)
        self.visits: dict[tuple[tuple[str, ...], str], int] = {}
        self.trail: list[Visit] = []
        self.sources: tuple[Source, ...] = ()
        self.earlier: tuple[Source, ...] = ()
        self.idle = 0

    @property
    def procedure(self) -> Procedure:
        """Return the procedure that the way is in now."""
        return self.guide.procedures[self.frames[-1][1]]

    @property
    def path(self) -> tuple[str, ...]:
        """Return the calls that led here."""
        return tuple(call for call, _ in self.frames[1:])

    def arrive(self, step: str) -> Key:
        """Return the key of this visit to a step."""
        place = (self.path, step)
        self.visits[place] = self.visits.get(place, 0) + 1
        return Key(self.path, step, self.visits[place])

    def inputs(self, steps: frozenset[str], path: tuple[str, ...] | None = None) -> Inputs:
        """Return the answers of `steps` on this way, in this procedure or the one that `path` leads to."""
        path = self.path if path is None else path
        found: dict[str, list[Any]] = {}
        for visit in self.trail:
            if visit.answer is not None and visit.key.step in steps and visit.key.path == path:
                found.setdefault(visit.key.step, []).append(visit.answer.value)
        return found

    def settled(self) -> frozenset[str]:
        """Return what the gates decide that passed on this way, in this procedure, when last looked at."""
        last = {
            visit.step.decides: visit
            for visit in self.trail
            if isinstance(visit.step, Gate) and visit.key.path == self.path
        }
        return frozenset(decides for decides, visit in last.items() if visit.verdict and visit.verdict.passes)

    def chosen(self, choice: str) -> str:
        """Return the latest answer to a choice on this way, in this procedure; nothing if there is none."""
        given = self.inputs(frozenset({choice})).get(choice)
        return str(given[-1]) if given else ""

    def passed(self, visit: Visit) -> None:
        """Note a step as passed; a loop that asks nothing would never end."""
        self.idle = 0 if visit.answer else self.idle + 1
        if self.idle > sum(len(procedure.steps) for procedure in self.guide.procedures.values()):
            raise GuideError(
                "loop-without-question", msg("the guide goes round in a loop at {step}", step=visit.key.step)
            )
        self.trail.append(visit)
        if visit.answer:
            self.sources += sources_of(visit.answer.value)
        if isinstance(visit.step, Task) and visit.step.irreversible:
            self.earlier = self.sources

    def context(self, gate: Gate) -> Context:
        """Return what a gate knows of the way so far."""
        fed = [
            visit.answer.at
            for visit in self.trail
            if visit.answer and visit.key.step in gate.feeds and visit.key.path == self.path
        ]
        noted = max(fed).date() if fed and self.now else None
        return Context(self.sources, self.settled(), self.earlier, noted)
