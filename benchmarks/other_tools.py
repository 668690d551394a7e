"""The tools that licwizard is held beside, in an environment of their own: they are no dependencies of the project."""

import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path
from tempfile import gettempdir

CACHE = Path(gettempdir(), "licwizard-benchmarks")


def environment(names: Sequence[str]) -> Path:
    """Return the folder of an environment's programs, made with pip if it is not there or lacks one of `names`."""
    folder = CACHE / f"python{sys.version_info.major}.{sys.version_info.minor}"
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not python_of(programs).exists():
        venv.create(folder, with_pip=True)
    missing = [name for name in names if not _version(programs, name)]
    if missing:
        print(f"installing {', '.join(missing)} under {folder}", file=sys.stderr)
        subprocess.run([str(python_of(programs)), "-m", "pip", "install", "-qq", *missing], check=True)  # noqa: S603
    return programs


def python_of(programs: Path) -> Path:
    """Return the interpreter of an environment."""
    return programs / ("python.exe" if sys.platform == "win32" else "python")


def versions(programs: Path, names: Sequence[str]) -> str:
    """Return the names with their versions."""
    return ", ".join(f"{name} {_version(programs, name)}" for name in names)


def _version(programs: Path, name: str) -> str:
    code = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"
    command = [str(python_of(programs)), "-I", "-c", code, name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return done.stdout.strip()
