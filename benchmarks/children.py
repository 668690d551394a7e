"""Whole processes, measured from outside: wall-clock time, processor time, and the most memory that they held."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from statistics import median
from time import perf_counter
from typing import NamedTuple


class Run(NamedTuple):
    """What one process took: seconds by the clock and of processors, and bytes at its peak.

    The last two are 0 on Windows, which does not say. A peak is never less than what the parent held at the start.
    """

    seconds: float
    busy: float
    peak: int


class Taken(NamedTuple):
    """What several runs took: the median and least seconds, and the medians of the rest."""

    middle: float
    least: float
    busy: float
    peak: float


def run(command: Sequence[str], environ: Mapping[str, str], codes: Sequence[int]) -> Run:
    """Return what a process took, its output thrown away; end the benchmark if it returns no code of `codes`."""
    begin = perf_counter()
    process = subprocess.Popen(  # noqa: S603
        command, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    if sys.platform == "win32":
        code, busy, peak = process.wait(), 0.0, 0
    else:
        _, status, used = os.wait4(process.pid, 0)
        code = process.returncode = os.waitstatus_to_exitcode(status)
        busy = used.ru_utime + used.ru_stime
        peak = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    seconds = perf_counter() - begin
    if code not in codes:
        sys.exit(f"{' '.join(command)} returned {code}")
    return Run(seconds, busy, peak)


def in_turn(
    ways: Mapping[str, Sequence[str]], rounds: Mapping[str, int], environ: Mapping[str, str], codes: Sequence[int]
) -> dict[str, Taken]:
    """Return what each command took; they take turns, and one with fewer rounds sits out the last ones.

    The first round is not counted: it fills the system's caches and compiles what has to be.
    """
    runs: dict[str, list[Run]] = {name: [] for name in ways}
    for turn in range(1 + max(rounds[name] for name in ways)):
        for name, command in ways.items():
            if turn <= rounds[name]:
                runs[name].append(run(command, environ, codes))
    return {name: _taken(found[1:]) for name, found in runs.items()}


def _taken(runs: Sequence[Run]) -> Taken:
    seconds = [one.seconds for one in runs]
    return Taken(median(seconds), min(seconds), median(one.busy for one in runs), median(one.peak for one in runs))
