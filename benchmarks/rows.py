"""How long `licwizard check` takes over files of many rows, and how much memory, beside what else one might use.

    python benchmarks/rows.py                    # 1,000, 100,000 and 1,000,000 rows
    python benchmarks/rows.py --rounds 5 1000    # other rounds and sizes

Each file holds rows of 200 items, which add up; a current file and an order, of which one item is short. All is whole
processes, which take turns, so that a slow moment of the machine strikes each of them. csv-diff needs keys that are
unique, and so gets files of its own: as many rows, and as many keys. It takes its time over rows that differ, so it is
measured with one that does, and with one in ten that have grown. DuckDB, Polars and csv-diff go into an environment of
their own in the temporary folder.
"""

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
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
# The aims: at most so many times the yardstick, and so many bytes more
STARTS, LOOPS, DIFFS, GROWS = 1.3, 2.0, 1 / 5, 10 * MEBIBYTE
_FILES = (("current", "rows"), ("ordered", "rows"), ("current", "keys"), ("ordered", "keys"), ("grown", "keys"))
_OWN, _BARE, _LOOP, _DUCK, _BEARS = "licwizard check", "bare Typer program", "plain loop", "DuckDB", "Polars"
_DIFF, _DIFF_TENTH = "csv-diff, one row differs", "csv-diff, one in ten differs"
_DIFF_ROUNDS = 3  # it takes so long that it has fewer


def items() -> list[str]:
    """Return the ids of 200 items that are compared: trials are left out."""
    command = [sys.executable, "-c", _IDS]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)  # noqa: S603
    return done.stdout.split()[:ITEMS]


def write(folder: Path, size: int, names: Sequence[str]) -> None:
    """Write files of rows that add up, and of keys that are unique; the orders lack one unit."""
    draw = Random(size)  # noqa: S311 - the same each time
    middle = size // 2
    with ExitStack() as files:
        paths = (_path(folder, *kind, size) for kind in _FILES)
        texts = [files.enter_context(path.open("w", encoding="utf-8", newline="")) for path in paths]
        for text in texts:
            text.write("item,count\n")
        held, ordered, held_keys, same_keys, grown_keys = texts
        for number in range(size):
            name, count = draw.choice(names), draw.randint(2, 20)
            order = count - (number == middle)
            held.write(f"{name},{count}\n")
            ordered.write(f"{name},{order}\n")
            held_keys.write(f"item-{number},{count}\n")
            same_keys.write(f"item-{number},{order}\n")
            grown_keys.write(f"item-{number},{order + (number % 10 == 0)}\n")


def _path(folder: Path, side: str, kind: str, size: int) -> Path:
    return folder / f"{side}-{kind}-{size}.csv"


def ways(folder: Path, size: int, programs: Path) -> dict[str, list[str]]:
    """Return a command for each of the programs that are held beside one another, written into `folder`."""
    texts = {"own": OWN, "bare": BARE, "loop": LOOP, "duck": DUCKDB, "bears": POLARS}
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    *rows, keys, same, grown = (str(_path(folder, *kind, size)) for kind in _FILES)
    options = ["--current", rows[0], "--ordered", rows[1], "--all"]
    theirs = [str(python_of(programs)), "-I"]
    found = {
        _OWN: [sys.executable, str(folder / "own.py"), "check", *options],
        _LOOP: [sys.executable, "-I", str(folder / "loop.py"), *rows],
        _DUCK: [*theirs, str(folder / "duck.py"), *rows],
        _BEARS: [*theirs, str(folder / "bears.py"), *rows],
        _DIFF: [str(programs / "csv-diff"), keys, same, "--key", "item"],
        _DIFF_TENTH: [str(programs / "csv-diff"), keys, grown, "--key", "item"],
    }
    return found | ({_BARE: [sys.executable, str(folder / "bare.py"), *options]} if size == SMALL else {})


def _agree(commands: Mapping[str, Sequence[str]], environ: Mapping[str, str]) -> None:
    """End the benchmark unless all programs that add up find the same item short, and the same counts."""
    found = {
        name: subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=False).stdout  # noqa: S603
        for name, command in commands.items()
        if name in {_OWN, _LOOP, _DUCK, _BEARS}
    }
    said = found[_LOOP].split()
    ours = next((line for line in found[_OWN].splitlines() if line.startswith("short ")), "").replace(",", "")
    if len(said) != len(("item", "held", "ordered")) or any(found[name].split() != said for name in (_DUCK, _BEARS)):
        sys.exit(f"the programs do not agree: {found}")
    if not all(word in ours for word in said):
        sys.exit(f"licwizard does not say {said}, but: {ours}")


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
        environ["COLUMNS"] = "200"
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled; the first turn sees to it
        for size in asked.sizes:
            write(folder, size, items())
            commands = ways(folder, size, programs)
            _agree(commands, environ)
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
    own = taken[_OWN]
    print(f"\n{size:,} rows in each file, {turns} turns; ratios are to licwizard check\n")
    print("| | median ms | ratio | least ms | ratio | processor ms | ratio | peak MiB | ratio |")
    print(f"| ---{' | ---:' * 8} |")
    for name, one in taken.items():
        times = (f"{its * 1000:.0f} | {_ratio(its, ours)}" for its, ours in zip(one[:3], own[:3], strict=True))
        print(f"| {name} | {' | '.join(times)} | {one.peak / MEBIBYTE:.1f} | {_ratio(one.peak, own.peak)} |")


def _ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}" if other else "–"


def aims(measured: dict[int, dict[str, Taken]]) -> list[str]:
    """Return a line for each aim that these sizes can show: what was measured, and whether it held."""
    found = [""]
    if SMALL in measured:
        found.append(_aim(measured[SMALL], SMALL, _BARE, STARTS))
    if LARGE in measured:
        found.append(_aim(measured[LARGE], LARGE, _LOOP, LOOPS))
        found += [_aim(measured[LARGE], LARGE, name, DIFFS) for name in (_DIFF, _DIFF_TENTH)]
    if SMALL in measured and LARGE in measured and measured[SMALL][_OWN].peak:
        grown = measured[LARGE][_OWN].peak - measured[SMALL][_OWN].peak
        said = f"memory at {LARGE:,} rows: {grown / MEBIBYTE:+.1f} MiB of that at {SMALL:,} (aim: {GROWS // MEBIBYTE})"
        found.append(f"{'held' if grown <= GROWS else 'MISSED'}: {said}")
    return found


def _aim(taken: dict[str, Taken], size: int, other: str, most: float) -> str:
    own, theirs = taken[_OWN], taken[other]
    middle, least, busy, _ = (_ratio(one, its) for one, its in zip(own, theirs, strict=True))
    said = f"{size:,} rows: {middle} of {other}; by the least {least}, of processors {busy} (aim: {most:.2f})"
    return f"{'held' if own.middle <= most * theirs.middle else 'MISSED'}: {said}"


if __name__ == "__main__":
    main()
