"""What a tool said of a pair of files, judged alike for all tools: by names and numbers, not by its own words."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from benchmarks.mess import GROWN, ITEMS, SHORT, Item, Pair

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_NAMES = {
    item: re.compile("|".join(rf"(?<![\w-]){re.escape(name)}(?![\w-])" for name in item.names), re.IGNORECASE)
    for item in ITEMS
}
_CRASH = 2  # tools that compare say 0 or 1


class Answer(NamedTuple):
    """What came of a process."""

    code: int
    output: str
    errors: str = ""


class Judged(NamedTuple):
    """What a tool made of a pair.

    `rows`: the short and the grown item are shown with both their numbers, and no other with any but its own.
    `tells`: more than names and numbers differ between what is said of the short item and of the grown one.
    `code`: the process failed where the order was short, and did not where it was enough.
    """

    rows: bool
    tells: bool
    code: bool
    crashed: str = ""


def judge(pair: Pair, short: Answer, enough: Answer) -> Judged:
    """Return what a tool made of a pair, by its answers to the order that is short and the one that is enough."""
    said = {item: said_of(short.output, item) for item in ITEMS}
    rows = (
        _shown(said[SHORT], ("50", "48"))
        and _shown(said[GROWN], ("5", "7"))
        and all(_only(said[item], pair.same[item.id]) for item in ITEMS if item.id in pair.same)
    )
    tells = rows and _shapes(said[SHORT]) != _shapes(said[GROWN])
    return Judged(rows, tells, short.code == 1 and enough.code == 0, _crash(short))


def said_of(output: str, item: Item) -> tuple[str, ...]:
    """Return the lines that name an item, each with the lines below that are set in more deeply."""
    found: list[str] = []
    depth = -1
    for line in output.splitlines():
        inset = len(line) - len(line.lstrip())
        if _NAMES[item].search(line):
            found.append(line)
            depth = inset
        elif 0 <= depth < inset and line.strip() and not any(names.search(line) for names in _NAMES.values()):
            found[-1] += "\n" + line
        else:
            depth = -1
    return tuple(found)


def _numbers(lines: Iterable[str]) -> list[set[str]]:
    """Return each number as all that it may mean: 1,234 is one or the other."""
    return [
        {re.sub(r"[ \u00a0\u202f,]", "", number), number.replace(",", "."), re.sub(r"\.0+$", "", number)}
        for number in _spelled(lines)
    ]


def _spelled(lines: Iterable[str]) -> list[str]:
    return [number for line in lines for number in _NUMBER.findall(_unnamed(line, " "))]


def _unnamed(line: str, mark: str) -> str:
    for names in _NAMES.values():
        line = names.sub(mark, line)
    return line


def _shown(lines: Sequence[str], numbers: Iterable[str]) -> bool:
    """Return whether a single place shows all of these numbers."""
    return any(all(any(number in one for one in _numbers([line])) for number in numbers) for line in lines)


def _only(lines: Sequence[str], number: str) -> bool:
    """Return whether nothing but this number is shown, and not in two spellings, as if it had changed."""
    own = {number, number.replace(",", ".")}
    return all(own & one for one in _numbers(lines)) and all(len(set(_spelled([line]))) <= 1 for line in lines)


def _shapes(lines: Iterable[str]) -> set[str]:
    """Return the lines without their names and numbers, and without how they are set."""
    return {" ".join(_NUMBER.sub("#", _unnamed(line, "ITEM")).split()) for line in lines}


def _crash(answer: Answer) -> str:
    """Return the last words of a process that came to no result."""
    if "Traceback" not in answer.errors and answer.code < _CRASH:
        return ""
    lines = [line for line in answer.errors.splitlines() if line.strip()]
    return lines[-1].strip() if lines else f"exit code {answer.code}"
