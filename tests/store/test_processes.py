"""Processes that start at once, hold the same run, or die at any instant."""

from contextlib import ExitStack
from pathlib import Path

import pytest

from licwizard.errors import Exit, InUseError, StoreError
from licwizard.store.sqlite import open_store
from tests.store.helpers import NOON, everything, filled, go, later, line, opened, ordinary_user, process

HOLD = """
with open_store(HOME, create=False) as store:
    run = store.runs()[0]
    say("ready")
    input()
    try:
        with store.hold(run):
            say("held")
            input()
    except InUseError:
        say("refused")
"""
CREATE = """
say("ready")
input()
with open_store(HOME, create=True) as store:
    store.append(store.create(sys.argv[2], "migrate", "built-in", NOON), [("answered", {})], NOON)
"""
APPEND = """
with open_store(HOME, create=False) as store:
    run = store.runs()[0]
    while True:
        say(store.append(run, [("answered", {"text": "x" * 9000})] * 2, NOON)[-1].seq)
"""
WRITE = """
with open_store(HOME, create=False) as store:
    run = store.runs()[0]
    say("ready")
    input()
    for number in range(25):
        store.append(run, [("answered", {"by": sys.argv[2]})] * 2, NOON)
"""
# Dies without a farewell, as if killed, at its n-th statement.
DIE_CREATING = """
left = int(sys.argv[2])
class Dying(sqlite3.Connection):
    def execute(self, *arguments):
        global left
        left -= 1
        if left < 0:
            os._exit(9)
        return super().execute(*arguments)
connect = sqlite3.connect
sqlite3.connect = lambda *arguments, **options: connect(*arguments, **options, factory=Dying)
open_store(HOME, create=True).close()
"""
# Dies when part of a change has reached the file and the rest has not.
DIE_APPENDING = """
class Dying(sqlite3.Connection):
    def execute(self, statement, *arguments):
        if statement == "COMMIT" and self.in_transaction and self.total_changes:
            os._exit(9)
        return super().execute(statement, *arguments)
connect = sqlite3.connect
def small(*arguments, **options):
    database = connect(*arguments, **options, factory=Dying)
    database.execute("PRAGMA cache_size = 1")
    return database
sqlite3.connect = small
store = open_store(HOME, create=False)
store.append(store.runs()[0], [("answered", {"text": "x" * 9000})] * 100, NOON)
"""


