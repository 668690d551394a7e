"""Runs are kept side by side, under any name that is one line of text."""

import sqlite3
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from licwizard.core.journal import RunInfo
from licwizard.errors import Exit, StoreError, UsageError
from licwizard.store.sqlite import Store, open_store
from tests.store.helpers import NOON, contents, later, opened


def test_there_is_no_store_until_one_is_asked_for(tmp_path: Path) -> None:
    assert open_store(tmp_path / "home", create=False) is None
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("statement", ["", "VACUUM"])  # of no bytes, or of one page without a table
def test_an_empty_database_is_no_store_yet(tmp_path: Path, statement: str) -> None:
    (tmp_path / "licwizard.sqlite3").touch()
    database = sqlite3.connect(tmp_path / "licwizard.sqlite3")
    database.execute(statement)
    database.close()
    assert open_store(tmp_path, create=False) is None
    with opened(tmp_path) as store:
        assert store.runs() == ()


def test_the_folder_is_made_with_its_parents_and_nothing_is_written_outside_it(tmp_path: Path) -> None:
    home = tmp_path / "a" / "b ?#%41"
    with opened(home) as store:
        run = store.create("../../evil", "migrate", "built-in", NOON)
        with store.hold(run):
            store.append(run, [("answered", {})], NOON)
    assert set(contents(tmp_path)) == {
        str(Path("a", "b ?#%41", "licwizard.sqlite3")),
        str(Path("a", "b ?#%41", "locks", "1.sqlite3")),
    }


def test_a_run_comes_back_as_it_was_made(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        made = store.create("migration", "migrate", "C:\\Führer\\guide.yaml", NOON)
    assert made == RunInfo(1, "migration", "migrate", "C:\\Führer\\guide.yaml", NOON, NOON)
    with opened(tmp_path, create=False) as store:
        assert store.find("migration") == made
        assert store.find("Migration") is None


def test_times_of_other_zones_come_back_as_the_same_instant_in_utc(tmp_path: Path) -> None:
    at = datetime(2026, 3, 1, 13, 0, 0, 5, tzinfo=timezone(timedelta(hours=2)))
    with opened(tmp_path) as store:
        made = store.create("migration", "migrate", "built-in", at)
        found = store.find("migration")
    assert found == made
    assert made.created.isoformat() == "2026-03-01T11:00:00.000005+00:00"


def test_a_time_without_a_zone_is_refused(tmp_path: Path) -> None:
    with opened(tmp_path) as store, pytest.raises(ValueError, match="2026"):
        store.create("migration", "migrate", "built-in", NOON.replace(tzinfo=None))


def test_the_run_that_changed_last_comes_first(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        runs = [store.create(name, "migrate", "built-in", later(n)) for n, name in enumerate(["a", "b", "c"])]
        store.append(runs[0], [("answered", {})], later(9))
        assert [(run.name, run.created, run.changed) for run in store.runs()] == [
            ("a", later(0), later(9)),
            ("c", later(2), later(2)),
            ("b", later(1), later(1)),
        ]


def test_runs_keep_their_events_apart(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        one, two = (store.create(name, "migrate", "built-in", NOON) for name in ("one", "two"))
        for number in range(3):
            store.append(one, [("answered", {"one": number})], NOON)
            store.append(two, [("answered", {"two": number})], NOON)
        assert [(event.seq, event.body) for event in store.events(one)] == [(n + 1, {"one": n}) for n in range(3)]
        assert [(event.seq, event.body) for event in store.events(two)] == [(n + 1, {"two": n}) for n in range(3)]


@pytest.mark.parametrize(
    "name",
    [
        "x",
        "x" * 100,
        "Åsa & Søn",
        "'; DROP TABLE runs; --",
        "../..",
        "CON",
        "a/b\\c",
        "\u202ereversed",
        "👩‍💻",
        "NULL",
        "50%",
    ],
)
def test_any_line_of_text_can_be_a_name(tmp_path: Path, name: str) -> None:
    with opened(tmp_path) as store:
        store.create("other", "migrate", "built-in", NOON)
        made = store.create(name, "migrate", "built-in", NOON)
        with store.hold(made):
            assert store.find(name) == made


@pytest.mark.parametrize("name", ["", "  ", "x" * 101, "a\nb", "a\tb", "\x1b[2J", "\x00", "a\u2028b", "\x85", "\udcff"])
def test_a_name_that_cannot_be_is_refused_and_never_found(tmp_path: Path, name: str) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(UsageError) as caught:
            store.create(name, "migrate", "built-in", NOON)
        assert store.find(name) is None
        assert store.runs() == ()
    assert (caught.value.code, caught.value.exit_code) == ("run-name", Exit.USAGE)
    assert caught.value.help is not None
    assert "1 to 100 characters" in caught.value.help.english()


def test_a_name_that_is_taken_is_refused_and_the_run_stays(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        made = store.create("migration", "migrate", "built-in", NOON)
        with pytest.raises(StoreError, match="there is a run migration already") as caught:
            store.create("migration", "eligibility", "built-in", later(1))
        assert caught.value.code == "run-exists"
        assert store.runs() == (made,)


def test_a_guide_whose_path_is_no_text_is_refused_with_words(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        with pytest.raises(StoreError) as caught:
            store.create("migration", "migrate", "guide-\udcff.yaml", NOON)
        assert caught.value.code == "store-text"
        assert store.runs() == ()


def test_closing_twice_does_no_harm(tmp_path: Path) -> None:
    store = opened(tmp_path)
    with store as same:
        assert isinstance(same, Store)
    store.close()
    with opened(tmp_path, create=False) as again:
        assert again.runs() == ()
