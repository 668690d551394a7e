"""One run of the built-in guide under anything that people do to it, and what must hold all the while."""

import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, ClassVar

from hypothesis import event, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from licwizard.core.answers import ANSWERED, Key, fold
from licwizard.core.guide import Choice, Gate, Inventory, Step, Task
from licwizard.core.stock import Stock
from licwizard.core.walk import State, walk
from licwizard.env import Env
from licwizard.errors import AnswerError, LockedError
from licwizard.session.run import Run, open_run
from tests.core.machine_files import COUNTED, SHOWN, USERS
from tests.core.witness import testify
from tests.guide.walks import MIGRATE, PLAN, PRO, STORAGE, Walk

RUN = "migration"
REASON = {"reason": "seen in the admin centre by two of us"}
ORDERS = ({PRO: 50, STORAGE: 5}, {PRO: 50, STORAGE: 4}, {PRO: 60, STORAGE: 5}, {PRO: 48}, {PRO: 50, "Portal": 1})
GOOD: Mapping[str, Any] = {
    **dict(MIGRATE["straight to the end"].answers),
    "dates-fit": REASON,
    "attached": {"file": "enough.json", "direct-unchanged": True},
    "users-ready": {"users-before": "users.json", "users-after": "all.json"},
}
ENDS = frozenset({"cancel-direct", "let-run"})
HOURS = (8, 23, 24, 25, 24 * 13, 24 * 14, 24 * 40)
CROWD = {"file": "crowd.json", "direct-unchanged": True}


def answers_to(step: Step) -> st.SearchStrategy[Any]:
    """Return answers of the right shape to a step, good ones and bad ones."""
    match step:
        case Choice():
            return st.sampled_from(list(step.options))
        case Inventory():
            more = {"usage-start": "2027-06-01"} if step.records else {}
            typed = st.sampled_from(ORDERS).map(lambda counts: {**counts, **more})
            if step.id not in {"count-current", "count-before"}:
                return typed
            return st.one_of(typed, st.sampled_from([{"file": name} for name in COUNTED]))
        case Gate():
            return st.one_of(
                st.sampled_from([{"exit": way.id} for way in step.exits.values() if not way.passes]),
                st.just(REASON),
                shown_to(step),
            )
        case Task(id="direct-term"):
            return st.sampled_from(
                [{"ends": f"202{year}-12-31", "renews": "no"} for year in (6, 7)] + [{"renews": "yes"}]
            )
        case Task(irreversible=True):
            confirm = {"confirm": f"{step.confirm} {RUN}"} if step.confirm else {}
            return st.sampled_from([confirm, {**confirm, **REASON}])
        case _:
            return st.just("done")


def shown_to(step: Gate) -> st.SearchStrategy[Any]:
    """Return what can be shown to a gate: exports, lists of users, and now and then a reason beside them."""
    file = st.sampled_from(SHOWN).map(lambda name: {"file": name})
    unchanged = st.sampled_from([{"direct-unchanged": True}, {"direct-unchanged": True}, {}])
    after = st.sampled_from(list(USERS)).map(lambda name: {"users-before": "users.json", "users-after": name})
    left = st.sampled_from([{}, {"left": ["bo@example.test"]}])
    reason = st.sampled_from([{}, {}, {}, REASON])
    parts: tuple[st.SearchStrategy[Any], ...] = (file, unchanged, reason)
    if step.decides == "users-ready":
        parts = (after, left, reason)
    elif step.decides in {"order-matches", "cancelled"}:
        parts = (file,)
    return st.tuples(*parts).map(lambda found: {key: value for part in found for key, value in part.items()})


def last_step(walk: Walk) -> int:
    """Return the place of the answer that ends the direct subscription, 0 if there is none."""
    return max((place for place, (step, _) in enumerate(walk.answers) if step in ENDS), default=0)


