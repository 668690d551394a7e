"""What the tests of the store share: a moment, other processes, an ordinary user, a look around the folder."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from licwizard.core.journal import Event, RunInfo
from licwizard.store.sqlite import Store, open_store

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
PREAMBLE = """
import os, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
from licwizard.errors import InUseError
from licwizard.store.sqlite import open_store
HOME, NOON = Path(sys.argv[1]), datetime(2026, 3, 1, 12, tzinfo=UTC)
def say(word):
    print(word, flush=True)
"""


def later(minutes: int) -> datetime:
    return NOON + timedelta(minutes=minutes)


def opened(home: Path, *, create: bool = True) -> Store:
    store = open_store(home, create=create)
    assert store is not None
    return store


def filled(home: Path) -> RunInfo:
    """Make a store of one run with one event."""
    with opened(home) as store:
        run = store.create("migration", "migrate", "built-in", NOON)
        store.append(run, [("answered", {"step": "first"})], NOON)
        return run


def everything(home: Path, *, create: bool = False) -> dict[str, tuple[Event, ...]]:
    with opened(home, create=create) as store:
        return {run.name: store.events(run) for run in store.runs()}


def contents(home: Path) -> dict[str, bytes]:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


@contextmanager
def process(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run `code` in another Python; whatever happens, it is gone at the end of the block."""
    child = subprocess.Popen(
        [sys.executable, "-c", PREAMBLE + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def line(child: subprocess.Popen[str]) -> str:
    """Wait for the next line that the other process says; empty if it has ended."""
    assert child.stdout is not None
    return child.stdout.readline().strip()


def go(child: subprocess.Popen[str]) -> None:
    """Let the other process go on, where it waits for a line."""
    assert child.stdin is not None
    child.stdin.write("\n")
    child.stdin.flush()


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Do without the administrator's rights, to which no permission applies."""
    administrator = os.name == "posix" and os.geteuid() == 0
    if administrator:
        os.seteuid(65534)
    try:
        yield
    finally:
        if administrator:
            os.seteuid(0)
