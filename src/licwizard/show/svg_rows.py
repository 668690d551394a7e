"""A step as a row of the picture: its box, what stands in it, and its ways out; measured in points."""

from typing import NamedTuple

from licwizard.core.drawing import Drawing, Node, WayOut
from licwizard.i18n import Translator
from licwizard.show.draw_words import label_of, party_of, title_of, undone_of
from licwizard.show.safe import safe
from licwizard.show.svg_text import width, wrap

TITLE, SMALL = 6.8, 6.3
TITLE_LINE, SMALL_LINE = 7.7, 7.1
STUB = 4.5
PILL, PILL_HIGH = 12.4, 7.8
ENTRY = 5.8  # where an edge from the side comes in, below the top of a row
_TOP, _BOTTOM = 2.2, 2.6
_WAY_GAP = 0.9


class Frame(NamedTuple):
    """How wide a box with ways out beside it is, and how much room their words have."""

    box: float
    label: float

    @property
    def column(self) -> float:
        """Return the width of a column, up to the right end of the pills."""
        return self.box + STUB + self.label + 2 + PILL


class Line(NamedTuple):
    """A line of text: left end, middle and width; `style` is a class of the style sheet."""

    text: str
    x: float
    y: float
    wide: float
    size: float
    style: str


class Way(NamedTuple):
    """A way out: its words, and how far down from the top of the row its edge begins."""

    out: WayOut
    lines: tuple[Line, ...]
    y: float


class Row(NamedTuple):
    """A step, measured; all places are relative to the left upper corner of its box."""

    node: Node
    wide: float
    high: float
    lines: tuple[Line, ...]
    ways: tuple[Way, ...]
    frame: Frame


def measure(drawing: Drawing, say: Translator, frame: Frame) -> tuple[Row, ...]:
    """Return the rows of a picture, from the first step to the last."""
    entered = {way.to for node in drawing.nodes for way in node.ways if way.number != node.number + 1}
    return tuple(
        _row(node, party_of(drawing, node, say), say, frame, entered=node.id in entered) for node in drawing.nodes
    )


def inset(node: Node) -> float:
    """Return how much of a box's side its shape takes away from the text."""
    match node.kind:
        case "gate" | "branch" | "end":
            return 8.5
        case "call":
            return 6.5
        case _:
            return 4.5


def _row(node: Node, party: str, say: Translator, frame: Frame, *, entered: bool) -> Row:
    labelled = [way for way in node.ways if label_of(way, say)]
    wide = frame.box if labelled else frame.box + STUB + frame.label
    lines, high = _inside(node, party, say, wide)
    top = ENTRY + SMALL_LINE / 2 if entered else 0.5
    ways, low = _ways(labelled, say, frame, top)
    if len(labelled) == len(node.ways):
        high = max(high, low + 0.5)
        spare = (high - low - 0.5) / 2
        shift = spare if not entered else min(spare, 1.0)
        ways = tuple(_lower(way, shift) for way in ways)
    else:
        middle = max(high / 2, ENTRY + PILL_HIGH / 2 + 2.5) if entered else high / 2
        ways = tuple(Way(way, (), middle) for way in node.ways)
    return Row(node, wide, high, lines, ways, frame)


def _lower(way: Way, by: float) -> Way:
    return way._replace(y=way.y + by, lines=tuple(line._replace(y=line.y + by) for line in way.lines))


def _ways(ways: list[WayOut], say: Translator, frame: Frame, top: float) -> tuple[tuple[Way, ...], float]:
    """Return the ways with their words, and how far down they reach."""
    found = []
    for way in ways:
        texts = wrap(label_of(way, say), SMALL, frame.label)
        middle = top + len(texts) * SMALL_LINE / 2
        lines = tuple(
            _line(text, frame.box + STUB + 1, top + (index + 0.5) * SMALL_LINE, SMALL, "label")
            for index, text in enumerate(texts)
        )
        found.append(Way(way, lines, middle))
        top += len(texts) * SMALL_LINE + _WAY_GAP
    return tuple(found), top - _WAY_GAP


def _inside(node: Node, party: str, say: Translator, wide: float) -> tuple[tuple[Line, ...], float]:
    """Return the words in a box, and its height."""
    left = inset(node)
    room = wide - 2 * left
    first = left + PILL + 2
    lines: list[Line] = []
    y = _TOP + SMALL_LINE / 2
    names = wrap(safe(node.id), SMALL, room - PILL - 2, bold=True)
    for name in names:
        lines.append(_line(name, first, y, SMALL, "id"))
        y += SMALL_LINE
    if party:
        text = f" · {party}"
        last = lines[-1]
        if last.x + last.wide + width(text, SMALL) <= wide - left:
            lines.append(_line(text[1:], last.x + last.wide + width(" ", SMALL), last.y, SMALL, "by"))
        else:
            for part in wrap(party, SMALL, room):
                lines.append(_line(part, left, y, SMALL, "by"))
                y += SMALL_LINE
    y += (TITLE_LINE - SMALL_LINE) / 2
    for part in wrap(title_of(node, say), TITLE, room):
        lines.append(_line(part, left, y, TITLE, "title"))
        y += TITLE_LINE
    y -= (TITLE_LINE - SMALL_LINE) / 2
    for style, text in _marks(node, say):
        for part in wrap(text, SMALL, room, bold=True):
            lines.append(_line(part, left, y, SMALL, style))
            y += SMALL_LINE
    return tuple(lines), y - SMALL_LINE / 2 + _BOTTOM


def _marks(node: Node, say: Translator) -> list[tuple[str, str]]:
    marks = [("danger", undone_of(node, say)), ("here", say("you are here") if node.here else "")]
    return [(style, text) for style, text in marks if text]


def _line(text: str, x: float, y: float, size: float, style: str) -> Line:
    bold = style in {"id", "danger", "here"}
    return Line(text, x, y, width(text, size, bold=bold), size, style)
