"""`| Format-List`, as PowerShell prints it: a block of `Name : value` lines for each row."""

import re
from collections.abc import Iterator, Sequence

from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import titles_of
from licwizard.load.exports.rows import read_rows
from licwizard.load.exports.uncounted import NET_TYPE, net_type

FORMAT = "table-csv"
_FIELD = re.compile(r"([^\W\d_][^:]*?)( : | :$)(.*)")
_FEW = 2


def is_format_list(text: str) -> bool:
    """Return whether a text begins with names and values, and the colons stand below each other."""
    first: list[str] = []
    for line in text.lstrip("\r\n").splitlines():
        if not line.strip():
            break
        first.append(line)
    colons = [line.find(" :") for line in first if not line.startswith(" ")]
    return len(colons) >= _FEW and colons[0] > 0 and len(set(colons)) == 1 and bool(_FIELD.match(first[0]))


def read_format_list(text: str, name: str, *, form: str = "") -> Export:
    """Return the lines of a list; raises SourceError where it names a .NET type for the units (C3)."""
    if NET_TYPE in text:
        raise net_type(name)
    return read_rows(_rows(text, name), name=name, plain=FORMAT, form=form)


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[object]]]:
    blocks: list[tuple[int, dict[str, list[str]]]] = []
    fresh = True
    field = ""
    for number, line in enumerate(text.splitlines(), 1):
        match = _FIELD.match(line)
        if not line.strip():
            fresh = True
        elif match and not line.startswith(" "):
            field = match[1].rstrip(" ")
            if fresh or field in blocks[-1][1]:
                blocks.append((number, {}))
            fresh = False
            blocks[-1][1][field] = [match[3].strip()]
        elif blocks and field:
            blocks[-1][1][field].append(line.strip())
    titles = titles_of((block for _, block in blocks), name)
    yield blocks[0][0] if blocks else 1, titles
    for number, block in blocks:
        yield number, ["".join(block[title]) if title in block else None for title in titles]
