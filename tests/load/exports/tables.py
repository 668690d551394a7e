"""An inventory written in every shape that a table can have, and read from bytes."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from licwizard.core.stock import Stock
from licwizard.load.export import read_stock
from licwizard.load.exports.export import Reading
from tests.core.stocks import CATALOGUE

Row = Sequence[str]
Write = Callable[[Sequence[Row]], str]


def read(path: Path, content: str | bytes, *, encoding: str = "", form: str = "") -> Stock:
    """Write a file, and return all of the inventory in it."""
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_stock(str(path), CATALOGUE, everything=True, reading=Reading(form, encoding))


def held(stock: Stock) -> dict[str, object]:
    """Return how much of each item."""
    return {holding.item: holding.quantity for holding in stock.holdings}


def quoted(cell: str) -> str:
    """Return a cell of CSV, always in quotation marks."""
    return '"' + cell.replace('"', '""') + '"'


def delimited(mark: str, end: str = "\n") -> Write:
    """Return what writes CSV with this mark."""
    return lambda rows: "".join(mark.join(map(quoted, row)) + end for row in rows)


def markdown(rows: Sequence[Row]) -> str:
    """Write a pipe table."""
    lines = [" | ".join(cell.replace("\\", "\\\\").replace("|", "\\|") for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in (lines[0], " | ".join("---" for _ in rows[0]), *lines[1:])) + "\n"


def bare_markdown(rows: Sequence[Row]) -> str:
    """Write a pipe table without its outer pipes."""
    return "\n".join(line.removeprefix("| ").removesuffix(" |") for line in markdown(rows).splitlines()) + "\n"


def ruled(rows: Sequence[Row]) -> str:
    """Write a table as PowerShell prints it."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    lines = [" ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]
    rule = " ".join(("-" * len(title)).ljust(width) for title, width in zip(rows[0], widths, strict=True))
    return "\n".join((lines[0], rule, *lines[1:])) + "\n"


def text(cell: str) -> str:
    """Return a cell as a scalar of YAML."""
    return json.dumps(cell, ensure_ascii=False)


def yaml_rows(rows: Sequence[Row]) -> str:
    """Write a list of maps."""
    return "".join(
        "".join(
            f"{'- ' if not at else '  '}{text(title)}: {text(cell)}\n"
            for at, (title, cell) in enumerate(zip(rows[0], row, strict=True))
        )
        for row in rows[1:]
    )


def format_list(rows: Sequence[Row]) -> str:
    """Write blocks as `Format-List` prints them."""
    width = max(map(len, rows[0]))
    return "\n" + "\n".join(
        "".join(f"{title.ljust(width)} : {cell}\n" for title, cell in zip(rows[0], row, strict=True))
        for row in rows[1:]
    )


SHAPES: dict[str, Write] = {
    "comma": delimited(","),
    "semicolon": delimited(";", "\r\n"),
    "tab": delimited("\t"),
    "markdown": markdown,
    "bare markdown": bare_markdown,
    "ruled": ruled,
    "yaml": yaml_rows,
    "format-list": format_list,
}
ENCODINGS = {
    "utf-8": ("utf-8", ""),
    "utf-8 with its mark": ("utf-8-sig", ""),
    "utf-16 with its mark": ("utf-16", ""),
    "utf-16-be, declared": ("utf-16-be", "utf-16"),
    "cp1252, declared": ("cp1252", "cp1252"),
}
