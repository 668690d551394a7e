"""By script: a verdict grows stale and locks what cannot be undone, is shown anew, and the script goes on."""

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.answers import ANSWERED, JUDGED, Key
from licwizard.core.journal import Event
from licwizard.env import Env
from licwizard.session.run import Run, open_run
from licwizard.store.sqlite import open_store
from tests.exports import graph, sku
from tests.journeys import HELD, REASON, everything, now, until, write
from tests.program import Call, assert_clear, process

BEGUN = datetime(2026, 3, 1, 12, tzinfo=UTC)
CONFIRMED = "cancel-direct=cancel migration"
CONFIRM = {"confirm": "cancel migration"}

WITNESSED = f"attached={{reason: {REASON}}}"


class Clock:
    """The clock of the program; time stands still until a test lets it pass."""

    def __init__(self) -> None:
        self.now = BEGUN

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr("licwizard.env._utc_now", found)
    return found


@pytest.fixture
def ready(licwizard: Call, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """The program, with a run that stands before cancelling, and the exports in the present folder."""
    del clock
    monkeypatch.chdir(tmp_path)
    now(tmp_path)
    assert licwizard("migrate", "--answers", write(tmp_path, until("cancel-direct"))).code == 4
    assert status(licwizard)["step"] == "cancel-direct"
    return licwizard


def status(licwizard: Call) -> Any:  # noqa: ANN401 - any JSON
    return licwizard("status", "--json").document


def gates(licwizard: Call) -> dict[str, Any]:
    return {row["id"]: row for row in status(licwizard)["gates"]}


def journal(home: Path) -> tuple[Event, ...]:
    store = open_store(home, create=False)
    assert store is not None
    with store:
        info = store.find("migration")
        assert info is not None
        return store.events(info)


def answered(home: Path, step: str) -> int:
    """Return how often a step was answered."""
    return sum(event.kind == ANSWERED and Key.read(event.body["key"]).step == step for event in journal(home))


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "licwizard-home"


def shown(name: str = "now.json", *, unchanged: bool = True) -> str:
    return json.dumps({"file": name} | ({"direct-unchanged": True} if unchanged else {}))


def exported_anew(path: Path) -> None:
    """Date a file an hour later: what it holds is the same, and of a later moment."""
    dated = path.stat()
    os.utime(path, (dated.st_atime, dated.st_mtime + 3600))


class TestAge:
    """Forty days after everything was shown."""

    def test_it_is_locked_and_not_recorded_and_the_way_out_is_named(
        self, ready: Call, clock: Clock, home: Path
    ) -> None:
        clock.wait(days=40)
        result = ready("migrate", "-q", "--answer", CONFIRMED)
        assert_clear(result, 1, "'cancel-direct' is locked", "older than 1 day", "older than 14 days")
        assert "--answer 'attached={reason: TEXT}'" in result.err
        assert "--answer 'covers-alone={file: PATH, direct-unchanged: true}'" in result.err
        assert answered(home, "cancel-direct") == 0

    def test_without_another_word_it_is_locked_too(self, ready: Call, clock: Clock) -> None:
        clock.wait(days=1, seconds=1)
        assert_clear(ready("migrate", "-q"), 1, "'cancel-direct' is locked", "older than 1 day", "covers-alone={")

    def test_one_of_two_renewed_is_not_enough(self, ready: Call, clock: Clock, home: Path) -> None:
        clock.wait(days=40)
        exported_anew(Path("now.json"))
        result = ready("migrate", "-q", "--answer", f"covers-alone={shown()}", "--answer", CONFIRMED)
        assert_clear(result, 1, "'cancel-direct' is locked", "older than 14 days", "attached={reason: TEXT}")
        assert "covers-alone={" not in result.err
        assert answered(home, "cancel-direct") == 0

    def test_the_same_file_renews_nothing_by_hand_either(self, ready: Call, clock: Clock, home: Path) -> None:
        clock.wait(days=40)
        result = ready("migrate", "-q", "--answer", f"covers-alone={shown()}")
        assert_clear(result, 2, "now.json", "unchanged", "export again")
        assert answered(home, "covers-alone") == 1
        assert gates(ready)["covers-alone"]["fresh"] is False

    def test_the_same_answers_with_the_same_files_renew_nothing(
        self, ready: Call, clock: Clock, tmp_path: Path, home: Path
    ) -> None:
        clock.wait(days=40)
        dated = (tmp_path / "now.json").stat()
        answers = write(tmp_path, everything(tmp_path))
        os.utime(tmp_path / "now.json", ns=(dated.st_atime_ns, dated.st_mtime_ns))
        assert ready("migrate", "--answers", answers).code == 1
        assert answered(home, "covers-alone") == 1
        assert answered(home, "cancel-direct") == 0

    def test_files_of_a_later_date_and_a_reason_given_by_itself_renew_it_and_go_on_to_the_end(
        self, ready: Call, clock: Clock, tmp_path: Path, home: Path
    ) -> None:
        clock.wait(days=40)
        answers = write(tmp_path, everything(tmp_path))
        exported_anew(tmp_path / "now.json")
        assert ready("migrate", "--answers", answers, "--answer", WITNESSED).code == 0
        assert status(ready)["state"] == "done"
        assert {step: answered(home, step) for step in ("attached", "covers-alone", "cancel-direct")} == {
            "attached": 2,
            "covers-alone": 2,
            "cancel-direct": 1,
        }

    def test_what_is_not_stale_is_not_recorded_again(
        self, ready: Call, clock: Clock, tmp_path: Path, home: Path
    ) -> None:
        before = journal(home)
        clock.wait(hours=24)
        assert ready("migrate", "--answers", write(tmp_path, until("cancel-direct"))).code == 4
        assert journal(home) == before

    def test_a_list_that_was_used_up_renews_its_last(
        self, licwizard: Call, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)
        answers = everything(tmp_path, attached=[{"exit": "partial"}, {"reason": REASON}], partial="wait")
        before = {step: answer for step, answer in answers.items() if step in {*until("cancel-direct"), "partial"}}
        assert licwizard("migrate", "--answers", write(tmp_path, before)).code == 4
        clock.wait(days=40)
        assert licwizard("migrate", "--answers", write(tmp_path, answers)).code == 1
        renewed = {**answers, "attached": [{"exit": "partial"}, {"reason": f"{REASON}, once more"}]}
        exported_anew(tmp_path / "now.json")
        assert licwizard("migrate", "--answers", write(tmp_path, renewed)).code == 0
        assert answered(home, "attached") == 3

    def test_evidence_that_has_become_too_little_is_refuted(self, ready: Call, clock: Clock, home: Path) -> None:
        clock.wait(days=40)
        now(Path(), professional=99)
        options = ("--answer", f"attached={{reason: {REASON}}}", "--answer", f"covers-alone={shown()}")
        assert_clear(ready("migrate", "-q", *options, "--answer", CONFIRMED), 1, "covers-alone", "too few")
        assert (status(ready)["step"], answered(home, "cancel-direct")) == ("covers-alone", 0)

    def test_evidence_that_decides_nothing_is_unknown(self, ready: Call, clock: Clock, home: Path) -> None:
        clock.wait(days=40)
        options = ("--answer", f"covers-alone={shown(unchanged=False)}", "--answer", CONFIRMED)
        assert_clear(ready("migrate", "-q", *options), 3, "covers-alone", "direct-unchanged")
        assert (status(ready)["step"], answered(home, "cancel-direct")) == ("covers-alone", 0)

    def test_processes_of_their_own_do_the_same(self, tmp_path: Path, home: Path) -> None:
        everything(tmp_path)
        answers = write(tmp_path, until("cancel-direct", covers_alone={"file": "now.json", "direct-unchanged": True}))
        assert process("migrate", "--answers", answers).code == 4
        later = (
            "import datetime, licwizard.env as env\n"
            "env._utc_now = lambda: datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=40)"
        )
        assert_clear(process("migrate", "-q", "--answer", CONFIRMED, first=later), 1, "is locked", "older than 1 day")
        everything_again = write(tmp_path, everything(tmp_path))
        exported_anew(tmp_path / "now.json")
        assert process("migrate", "--answers", everything_again, "--answer", WITNESSED, first=later).code == 0
        assert answered(home, "cancel-direct") == 1


class TestStatus:
    """What `status` says of it."""

    def test_fresh_then_stale_by_what_then_fresh(self, ready: Call, clock: Clock) -> None:
        row = gates(ready)["covers-alone"]
        assert (row["passes"], row["fresh"], row["stale"]) == (True, True, None)
        clock.wait(days=2)
        row = gates(ready)["covers-alone"]
        assert (row["verdict"], row["passes"], row["fresh"]) == ("proved", True, False)
        assert "older than 1 day" in row["stale"]
        assert [row["stale"]] == status(ready)["locks"]
        assert gates(ready)["attached"]["fresh"] is True
        exported_anew(Path("now.json"))
        ready("migrate", "--answer", f"covers-alone={shown()}")
        row = gates(ready)["covers-alone"]
        assert (row["passes"], row["fresh"], row["stale"]) == (True, True, None)
        assert status(ready)["locks"] == []

    def test_a_verdict_is_dated_by_when_it_was_shown_anew(self, ready: Call, clock: Clock, home: Path) -> None:
        first = gates(ready)["covers-alone"]["at"]
        clock.wait(days=2)
        exported_anew(Path("now.json"))
        ready("migrate", "--answer", f"covers-alone={shown()}")
        assert datetime.fromisoformat(gates(ready)["covers-alone"]["at"]) == BEGUN + timedelta(days=2)
        assert datetime.fromisoformat(first) == BEGUN
        judged = [event.body["key"] for event in journal(home) if event.kind == JUDGED]
        assert (judged.count("covers-alone#1"), judged.count("order-covers#1")) == (2, 1)

    def test_in_words(self, ready: Call, clock: Clock) -> None:
        clock.wait(days=2)
        said = ready("status").said
        assert "Stale: Check that the new licences alone are enough: the verdict is older than 1 day" in said
        assert "This step is locked: " in said

    def test_what_has_done_its_work_is_fresh(self, ready: Call, clock: Clock) -> None:
        assert ready("migrate", "--answer", CONFIRMED).code == 4
        clock.wait(days=40)
        assert all(row["fresh"] for row in gates(ready).values())
        assert (status(ready)["state"], status(ready)["stops"]) == ("open", [])


class TestCounts:
    """A count that is changed after the gate has passed."""

    def test_it_asks_for_the_evidence_again_and_cancels_nothing(self, ready: Call, home: Path) -> None:
        recount = f"count-before={json.dumps({**HELD, 'professional': 49})}"
        assert_clear(ready("migrate", "-q", "--answer", recount, "--answer", CONFIRMED), 4, "attached")
        assert (status(ready)["step"], answered(home, "cancel-direct")) == ("attached", 0)
        reason = f"attached={{reason: {REASON}}}"
        assert ready("migrate", "--answer", reason, "--answer", f"covers-alone={shown()}").code == 4
        assert ready("migrate", "--answer", CONFIRMED).code == 4
        assert answered(home, "cancel-direct") == 1

    def test_more_held_than_the_new_licences_alone_is_refuted(self, ready: Call, home: Path) -> None:
        options = [f"count-before={json.dumps({**HELD, 'professional': 51})}", f"attached={{reason: {REASON}}}"]
        options += [f"covers-alone={shown()}", CONFIRMED]
        result = ready("migrate", "-q", *(word for option in options for word in ("--answer", option)))
        assert_clear(result, 1, "covers-alone", "too few")
        assert answered(home, "cancel-direct") == 0

    @pytest.mark.parametrize("many", [False, True])
    def test_equal_answers_are_taken_again_whatever_their_order(
        self, ready: Call, tmp_path: Path, home: Path, *, many: bool
    ) -> None:
        answers = everything(tmp_path, count_before={**HELD, "professional": 49})
        if many:
            answers["attached"] = [answers["attached"]]
        assert ready("migrate", "--answers", write(tmp_path, dict(reversed(answers.items())))).code == 0
        assert status(ready)["state"] == "done"
        assert (answered(home, "attached"), answered(home, "covers-alone")) == (2, 2)

    def test_more_people_in_a_later_file_lock_by_that_file(self, ready: Call, home: Path, tmp_path: Path) -> None:
        rows = (sku("CRMSTANDARD", 100, assigned=51), sku("CRMINSTANCE", 6), sku("CRMSTORAGE", 10))
        graph(tmp_path / "later.json", *rows)
        result = ready("migrate", "-q", "--answer", f"attached={shown('later.json')}", "--answer", CONFIRMED)
        assert_clear(result, 1, "is locked", "later.json counts more people", "covers-alone={file: PATH")
        assert_clear(ready("migrate", "-q", "--answer", f"covers-alone={shown('later.json')}"), 1, "people")
        assert answered(home, "cancel-direct") == 0


class TestTheOtherWay:
    """Support refuses, weeks later, and the term is to run out instead."""

    def test_it_needs_what_is_exported_then_be_it_alike(self, ready: Call, clock: Clock, home: Path) -> None:
        assert ready("migrate", "--answer", CONFIRMED).code == 4
        clock.wait(days=40)
        assert_clear(ready("migrate", "-q", "--answer", "cancel-result=refused"), 1, "'let-run' is locked")
        assert gates(ready)["covers-alone"]["fresh"] is False
        exported_anew(Path("now.json"))
        options = ("--answer", f"attached={{reason: {REASON}}}", "--answer", f"covers-alone={shown()}")
        assert ready("migrate", *options, "--answer", "let-run=done").code == 4
        assert (status(ready)["step"], status(ready)["state"]) == ("cancelled", "open")
        assert (answered(home, "cancel-direct"), answered(home, "let-run")) == (1, 1)


class Ticking:
    """A clock that goes on each time one looks at it."""

    def __init__(self, start: datetime) -> None:
        self.now = start

    def __call__(self) -> datetime:
        self.now += timedelta(milliseconds=1)
        return self.now


@pytest.fixture
def run(ready: Call, tmp_path: Path) -> Iterator[Run]:
    """The run, opened as its verdict is about to be a day old."""
    del ready
    environ = {"LICWIZARD_HOME": str(tmp_path / "licwizard-home")}
    env = Env(environ=environ, now=Ticking(BEGUN + timedelta(hours=24, milliseconds=-2)))
    with open_run(env, "migration", procedure="migrate") as found:
        yield found


def test_what_is_confirmed_at_the_last_moment_is_confirmed_as_of_that_moment(run: Run) -> None:
    key = Key((), "cancel-direct", 1)
    assert run.record(key, CONFIRM, via="test")
    assert run.answers.given[key].at <= BEGUN + timedelta(hours=24)
    assert (run.state().stops, run.state().step.id) == ((), "cancel-result")