class Machine(RuleBasedStateMachine):
    """Answers, corrects, takes back, closes and opens again; `folder` is where the store lies."""

    folder: ClassVar[Path]
    fresh: ClassVar[int] = 0
    walks: ClassVar[Sequence[Walk]] = tuple(walk for walk in MIGRATE.values() if len(walk.answers) > 10)
    endings: ClassVar[Sequence[Walk]] = tuple(walk for walk in MIGRATE.values() if last_step(walk))

    def __init__(self) -> None:
        super().__init__()
        type(self).fresh += 1
        home = self.folder / str(self.fresh)
        self.moment = datetime(2026, 11, 1, tzinfo=UTC)
        self.env = Env(environ={"LICWIZARD_HOME": str(home), "LC_ALL": "C.UTF-8"}, now=self.clock)
        self.opened = ExitStack()
        self.run = self.open()
        self.confirmed: set[Key] = set()
        self.witnessed: set[int] = set()
        self.known: tuple[object, datetime, State] | None = None

    def clock(self) -> datetime:
        return self.moment

    def now(self) -> State:
        """Return where the run stands; worked out once as long as nothing happens."""
        if self.known is None or self.known[0] is not self.run.events or self.known[1] != self.moment:
            self.known = (self.run.events, self.moment, self.run.state())
        return self.known[2]

    def open(self) -> Run:
        return self.opened.enter_context(open_run(self.env, RUN, procedure="migrate"))

    def teardown(self) -> None:
        self.opened.close()

    # What people do.

    @initialize(data=st.data(), left=st.one_of(st.none(), st.integers(0, 15)))
    def go_some_way(self, data: st.DataObject, left: int | None) -> None:
        """Begin as one of the walks does; half of the runs stop right before the direct subscription ends."""
        walk = data.draw(st.sampled_from(self.walks if left is not None else self.endings))
        many = last_step(walk) if left is None else max(len(walk.answers) - left, 0)
        for _, raw in walk.answers[:many]:
            self.record(self.now(), raw)
        if left is None:
            self.wait_and_confirm(data)

    @precondition(lambda self: not self.now().ended)
    @rule(data=st.data())
    def answer(self, data: st.DataObject) -> None:
        state = self.now()
        self.record(state, data.draw(answers_to(state.step)))

    @precondition(lambda self: self.now().step.id in ENDS)
    @rule(data=st.data())
    def linger(self, data: st.DataObject) -> None:
        self.wait_and_confirm(data)

    def wait_and_confirm(self, data: st.DataObject) -> None:
        """Before the end of the direct subscription: wait, show something once more or not, and then confirm."""
        hours = data.draw(st.one_of(st.just(0), st.sampled_from([1, *HOURS])))
        if hours:
            self.pass_time(timedelta(hours=hours, minutes=data.draw(st.integers(0, 1))))
        for _ in range(data.draw(st.integers(0, 2))):
            self.show(data)
        state = self.now()
        if isinstance(state.step, Task):
            self.record(state, {"confirm": f"{state.step.confirm} {RUN}"} if state.step.confirm else "done")

    @precondition(lambda self: not self.now().ended)
    @rule(steps=st.integers(1, 6))
    def go_on(self, steps: int) -> None:
        """Give the answers that lead on; what was corrected before must not be forgotten on the way."""
        for _ in range(steps):
            state = self.now()
            stale = [lock.stale for lock in state.locks if lock.stale]
            if stale:
                self.record(self.run.state(stale[0]), GOOD[stale[0].step])
            elif not state.ended:
                self.record(state, GOOD.get(state.step.id, "done"))

    @precondition(lambda self: any(visit.answer for visit in self.now().trail))
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        answered = [visit for visit in self.now().trail if visit.answer]
        telling = [visit for visit in answered if isinstance(visit.step, Gate | Inventory)] or answered
        visit = data.draw(st.one_of(st.sampled_from(answered), st.sampled_from(telling)))
        self.record(self.run.state(visit.key), data.draw(answers_to(visit.step)))

    @precondition(lambda self: self.now().trail)
    @rule(hours=st.sampled_from(HOURS), minutes=st.integers(0, 1))
    def wait(self, hours: int, minutes: int) -> None:
        self.pass_time(timedelta(hours=hours, minutes=minutes))

    def pass_time(self, span: timedelta) -> None:
        """Let time pass: it makes verdicts stale and locks steps, and moves nothing else."""
        before = self.now()
        self.moment += span
        after = self.now()
        assert (after.key, after.trail, after.stops, after.status) == (
            before.key,
            before.trail,
            before.stops,
            before.status,
        )
        assert set(before.stale) <= set(after.stale)
        assert len(before.locks) <= len(after.locks)

    @precondition(lambda self: any(isinstance(visit.step, Gate) and visit.answer for visit in self.now().trail))
    @rule(data=st.data())
    def show_anew(self, data: st.DataObject) -> None:
        self.show(data)

    def show(self, data: st.DataObject) -> None:
        """Show something for a gate that has an answer: the same, or whatever there is."""
        gates = [visit for visit in self.now().trail if isinstance(visit.step, Gate) and visit.answer]
        if not gates:
            return
        visit = data.draw(st.sampled_from(gates[-3:]))
        assert isinstance(visit.step, Gate)
        usual = st.sampled_from([GOOD.get(visit.step.id, REASON), CROWD])
        self.record(self.run.state(visit.key), data.draw(st.one_of(usual, usual, shown_to(visit.step))))

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
        self.moment += timedelta(minutes=1)
        if isinstance(raw, dict) and isinstance(raw.get("file"), Stock):  # a walk's table holds the export itself
            raw = {**raw, "file": "moved.json" if PLAN in raw["file"].by_item() else "enough.json"}
        try:
            value = self.run.take(state.step, raw, self.folder)
            changed = self.run.record(state.key, value, via="test")
        except (LockedError, AnswerError) as error:
            assert self.run.events == events, "what is refused leaves no trace"
            if any(lock.stale for lock in state.locks):
                age = any("older than" in lock.why.english() for lock in state.locks)
                event(f"{state.step.id} refused: {'too old' if age else 'more people'}")
            note(f"{state.key.text()} refused: {error.message.english()}")
            return
        note(f"{self.moment:%d %H:%M} {state.key.text()}: {raw}")
        assert self.run.events[: len(events)] == events, "the journal only grows"
        assert set(before.given) <= set(self.run.answers.given), "a correction takes nothing away"
        if changed and isinstance(state.step, Task) and state.step.irreversible:
            happened = before.happened.get(state.key)
            assert not happened or state.basis in happened.bases or "reason" in value
            self.confirmed.add(state.key)
            self.witness(state.key)

    def witness(self, key: Key) -> None:
        """See that the last confirmation in the journal was not recorded around its gates."""
        confirmed = [one for one in self.run.events if one.kind == ANSWERED][-1]
        assert confirmed.body["key"] == key.text()
        way = [visit.key.text() for visit in self.now().trail]
        testify(self.run.events, confirmed, way[: way.index(key.text())])
        self.witnessed.add(confirmed.seq)
        event(f"{key.step} confirmed")

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
        stored = [one._replace(body=json.loads(json.dumps(one.body))) for one in self.run.events]
        assert walk(self.run.guide, "migrate", fold(stored), run=RUN, now=self.moment) == self.now()
        answered = [one for one in stored if one.kind == ANSWERED and one.body["irreversible"]]
        assert {Key.read(one.body["key"]) for one in answered} == self.confirmed
        assert {one.seq for one in answered} == self.witnessed, "each was seen to be open when it was recorded"
