"""What a whole walk, and every reading command, asks of the system: no network, nothing written elsewhere."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import everything, now

# Runs the command line under an audit hook, and appends what it saw to the file that is named first.
_WATCHED = """
import json, os, sys
seen = []
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
PATHS = {"os.mkdir", "os.rename", "os.remove", "os.link", "os.symlink", "os.truncate", "os.rmdir", "sqlite3.connect"}
def hook(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.", "ftplib.", "smtplib.")):
        seen.append(["network", event])
    elif event == "open" and isinstance(arguments[0], str) and (arguments[2] or 0) & WRITING:
        seen.append(["write", os.path.abspath(arguments[0])])
    elif event in PATHS:
        seen.append(["write", os.path.abspath(os.fsdecode(arguments[0]))])
report = sys.argv.pop(1)
sys.dont_write_bytecode = True
sys.addaudithook(hook)
from licwizard.cli.guard import guarded
code = guarded(sys.argv[1:])
found = list(seen)
with open(report, "w", encoding="utf-8") as file:
    json.dump(found, file)
sys.exit(code)
"""
_HARMLESS = ("/dev/null", "/dev/tty")


def _watched(folder: Path, *arguments: str) -> tuple[int, list[list[str]]]:
    report = folder / "report.json"
    done = subprocess.run(
        [sys.executable, "-c", _WATCHED, str(report), *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    assert report.is_file(), done.stderr
    return done.returncode, json.loads(report.read_text(encoding="utf-8"))


def _outside(seen: list[list[str]], home: Path) -> list[str]:
    return [
        path
        for kind, path in seen
        if kind == "write" and path not in _HARMLESS and home not in (Path(path), *Path(path).parents)
    ]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "only-here"
    monkeypatch.setenv("LICWIZARD_HOME", str(folder))
    return folder


def test_a_whole_migration_opens_no_connection_and_writes_only_under_its_home(tmp_path: Path, home: Path) -> None:
    answers = tmp_path / "answers.json"
    answers.write_text(json.dumps(everything(tmp_path)), encoding="utf-8")
    code, seen = _watched(tmp_path, "migrate", "--answers", str(answers))
    assert code == 0
    assert [event for kind, event in seen if kind == "network"] == []
    assert _outside(seen, home) == []
    assert any(Path(path).parent == home for kind, path in seen if kind == "write")  # the hook does see what is written


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("runs", "--json"),
        ("faq", "osm"),
        ("--lang", "sv", "run", "eligibility"),
        ("check", "--current", "50", "--ordered", "48"),
        ("check", "--current", "now.json", "--ordered", "professional=5"),
        ("guide", "lint"),
        ("guide", "test"),
        ("guide", "draw"),
    ],
)
def test_no_command_opens_a_connection_or_writes_elsewhere(
    arguments: tuple[str, ...], tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now(tmp_path)
    monkeypatch.chdir(tmp_path)
    _, seen = _watched(tmp_path, *arguments)
    assert [event for kind, event in seen if kind == "network"] == []
    assert _outside(seen, home) == []


def test_the_watch_sees_a_connection_and_a_file(tmp_path: Path) -> None:
    watched = _WATCHED.replace(
        "code = guarded(sys.argv[1:])",
        "import socket; socket.socket().close(); open(sys.argv[1], 'w').close(); code = 0",
    )
    report = tmp_path / "report.json"
    subprocess.run([sys.executable, "-c", watched, str(report), str(tmp_path / "elsewhere")], check=True)
    seen = json.loads(report.read_text(encoding="utf-8"))
    assert "network" in {kind for kind, _ in seen}
    assert _outside(seen, tmp_path / "home") == [str(tmp_path / "elsewhere")]
