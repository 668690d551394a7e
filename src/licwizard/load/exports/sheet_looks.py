"""How the cells of a sheet look: which rows are hidden, which cells are struck out, and which units formats show."""

import re
from collections.abc import Mapping
from decimal import Decimal

from licwizard.load.exports.stream import Unseen
from licwizard.load.exports.workbook_styles import Styles, shown_unit

_NO_HEIGHT = re.compile(r"0(?:\.0*)?")
_STYLE = re.compile(r"[0-9]{1,6}", re.ASCII)
_YES = {"1", "true", "on"}


class Looks:
    """What is seen of rows and cells as they are gone through; `formats` by row and column, both from 1."""

    def __init__(self, styles: Styles) -> None:
        """Take the styles that say something."""
        self.formats: dict[tuple[int, int], str] = {}
        self._styles = styles
        self._hidden: set[int] = set()
        self._struck: dict[int, frozenset[int]] = {}
        self._hides = False
        self._style = 0

    def sheet(self, attributes: Mapping[str, str]) -> None:
        """Take what holds for rows that say nothing themselves."""
        self._hides = attributes.get("zeroHeight") in _YES

    def row(self, number: int, attributes: Mapping[str, str]) -> None:
        """Take a row: it is hidden by hand, by a filter, as part of a group, or by having no height."""
        said = attributes.get("hidden")
        hidden = self._hides if said is None else said in _YES
        if hidden or _NO_HEIGHT.fullmatch(attributes.get("ht", "")):
            self._hidden.add(number)

    def cell(self, attributes: Mapping[str, str]) -> None:
        """Take a cell that begins."""
        style = attributes.get("s", "0")
        self._style = int(style) if _STYLE.fullmatch(style) else 0

    def value(self, row: int, column: int, kind: str) -> None:
        """Take the place of the value of the cell that began last."""
        if self._style in self._styles.struck:
            self._struck[row] = self._struck.get(row, frozenset()) | {column - 1}
        if kind == "n" and self._style in self._styles.formats:
            self.formats[row, column] = self._styles.formats[self._style]

    def unseen(self, rows: Mapping[int, int]) -> Unseen:
        """Return what a person does not see of rows that hold something, or sees struck out."""
        return Unseen(frozenset(self._hidden & rows.keys()), self._struck)


def with_unit(cell: object, code: str | None) -> object:
    """Return a number with the words that its format puts around it, as Excel shows it; any other cell as it is."""
    if code is None or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    unit = shown_unit(code, cell)
    return f"{Decimal(repr(cell)):f} {unit}" if unit else cell
