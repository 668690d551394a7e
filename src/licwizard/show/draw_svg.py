"""Procedures as a picture: the steps in the guide's order, their ways out beside them, on one A4 sheet.

The sheet is as many columns wide as make it largest on A4 across. Points are the unit: with a scale
of 1 or more the smallest type is at least 6 points on paper (`licwizard.show.svg_rows.SMALL`).
"""

from collections.abc import Sequence
from typing import NamedTuple

from licwizard.core.drawing import Drawing
from licwizard.i18n import Translator
from licwizard.show.safe import safe
from licwizard.show.svg_columns import columns
from licwizard.show.svg_legend import legend
from licwizard.show.svg_marks import Ink, text
from licwizard.show.svg_rows import Frame, Line, Row, measure
from licwizard.show.svg_shapes import number
from licwizard.show.svg_steps import edges, steps
from licwizard.show.svg_style import style
from licwizard.show.svg_text import width, wrap

PAPER = (785.0, 538.0)  # A4 across, without margins of 10 mm, in points
_MARGIN = 4.0
_HEADING = 11.0
_MOST_COLUMNS = 4
_FRAMES = tuple(Frame(box, label) for box in (110, 118, 126, 134, 142) for label in (72, 80, 88, 96, 104))
_ON_SCREEN = 1.7  # pixels for a point, so that the smallest type can be read


class Sheet(NamedTuple):
    """One procedure, drawn, and its size in points."""

    elements: tuple[str, ...]
    wide: float
    high: float

    @property
    def scale(self) -> float:
        """Return how much larger the sheet may be printed on A4 across, or smaller if less than 1."""
        return min(PAPER[0] / self.wide, PAPER[1] / self.high)


def draw_svg(drawings: Sequence[Drawing], say: Translator) -> str:
    """Return the procedures as one SVG document, one below another."""
    sheets = [sheet(drawing, say) for drawing in drawings]
    wide, high = max(one.wide for one in sheets), sum(one.high for one in sheets)
    titles = "; ".join(safe(say.guide(drawing.title)) for drawing in drawings)
    ink = Ink()
    ink.add("title", {}, titles)
    ink.add("style", {}, style())
    ink.add("rect", {"class": "paper", "width": number(wide), "height": number(high)})
    down = 0.0
    for one in sheets:
        ink.raw(f'<g transform="translate(0 {number(down)})">')
        ink.raw(*one.elements)
        ink.raw("</g>")
        down += one.high
    size = f'width="{round(wide * _ON_SCREEN)}" height="{round(high * _ON_SCREEN)}"'
    box = f'viewBox="0 0 {number(wide)} {number(high)}"'
    body = "\n".join(ink.elements)
    return f'<svg xmlns="http://www.w3.org/2000/svg" lang="{say.language}" {size} {box}>\n{body}\n</svg>\n'


def sheet(drawing: Drawing, say: Translator) -> Sheet:
    """Return a procedure drawn in as many columns as make it largest on paper."""
    tried = (
        _sheet(drawing, say, measure(drawing, say, frame), count)
        for frame in _FRAMES
        for count in range(1, _MOST_COLUMNS + 1)
    )
    return max(tried, key=lambda one: one.scale)


def _sheet(drawing: Drawing, say: Translator, rows: Sequence[Row], count: int) -> Sheet:
    found, wide, _ = columns(rows, count, 0)
    heading = _heading(drawing, say, wide)
    top = sum(line.size * 1.3 for line in heading)
    found, wide, low = columns(rows, count, top + 3)
    marks, high = legend(drawing, say, wide, low + 5)
    ink = Ink()
    ink.raw(f'<g transform="translate({number(_MARGIN)} {number(_MARGIN)})">')
    for line in heading:
        text(ink, line, 0, 0)
    for column in found:
        edges(ink, column)
    for column in found:
        steps(ink, drawing, column, say)
    ink.raw(*marks, "</g>")
    return Sheet(tuple(ink.elements), wide + 2 * _MARGIN, high + 2 * _MARGIN)


def _heading(drawing: Drawing, say: Translator, wide: float) -> tuple[Line, ...]:
    words = say.guide(drawing.title)
    if drawing.run:
        words = say("{title} (run: {run})", title=words, run=drawing.run)
    lines = wrap(safe(words), _HEADING, wide, bold=True)
    return tuple(
        Line(line, 0, (index + 0.5) * _HEADING * 1.2, width(line, _HEADING, bold=True), _HEADING, "name")
        for index, line in enumerate(lines)
    )
