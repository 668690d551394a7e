"""Events are appended, all of a call or none, and stay as they are."""

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.journal import Event
from licwizard.errors import StoreError
from tests.store.helpers import NOON, everything, filled, later, opened

BODY: dict[str, Any] = {
    "text": "50 % «Åsa»\n\x00\x1b\u202e👩‍💻",
    "path not of text": "export-\udcff.csv",
    "number": 10**30,
    "nested": {"list": [1, 2.5, True, None, {}], "": ""},
}


def test_events_come_back_as_they_were_appended(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = store.create("migration", "migrate", "built-in", NOON)
        appended = store.append(run, [("answered", BODY), ("Åter", {})], NOON + timedelta(microseconds=1))
        appended += store.append(run, [("undone", {"seq": 1})], later(1))
    assert appended == (
        Event(1, NOON + timedelta(microseconds=1), "answered", BODY),
        Event(2, NOON + timedelta(microseconds=1), "Åter", {}),
        Event(3, later(1), "undone", {"seq": 1}),
    )
    assert everything(tmp_path) == {"migration": appended}


def test_what_lies_in_the_file_is_sorted_json_and_utc(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        run = store.create("migration", "migrate", "built-in", NOON)
        store.append(run, [("answered", {"b": "å", "a": 1})], NOON)
    database = sqlite3.connect(tmp_path / "licwizard.sqlite3")
    row = database.execute("SELECT at, body FROM events").fetchone()
    database.close()
    assert row == ("2026-03-01T12:00:00.000000+00:00", '{"a": 1, "b": "å"}')


def test_nothing_appended_is_nothing_stored(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store:
        assert store.append(run, [], later(1)) == ()
        assert len(store.events(run)) == 1


@pytest.mark.parametrize("bad", [{"x": object()}, {"x": float("nan")}, {"x": {1, 2}}])
def test_a_body_that_json_cannot_hold_stores_nothing_of_its_call(tmp_path: Path, bad: dict[str, Any]) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store:
        before = store.events(run)
        with pytest.raises((TypeError, ValueError)):
            store.append(run, [("answered", {"n": 1}), ("answered", bad), ("answered", {"n": 3})], NOON)
        assert store.events(run) == before
        (event,) = store.append(run, [("answered", {"n": 4})], NOON)
        assert event.seq == 2


def test_an_event_that_the_database_refuses_takes_its_whole_call_with_it(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store:
        with pytest.raises(StoreError):
            store.append(run, [("answered", {}), ("no text \udcff", {})], NOON)
        assert len(store.events(run)) == 1
        assert store.append(run, [("answered", {})], NOON)[0].seq == 2


def test_events_of_a_run_that_is_not_there_are_refused(tmp_path: Path) -> None:
    run = filled(tmp_path)
    with opened(tmp_path) as store, pytest.raises(StoreError, match="FOREIGN KEY"):
        store.append(run._replace(number=7), [("answered", {})], NOON)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = '{}'",
        "DELETE FROM events",
        "INSERT OR REPLACE INTO events VALUES (1, 1, '2026-03-01', 'forged', '{}')",
        "INSERT INTO events VALUES (1, 5, '2026-03-01', 'gap', '{}')",
        "UPDATE runs SET name = 'other'",
        "DELETE FROM runs",
        "INSERT INTO events VALUES (1, 2, 'now', 'answered', x'00')",
    ],
)
def test_the_file_itself_refuses_what_is_not_an_append(tmp_path: Path, statement: str) -> None:
    filled(tmp_path)
    before = everything(tmp_path)
    database = sqlite3.connect(tmp_path / "licwizard.sqlite3")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute(statement)
    database.commit()
    database.close()
    assert everything(tmp_path) == before


def test_the_settings_that_make_a_change_last_are_on(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        settings = store.settings
    assert settings == {
        "journal_mode": "delete",
        "synchronous": 3,  # EXTRA: FULL, and the folder as well
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "application_id": int.from_bytes(b"LicW", "big"),
        "user_version": 1,
    }
    header = (tmp_path / "licwizard.sqlite3").read_bytes()[:100]
    assert (header[18:20], header[60:64], header[68:72]) == (b"\x01\x01", b"\x00\x00\x00\x01", b"LicW")
