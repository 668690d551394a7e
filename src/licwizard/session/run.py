"""One run: its guide, its journal and where it stands; every change goes through here."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from licwizard.core.accept import accept
from licwizard.core.answers import ANSWERED, JUDGED, UNDONE, Answer, Answers, Key, beside, dated, fold, newer, same
from licwizard.core.catalogue import Catalogue
from licwizard.core.gates import Verdict
from licwizard.core.guide import Guide, Step, Task
from licwizard.core.journal import Event, RunInfo
from licwizard.core.play import ref_of_key
from licwizard.core.stock_json import sources_of
from licwizard.core.walk import State, walk
from licwizard.env import Env
from licwizard.errors import AnswerError, LockedError, UsageError
from licwizard.load.catalogue import load_catalogue
from licwizard.load.files import STANDARD_INPUT
from licwizard.messages import msg
from licwizard.session.evidence import read_files
from licwizard.session.guides import open_guide
from licwizard.session.refused import locked, no_such_procedure, no_such_run, same_files
from licwizard.session.sitting import DEFAULT_RUN
from licwizard.store.evidence import keep
from licwizard.store.sqlite import Store, open_store


class Run:
    """A run of a procedure, existing or about to exist; it comes into being with its first answer."""

    def __init__(self, env: Env, guide: Guide, guide_name: str, procedure: str, name: str) -> None:
        """Keep what the run is of; `guide_name` is the guide's id, or the path of one's own."""
        self.env, self.guide, self.guide_name = env, guide, guide_name
        self.procedure, self.name = procedure, name
        self.keep = False
        self.info: RunInfo | None = None
        self._files: dict[str, Path] = {}
        self.events: tuple[Event, ...] = ()
        self._store: Store | None = None
        self._held: Any = None

    @property
    def command(self) -> str:
        """Return the command that goes on with this run."""
        return resume_command(self.procedure, self.name)

    @property
    def answers(self) -> Answers:
        """Return what the journal adds up to."""
        return fold(self.events)

    @cached_property
    def catalogue(self) -> Catalogue:
        """Return the catalogue of items."""
        return load_catalogue(self.env.data / "products.yaml")

    def state(self, focus: Key | None = None, now: datetime | None = None) -> State:
        """Return where the run stands at this moment, or at `now`; with `focus`, as if that were not answered."""
        answers = self.answers
        if focus is not None:
            given = {key: answer for key, answer in answers.given.items() if key != focus}
            happened = {key: one for key, one in answers.happened.items() if key != focus}
            answers = answers._replace(given=given, happened=happened)
        return walk(self.guide, self.procedure, answers, run=self.name, now=now or self.env.now())

    def take(self, step: Step, raw: Any, folder: Path | None = None) -> Any:  # noqa: ANN401 - any answer
        """Return the answer to keep for a raw one; reads the file that it names (relative to `folder`).

        Raises AnswerError or SourceError; nothing is recorded.
        """
        value = accept(step, raw, self.catalogue, run=self.name, read=read_files(step, raw, self.catalogue, folder))
        for source in sources_of(value):
            if self.keep and source.path == STANDARD_INPUT:
                raise AnswerError(
                    "cannot-keep",
                    msg("standard input cannot be kept"),
                    help=msg("name a file, or leave out {option}", option="--keep"),
                )
            self._files[source.sha256] = (folder or Path()) / Path(source.path).expanduser()
        return value

    def record(self, key: Key, value: Any, *, via: str, asked: bool = False) -> bool:  # noqa: ANN401 - any answer
        """Write an answer down, durable when this returns; return False if it was there already.

        One that says the same is written only where it renews a stale verdict (`asked`: it was given for that).

        Raises LockedError where a gate that the step requires does not hold now.
        """
        now = self.env.now()  # one moment for what is looked at and what is written, or a verdict could age in between
        state, present = self.state(key, now), self.state(now=now)
        if state.key != key:
            raise AnswerError("not-reached", msg("'{step}' is not reached under the present answers", step=key.step))
        known = self.answers.given.get(key)
        if known is not None and present.key == key and known.basis == state.basis:
            value = beside(known.value, value)
        unchanged = known is not None and same(known.value, value) and known.basis == state.basis
        if unchanged and not self.renews(key, value, present, asked=asked or via == "prompt"):
            return False
        step = state.step
        final = isinstance(step, Task) and step.irreversible
        if state.locks:
            raise locked(state)
        happened = self.answers.happened.get(key)
        if final and happened is None and present.stops:
            raise LockedError(
                "stopped",
                msg("'{step}' has happened, under other answers than those of now", step=present.stops[0].key.step),
                help=msg("change the earlier answer back; `licwizard status` shows where it stands"),
            )
        if happened and state.basis not in happened.bases and "reason" not in value:
            raise LockedError(
                "happened",
                msg("'{step}' was confirmed under other answers; it goes on only with a reason", step=key.step),
                help=msg("restore the earlier answer, or add a reason"),
            )
        body = {"key": key.text(), "value": value, "basis": state.basis, "irreversible": final, "via": via}
        self._append([(ANSWERED, body)], now)
        self._judge(now)
        for source in sources_of(value) if self.keep else ():
            keep(self.env.home, self._files[source.sha256], source.sha256)
        return True

    def renews(self, key: Key, value: Any, present: State, *, asked: bool = False) -> bool:  # noqa: ANN401 - any answer
        """Return whether an answer that says the same renews a stale verdict: by hand, or with newer files.

        Raises AnswerError where the files are those that were shown, unchanged, and it was asked for.
        """
        known = self.answers.given.get(key)
        if key not in present.stale or known is None:
            return False
        if asked and same(known.value, value) and dated(value) and not newer(value, known.value):
            raise same_files(value)
        return asked or newer(value, known.value)

    def undo(self) -> Key | None:
        """Take the last answer back and return its key, or None if there is none to take back.

        Raises LockedError where the last answer is of a step that cannot be undone.
        """
        last = self.answers.last
        if last is None:
            return None
        key = Key.read(last.body["key"])
        if last.body.get("irreversible"):
            raise LockedError(
                "cannot-undo",
                msg("'{step}' has happened, and stays; it cannot be undone here", step=key.step),
                help=msg("change an earlier answer if it was wrong"),
            )
        now = self.env.now()
        self._append([(UNDONE, {"event": last.seq, "key": key.text()})], now)
        self._judge(now)
        return key

    def judged(self) -> Mapping[str, tuple[str, datetime]]:
        """Return the last verdict that the journal has for each gate, by key, and since when."""
        return {event.body["key"]: (event.body["word"], event.at) for event in self.events if event.kind == JUDGED}

    def _judge(self, now: datetime) -> None:
        """Write down verdicts that are new, or of something shown anew; what they were is history, never truth."""
        state = self.state(now=now)
        known = {event.body["key"]: event for event in self.events if event.kind == JUDGED}
        verdicts = [(visit.key, visit.verdict, visit.answer) for visit in state.trail if visit.verdict]
        if state.verdict:
            verdicts.append((state.key, state.verdict, self.answers.given.get(state.key)))
        entries = [
            (JUDGED, {"key": key.text(), "word": verdict.word, "by": verdict.by, "passes": verdict.passes})
            for key, verdict, answer in verdicts
            if verdict.word != "open" and not _known(known.get(key.text()), verdict, answer)
        ]
        if entries:
            self._append(entries, now)

    def _append(self, entries: Sequence[tuple[str, Mapping[str, Any]]], at: datetime) -> None:
        if self._store is None:
            self._store = open_store(self.env.home, create=True)
        assert self._store is not None  # noqa: S101 - create=True always gives one
        if self.info is None:
            self.info = self._store.create(self.name, self.procedure, self.guide_name, at)
            self._hold()
        self.events += self._store.append(self.info, entries, at)

    def _hold(self) -> None:
        assert self._store is not None  # noqa: S101 - only a stored run is held
        assert self.info is not None  # noqa: S101
        self._held = self._store.hold(self.info)
        self._held.__enter__()

    def _open(self, *, exclusive: bool) -> None:
        self._store = open_store(self.env.home, create=False)
        if self._store is None:
            return
        self.info = self._store.find(self.name)
        if self.info is None:
            return
        if exclusive:
            self._hold()
        self.events = self._store.events(self.info)

    def close(self) -> None:
        """Let go of the run and the store."""
        if self._held is not None:
            self._held.__exit__(None, None, None)
            self._held = None
        if self._store is not None:
            self._store.close()
            self._store = None


def _known(judged: Event | None, verdict: Verdict, answer: Answer | None) -> bool:
    if judged is None or judged.body["word"] != verdict.word:
        return False
    return answer is None or answer.seq < judged.seq


@contextmanager
def open_run(
    env: Env, name: str, *, procedure: str | None, guide: str | None = None, exclusive: bool = True
) -> Iterator[Run]:
    """Open a run, or one about to exist if `procedure` says of what.

    Raises UsageError for a name or a procedure that is not there, InUseError, StoreError, GuideError.
    """
    known = find_run(env, name)
    if known is None and procedure is None:
        raise no_such_run([info.name for info in all_runs(env)], name)
    guide_name, loaded = open_guide(env, guide or (known.guide if known else None), proved=exclusive)
    wanted = procedure or (known.procedure if known else "")
    if wanted not in loaded.procedures:
        raise no_such_procedure(loaded, wanted)
    if known and known.procedure != wanted:
        raise UsageError(
            "other-procedure",
            msg("the run '{run}' is of the procedure '{procedure}'", run=name, procedure=known.procedure),
            help=msg(
                "go on with it: {command}, or choose another name", command=resume_command(known.procedure, known.name)
            ),
        )
    run = Run(env, loaded, guide_name, wanted, name)
    try:
        run._open(exclusive=exclusive)  # noqa: SLF001 - this function is how a run is made
        yield run
    finally:
        run.close()


def find_run(env: Env, name: str) -> RunInfo | None:
    """Return a run by its name, or None."""
    store = open_store(env.home, create=False)
    if store is None:
        return None
    with store:
        return store.find(name)


def all_runs(env: Env) -> tuple[RunInfo, ...]:
    """Return all runs, the one changed last first."""
    store = open_store(env.home, create=False)
    if store is None:
        return ()
    with store:
        return store.runs()


def resume_command(procedure: str, name: str) -> str:
    """Return the command that goes on with a run."""
    if procedure == "migrate":
        return "licwizard migrate" if name == DEFAULT_RUN else f"licwizard migrate {quoted(name)}"
    return f"licwizard run {procedure}" if name == procedure else f"licwizard run {procedure} {quoted(name)}"


def quoted(name: str) -> str:
    """Return a run's name as it is typed; one that a shell would take apart in quotes."""
    return name if name.replace("-", "").replace("_", "").isalnum() else '"' + name.replace('"', '\\"') + '"'


def ref_of(run: Run, key: Key) -> str:
    """Return how scripts name a step of a run."""
    return ref_of_key(run.guide, run.procedure, key)
