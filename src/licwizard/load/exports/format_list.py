"""`| Format-List`, as PowerShell prints it: a block of `Name : value` lines for each row."""

import re
from collections.abc import Iterator, Sequence

from licwizard.load.exports.export import Export
from licwizard.load.exports.rows import read_rows
from licwizard.load.exports.uncounted import NET_TYPE, net_type

FORMAT = "table-csv"
_FIELD = re.compile(r"([^\W\d_][^:]*?) *( : | :$)(.*)")
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
    return read_rows(_rows(text), name=name, plain=FORMAT, form=form)


def _rows(text: str) -> Iterator[tuple[int, Sequence[object]]]:
    blocks: list[tuple[int, dict[str, str]]] = []
    fresh = True
    field = ""
    for number, line in enumerate(text.splitlines(), 1):
        match = _FIELD.match(line)
        if not line.strip():
            fresh = True
        elif match and not line.startswith(" "):
            if fresh or match[1] in blocks[-1][1]:
                blocks.append((number, {}))
            fresh, field = False, match[1]
            blocks[-1][1][field] = match[3].strip()
        elif blocks and field:
            blocks[-1][1][field] += line.strip()
    titles = list(dict.fromkeys(title for _, block in blocks for title in block))
    yield 0, titles
    for number, block in blocks:
        yield number, [block.get(title) for title in titles]
