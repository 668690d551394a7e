"""Whatever is answered, corrected, taken back and opened again: nothing irreversible passes its gates by."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any, Self

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test

from licwizard.core.guide import Guide
from licwizard.core.journal import Event, RunInfo
from licwizard.env import Env
from licwizard.load.catalogue import load_catalogue
from licwizard.session import run as session
from licwizard.session.guides import open_guide
from tests.core.machine import Machine
from tests.core.machine_files import write_files


class Shelf:
    """A store in memory, with the ways of the real one."""

    def __init__(self) -> None:
        self.run: RunInfo | None = None
        self.rows: list[tuple[datetime, str, str]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of nothing."""

    def find(self, name: str) -> RunInfo | None:
        return self.run if self.run and self.run.name == name else None

    def create(self, name: str, procedure: str, guide: str, at: datetime) -> RunInfo:
        self.run = RunInfo(1, name, procedure, guide, at, at)
        return self.run

    def events(self, _: RunInfo) -> tuple[Event, ...]:
        return tuple(Event(seq, at, kind, json.loads(body)) for seq, (at, kind, body) in enumerate(self.rows, 1))

    def append(self, run: RunInfo, entries: Sequence[tuple[str, Mapping[str, Any]]], at: datetime) -> tuple[Event, ...]:
        before = len(self.rows)
        self.rows += [(at, kind, json.dumps(body)) for kind, body in entries]
        return self.events(run)[before:]

    def hold(self, _: RunInfo) -> AbstractContextManager[None]:
        return nullcontext()


@pytest.fixture
def in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the store in memory, and read guide and catalogue once."""
    shelves: dict[Path, Shelf] = {}

    def open_store(home: Path, *, create: bool) -> Shelf | None:
        return shelves.setdefault(home, Shelf()) if create else shelves.get(home)

    @cache
    def opened(given: str | None) -> tuple[str, Guide]:
        return open_guide(Env(environ={}), given, proved=True)

    monkeypatch.setattr(session, "open_store", open_store)
    monkeypatch.setattr(session, "open_guide", lambda _, given, *, proved: opened(given if proved else None))
    monkeypatch.setattr(session, "load_catalogue", cache(load_catalogue))


def runs(folder: Path, *, examples: int, steps: int) -> None:
    write_files(folder)
    machine = type("Here", (Machine,), {"folder": folder})
    run_state_machine_as_test(machine, settings=settings(max_examples=examples, stateful_step_count=steps))


@pytest.mark.usefixtures("in_memory")
def test_nothing_irreversible_passes_its_gates_by(tmp_path: Path) -> None:
    # 500 runs, or 5,000 with HYPOTHESIS_PROFILE=by-hand.
    runs(tmp_path, examples=5 * settings().max_examples, steps=8)


def test_the_same_holds_on_the_disk(tmp_path: Path) -> None:
    runs(tmp_path, examples=settings().max_examples // 20, steps=10)
