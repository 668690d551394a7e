"""How long licwizard takes to start, measured as a person feels it: whole processes, first words included.

`python benchmarks/startup.py [--rounds N]`, with a Python that has licwizard installed. A bare Typer program
with the same two options is the yardstick; the programs take turns, so that a slow moment of the machine
strikes all of them, and what counts is the ratio of their medians.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

WARM_UP = 3
OWN = "import sys\nfrom licwizard.cli import main\nsys.exit(main())\n"  # what the installed command holds
BARE = """\
import typer


def check(current: int = typer.Option(), ordered: int = typer.Option()) -> None:
    typer.echo("short" if ordered < current else "enough")
    raise typer.Exit(1 if ordered < current else 0)


typer.run(check)
"""
NUMBERS = ("--current", "50", "--ordered", "48")


def whole_run(command: list[str], environ: Mapping[str, str], code: int) -> float:
    """Return the seconds that a process takes from its start to its end; stop if it returns another code."""
    begin = perf_counter()
    done = subprocess.run(command, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # noqa: S603
    seconds = perf_counter() - begin
    if done.returncode != code:
        sys.exit(f"{command} returned {done.returncode}, not {code}:\n{done.stderr.decode(errors='replace')}")
    return seconds


def first_words(command: list[str], environ: Mapping[str, str]) -> float:
    """Return the seconds until a process in a terminal has written something; it is ended then."""
    import pty  # noqa: PLC0415 - there is none on Windows

    ours, theirs = pty.openpty()
    begin = perf_counter()
    process = subprocess.Popen(command, env=environ, stdin=theirs, stdout=theirs, stderr=theirs)  # noqa: S603
    os.close(theirs)
    try:
        words = os.read(ours, 64)
        seconds = perf_counter() - begin
    finally:
        process.kill()
        process.wait()
        os.close(ours)
    if b"licwizard" not in words:
        sys.exit(f"{command} did not begin with its name: {words!r}")
    return seconds


def measure(ways: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return the median of each way, in milliseconds; they take turns."""
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(WARM_UP + rounds):
        for name, way in ways.items():
            seconds = way()
            if turn >= WARM_UP:
                taken[name].append(seconds)
    return {name: median(times) * 1000 for name, times in taken.items()}


def main() -> None:
    """Measure and print a table."""
    parser = argparse.ArgumentParser(description="Measure how long licwizard takes to start.")
    parser.add_argument("--rounds", type=int, default=40, metavar="N", help="turns that count (40)")
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as folder:
        own, bare = Path(folder, "own.py"), Path(folder, "bare.py")
        own.write_text(OWN, encoding="utf-8")
        bare.write_text(BARE, encoding="utf-8")
        environ = {**os.environ, "LICWIZARD_HOME": str(Path(folder, "home")), "LICWIZARD_LANG": "en"}
        environ |= {"TERM": "xterm", "PYTHONUTF8": "1"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled; the first turns see to it
        ways: dict[str, Callable[[], float]] = {
            "bare Typer program": lambda: whole_run([sys.executable, str(bare), *NUMBERS], environ, 1),
            "licwizard check": lambda: whole_run([sys.executable, str(own), "check", *NUMBERS], environ, 1),
        }
        if sys.platform != "win32":
            ways["licwizard migrate, first words"] = lambda: first_words([sys.executable, str(own), "migrate"], environ)
        medians = measure(ways, rounds)
    yardstick = medians["bare Typer program"]
    print(f"Python {sys.version.split()[0]}, {rounds} turns, medians\n")
    print(f"{'':32}{'ms':>8}{'ratio':>8}")
    for name, milliseconds in medians.items():
        print(f"{name:32}{milliseconds:8.1f}{milliseconds / yardstick:8.2f}")


if __name__ == "__main__":
    main()
