"""The runs and their journals in one SQLite file; nothing else knows sqlite3."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from errno import ENOTDIR
from pathlib import Path
from stat import S_ISREG
from types import TracebackType
from typing import Any, Self, TypeVar
from unicodedata import category

from licwizard.core.journal import Event, RunInfo
from licwizard.store.trouble import damaged, explain, foreign, in_use, newer, no_name, taken, too_old

FILE = "licwizard.sqlite3"
APPLICATION = 0x4C696357  # "LicW"
VERSION = 1
PATIENCE = 5.0
NAME_LENGTH = 100

_SETTINGS = ("PRAGMA foreign_keys = ON", "PRAGMA trusted_schema = OFF", "PRAGMA fullfsync = ON")
# EXTRA is FULL and more: the folder, too, is on disk before a change counts as made. With FULL alone a
# power cut could bring the deleted journal back, and with it undo the change.
_WRITING = ("PRAGMA journal_mode = DELETE", "PRAGMA synchronous = EXTRA")

_SCHEMA = {
    "runs": """CREATE TABLE runs (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, procedure TEXT NOT NULL, guide TEXT NOT NULL,
        created TEXT NOT NULL) STRICT""",
    "events": """CREATE TABLE events (
        run INTEGER NOT NULL REFERENCES runs (number), seq INTEGER NOT NULL, at TEXT NOT NULL, kind TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (run, seq)) STRICT""",
    **{
        f"{table}_{verb}": f"""CREATE TRIGGER {table}_{verb} BEFORE {verb} ON {table}
        BEGIN SELECT RAISE(ABORT, 'what is stored stays as it is'); END"""
        for table in ("runs", "events")
        for verb in ("update", "delete")
    },
    # INSERT OR REPLACE takes rows out without asking the triggers above.
    "events_insert": """CREATE TRIGGER events_insert BEFORE INSERT ON events
        WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM events WHERE run = NEW.run)
        BEGIN SELECT RAISE(ABORT, 'events only follow each other'); END""",
}
_RUNS = """SELECT number, name, procedure, guide, created,
    coalesce((SELECT at FROM events WHERE run = number ORDER BY seq DESC LIMIT 1), created) AS changed FROM runs"""

_Value = TypeVar("_Value")


class Store:
    """All runs and what happened in them. Its methods raise StoreError, with the path and the way out."""

    def __init__(self, path: Path, database: sqlite3.Connection) -> None:
        """Take over a connection to a store that is ready."""
        self.path = path
        self._database = database

    def __enter__(self) -> Self:
        """Return the store."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close the store."""
        self.close()

    def close(self) -> None:
        """Close the store; once is enough, twice does no harm."""
        self._database.close()

    @property
    def settings(self) -> Mapping[str, str | int]:
        """Return what holds for the connection, as SQLite itself says."""
        names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id", "user_version")
        with _explained(self.path):
            return {name: self._database.execute(f"PRAGMA {name}").fetchone()[0] for name in names}

    def runs(self) -> tuple[RunInfo, ...]:
        """Return all runs, newest change first."""
        return self._read(_run, f"{_RUNS} ORDER BY changed DESC, number DESC")

    def find(self, name: str) -> RunInfo | None:
        """Return the run of this name, letter by letter, or None."""
        return next(iter(self._read(_run, f"{_RUNS} WHERE name = ?", name)), None) if _can_be_name(name) else None

    def create(self, name: str, procedure: str, guide: str, at: datetime) -> RunInfo:
        """Return a new run, stored. Raise UsageError for a name that cannot be, StoreError for one that is taken."""
        if not _can_be_name(name):
            raise no_name(NAME_LENGTH)
        created = _utc(at)
        with _explained(self.path), _transaction(self._database, "IMMEDIATE"):
            if self.find(name):
                raise taken(self.path, name)
            cursor = self._database.execute(
                "INSERT INTO runs (name, procedure, guide, created) VALUES (?, ?, ?, ?)",
                (name, procedure, guide, _stamp(created)),
            )
        return RunInfo(int(cursor.lastrowid or 0), name, procedure, guide, created, created)

    def events(self, run: RunInfo) -> tuple[Event, ...]:
        """Return what happened in `run`, in order."""
        return self._read(_event, "SELECT seq, at, kind, body FROM events WHERE run = ? ORDER BY seq", run.number)

    def append(self, run: RunInfo, entries: Sequence[tuple[str, Mapping[str, Any]]], at: datetime) -> tuple[Event, ...]:
        """Return the new events, of kind and body each. On disk when this returns: all of them, or after an error none.

        Raise TypeError or ValueError for a body that JSON cannot hold.
        """
        stamp = _stamp(_utc(at))
        texts = [(kind, _json(body)) for kind, body in entries]
        with _explained(self.path), _transaction(self._database, "IMMEDIATE"):
            ((last,),) = self._read(tuple, "SELECT coalesce(max(seq), 0) FROM events WHERE run = ?", run.number)
            rows = [(seq, stamp, kind, text) for seq, (kind, text) in enumerate(texts, last + 1)]
            self._database.executemany(
                "INSERT INTO events (run, seq, at, kind, body) VALUES (?, ?, ?, ?, ?)",
                [(run.number, *row) for row in rows],
            )
        return tuple(_event(row) for row in rows)

    @contextmanager
    def hold(self, run: RunInfo) -> Iterator[None]:
        """Keep `run` for this process until the end of the block. Raise InUseError while it is held already.

        What holds it is a transaction that never ends, on a file of its own that stays empty: the
        system lets go of it when the process dies, however it dies.
        """
        path = self.path.parent / "locks" / f"{run.number}.sqlite3"
        with _explained(path):
            path.parent.mkdir(exist_ok=True)
            # Not zero: of two that come at the same instant, both would find the other in the way.
            lock = sqlite3.connect(path, timeout=0.2, isolation_level=None)
        with closing(lock):
            with _explained(path):
                try:
                    lock.execute("PRAGMA journal_mode = MEMORY")
                    lock.execute("BEGIN EXCLUSIVE")
                    # Where the file is read-only, the line before takes no lock and says nothing; this one does.
                    lock.execute("PRAGMA user_version = 1")
                except sqlite3.OperationalError as error:
                    if _name(error).startswith("SQLITE_BUSY"):
                        raise in_use(run.name) from error
                    raise
            yield

    def _read(self, make: Callable[[Any], _Value], query: str, *values: str | int) -> tuple[_Value, ...]:
        try:
            with _explained(self.path):
                return tuple(make(row) for row in self._database.execute(query, values).fetchall())
        except (ValueError, TypeError, RecursionError) as error:
            raise damaged(self.path) from error


