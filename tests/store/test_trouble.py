"""Whatever is wrong with the store, a person is told what, where and what to do, and nothing is lost."""

import os
import sqlite3
from collections.abc import Callable
from errno import ENOSPC, EROFS
from pathlib import Path

import pytest

from licwizard.errors import Exit, StoreError
from licwizard.store.sqlite import open_store
from tests.store.helpers import NOON, contents, everything, filled, opened, ordinary_user

FILE = "licwizard.sqlite3"
RESTRICTED = ("file", "folder") if os.name == "posix" else ("file",)  # elsewhere no folder can be read-only


def told(caught: pytest.ExceptionInfo[StoreError], code: str, where: Path) -> None:
    """Check what every error of the store has."""
    error = caught.value
    assert (error.code, error.exit_code, error.where) == (code, Exit.STORE, str(where))
    assert error.help is not None
    for sentence in (error.message.english(), error.help.english()):
        assert sentence[:1].islower()
        assert not sentence.endswith(".")


def change(path: Path, *statements: str) -> None:
    database = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        database.execute(statement)
    database.close()


def limit(monkeypatch: pytest.MonkeyPatch, pragma: str) -> None:
    """Let the store's connections be less than they would like to be."""
    connect = sqlite3.connect

    def limited(path: Path, *, timeout: float, isolation_level: None) -> sqlite3.Connection:
        database = connect(path, timeout=timeout, isolation_level=isolation_level)
        database.execute(pragma)
        return database

    monkeypatch.setattr(sqlite3, "connect", limited)


def overwrite(path: Path, start: int, what: bytes) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:start] + what + whole[start + len(what) :])


EVENT = "INSERT INTO events VALUES (1, 2, {at}, 'answered', {body})"
DAMAGE: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(b"garbage " * 1000),
    "a word": lambda path: path.write_bytes(b"word"),
    "zeros": lambda path: path.write_bytes(bytes(8192)),
    "cut in the header": lambda path: path.write_bytes(path.read_bytes()[:50]),
    "cut after the first page": lambda path: path.write_bytes(path.read_bytes()[:4096]),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 99]),
    "pages overwritten": lambda path: overwrite(path, 4096, b"\xa5" * (path.stat().st_size - 4096)),
    "no events": lambda path: change(path, "DROP TABLE events"),
    "no runs": lambda path: change(path, "PRAGMA foreign_keys = OFF", "DROP TRIGGER runs_delete", "DROP TABLE runs"),
    "a trigger gone": lambda path: change(path, "DROP TRIGGER events_delete"),
    "no version": lambda path: change(path, "PRAGMA user_version = 0"),
    "other columns": lambda path: change(path, "ALTER TABLE events RENAME COLUMN body TO text"),
    "a body that is no JSON": lambda path: change(path, EVENT.format(at="'2026-03-01T12:00:00Z'", body="'{'")),
    "a body that is no object": lambda path: change(path, EVENT.format(at="'2026-03-01T12:00:00Z'", body="'[]'")),
    "a body without end": lambda path: change(
        path, EVENT.format(at="'2026-03-01T12:00:00Z'", body="replace(hex(zeroblob(99999)), '0', '[')")
    ),
    "a body that is no UTF-8": lambda path: change(
        path, EVENT.format(at="'2026-03-01T12:00:00Z'", body="CAST(x'ff' AS TEXT)")
    ),
    "a time that is none": lambda path: change(path, EVENT.format(at="'yesterday'", body="'{}'")),
    "a time without a zone": lambda path: change(path, EVENT.format(at="'2026-03-01T12:00:00'", body="'{}'")),
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_store_is_told_and_never_altered(
    tmp_path: Path, damage: Callable[[Path], object], *, create: bool
) -> None:
    filled(tmp_path)
    damage(tmp_path / FILE)
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="the store is damaged, or is no database") as caught:
        everything(tmp_path, create=create)
    told(caught, "store-damaged", tmp_path / FILE)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE bookmarks (x)",),
        ("PRAGMA application_id = 7", "CREATE TABLE runs (x)", "CREATE TABLE events (x)"),
        ("PRAGMA journal_mode = WAL", "CREATE TABLE bookmarks (x)"),
        ("PRAGMA user_version = 1",),
    ],
)
def test_the_file_of_another_program_is_left_alone(
    tmp_path: Path, statements: tuple[str, ...], *, create: bool
) -> None:
    change(tmp_path / FILE, *statements)
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="belongs to another program") as caught:
        open_store(tmp_path, create=create)
    told(caught, "store-foreign", tmp_path / FILE)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("create", [True, False])
def test_a_store_of_a_newer_licwizard_asks_for_it(tmp_path: Path, *, create: bool) -> None:
    filled(tmp_path)
    change(tmp_path / FILE, "PRAGMA user_version = 2")
    before = contents(tmp_path)
    with pytest.raises(StoreError, match="the store has version 2, and this licwizard knows only 1") as caught:
        open_store(tmp_path, create=create)
    told(caught, "store-newer", tmp_path / FILE)
    assert caught.value.help is not None
    assert caught.value.help.english() == "install a newer licwizard"
    assert contents(tmp_path) == before


def test_an_sqlite_that_is_too_old_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match=r"needs SQLite 3\.37") as caught:
        open_store(tmp_path, create=True)
    told(caught, "store-sqlite", tmp_path / FILE)


