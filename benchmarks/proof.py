"""What the proof costs as guides grow: time and peak memory per step, each size in a process of its own.

    python benchmarks/proof.py            # 45, 3,000, 30,000 and 300,000 steps
    python benchmarks/proof.py 45 3000    # other sizes
    python benchmarks/proof.py --files    # `guide lint` of files with 45, 300 and 3,000 steps

Guides are built as values, in segments of nine steps: a choice that is read later, a count, a gate on it
that can lead back, an irreversible step that requires the gate, a fork by the choice, a call, and ways
back. Absolute times mean little; the last column says how the time per step compares with the smallest
of the sizes from 3,000 on.
"""

import json
import subprocess
import sys
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from licwizard.core.guide import (
    Branch,
    Call,
    Choice,
    End,
    Gate,
    GateExit,
    Guide,
    Inventory,
    Option,
    Party,
    Procedure,
    Requirement,
    Step,
    Task,
)
from licwizard.core.prove import prove
from licwizard.load.lint import lint_file

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # as a script, it would see its own folder alone

from benchmarks.guide_files import write_guide

SIZES = (45, 3_000, 30_000, 300_000)
FILE_SIZES = (45, 300, 3_000)
SEGMENT = 9
TURNS = 3


def segments(count: int) -> Guide:
    """Return a sound guide with `count` segments of nine steps, and a procedure that they call."""
    steps: dict[str, Step] = {}

    def add(step: Step) -> None:
        steps[step.id] = step

    for number in range(count):
        common: dict[str, Any] = {"procedure": "main", "party": "me", "title": "title", "facts": ()}

        def name(word: str, number: int = number) -> str:
            return f"{word}-{number}"

        following = name("kind", number + 1) if number + 1 < count else "end"
        ways = {"old": Option("old", "old", name("count")), "new": Option("new", "new", name("look"))}
        add(Choice(id=name("kind"), options=ways, **common))
        add(Task(id=name("look"), to=name("count"), **common))
        add(Inventory(id=name("count"), to=name("gate"), **common))
        exits = {
            "yes": GateExit("yes", "yes", name("fork"), passes=True),
            "no": GateExit("no", "no", name("count"), passes=False),
        }
        inputs = {"ordered": (name("count"),)}
        add(
            Gate(
                id=name("gate"),
                decides="order-matches",
                inputs=inputs,
                reason=True,
                file=False,
                exits=exits,
                **common,
            )
        )
        add(Branch(id=name("fork"), on=name("kind"), to={"new": name("call")}, otherwise=name("act"), **common))
        add(Call(id=name("call"), calls="other", at="", then={"back": name("act"), "again": name("count")}, **common))
        needed = (Requirement(name("gate"), None), Requirement(None, name("look"), (name("kind"), ("new",))))
        add(Task(id=name("act"), to=name("result"), irreversible=True, requires=needed, **common))
        results = {
            "good": Option("good", "good", name("done")),
            "bad": Option("bad", "bad", name("count")),
            "wait": Option("wait", "wait", None, waits=True),
        }
        add(Choice(id=name("result"), options=results, **common))
        add(Task(id=name("done"), to=following, **common))
    add(End(id="end", procedure="main", party="me", title="end", facts=(), result="done", next=()))
    main = Procedure("main", "main", (), "kind-0", steps)
    other = _other()
    return Guide(
        "segments", "segments", "en", ("en",), {"me": Party("me", "me", "")}, {}, {"main": main, "other": other}, ()
    )


def _other() -> Procedure:
    common: dict[str, Any] = {"procedure": "other", "party": "me", "title": "title", "facts": ()}
    options = {"back": Option("back", "back", "back"), "again": Option("again", "again", "again")}
    steps: dict[str, Step] = {
        "ask": Choice(id="ask", options=options, **common),
        "back": End(id="back", result="done", next=(), **common),
        "again": End(id="again", result="stop", next=(), **common),
    }
    return Procedure("other", "other", (), "ask", steps)


def measure(steps: int) -> dict[str, float]:
    """Return seconds and peak bytes of one proof, without the building of the guide."""
    guide = segments(max(steps // SEGMENT, 1))
    begin = time.process_time()
    verdict = prove(guide).verdict
    seconds = time.process_time() - begin
    if verdict != "proved":
        raise SystemExit(verdict)
    tracemalloc.start()
    prove(guide)
    peak = tracemalloc.get_traced_memory()[1]
    count = len(guide.procedures["main"].steps)
    return {"steps": count, "seconds": seconds, "peak": peak}


def measure_file(steps: int) -> dict[str, float]:
    """Return seconds of one lint of a file, the best of three, everything loaded before."""
    guide = segments(max(steps // SEGMENT, 1))
    today = datetime.now(tz=UTC).date()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "steps.yaml"
        write_guide(guide, path)
        best = float("inf")
        for _ in range(TURNS):
            begin = time.process_time()
            found = lint_file(str(path), today).findings
            best = min(best, time.process_time() - begin)
        if found:
            raise SystemExit(found[0].finding.message.english())
    return {"steps": len(guide.procedures["main"].steps), "seconds": best}


def files(sizes: tuple[int, ...]) -> None:
    """Measure the lint of files, and print a table."""
    print(f"{'steps':>9} {'seconds':>9} {'µs/step':>9} {'time ratio':>11}")
    base = 0.0
    for size in sizes:
        row = json.loads(_alone("--one-file", size))
        per_step = row["seconds"] / row["steps"]
        base = base or per_step
        print(f"{row['steps']:>9} {row['seconds']:>9.3f} {per_step * 1e6:>9.1f} {per_step / base:>11.2f}")


def _alone(what: str, size: int) -> str:
    command = [sys.executable, str(Path(__file__)), what, str(size)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603


def main(arguments: list[str]) -> None:
    """Measure each size in a process of its own, and print a table."""
    if arguments[:1] == ["--one"]:
        print(json.dumps(measure(int(arguments[1]))))
        return
    if arguments[:1] == ["--one-file"]:
        print(json.dumps(measure_file(int(arguments[1]))))
        return
    if arguments[:1] == ["--files"]:
        files(tuple(int(one) for one in arguments[1:]) or FILE_SIZES)
        return
    sizes = [int(one) for one in arguments] or list(SIZES)
    rows = [json.loads(_alone("--one", size)) for size in sizes]
    base = next((row for row in rows if row["steps"] >= 2_000), rows[0])  # noqa: PLR2004
    print(f"{'steps':>9} {'seconds':>9} {'µs/step':>9} {'bytes/step':>11} {'time ratio':>11} {'memory ratio':>13}")
    for row in rows:
        per_step, memory = row["seconds"] / row["steps"], row["peak"] / row["steps"]
        ratio = per_step / (base["seconds"] / base["steps"])
        heap = memory / (base["peak"] / base["steps"])
        print(
            f"{row['steps']:>9} {row['seconds']:>9.3f} {per_step * 1e6:>9.1f}"
            f" {memory:>11.0f} {ratio:>11.2f} {heap:>13.2f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
