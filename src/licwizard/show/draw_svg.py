"""Procedures as a picture: the steps in the guide's order, their ways out beside them, on one A4 sheet.

The sheet is as many columns wide, and its boxes as wide, as make it largest on A4 across. Points are
the unit: at a scale of 0.96 or more the smallest type is at least 6 points on paper.
"""

from collections.abc import Sequence
from typing import NamedTuple

from licwizard.core.drawing import Drawing
from licwizard.i18n import Translator
from licwizard.show.draw_words import heading_of
from licwizard.show.svg_columns import Column, columns
from licwizard.show.svg_legend import Legend, legend
from licwizard.show.svg_marks import Ink, text
from licwizard.show.svg_rows import Frame, Line, Row, measure
from licwizard.show.svg_shapes import number
from licwizard.show.svg_steps import edges, steps
from licwizard.show.svg_style import PAPER, style
from licwizard.show.svg_text import width, wrap

_MARGIN = 2.0
_HEADING = 11.0
_ASIDE = 20.0
_MOST_COLUMNS = 4
_FRAMES = tuple(Frame(box, label) for box in range(102, 151, 8) for label in range(64, 105, 8))
_ON_SCREEN = 1.8  # pixels for a point, so that the smallest type can be read


class Plan(NamedTuple):
    """Where everything of one procedure stands, and how large that is, in points."""

    heading: tuple[Line, ...]
    legend: Legend
    columns: tuple[Column, ...]
    wide: float
    high: float

    @property
    def scale(self) -> float:
        """Return how much larger the sheet may be printed on A4 across, or smaller if less than 1."""
        return min(PAPER[0] / self.wide, PAPER[1] / self.high)


def draw_svg(drawings: Sequence[Drawing], say: Translator) -> str:
    """Return the procedures as one SVG document, one below another."""
    plans = [plan(drawing, say) for drawing in drawings]
    wide, high = max(one.wide for one in plans), sum(one.high for one in plans)
    ink = Ink()
    ink.add("title", {}, "; ".join(heading_of(drawing, say) for drawing in drawings))
    ink.add("style", {}, style())
    ink.add("rect", {"class": "paper", "width": number(wide), "height": number(high)})
    down = 0.0
    for drawing, one in zip(drawings, plans, strict=True):
        ink.raw(f'<g transform="translate({number(_MARGIN)} {number(down + _MARGIN)})">')
        _draw(ink, drawing, one, say)
        ink.raw("</g>")
        down += one.high
    size = f'width="{round(wide * _ON_SCREEN)}" height="{round(high * _ON_SCREEN)}"'
    box = f'viewBox="0 0 {number(wide)} {number(high)}"'
    body = "\n".join(ink.elements)
    return f'<svg xmlns="http://www.w3.org/2000/svg" lang="{say.language}" {size} {box}>\n{body}\n</svg>\n'


def plan(drawing: Drawing, say: Translator) -> Plan:
    """Return the plan of a procedure that is largest on paper."""
    tried = (
        _plan(drawing, say, rows, count)
        for rows in [measure(drawing, say, frame) for frame in _FRAMES]
        for count in range(1, _MOST_COLUMNS + 1)
    )
    return max(tried, key=lambda one: one.scale)


def _plan(drawing: Drawing, say: Translator, rows: Sequence[Row], count: int) -> Plan:
    found, wide, low = columns(rows, count)
    heading = _heading(drawing, say, wide)
    under = sum(line.size for line in heading) * 1.2
    beside = heading[0].wide + _ASIDE
    if len(heading) == 1 and beside < wide / 2:
        words = legend(drawing, say, wide - beside).moved(beside, 0)
    else:
        words = legend(drawing, say, wide).moved(0, under + 2)
    top = max(under, words.low) + 5
    placed = tuple(column.moved(top) for column in found)
    return Plan(heading, words, placed, wide + 2 * _MARGIN, top + low + 2 * _MARGIN)


def _draw(ink: Ink, drawing: Drawing, made: Plan, say: Translator) -> None:
    for line in made.heading:
        text(ink, line, 0, 0)
    made.legend.draw(ink)
    for column in made.columns:
        edges(ink, column)
    for column in made.columns:
        steps(ink, drawing, column, say)


def _heading(drawing: Drawing, say: Translator, wide: float) -> tuple[Line, ...]:
    return tuple(
        Line(line, 0, (index + 0.55) * _HEADING * 1.2, width(line, _HEADING, bold=True), _HEADING, "name")
        for index, line in enumerate(wrap(heading_of(drawing, say), _HEADING, wide, bold=True))
    )
