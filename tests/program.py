"""The whole program, as a process of its own or inside this one."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from licwizard.cli.guard import guarded
from licwizard.load.guide import LoadedGuide, load_guide
from licwizard.resources import data_folder

PATIENCE = 60


class Result(NamedTuple):
    """How a call ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - any JSON
        """The one JSON document on standard output."""
        return json.loads(self.out, parse_constant=_refuse)

    @property
    def said(self) -> str:
        """Everything that was written, its lines joined: a sentence may have been wrapped anywhere."""
        return " ".join((self.out + " " + self.err).split())


def _refuse(constant: str) -> None:
    pytest.fail(f"{constant} is no JSON")


def environment(**more: str) -> dict[str, str]:
    """The present environment for a process that finds the same modules."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **more}


def process(
    *arguments: object,
    stdin: str | bytes = "",
    cwd: Path | None = None,
    environ: Mapping[str, str] | None = None,
    first: str = "",
) -> Result:
    """Run `licwizard` as a process; the code in `first` is run in it before anything else."""
    words = ["-m", "licwizard"]
    if first:
        words = ["-c", f"{first}\nimport runpy\nrunpy.run_module('licwizard', run_name='__main__', alter_sys=True)"]
    done = subprocess.run(
        [sys.executable, *words, *map(str, arguments)],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        cwd=cwd,
        env=environment(**(environ or {})),
        timeout=PATIENCE,
        check=False,
    )
    return Result(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


Call = Callable[..., Result]


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk, nor load the built-in guide for each call: processes do both."""
    monkeypatch.setattr("licwizard.store.sqlite._WRITING", ("PRAGMA synchronous = OFF",))
    monkeypatch.setattr("licwizard.session.guides.load_guide", _loaded)


@pytest.fixture
def licwizard(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, hasty: None) -> Call:
    """A function that calls the program inside this process, standard input being what is given."""
    del hasty

    def call(*arguments: object, stdin: str | bytes = "") -> Result:
        given = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(given), encoding="utf-8"))
        capsys.readouterr()
        code = guarded([str(one) for one in arguments])
        return Result(code, *capsys.readouterr())

    return call


def _loaded(path: Path) -> LoadedGuide:
    return _built_in() if path == data_folder() / "steps.yaml" else load_guide(path)


@cache
def _built_in() -> LoadedGuide:
    return load_guide(data_folder() / "steps.yaml")


def assert_clear(result: Result, code: int, *words: str) -> None:
    """Assert one clear error: its exit code, what and where in a few words, a way out, and no traceback."""
    assert result.code == code, result
    assert "Traceback" not in result.out + result.err
    lines = result.err.splitlines()
    assert sum(line.startswith("error: ") for line in lines) == 1, result.err
    assert sum(line.startswith("help: ") for line in lines) == 1, result.err
    assert len(lines) <= 6
    assert max(map(len, lines)) < 400
    for word in words:
        assert word.casefold() in result.err.casefold()
