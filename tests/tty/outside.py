"""A run as others than its own process see it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from licwizard.core.answers import ANSWERED
from licwizard.core.journal import Event
from licwizard.store.sqlite import open_store


def licwizard(*arguments: str, stdin: int = subprocess.DEVNULL) -> subprocess.CompletedProcess[str]:
    """Run the program to its end without a terminal."""
    return subprocess.run(
        [sys.executable, "-m", "licwizard", *arguments],
        stdin=stdin,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def status(run: str = "migration") -> dict[str, Any]:
    """Return what `status --json` says of a run."""
    found: dict[str, Any] = json.loads(licwizard("status", run, "--json").stdout)
    return found


def journal(run: str = "migration") -> tuple[Event, ...]:
    """Return what is stored of a run at this moment, nothing if there is no run yet."""
    store = open_store(Path(os.environ["LICWIZARD_HOME"]), create=False)
    if store is None:
        return ()
    with store:
        info = store.find(run)
        return store.events(info) if info else ()


def answered(events: tuple[Event, ...]) -> list[str]:
    """Return the keys of the answers in a journal, in their order."""
    return [event.body["key"] for event in events if event.kind == ANSWERED]
