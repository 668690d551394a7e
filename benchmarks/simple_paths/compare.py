"""The same safety question asked twice: of every simple path, and of licwizard's proof.

    npm --prefix benchmarks/simple_paths install
    python benchmarks/simple_paths/compare.py          # 2 to 14 diamonds; needs node

A diamond is a choice of two ways that meet again. N of them stand in a row before a gate and an
irreversible step that requires it. diamonds.mjs lists the simple paths of this graph with @xstate/graph;
here the gate is proved. Prints a table of both.
"""

import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from licwizard.core.guide import (
    Choice,
    End,
    Gate,
    GateExit,
    Guide,
    Option,
    Party,
    Procedure,
    Requirement,
    Step,
    Task,
)
from licwizard.core.prove import prove

COUNTS = range(2, 15)
TURNS = 5
SCRIPT = Path(__file__).with_name("diamonds.mjs")


def diamonds(count: int) -> Guide:
    """Return a guide with `count` diamonds in a row, a gate, and an irreversible step that requires it."""
    common: dict[str, Any] = {"procedure": "main", "party": "me", "title": "title", "facts": ()}
    steps: list[Step] = []
    for number in range(count):
        following = f"ask-{number + 1}"
        sides = {side: Option(side, side, f"{side}-{number}") for side in ("left", "right")}
        steps.append(Choice(id=f"ask-{number}", options=sides, **common))
        steps += [Task(id=f"{side}-{number}", to=following, **common) for side in sides]
    last = f"ask-{count}"
    exits = {"yes": GateExit("yes", "yes", "act", passes=True), "no": GateExit("no", "no", "stop", passes=False)}
    steps.append(Gate(id=last, decides="order-matches", inputs={}, reason=True, file=False, exits=exits, **common))
    steps.append(Task(id="act", to="done", irreversible=True, requires=(Requirement(last, None),), **common))
    steps += [End(id=name, result="stop", next=(), **common) for name in ("done", "stop")]
    main = Procedure("main", "main", (), "ask-0", {step.id: step for step in steps})
    return Guide("diamonds", "diamonds", "en", ("en",), {"me": Party("me", "me", "")}, {}, {"main": main}, ())


def proved(count: int) -> tuple[int, float]:
    """Return how many nodes the proof looks at, and the least seconds that it takes."""
    guide = diamonds(count)
    best = float("inf")
    for _ in range(TURNS):
        begin = time.perf_counter()
        proof = prove(guide)
        best = min(best, time.perf_counter() - begin)
    if proof.verdict != "proved":
        raise SystemExit(proof.verdict)
    return sum(len(graph.steps) for graph in proof.graphs.values()), best


def main(counts: list[int]) -> None:
    """Measure both, and print a table."""
    command = ["node", str(SCRIPT), *map(str, counts)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()  # noqa: S603
    print("| diamonds | simple paths | seconds | nodes of the proof | seconds |")
    print("| --- | --- | --- | --- | --- |")
    for row in map(json.loads, lines):
        nodes, seconds = proved(row["diamonds"])
        print(f"| {row['diamonds']} | {row['paths']:,} | {row['seconds']:.3f} | {nodes} | {seconds:.5f} |")


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or list(COUNTS))
