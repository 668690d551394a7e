"""The legend of the picture: shapes, colours and marks that occur in it."""

from collections.abc import Iterator
from typing import NamedTuple

from licwizard.core.drawing import Drawing, Kind
from licwizard.i18n import Translator
from licwizard.show.draw_words import kind_word
from licwizard.show.safe import safe
from licwizard.show.svg_marks import Ink, check, pill, text
from licwizard.show.svg_rows import PILL, SMALL, Line
from licwizard.show.svg_shapes import head_down, head_right, points, shape
from licwizard.show.svg_style import hue
from licwizard.show.svg_text import width, wrap

_SWATCH, _HIGH = 16.0, 7.0
_LINE = 9.4
_GAP = 9.0
_KINDS: tuple[Kind, ...] = ("choice", "task", "inventory", "gate", "call", "branch", "end")


class Item(NamedTuple):
    """An entry: its words, how it is drawn (a shape with its style, or a mark), and where: left end and middle."""

    lines: tuple[Line, ...]
    kind: Kind | None
    style: str
    x: float
    y: float


class Legend(NamedTuple):
    """The entries, and how far down they reach."""

    items: tuple[Item, ...]
    low: float

    def moved(self, x: float, y: float) -> "Legend":
        """Return the legend at another place."""
        return Legend(tuple(item._replace(x=item.x + x, y=item.y + y) for item in self.items), self.low + y)

    def draw(self, ink: Ink) -> None:
        """Draw it."""
        for item in self.items:
            _mark(ink, item)
            for line in item.lines:
                text(ink, line, item.x, item.y)


def legend(drawing: Drawing, say: Translator, wide: float) -> Legend:
    """Return the legend in lines of at most `wide`: parties first, then shapes, then marks."""
    found: list[Item] = []
    x, y = 0.0, _LINE / 2
    for words, kind, style in _entries(drawing, say):
        texts = wrap(safe(words), SMALL, wide - _SWATCH - 3)
        lines = tuple(
            Line(text, _SWATCH + 3, index * _LINE, width(text, SMALL), SMALL, "label")
            for index, text in enumerate(texts)
        )
        needed = _SWATCH + 3 + max(line.wide for line in lines)
        if x and x + needed > wide:
            x, y = 0.0, y + _LINE
        found.append(Item(lines, kind, style, x, y))
        x += needed + _GAP
        y += _LINE * (len(lines) - 1)
    return Legend(tuple(found), y + _LINE / 2)


def _entries(drawing: Drawing, say: Translator) -> Iterator[tuple[str, Kind | None, str]]:
    for party in drawing.parties:
        yield say.guide(party.name), "task", f"box {hue(drawing, party.id)}"
    present = {node.kind for node in drawing.nodes}
    for kind in _KINDS:
        if kind in present:
            yield kind_word(kind, say), kind, "box nobody"
    if any(node.irreversible for node in drawing.nodes):
        yield say("cannot be undone"), "task", "box nobody final"
    yield say("go on with step 12"), None, "pill"
    yield say("next step"), None, "down"
    if drawing.run:
        yield say("walked"), None, "check"
        yield say("you are here"), "task", "box nobody current"


def _mark(ink: Ink, item: Item) -> None:
    x, y = item.x, item.y
    if item.kind:
        outline, inner = shape(item.kind, x, y - _HIGH / 2, _SWATCH, _HIGH)
        ink.path(item.style, outline)
        if inner:
            ink.path("inner nobody", inner)
    elif item.style == "check":
        check(ink, x + _SWATCH - 5, y)
    elif item.style == "down":
        ink.path("head", head_down(x + _SWATCH / 2, y + 1.7))
    else:
        pill(ink, "12", x - 1, y)
        ink.path("leader", f"M{points(x - 1 + PILL, y)}h1.5")
        ink.path("head", head_right(x + PILL + 3.4, y))
