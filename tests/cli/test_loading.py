"""A command loads what it needs, and no more."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import now

_LOADED = """
import sys
from licwizard.cli import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print("LOADED", *sorted({name.split(".")[0] for name in sys.modules}))
"""


def _loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *arguments],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )
    last = done.stdout.rstrip().rpartition("\n")[2]
    assert last.startswith("LOADED ")
    return set(last.split()[1:])


@pytest.mark.parametrize(
    ("arguments", "needless"),
    [
        (("--version",), {"typer", "rich", "pydantic", "yaml", "questionary", "sqlite3", "decimal", "platformdirs"}),
        (("check", "--current", "50", "--ordered", "48"), {"rich", "pydantic", "yaml", "questionary", "sqlite3"}),
        (("check", "--current", "storage=5", "--ordered", "storage=4"), {"rich", "pydantic", "questionary", "sqlite3"}),
        (("--help",), {"rich", "pydantic", "yaml", "questionary", "sqlite3"}),
        (("status",), {"questionary", "prompt_toolkit", "polib"}),
        (("faq", "osm"), {"questionary", "prompt_toolkit"}),
        (("migrate", "--no-input"), {"questionary", "prompt_toolkit"}),
    ],
)
def test_what_a_command_does_not_need_is_not_loaded(arguments: tuple[str, ...], needless: set[str]) -> None:
    assert _loaded(*arguments) & needless == set()


def test_a_file_needs_no_drawing_and_no_schema(tmp_path: Path) -> None:
    loaded = _loaded("check", "--current", str(now(tmp_path)), "--ordered", "professional=5")
    assert "yaml" in loaded  # the catalogue
    assert loaded & {"rich", "pydantic", "questionary", "sqlite3"} == set()
