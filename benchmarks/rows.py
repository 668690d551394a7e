"""How long `licwizard check` takes over files of many rows, and how much memory, beside what else one might use.

    python benchmarks/rows.py                    # 1,000, 100,000 and 1,000,000 rows
    python benchmarks/rows.py --rounds 5 1000    # other rounds and sizes

Each file holds rows of 200 items, which add up; a current file and an order, of which one item is short. All is whole
processes, which take turns, so that a slow moment of the machine strikes each of them. csv-diff needs keys that are
unique, and so gets files of its own: as many rows, and as many keys. DuckDB, Polars and csv-diff go into an environment
of their own in the temporary folder.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as a script, it would see its own folder alone

from benchmarks.children import Taken, in_turn
from benchmarks.other_tools import environment, python_of, versions
from benchmarks.summing import BARE, DUCKDB, LOOP, POLARS

TOOLS = ("csv-diff", "duckdb", "polars")
SIZES = (1_000, 100_000, 1_000_000)
OWN = "import sys\nfrom licwizard.cli import main\nsys.exit(main())\n"  # what the installed command holds
ITEMS = 200
# In a process of its own, for a child's peak is never less than what its parent holds as it starts it
_IDS = """\
from licwizard.load.catalogue import load_catalogue
from licwizard.resources import data_folder
for one in load_catalogue(data_folder() / "products.yaml").products:
    if one.kind != "trial":
        print(one.id)
"""
SMALL, LARGE = SIZES[0], SIZES[-1]
MEBIBYTE = 2**20
# At most so many times the yardstick
STARTS, LOOPS, DIFFS, GROWS = 1.3, 2.0, 1 / 5, 10 * MEBIBYTE
_DIFF_ROUNDS = 2  # it takes so long that it has fewer


def items() -> list[str]:
    """Return the ids of 200 items that are compared: trials are left out."""
    command = [sys.executable, "-c", _IDS]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return done.stdout.split()[:ITEMS]


def write(folder: Path, size: int, names: Sequence[str]) -> None:
    """Write both files of rows that add up, and both of keys that are unique; the orders lack one unit."""
    draw = Random(size)  # noqa: S311 - the same each time
    for kind in ("rows", "keys"):
        with (
            (folder / f"current-{kind}-{size}.csv").open("w", encoding="utf-8", newline="") as current,
            (folder / f"ordered-{kind}-{size}.csv").open("w", encoding="utf-8", newline="") as ordered,
        ):
            current.write("item,count\n")
            ordered.write("item,count\n")
            for number in range(size):
                name = draw.choice(names) if kind == "rows" else f"item-{number}"
                count = draw.randint(2, 20)
                current.write(f"{name},{count}\n")
                ordered.write(f"{name},{count - (number == size // 2)}\n")


def ways(folder: Path, size: int, programs: Path) -> dict[str, list[str]]:
    """Return a command for each of the programs that are held beside one another, written into `folder`."""
    texts = {"own": OWN, "bare": BARE, "loop": LOOP, "duck": DUCKDB, "bears": POLARS}
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    rows = [str(folder / f"{side}-rows-{size}.csv") for side in ("current", "ordered")]
    keys = [str(folder / f"{side}-keys-{size}.csv") for side in ("current", "ordered")]
    options = ["--current", rows[0], "--ordered", rows[1], "--all"]
    theirs = [str(python_of(programs)), "-I"]
    found = {
        "licwizard check": [sys.executable, str(folder / "own.py"), "check", *options],
        "plain loop": [sys.executable, "-I", str(folder / "loop.py"), *rows],
        "DuckDB": [*theirs, str(folder / "duck.py"), *rows],
        "Polars": [*theirs, str(folder / "bears.py"), *rows],
        "csv-diff (unique keys)": [str(programs / "csv-diff"), *keys, "--key", "item"],
    }
    return found | (
        {"bare Typer program": [sys.executable, str(folder / "bare.py"), *options]} if size == SMALL else {}
    )


def main() -> None:
    """Measure each size, print its table, and whether the aims held."""
    parser = argparse.ArgumentParser(description="Measure check over files of many rows.")
    parser.add_argument("sizes", type=int, nargs="*", default=list(SIZES), metavar="ROWS", help="rows in each file")
    parser.add_argument("--rounds", type=int, default=0, metavar="N", help="turns that count (15, 7 and 5)")
    asked = parser.parse_args()
    programs = environment(TOOLS)
    measured: dict[int, dict[str, Taken]] = {}
    print(f"Python {platform.python_version()}, Typer {_typer()}, {versions(programs, TOOLS)}")
    with TemporaryDirectory() as place:
        folder = Path(place)
        environ = {**os.environ, "LICWIZARD_HOME": str(folder / "home"), "LICWIZARD_LANG": "en", "PYTHONUTF8": "1"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled; the first turn sees to it
        for size in asked.sizes:
            write(folder, size, items())
            commands = ways(folder, size, programs)
            turns = asked.rounds or (15 if size <= SMALL else 7 if size < LARGE else 5)
            rounds = {name: min(turns, _DIFF_ROUNDS) if "csv-diff" in name else turns for name in commands}
            measured[size] = in_turn(commands, rounds, environ, (0, 1))
            _show(size, turns, measured[size])
    for aim in aims(measured):
        print(aim)


def _typer() -> str:
    from importlib.metadata import version  # noqa: PLC0415

    return version("typer")


def _show(size: int, turns: int, taken: dict[str, Taken]) -> None:
    own = taken["licwizard check"]
    print(f"\n{size:,} rows in each file, {turns} turns; ratios are to licwizard check\n")
    print("| | median ms | least ms | median ratio | least ratio | peak MiB | peak ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    for name, one in taken.items():
        ratios = f"{one.middle / own.middle:.2f} | {one.least / own.least:.2f}"
        peak = f"{one.peak / MEBIBYTE:.1f} | {one.peak / own.peak if own.peak else 0:.2f}"
        print(f"| {name} | {one.middle * 1000:.0f} | {one.least * 1000:.0f} | {ratios} | {peak} |")


def aims(measured: dict[int, dict[str, Taken]]) -> list[str]:
    """Return a line for each aim that these sizes can show: what was measured, and whether it held."""
    found = [""]
    if SMALL in measured:
        found.append(_aim(measured[SMALL], SMALL, "bare Typer program", STARTS))
    if LARGE in measured:
        found.append(_aim(measured[LARGE], LARGE, "plain loop", LOOPS))
        found.append(_aim(measured[LARGE], LARGE, "csv-diff (unique keys)", DIFFS))
    if SMALL in measured and LARGE in measured and measured[SMALL]["licwizard check"].peak:
        grown = measured[LARGE]["licwizard check"].peak - measured[SMALL]["licwizard check"].peak
        said = f"memory at {LARGE:,} rows: {grown / MEBIBYTE:+.1f} MiB of that at {SMALL:,} (aim: {GROWS // MEBIBYTE})"
        found.append(f"{'held' if grown <= GROWS else 'MISSED'}: {said}")
    return found


def _aim(taken: dict[str, Taken], size: int, other: str, most: float) -> str:
    own, theirs = taken["licwizard check"], taken[other]
    middle, least = own.middle / theirs.middle, own.least / theirs.least
    said = f"{size:,} rows: {middle:.2f} of {other} by medians, {least:.2f} by the least (aim: {most:.2f})"
    return f"{'held' if middle <= most else 'MISSED'}: {said}"


if __name__ == "__main__":
    main()
