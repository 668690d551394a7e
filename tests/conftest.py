"""What holds for every test: a home of its own, a plain environment, and no network."""

import os
import signal
import socket
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

# The same examples each time; `HYPOTHESIS_PROFILE=by-hand` draws ten times as many, and others each time.
settings.register_profile("ci", max_examples=100, deadline=None, derandomize=True, database=None)
settings.register_profile("by-hand", max_examples=1000, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

# A shell's background job ignores Ctrl-C, and so would every process that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_UNSET = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ACCESSIBLE", "LANGUAGE", "LC_MESSAGES")


def _no_network(*_: Any) -> NoReturn:  # noqa: ANN401 - whatever a socket is asked for
    pytest.fail("a test reached for the network")


@pytest.fixture(autouse=True)
def poisoned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests, and the processes that they start, away from the real home and the network."""
    for name in [name for name in os.environ if name.startswith("LICWIZARD_") or name in _UNSET]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LICWIZARD_HOME", str(tmp_path / "licwizard-home"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    for name in ("LANG", "LC_ALL"):
        monkeypatch.setenv(name, "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setattr(socket.socket, "connect", _no_network)