@pytest.mark.parametrize("restricted", RESTRICTED)
def test_a_read_only_store_can_be_read_and_says_why_it_is_not_written(reachable: Path, restricted: str) -> None:
    run = filled(reachable)
    before = everything(reachable)
    (reachable / FILE).chmod(0o444 if restricted == "file" else 0o666)
    reachable.chmod(0o555 if restricted == "folder" else 0o777)
    with ordinary_user():
        assert everything(reachable) == before
        assert everything(reachable, create=True) == before
        with opened(reachable) as store:
            with pytest.raises(StoreError, match="read-only") as caught:
                store.append(run, [("answered", {})], NOON)
            told(caught, "store-read-only", reachable / FILE)
            assert store.runs() == (run,)
    assert set(contents(reachable)) == {FILE}


def test_a_lock_that_cannot_be_written_is_not_taken_for_held(reachable: Path) -> None:
    run = filled(reachable)
    with opened(reachable) as store, store.hold(run):
        lock = reachable / "locks" / "1.sqlite3"
    lock.chmod(0o444)
    with ordinary_user(), opened(reachable) as store:
        with pytest.raises(StoreError, match="read-only") as caught, store.hold(run):
            pytest.fail("held without a lock")
        told(caught, "store-read-only", lock)


def test_a_file_where_the_locks_should_be_is_told(tmp_path: Path) -> None:
    run = filled(tmp_path)
    (tmp_path / "locks").touch()
    with opened(tmp_path) as store:
        with pytest.raises(StoreError) as caught, store.hold(run):
            pytest.fail("held without a lock")
        told(caught, "store-no-folder", tmp_path / "locks")
        assert store.runs() == (run,)


@pytest.mark.skipif(os.name != "posix", reason="elsewhere no folder refuses its owner")
@pytest.mark.parametrize("create", [True, False])
def test_a_folder_that_may_not_be_entered_is_told(reachable: Path, *, create: bool) -> None:
    home = reachable / "closed" / "home"
    home.mkdir(parents=True)
    home.parent.chmod(0)
    with ordinary_user(), pytest.raises(StoreError, match="permission is missing") as caught:
        open_store(home, create=create)
    assert caught.value.code == "store-denied"


def test_a_store_that_may_not_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    for create in (True, False):
        with pytest.raises(StoreError, match="something else is in its place") as caught:
            open_store(tmp_path, create=create)
        told(caught, "store-denied", tmp_path / FILE)


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("below", [".", "deeper"])
def test_a_file_where_the_folder_should_be_is_told_and_kept(tmp_path: Path, below: str, *, create: bool) -> None:
    home = tmp_path / "home"
    home.write_text("mine", encoding="utf-8")
    with pytest.raises(StoreError, match="a file stands where the folder") as caught:
        open_store(home / below, create=create)
    assert caught.value.code == "store-no-folder"
    assert str(caught.value.where).startswith(str(home))
    assert contents(tmp_path) == {"home": b"mine"}


def test_a_full_disk_loses_nothing_and_the_store_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = filled(tmp_path)
    limit(monkeypatch, "PRAGMA max_page_count = 1")
    with opened(tmp_path) as store:
        before = store.events(run)
        with pytest.raises(StoreError, match="the disk is full") as caught:
            store.append(run, [("answered", {}), ("answered", {"text": "x" * 100_000})], NOON)
        told(caught, "store-full", tmp_path / FILE)
        assert store.events(run) == before
        assert store.append(run, [("answered", {})], NOON)[0].seq == 2
    assert [event.seq for event in everything(tmp_path)["migration"]] == [1, 2]


def test_a_full_disk_while_the_store_is_made_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        limit(patch, "PRAGMA max_page_count = 2")
        with pytest.raises(StoreError) as caught:
            open_store(tmp_path, create=True)
    told(caught, "store-full", tmp_path / FILE)
    assert open_store(tmp_path, create=False) is None
    filled(tmp_path)


@pytest.mark.parametrize(("number", "code"), [(ENOSPC, "store-full"), (EROFS, "store-read-only"), (5, "store-failed")])
def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(path: Path, *_arguments: object, **_options: object) -> None:
        raise OSError(number, "no", str(path))

    monkeypatch.setattr(Path, "mkdir", fail)
    with pytest.raises(StoreError) as caught:
        open_store(tmp_path / "home", create=True)
    told(caught, code, tmp_path / "home")


@pytest.mark.parametrize("create", [True, False])
def test_a_store_that_is_locked_for_too_long_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, create: bool
) -> None:
    filled(tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    limit(monkeypatch, "PRAGMA busy_timeout = 0")
    with pytest.raises(StoreError, match="in use elsewhere for too long") as caught:
        open_store(tmp_path, create=create)
    told(caught, "store-busy", tmp_path / FILE)
    other.close()
    assert len(everything(tmp_path)["migration"]) == 1


def test_an_append_that_is_locked_out_can_be_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run = filled(tmp_path)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    limit(monkeypatch, "PRAGMA busy_timeout = 0")
    with opened(tmp_path) as store:
        other.execute("BEGIN")
        other.execute("SELECT * FROM runs").fetchall()  # a reader stops the writer at its very end
        with pytest.raises(StoreError) as caught:
            store.append(run, [("answered", {})], NOON)
        told(caught, "store-busy", tmp_path / FILE)
        other.close()
        assert len(store.events(run)) == 1
        assert store.append(run, [("answered", {})], NOON)[0].seq == 2


def test_a_store_that_was_closed_says_so(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.close()
    for use in (store.runs, lambda: store.create("migration", "migrate", "built-in", NOON), lambda: store.settings):
        with pytest.raises(StoreError, match="closed database") as caught:
            use()
        told(caught, "store-failed", tmp_path / FILE)