def test_a_run_that_is_held_is_refused_to_others_and_free_when_its_holder_is_killed(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store, process(HOLD, tmp_path) as child:
        go(child)
        assert [line(child), line(child)] == ["ready", "held"]
        with pytest.raises(InUseError, match="the run migration is open elsewhere") as caught, store.hold(run):
            pytest.fail("held twice")
        child.kill()
        child.wait()
        with store.hold(run):
            store.append(run, [("answered", {})], NOON)
    assert (caught.value.code, caught.value.exit_code) == ("run-in-use", Exit.IN_USE)
    assert caught.value.help is not None
    assert caught.value.help.english() == "close it there, or use another name"


def test_a_run_is_held_once_even_within_one_process(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store, opened(tmp_path) as again:
        with store.hold(run):
            for each in (store, again):
                with pytest.raises(InUseError), each.hold(run):
                    pytest.fail("held twice")
        with again.hold(run):
            pass


def test_a_run_can_be_read_and_another_held_while_one_is_held(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store, process(HOLD, tmp_path) as child:
        go(child)
        assert [line(child), line(child)] == ["ready", "held"]
        other = store.create("other", "migrate", "built-in", NOON)
        with store.hold(other):
            assert len(store.events(run)) == 1


def test_an_error_within_the_block_stays_what_it_is_and_frees_the_run(tmp_path: Path) -> None:
    run = filled(tmp_path)
    mine = FileNotFoundError("mine")
    with opened(tmp_path) as store:
        with pytest.raises(FileNotFoundError) as caught, store.hold(run):
            raise mine
        assert caught.value is mine
        with store.hold(run):
            pass


def test_of_many_that_want_a_run_at_the_same_instant_exactly_one_gets_it(tmp_path: Path) -> None:
    filled(tmp_path)
    with ExitStack() as stack:
        children = [stack.enter_context(process(HOLD, tmp_path)) for _ in range(5)]
        assert {line(child) for child in children} == {"ready"}
        for child in children:
            go(child)
        assert sorted(line(child) for child in children) == ["held", *["refused"] * 4]


def test_processes_that_make_the_store_at_the_same_instant_all_succeed(tmp_path: Path) -> None:
    names = ["a", "b", "c", "d", "e"]
    with ExitStack() as stack:
        children = [stack.enter_context(process(CREATE, tmp_path / "home", name)) for name in names]
        assert {line(child) for child in children} == {"ready"}
        for child in children:
            go(child)
        assert [child.wait() for child in children] == [0] * 5
    assert {name: len(events) for name, events in everything(tmp_path / "home").items()} == dict.fromkeys(names, 1)


def test_processes_that_append_at_the_same_time_wait_for_each_other(tmp_path: Path) -> None:
    filled(tmp_path)
    with ExitStack() as stack:
        children = [stack.enter_context(process(WRITE, tmp_path, name)) for name in "abc"]
        assert {line(child) for child in children} == {"ready"}
        for child in children:
            go(child)
        assert [child.wait() for child in children] == [0] * 3
    events = everything(tmp_path)["migration"][1:]
    assert [event.seq for event in events] == list(range(2, 152))
    assert all(first.body == second.body for first, second in zip(events[::2], events[1::2], strict=True))


def test_a_process_killed_while_it_makes_the_store_leaves_none_or_a_whole_one(tmp_path: Path) -> None:
    homes = [tmp_path / str(number) for number in range(28)]
    with ExitStack() as stack:
        children = [stack.enter_context(process(DIE_CREATING, home, home.name)) for home in homes]
        ends = [child.wait() for child in children]
    assert ends == [9] * ends.count(9) + [0] * ends.count(0)
    assert ends.count(9) > 20
    assert ends[-1] == 0
    for home in homes:
        left = open_store(home, create=False)
        if left is not None:
            assert left.runs() == ()
            left.close()
        filled(home)
        assert len(everything(home)["migration"]) == 1


def test_a_process_killed_between_appends_loses_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    filled(tmp_path)
    with process(APPEND, tmp_path) as child:
        said = [line(child) for _ in range(20)]
        child.kill()
        assert child.stdout is not None
        said += child.stdout.read().split()
    events = everything(tmp_path)["migration"]
    assert len(said) >= 20
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert len(events) >= int(said[-1])
    assert len(events) % 2 == 1  # one, and then two at a time


def test_a_change_that_was_cut_short_in_the_file_is_taken_back(tmp_path: Path) -> None:
    run = filled(tmp_path)
    file = tmp_path / "licwizard.sqlite3"
    before, size = everything(tmp_path), file.stat().st_size
    with process(DIE_APPENDING, tmp_path) as child:
        assert child.wait() == 9
    assert file.stat().st_size > size  # it did reach the file
    assert everything(tmp_path) == before
    assert file.stat().st_size == size
    with opened(tmp_path) as store:
        assert store.append(run, [("answered", {})], later(1))[0].seq == 2


def test_a_change_that_was_cut_short_waits_where_it_cannot_be_taken_back(reachable: Path) -> None:
    filled(reachable)
    before = everything(reachable)
    with process(DIE_APPENDING, reachable) as child:
        assert child.wait() == 9
    file = reachable / "licwizard.sqlite3"
    file.chmod(0o444)
    with ordinary_user(), pytest.raises(StoreError, match="the last change was cut short") as caught:
        everything(reachable)
    assert caught.value.code == "store-read-only"
    file.chmod(0o644)
    assert everything(reachable) == before
