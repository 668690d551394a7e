"""What tools that compare tables make of messy files of licences, beside `licwizard check`.

`python benchmarks/messy_pairs.py [--show PAIR]`, with a Python that has licwizard installed. The files are written
afresh, the other tools go into an environment of their own in the temporary folder. Each tool is called in the one way
that suits it best, and told the column of items and, where it has to be, the mark between columns; every pair is
given to it twice: with an order that is short, and with one that is enough.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as a script, it would see its own folder alone

from benchmarks.mess import Pair, pairs
from benchmarks.other_tools import environment, python_of, versions
from benchmarks.what_it_said import Answer, Judged, judge

TOOLS = ("csv-diff", "daff", "datacompy")
DATACOMPY = """\
import sys

import datacompy
import pandas

current, ordered = (pandas.read_csv(path, sep=sys.argv[2]) for path in sys.argv[3:])
compared = datacompy.PandasCompare(current, ordered, join_columns=sys.argv[1], df1_name="current", df2_name="ordered")
print(compared.report())
sys.exit(not compared.matches())
"""
OWN = "import sys\nfrom licwizard.cli import main\nsys.exit(main())\n"  # what the installed command holds
_DAFF_FORMATS = {",": "csv", ";": "ssv", "\t": "tsv"}
Call = Callable[[Pair, str, str], list[str]]


def calls(programs: Path, scripts: Path) -> Mapping[str, Call]:
    """Return how each tool is called for a pair: its current file, and an order."""
    python = str(python_of(programs))
    (scripts / "compare.py").write_text(DATACOMPY, encoding="utf-8")
    (scripts / "own.py").write_text(OWN, encoding="utf-8")

    def daff(pair: Pair, current: str, ordered: str) -> list[str]:
        form = ["--input-format", _DAFF_FORMATS[pair.mark]]
        options = ["--no-color", "--unordered", "--fail-if-diff", "--id", pair.key]
        return [str(programs / "daff"), "diff", *form, *options, current, ordered]

    return {
        "csv-diff": lambda pair, *files: [str(programs / "csv-diff"), *files, "--key", pair.key],
        "daff": daff,
        "datacompy": lambda pair, *files: [python, "-I", str(scripts / "compare.py"), pair.key, pair.mark, *files],
        "licwizard": lambda _, current, ordered: [
            *(sys.executable, str(scripts / "own.py"), "check"),
            *("--current", current, "--ordered", ordered),
        ],
    }


def tried(pair: Pair, call: Call, folder: Path) -> tuple[Judged, Answer]:
    """Write the files of a pair, give them to a tool, and return what it made of them."""
    files = {"current": pair.current, "short": pair.short, "enough": pair.enough}
    paths = {name: folder / f"{name}.csv" for name in files}
    for name, text in files.items():
        paths[name].write_bytes(text)
    answers = [_run(call(pair, str(paths["current"]), str(paths[order])), folder) for order in ("short", "enough")]
    return judge(pair, *answers), answers[0]


def _run(command: list[str], folder: Path) -> Answer:
    wide = {"COLUMNS": "200", "NO_COLOR": "1", "PYTHONUTF8": "1"}
    environ = {**os.environ, **wide, "LICWIZARD_HOME": str(folder / "home"), "LICWIZARD_LANG": "en"}
    done = subprocess.run(  # noqa: S603
        command,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


def main() -> None:
    """Print a table: for each pair and tool, whether the rows are right, the short item is told, and the code is."""
    parser = argparse.ArgumentParser(description="Hold licwizard beside tools that compare tables.")
    parser.add_argument("--show", metavar="PAIR", default="", help="print what each tool says of pairs with this name")
    show = parser.parse_args().show
    programs = environment(TOOLS)
    words = {True: "yes", False: "–"}
    sums: dict[str, list[int]] = {}
    with TemporaryDirectory() as place:
        ways = calls(programs, Path(place))
        print("rows, short, code of each tool\n")
        print(f"| {'pair':26} | " + " | ".join(f"{name:13}" for name in ways) + " |")
        print("| --- " * (len(ways) + 1) + "|")
        for pair in pairs():
            if show and show not in pair.name:
                continue
            cells, crashes = [], []
            for name, call in ways.items():
                judged, answer = tried(pair, call, Path(place))
                good = (judged.rows, judged.tells, judged.code)
                sums[name] = [total + one for total, one in zip(sums.get(name, [0, 0, 0]), good, strict=True)]
                cells.append("crash" if judged.crashed else ", ".join(words[one] for one in good))
                if judged.crashed:
                    crashes.append(f"  {name}: {judged.crashed}")
                if show:
                    print(f"--- {name}, code {answer.code}\n{answer.output}{answer.errors}")
            print(f"| {pair.name:26} | " + " | ".join(f"{cell:13}" for cell in cells) + " |")
            print("\n".join(crashes), file=sys.stderr, end="\n" if crashes else "")
    print(f"| {'sum':26} | " + " | ".join(f"{', '.join(map(str, one)):13}" for one in sums.values()) + " |")
    print(f"\nPython {sys.version.split()[0]}, {versions(programs, (*TOOLS, 'pandas'))}")


if __name__ == "__main__":
    main()
