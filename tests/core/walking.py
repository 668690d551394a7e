"""Walks in the words of a test: `begin(guide).add_answers({...}).at("step")`."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, Self

from licwizard.core.accept import Read, accept
from licwizard.core.answers import ANSWERED, UNDONE, Answers, fold
from licwizard.core.catalogue import Catalogue
from licwizard.core.guide import End, Gate, GateExit, Guide, Task
from licwizard.core.journal import Event
from licwizard.core.people import Changes
from licwizard.core.stock import Stock
from licwizard.core.walk import State, walk
from licwizard.load.catalogue import load_catalogue
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder
from tests.core.stocks import CATALOGUE
from tests.prove.values import count, end, final, guide, task

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
RUN = "migration"
REASON = "seen in the admin centre by two of us"


@cache
def built_in() -> Guide:
    return load_guide(data_folder() / "steps.yaml").guide


@cache
def products() -> Catalogue:
    return load_catalogue(data_folder() / "products.yaml")


class Walked:
    """A run without a store: a journal, and where it stands."""

    def __init__(self, guide: Guide, procedure: str, catalogue: Catalogue) -> None:
        self.guide, self.procedure, self.catalogue = guide, procedure, catalogue
        self.events: tuple[Event, ...] = ()
        self.visited: set[tuple[str, str]] = set()
        self._note()

    @property
    def answers(self) -> Answers:
        return fold(self.events)

    @property
    def state(self) -> State:
        return walk(self.guide, self.procedure, self.answers, run=RUN)

    def add_answers(self, answers: Mapping[str, Any] | Iterable[tuple[str, Any]]) -> Self:
        """Answer one step after the other; each has to be the one that is asked, and no lock may hold it."""
        for step, raw in answers.items() if isinstance(answers, Mapping) else answers:
            state = self.at(step).state
            assert state.locks == (), f"{step} is locked"
            self._answer(state, raw)
        return self

    def correct(self, step: str, raw: Any, *, visit: int = 1) -> Self:  # noqa: ANN401 - any answer
        """Answer a step again, as if it had not been answered."""
        keys = [key for key in self.answers.given if key.step == step and key.visit == visit]
        assert keys, f"{step} has no answer to correct"
        known = self.answers
        given = {key: answer for key, answer in known.given.items() if key != keys[0]}
        happened = {key: one for key, one in known.happened.items() if key != keys[0]}
        state = walk(self.guide, self.procedure, Answers(given, happened, None, done=known.done), run=RUN)
        assert state.key == keys[0], f"{step} is not reached"
        self._answer(state, raw)
        return self

    def undo(self) -> Self:
        last = self.answers.last
        assert last is not None, "there is nothing to undo"
        self._append(UNDONE, {"event": last.seq})
        return self

    def at(self, step: str) -> Self:
        assert ref(self.state) == step
        return self

    def asks_again(self, step: str, *words: str) -> Self:
        """Stand at a step that was answered before, and say why."""
        problem = self.at(step).state.problem
        assert problem is not None, f"{step} is asked without a word about the earlier answer"
        assert all(word in problem.english() for word in words), problem.english()
        return self

    def says(self, status: str) -> Self:
        assert self.state.status == status
        return self

    def stopped_by(self, *steps: str) -> Self:
        assert [stop.key.step for stop in self.state.stops] == list(steps)
        return self.says("stopped" if steps else "open")

    def _answer(self, state: State, raw: Any) -> None:  # noqa: ANN401 - any answer
        stock = raw["file"] if isinstance(raw, dict) and isinstance(raw.get("file"), Stock) else None
        people = raw["users"] if isinstance(raw, dict) and isinstance(raw.get("users"), Changes) else None
        given = {key: one for key, one in raw.items() if key != "users"} if people else raw
        value = accept(state.step, given, self.catalogue, run=RUN, read=Read(stock, people))
        final = isinstance(state.step, Task) and state.step.irreversible
        body = {"key": state.key.text(), "value": value, "basis": state.basis, "irreversible": final}
        self._append(ANSWERED, body)
        self._note()

    def _append(self, kind: str, body: Mapping[str, Any]) -> None:
        seq = len(self.events) + 1
        self.events += (Event(seq, later(seq), kind, body),)

    def _note(self) -> None:
        state = self.state
        self.visited |= {(visit.step.procedure, visit.step.id) for visit in state.trail}
        self.visited.add((state.step.procedure, state.step.id))


def begin(guide: Guide, procedure: str = "main") -> Walked:
    """Begin a walk through a small guide."""
    return Walked(guide, procedure, CATALOGUE)


def begin_built_in(procedure: str = "migrate") -> Walked:
    """Begin a walk through the built-in guide."""
    return Walked(built_in(), procedure, products())


def ref(state: State) -> str:
    """Return how scripts name the step of a state."""
    return f"{state.step.procedure}/{state.step.id}" if state.key.path else state.step.id


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def keys(state: State) -> list[str]:
    """Return the way so far, as the journal writes it."""
    return [visit.key.text() for visit in state.trail]


def covering_gate(name: str, passes: str, short: str) -> Gate:
    """Return a gate that compares `held` with `ordered`; no reason passes it."""
    exits = {
        "enough": GateExit("enough", "enough", passes, passes=True),
        "short": GateExit("short", "short", short, passes=False),
    }
    return Gate(
        id=name, procedure="main", party="me", title=f"The gate {name}", facts=(), decides="order-covers",
        inputs={"current": ("held",), "ordered": ("ordered",)}, reason=False, file=False, exits=exits,
    )  # fmt: skip


def ordering(*, after_gate: str = "place") -> Guide:
    """Return a small move: count what is held, count the order, pass the gate, place, attach."""
    return guide(
        count("held", "ordered"),
        count("ordered", "enough"),
        covering_gate("enough", after_gate, "ordered"),
        final("place", "attach", "enough"),
        task("attach", "over"),
        end("over"),
    )


def stop(name: str) -> End:
    """Return an end that is no good one."""
    return End(id=name, procedure="main", party="me", title=name, facts=(), result="stop", next=())
