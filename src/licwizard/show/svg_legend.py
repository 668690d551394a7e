"""The legend of the picture: shapes, colours and marks that occur in it."""

from collections.abc import Iterator
from typing import NamedTuple

from licwizard.core.drawing import Drawing, Kind
from licwizard.i18n import Translator
from licwizard.show.safe import safe
from licwizard.show.svg_marks import Ink, pill, text
from licwizard.show.svg_rows import PILL, SMALL, Line
from licwizard.show.svg_shapes import head_down, head_right, points, shape
from licwizard.show.svg_steps import hue
from licwizard.show.svg_text import width, wrap

_SWATCH, _HIGH = 16.0, 7.4
_LINE = 9.6
_GAP = 11.0
_KINDS: tuple[Kind, ...] = ("choice", "task", "inventory", "gate", "call", "branch", "end")


class Item(NamedTuple):
    """An entry: what it says, and how it is drawn: a shape with its style, or a mark."""

    words: str
    kind: Kind | None
    style: str


def legend(drawing: Drawing, say: Translator, wide: float, top: float) -> tuple[tuple[str, ...], float]:
    """Return the elements of the legend below `top`, in lines of at most `wide`, and where it ends."""
    ink = Ink()
    x, y = 0.0, top + _LINE / 2
    for item in _items(drawing, say):
        lines = wrap(safe(item.words), SMALL, wide - _SWATCH - 3)
        needed = _SWATCH + 3 + max(width(line, SMALL) for line in lines)
        if x and x + needed > wide:
            x, y = 0.0, y + _LINE
        _mark(ink, item, x, y)
        for index, line in enumerate(lines):
            y += _LINE * bool(index)
            text(ink, Line(line, 0, 0, width(line, SMALL), SMALL, "label"), x + _SWATCH + 3, y)
        x += needed + _GAP
    return tuple(ink.elements), y + _LINE / 2


def kind_word(kind: Kind, say: Translator) -> str:
    """Return what a kind of step is called."""
    match kind:
        case "choice":
            return say("question")
        case "task":
            return say("task")
        case "inventory":
            return say("count")
        case "gate":
            return say("gate")
        case "call":
            return say("other procedure")
        case "branch":
            return say("goes by an earlier answer")
        case _:
            return say("end")


def _items(drawing: Drawing, say: Translator) -> Iterator[Item]:
    for party in drawing.parties:
        yield Item(say.guide(party.name), "task", f"box {hue(drawing, party.id)}")
    present = {node.kind for node in drawing.nodes}
    for kind in _KINDS:
        if kind in present:
            yield Item(kind_word(kind, say), kind, "box nobody")
    if any(node.irreversible for node in drawing.nodes):
        yield Item(say("cannot be undone"), "task", "box nobody final")
    if len(drawing.nodes) > 1:
        yield Item(say("goes on with step 12"), None, "pill")
        yield Item(say("goes on with the next step"), None, "down")
    if drawing.run:
        yield Item(say("walked"), None, "check")
        yield Item(say("you are here"), "task", "box nobody current")


def _mark(ink: Ink, item: Item, x: float, y: float) -> None:
    if item.kind:
        outline, inner = shape(item.kind, x, y - _HIGH / 2, _SWATCH, _HIGH)
        ink.path(item.style, outline)
        if inner:
            ink.path("inner nobody", inner)
    elif item.style == "check":
        ink.path("check", f"M{points(x + 5, y)}l2.2 2.4l4 -5.2")
    elif item.style == "down":
        ink.path("head", head_down(x + _SWATCH / 2, y + 1.7))
    else:
        pill(ink, "12", x - 4, y)
        ink.path("leader", f"M{points(x - 4 + PILL, y)}h2.5")
        ink.path("head", head_right(x + PILL + 1.5, y))