def open_store(home: Path, *, create: bool) -> Store | None:
    """Return the store in the folder `home`, or None if there is none and `create` is off.

    Where it may not be written, it can be read all the same. Raise StoreError if it cannot be used.
    """
    path = home.absolute() / FILE
    if sqlite3.sqlite_version_info < (3, 37):
        raise too_old(path, sqlite3.sqlite_version)
    with _explained(path):
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not _holds_something(path):
            return None
        # No `mode=ro` is needed: SQLite reads what the system does not let it write. And no address
        # with `file:` at all, for SQLite refuses those of a network folder.
        database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        try:
            if _prepare(path, database, create=create):
                return Store(path, database)
        except BaseException:
            database.close()
            raise
        database.close()
        return None


def _holds_something(path: Path) -> bool:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        for folder in path.parents:
            if folder.is_file():
                raise NotADirectoryError(ENOTDIR, "not a folder", str(folder)) from None
        return False
    return found.st_size > 0 or not S_ISREG(found.st_mode)


def _prepare(path: Path, database: sqlite3.Connection, *, create: bool) -> bool:
    """Make an empty file a store if `create` is on; return whether it is one now."""
    for setting in _SETTINGS:
        database.execute(setting)
    with _transaction(database, "DEFERRED"):
        ready = _is_store(path, database)
    if not ready and not create:
        return False
    for setting in _WRITING:  # only now, for the first would rewrite a database of another program
        database.execute(setting)
    if not ready:
        # The file itself may be empty at any instant, and empty means that there is no store yet.
        # It is filled in one transaction under an exclusive lock: whoever is killed in it leaves a
        # journal, with which the next one makes the file empty again; whoever comes second waits,
        # and then finds it filled. Nothing is renamed, so that nothing can be overwritten.
        with _transaction(database, "EXCLUSIVE"):
            if not _is_store(path, database):
                for statement in _SCHEMA.values():
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {APPLICATION}")
                database.execute(f"PRAGMA user_version = {VERSION}")
    return True


def _is_store(path: Path, database: sqlite3.Connection) -> bool:
    """Return False for an empty file. Raise StoreError for what is neither empty nor a store."""
    (application,) = database.execute("PRAGMA application_id").fetchone()
    (version,) = database.execute("PRAGMA user_version").fetchone()
    names = {name for (name,) in database.execute("SELECT name FROM sqlite_schema").fetchall()}
    if not (application or version or names):
        return False
    if application != APPLICATION:
        raise foreign(path)
    if version > VERSION:
        raise newer(path, version, VERSION)
    if version < VERSION or not names.issuperset(_SCHEMA):
        raise damaged(path)
    return True


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say into a StoreError: the one place that does."""
    try:
        yield
    except (sqlite3.Error, OSError, UnicodeEncodeError) as error:
        raise explain(path, error, _name(error)) from error


def _name(error: Exception) -> str:
    """Return SQLite's name of an error; Python's own, for text that is not UTF-8, has none."""
    return getattr(error, "sqlite_errorname", "SQLITE_CORRUPT" if isinstance(error, sqlite3.OperationalError) else "")


@contextmanager
def _transaction(database: sqlite3.Connection, kind: str) -> Iterator[None]:
    try:
        database.execute(f"BEGIN {kind}")
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


def _can_be_name(name: str) -> bool:
    """Return whether a name is one line of text that can be stored: no control, half or line-ending characters."""
    kinds = {category(character) for character in name}
    return bool(name.strip()) and len(name) <= NAME_LENGTH and kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


def _run(row: tuple[int, str, str, str, str, str]) -> RunInfo:
    number, name, procedure, guide, created, changed = row
    return RunInfo(number, name, procedure, guide, _time(created), _time(changed))


def _event(row: tuple[int, str, str, str]) -> Event:
    seq, at, kind, body = row
    value = json.loads(body)
    if not isinstance(value, dict):
        raise TypeError(kind)
    return Event(seq, _time(at), kind, value)


def _json(body: Mapping[str, Any]) -> str:
    text = json.dumps(dict(body), ensure_ascii=False, sort_keys=True, allow_nan=False)
    # A path whose bytes are no text holds characters that SQLite does not take, but JSON can spell.
    spelled = any("\ud800" <= x <= "\udfff" for x in text)
    return json.dumps(dict(body), sort_keys=True, allow_nan=False) if spelled else text


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(UTC)


def _stamp(at: datetime) -> str:
    """Return a time that sorts as text."""
    return at.isoformat(timespec="microseconds")


def _time(text: str) -> datetime:
    return _utc(datetime.fromisoformat(text))
