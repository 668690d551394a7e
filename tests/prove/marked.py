"""Guides whose faults are marked, and what each would be without its fault.

A line ends in `# fault: CODE` where that finding is expected, and in `# sound: LINE` where the sound twin has
another line there, or none (`-`).
"""

import re
from pathlib import Path
from shutil import copyfile
from typing import NamedTuple

FOLDER = Path(__file__).parent / "faults"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))
_MARK = re.compile(r" *#(?: fault: (?P<code>[a-z-]+);?)?(?: sound: (?P<twin>.*))?$")


class Marked(NamedTuple):
    """A guide with a fault, its sound twin, and where which findings are expected: (code, line)."""

    faulty: Path
    sound: Path
    expected: tuple[tuple[str, int], ...]


def marked(name: str, folder: Path) -> Marked:
    """Write a guide and its twin under `folder`, each with its translations, and return where they are."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    expected, twin = [], []
    for number, line in enumerate(text.splitlines(), 1):
        mark = _MARK.search(line)
        if mark is None:
            twin.append(line)
            continue
        if mark["code"]:
            expected.append((mark["code"], number))
        if mark["twin"] is None:
            twin.append(line)
        elif mark["twin"] != "-":
            twin.append(line[: len(line) - len(line.lstrip())] + mark["twin"])
    faulty = _placed(folder / "faulty", name, text, FOLDER / f"{name}.po")
    sound = _placed(folder / "sound", name, "\n".join(twin) + "\n", FOLDER / "translated.po")
    return Marked(faulty, sound, tuple(sorted(expected)))


def _placed(folder: Path, name: str, text: str, translated: Path) -> Path:
    translations = folder / "locale" / "sv" / "LC_MESSAGES"
    translations.mkdir(parents=True)
    if translated.exists():
        copyfile(translated, translations / "guide.po")
    path = folder / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    return path
