"""Fuzz a reader, led by the code that it reaches: `python fuzz/readers.py TARGET [options of libFuzzer]`.

TARGET is json, table, encoding, people, stream or long; docs/fuzzing.md says what each is, and how atheris gets
here. What is found is written to `fuzz/learnt/`, and so is what was learnt; the corpus beside this file is only read.
"""

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT)]  # as a script, it would see its own folder alone

from fuzz.mutators import EncodedMutator, LongMutator, Mutator  # noqa: E402
from fuzz.words import words_of  # noqa: E402

LEARNT = ROOT / "fuzz" / "learnt"
MUTATORS = {
    "json": Mutator,
    "table": Mutator,
    "encoding": EncodedMutator,
    "people": Mutator,
    "stream": Mutator,
    "long": LongMutator,
}
_WORDS = {"encoding": "table", "long": "table", "stream": "table"}  # whose dictionary is that of another
_LONGEST = {"json": 4096, "long": 256}
_USAGE = 2


def defaults(target: str) -> list[str]:
    """Return libFuzzer's options unless others are given: folders come last."""
    learnt, seeds = LEARNT / target, ROOT / "fuzz" / "corpus" / target
    learnt.mkdir(parents=True, exist_ok=True)
    return [
        f"-dict={ROOT / 'fuzz' / _WORDS.get(target, target)}.dict",
        f"-max_len={_LONGEST.get(target, 1024)}",  # of a table, what is longer is but more rows
        "-timeout=2" if target != "long" else "-timeout=10",
        "-rss_limit_mb=1000",
        f"-artifact_prefix={LEARNT}/{target}-",
        str(learnt),
        str(seeds),
    ]


def others() -> list[str]:
    """Return the modules that read nothing: to watch where they go takes time, and teaches nothing."""
    package = ROOT / "src" / "licwizard"
    found = (path.relative_to(package.parent).with_suffix("").parts for path in package.rglob("*.py"))
    return [".".join(parts) for parts in found if parts[1] not in {"load", "core"}]


def main(arguments: list[str]) -> int:
    """Fuzz until libFuzzer ends, which is the end of the process."""
    target = arguments[0] if arguments else ""
    if target not in MUTATORS:
        print(f"name what is to be read: {', '.join(MUTATORS)}", file=sys.stderr)
        return _USAGE
    atheris: Any = import_module("atheris")  # not one of the project's tools, and it carries no types
    with atheris.instrument_imports(include=["licwizard"], exclude=others()):
        checks = import_module("fuzz.checks")
        checks.catalogue(), checks.translators()
    gc.collect()
    gc.freeze()  # what was loaded is not walked again and again
    read: Callable[[str, bytes], str] = checks.run
    said = arguments[1:]
    folders = [one for one in said if not one.startswith("-")]
    given = defaults(target)
    options = [*given[:-2], *(one for one in said if one.startswith("-")), *(folders or given[-2:])]

    def plain(data: bytes, most: int) -> bytes:
        changed: bytes = atheris.Mutate(data, most)  # another one, once fuzzing has begun
        return changed

    mutator = MUTATORS[target](plain, words_of(_WORDS.get(target, target)))

    def read_one(data: bytes) -> None:
        read(target, data)

    atheris.Setup([sys.argv[0], *options], read_one, custom_mutator=mutator)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
