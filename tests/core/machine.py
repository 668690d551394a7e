"""One run of the built-in guide under anything that people do to it, and what must hold all the while."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from licwizard.core.answers import ANSWERED, Key, fold
from licwizard.core.guide import Choice, Gate, Inventory, Step, Task
from licwizard.core.journal import Event
from licwizard.core.stock import Stock
from licwizard.core.stock_json import stock_from_json
from licwizard.core.walk import State, walk
from licwizard.core.way import Visit
from licwizard.env import Env
from licwizard.errors import AnswerError, LockedError
from licwizard.session.run import Run, open_run
from tests.guide.walks import MIGRATE, PLAN, PRO, STORAGE, Walk

RUN = "migration"
REASON = {"reason": "seen in the admin centre by two of us"}
# Written out once more, so that the guide and its test would both have to be wrong.
ENDING = ("attached", "covers-alone")
GATES: Mapping[str, tuple[str, ...]] = {
    "place-order": ("order-covers", "dates-fit"),
    "attach": ("order-matches",),
    "let-run": ENDING,
    "cancel-direct": ENDING,
}
COUNTS = frozenset({"count-current", "count-ordered", "count-before", "count-supplement"})
FEEDS: Mapping[str, frozenset[str]] = {
    "order-covers": frozenset({"count-current", "count-ordered"}),
    "dates-fit": frozenset({"direct-term", "bought-by", "count-ordered"}),
    "order-matches": frozenset({"count-ordered"}),
    "attached": COUNTS,
    "users-ready": frozenset({"count-before", "count-current"}),
    "covers-alone": COUNTS,
}
ORDERS = ({PRO: 50, STORAGE: 5}, {PRO: 50, STORAGE: 4}, {PRO: 60, STORAGE: 5}, {PRO: 48}, {PRO: 50, "Portal": 1})
GOOD: Mapping[str, Any] = dict(MIGRATE["straight to the end"].answers) | {"dates-fit": REASON}
# Owned and assigned of each item, pooled.
EXPORTS = {
    "enough.json": {PRO: (200, 50), "CRMINSTANCE": (9, 0), STORAGE: (99, 0)},
    "moved.json": {PRO: (50, 0), PLAN: (50, 50)},
    "few.json": {PRO: (100, 60), "CRMINSTANCE": (6, 0), STORAGE: (10, 0)},
}


def write_exports(folder: Path) -> None:
    for name, counts in EXPORTS.items():
        rows = [
            {"skuPartNumber": item, "consumedUnits": used, "prepaidUnits": {"enabled": owned}}
            for item, (owned, used) in counts.items()
        ]
        (folder / name).write_text(json.dumps({"value": rows}), encoding="utf-8")


def answers_to(step: Step) -> st.SearchStrategy[Any]:
    """Return answers of the right shape to a step, good ones and bad ones."""
    match step:
        case Choice():
            return st.sampled_from(list(step.options))
        case Inventory():
            more = {"usage-start": "2027-06-01"} if step.records else {}
            return st.sampled_from(ORDERS).map(lambda counts: {**counts, **more})
        case Gate():
            failing = [{"exit": way.id} for way in step.exits.values() if not way.passes]
            shown = [{"file": name, "direct-unchanged": yes} for name in EXPORTS for yes in (True, False)]
            return st.sampled_from([*failing, *([REASON] if step.reason else []), *(shown if not step.reason else [])])
        case Task(id="direct-term"):
            return st.sampled_from(
                [{"ends": f"202{year}-12-31", "renews": "no"} for year in (6, 7)] + [{"renews": "yes"}]
            )
        case Task(irreversible=True):
            confirm = {"confirm": f"{step.confirm} {RUN}"} if step.confirm else {}
            return st.sampled_from([confirm, {**confirm, **REASON}])
        case _:
            return st.just("done")


class Machine(RuleBasedStateMachine):
    """Answers, corrects, takes back, closes and opens again; `folder` is where the store lies."""

    folder: ClassVar[Path]
    fresh: ClassVar[int] = 0
    walks: ClassVar[Sequence[Walk]] = tuple(walk for walk in MIGRATE.values() if len(walk.answers) > 10)

    def __init__(self) -> None:
        super().__init__()
        type(self).fresh += 1
        home = self.folder / str(self.fresh)
        self.minutes = 0
        self.env = Env(environ={"LICWIZARD_HOME": str(home), "LC_ALL": "C.UTF-8"}, now=self.clock)
        self.opened = ExitStack()
        self.run = self.open()
        self.confirmed: set[Key] = set()
        self.known: tuple[object, State] | None = None

    def clock(self) -> datetime:
        self.minutes += 1
        return datetime(2026, 11, 1, tzinfo=UTC) + timedelta(minutes=self.minutes)

    def now(self) -> State:
        """Return where the run stands; worked out once as long as nothing happens."""
        if self.known is None or self.known[0] is not self.run.events:
            self.known = (self.run.events, self.run.state())
        return self.known[1]

    def open(self) -> Run:
        return self.opened.enter_context(open_run(self.env, RUN, procedure="migrate"))

    def teardown(self) -> None:
        self.opened.close()

    # What people do.

    @initialize(walk=st.sampled_from(walks), left=st.integers(0, 15))
    def go_some_way(self, walk: Walk, left: int) -> None:
        for _, raw in walk.answers[: max(len(walk.answers) - left, 0)]:
            self.record(self.now(), raw)

    @precondition(lambda self: not self.now().ended)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        state = self.now()
        self.record(state, data.draw(answers_to(state.step)))

    @precondition(lambda self: not self.now().ended)
    @rule(steps=st.integers(1, 6))
    def go_on(self, steps: int) -> None:
        """Give the answers that lead on; what was corrected before must not be forgotten on the way."""
        for _ in range(steps):
            state = self.now()
            if not state.ended:
                self.record(state, GOOD.get(state.step.id, "done"))

    @precondition(lambda self: any(visit.answer for visit in self.now().trail))
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        answered = [visit for visit in self.now().trail if visit.answer]
        telling = [visit for visit in answered if isinstance(visit.step, Gate | Inventory)] or answered
        visit = data.draw(st.one_of(st.sampled_from(answered), st.sampled_from(telling)))
        self.record(self.run.state(visit.key), data.draw(answers_to(visit.step)))

    @rule()
    def undo(self) -> None:
        before = self.run.answers
        try:
            taken = self.run.undo()
        except LockedError:
            assert before.last is not None
            assert Key.read(before.last.body["key"]) in self.confirmed
            return
        assert taken not in self.confirmed or taken is None
        assert set(before.given) - set(self.run.answers.given) <= {taken}

    @rule()
    def reopen(self) -> None:
        state, events = self.now(), self.run.events
        self.opened.close()
        self.run = self.open()
        assert self.run.events == events
        assert self.run.state() == state

    def record(self, state: State, raw: Any) -> None:  # noqa: ANN401 - any answer
        before, events = self.run.answers, self.run.events
        if isinstance(raw, dict) and isinstance(raw.get("file"), Stock):  # a walk's table holds the export itself
            raw = {**raw, "file": "moved.json" if PLAN in raw["file"].by_item() else "enough.json"}
        try:
            value = self.run.take(state.step, raw, self.folder)
            changed = self.run.record(state.key, value, via="test")
        except (LockedError, AnswerError):
            assert self.run.events == events, "what is refused leaves no trace"
            return
        assert self.run.events[: len(events)] == events, "the journal only grows"
        assert set(before.given) <= set(self.run.answers.given), "a correction takes nothing away"
        if changed and isinstance(state.step, Task) and state.step.irreversible:
            happened = before.happened.get(state.key)
            assert not happened or state.basis in happened.bases or "reason" in value
            self.confirmed.add(state.key)
            open_at(self.now(), state.key, self.run.events)

    # What must hold.

    @invariant()
    def what_happened_is_never_rewound(self) -> None:
        answers, state = self.run.answers, self.now()
        assert self.confirmed == set(answers.happened)
        walked = {visit.key for visit in state.trail if visit.answer}
        for key in self.confirmed:
            assert key in answers.given
            assert key in walked or state.status == "stopped"
        assert bool(state.stops) == (not walked >= self.confirmed)

    @invariant()
    def replay_gives_the_same_state(self) -> None:
        stored = [event._replace(body=json.loads(json.dumps(event.body))) for event in self.run.events]
        assert walk(self.run.guide, "migrate", fold(stored), run=RUN) == self.run.state()
        answered = [event for event in stored if event.kind == ANSWERED and event.body["irreversible"]]
        assert {Key.read(event.body["key"]) for event in answered} == self.confirmed


def open_at(state: State, key: Key, events: Sequence[Event]) -> None:
    """Fail unless every gate that a step requires has passed on this way, on these inputs, with none after it."""
    keys = [visit.key for visit in state.trail]
    before = state.trail[: keys.index(key)]
    gates = GATES[key.step]
    if gates == ENDING and latest(before, "users").way == "other-product":
        gates = (*gates, "users-ready")
    for gate in gates:
        visit = latest(before, gate)
        assert visit.verdict is not None
        assert visit.verdict.passes, f"{key.step} was confirmed although {gate} does not pass"
        place = before.index(visit)
        if visit.answer:  # what was shown, or reasoned, was about the inputs as they are now
            then = fold(event for event in events if event.seq <= visit.answer.seq).given
            fed = [one for one in before[:place] if one.key.step in FEEDS[gate] and one.answer]
            assert all(one.answer and then[one.key].value == one.answer.value for one in fed), f"{gate} is stale"
        after = before[place + 1 :]
        assert not FEEDS[gate] & {one.key.step for one in after if one.answer}, f"{gate} is older than its inputs"
    if key.step == "place-order":
        held, ordered = (latest(before, f"count-{name}") for name in ("current", "ordered"))
        assert ordered.answer is not None
        mapped = {item for item, _, _ in ordered.answer.value.get("map", ())}
        assert all(counts(ordered)[item] >= count for item, count in counts(held).items() if item not in mapped)
    elif key.step == "attach":
        assert latest(before, "count-before").answer
    else:
        covers = latest(before, "covers-alone").answer
        assert covers is not None
        assert covers.value["direct-unchanged"] is True


def latest(visits: Sequence[Visit], step: str) -> Visit:
    found = [visit for visit in visits if visit.key.step == step and not visit.key.path]
    assert found, f"{step} was never reached"
    return found[-1]


def counts(visit: Visit) -> dict[str, Decimal]:
    assert visit.answer is not None
    holdings = stock_from_json(visit.answer.value).holdings
    assert all(held.known for held in holdings), "what has no name passed a gate"
    return {held.item: held.quantity for held in holdings if held.quantity is not None}
