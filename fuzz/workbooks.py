"""Read hostile workbooks, each in a process of its own: `python fuzz/workbooks.py --count 50000 --seed 1`.

A finding is what no user may meet: an exception that is no error of ours, something printed, a process that
dies, more than two seconds, or more than 200 MB on top of what was there. Each is written to `fuzz/found/`.
Seconds are those of the processor: reading waits for nothing, so on a machine that does nothing else they
are those of the clock too. POSIX only, for a process that is forked costs a few milliseconds.
"""

import argparse
import multiprocessing
import resource
import sys
import time
from collections import Counter
from io import BytesIO, StringIO
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # as a script, it would see its own folder alone

import openpyxl  # noqa: E402

from fuzz.bombs import BOMBS  # noqa: E402
from fuzz.mutations import MUTATIONS  # noqa: E402
from licwizard.errors import LicwizardError  # noqa: E402
from licwizard.load.exports.workbook import read_workbook  # noqa: E402

FOUND = ROOT / "fuzz" / "found"
SECONDS = 2.0
MEGABYTES = 200
_PATIENCE = 20.0
_MEMORY = 3 * 1024**3
_BOMB_SHARE = 0.01
_TOLD = 5_000


class Made(NamedTuple):
    """A workbook, and what was done to it."""

    kind: str
    data: bytes


class Outcome(NamedTuple):
    """How reading went: `read`, the code of an error of ours, or what happened instead; seconds and megabytes."""

    word: str
    seconds: float
    megabytes: float
    finding: bool = False


def make(seed: int, number: int, *, only_bombs: bool = False) -> Made:
    """Return the workbook of this number; the same for the same seed."""
    random = Random(f"{seed}:{number}")  # noqa: S311 - to be repeated, not to be secret
    if random.random() < _BOMB_SHARE or only_bombs:
        bomb = BOMBS[number % len(BOMBS)] if only_bombs else random.choice(BOMBS)
        return Made(f"bomb{bomb.__name__}", bomb(random))
    kind = random.choices(list(MUTATIONS), [weight for weight, _ in MUTATIONS.values()])[0]
    return Made(kind, MUTATIONS[kind][1](random))


def read(data: bytes, answer: Connection) -> None:
    """Read a workbook, and say how it went; runs in a process of its own."""
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    finding = False
    said = sys.stdout = StringIO()
    try:
        read_workbook(data, "fuzz.xlsx")
        word = "read"
    except LicwizardError as error:
        word = error.code
        finding = error.help is None or not error.message.english()
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is a finding
        word = f"{type(error).__name__}: {str(error)[:200]}"
        finding = True
    seconds = time.process_time() - began
    if said.getvalue():  # it would stand in the midst of a machine format
        word, finding = "it printed something", True
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    answer.send(Outcome(word, seconds, grown, finding or seconds > SECONDS or grown > MEGABYTES))


def judged(data: bytes) -> Outcome:
    """Return how reading a workbook went; one that was slow only because the machine was busy is read again."""
    best = once(data)
    for _ in range(2):
        if best.seconds <= SECONDS or best.word.startswith("died"):
            break
        best = min(best, once(data), key=lambda outcome: outcome.seconds)
    return best


def once(data: bytes) -> Outcome:
    """Return how reading a workbook went this time."""
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=read, args=(data, there))
    child.start()
    there.close()
    try:
        outcome: Outcome = (
            here.recv() if here.poll(_PATIENCE) else Outcome("died: took too long", _PATIENCE, 0, finding=True)
        )
    except EOFError:
        child.join()
        outcome = Outcome(f"died: exit code {child.exitcode}", 0, 0, finding=True)
    child.kill()
    child.join()
    child.close()
    here.close()
    return outcome


class Figures:
    """What was seen so far."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.words: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.slowest: tuple[float, str] = (0.0, "")
        self.largest: tuple[float, str] = (0.0, "")
        self.findings: list[str] = []

    def add(self, made: Made, number: int, outcome: Outcome) -> None:
        """Count one workbook, and keep it where it is a finding."""
        self.words[outcome.word] += 1
        self.kinds[made.kind] += 1
        self.slowest = max(self.slowest, (outcome.seconds, f"{made.kind}, number {number}"))
        self.largest = max(self.largest, (outcome.megabytes, f"{made.kind}, number {number}"))
        if outcome.finding:
            FOUND.mkdir(exist_ok=True)
            path = FOUND / f"{number}-{made.kind.replace(' ', '-')}.xlsx"
            path.write_bytes(made.data)
            said = f"{path.name}: {outcome.word}, {outcome.seconds:.2f} s, {outcome.megabytes:.0f} MB"
            self.findings.append(said)
            print("FOUND", said, flush=True)

    def show(self, seconds: float) -> None:
        """Print the figures."""
        count = self.words.total()
        print(f"{count} workbooks in {seconds:.0f} s ({count / seconds:.0f} a second)")
        for title, counted in (("outcomes", self.words), ("kinds", self.kinds)):
            print(f"{title}:", ", ".join(f"{word} {times}" for word, times in counted.most_common()))
        print(f"slowest: {self.slowest[0]:.2f} s ({self.slowest[1]})")
        print(f"largest: {self.largest[0]:.0f} MB ({self.largest[1]})")
        print(f"findings: {len(self.findings)}")


def main() -> int:
    """Make and read the workbooks, print the figures, and return 1 if there was a finding."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--count", type=int, default=1_000, help="how many workbooks")
    options.add_argument("--seed", type=int, default=1, help="another seed makes other workbooks")
    options.add_argument("--only", type=int, help="the number of one workbook, to be read again")
    options.add_argument(
        "--bombs", action="store_true", help="nothing but those that are small to send and large to read"
    )
    given = options.parse_args()
    warm = BytesIO()
    openpyxl.Workbook().save(warm)
    openpyxl.load_workbook(warm, read_only=True)  # so that no child has to import anything
    figures = Figures()
    began = time.monotonic()
    for number in range(given.count) if given.only is None else (given.only,):
        made = make(given.seed, number, only_bombs=given.bombs)
        outcome = judged(made.data)
        figures.add(made, number, outcome)
        if given.only is not None:
            print(made.kind, len(made.data), outcome)
        elif (number + 1) % _TOLD == 0:
            print(f"{number + 1} …", flush=True)
    figures.show(time.monotonic() - began)
    return 1 if figures.findings else 0


if __name__ == "__main__":
    sys.exit(main())
