"""The program, and faulty guides for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.program import hasty, licwizard
from tests.prove.marked import marked

__all__ = ["hasty", "licwizard"]


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """A function that puts a faulty guide into the present folder, and returns its name."""
    monkeypatch.chdir(tmp_path)

    def put(name: str) -> str:
        return marked(name, tmp_path / name).faulty.relative_to(tmp_path).as_posix()

    return put
