"""The steps of a column with their ways out, and the edges between them, as elements."""

from licwizard.core.drawing import Drawing, Node
from licwizard.i18n import Translator
from licwizard.show.draw_words import title_of
from licwizard.show.safe import safe
from licwizard.show.svg_columns import Column, Place
from licwizard.show.svg_marks import Ink, check, pill, text
from licwizard.show.svg_rows import PILL, STUB, Way, inset
from licwizard.show.svg_shapes import bite, detour, head_down, head_left, head_right, points, shape
from licwizard.show.svg_style import hue

_SPINE = 16.0


def anchor(drawing: Drawing, step: str) -> str:
    """Return the id of a step's element."""
    return f"step-{drawing.id}-{step}"


def edges(ink: Ink, column: Column) -> None:
    """Draw the edges of a column: arrows to the next row, and tracks to the others."""
    for track in sorted(column.tracks, key=lambda one: -one.x):
        target = track.target
        end = target.x + target.row.wide - bite(target.row.node.kind, target.entry - target.y, target.row.high)
        paths = [
            (way, detour((place.x + place.row.frame.column, place.y + way.y), track.x, (end + 2.5, target.entry)))
            for place, way in track.sources
        ]
        for _, path in paths:
            ink.path("halo", path)
        for way, path in sorted(paths, key=lambda one: one[0].out.taken):
            ink.path("edge taken" if way.out.taken else "edge", path)
        walked = any(way.out.taken for way, _ in paths)
        ink.path("head walked" if walked else "head", head_left(end + 0.4, target.entry))
    for place in column.places:
        if place.row.node.number in column.steady:
            _down(ink, column, place)


def _down(ink: Ink, column: Column, place: Place) -> None:
    following = column.places[column.places.index(place) + 1]
    taken = any(way.out.taken and way.out.to == following.row.node.id for way in place.row.ways)
    x = place.x + _SPINE
    ink.path("edge taken" if taken else "edge", f"M{points(x, place.y + place.row.high)}V{points(following.y - 2.5)}")
    ink.path("head walked" if taken else "head", head_down(x, following.y - 0.4))


def steps(ink: Ink, drawing: Drawing, column: Column, say: Translator) -> None:
    """Draw the boxes of a column, and their ways out."""
    targets = {track.target.row.node.id for track in column.tracks}
    for place in column.places:
        node = place.row.node
        ink.raw(f'<g class="step" id="{anchor(drawing, node.id)}">')
        ink.add("title", {}, f"{node.number} {safe(node.id)}: {title_of(node, say)}")
        _box(ink, drawing, place)
        for way in place.row.ways:
            _way(ink, drawing, place, way, steady=node.number in column.steady, joined=way.out.to in targets)
        ink.raw("</g>")


def _box(ink: Ink, drawing: Drawing, place: Place) -> None:
    row, node = place.row, place.row.node
    colour = hue(drawing, node.party)
    outline, inner = shape(node.kind, place.x, place.y, row.wide, row.high)
    ink.path(f"box {colour}{_state(drawing, node)}", outline)
    if inner:
        ink.path(f"inner {colour}", inner)
    pill(ink, str(node.number), place.x + inset(node) - 1, place.y + row.lines[0].y)
    for line in row.lines:
        text(ink, line, place.x, place.y)
    if node.walked:
        check(ink, place.x + row.wide - 2 - bite(node.kind, 0, row.high), place.y)


def _state(drawing: Drawing, node: Node) -> str:
    ahead = bool(drawing.run) and not node.walked and not node.here
    return " gate" * (node.kind == "gate") + " final" * node.irreversible + " current" * node.here + " ahead" * ahead


def _way(ink: Ink, drawing: Drawing, place: Place, way: Way, *, steady: bool, joined: bool) -> None:  # noqa: PLR0913
    node, out = place.row.node, way.out
    y = place.y + way.y
    side = place.x + place.row.wide
    at = place.x + place.row.frame.column - PILL
    leader = "leader taken" if out.taken else "leader"
    start = side - bite(node.kind, way.y, place.row.high)
    for line in way.lines:
        text(ink, line, place.x, place.y)
    following = steady and out.number == node.number + 1
    if not way.lines:
        if following:
            return
        ink.path(leader, f"M{points(start, y)}H{points(at)}")
    else:
        longest = max(line.x + line.wide for line in way.lines)
        ink.path(leader, f"M{points(start, y)}H{points(place.x + place.row.frame.box + STUB)}")
        if place.x + longest + 2 < at and not out.waits:
            ink.path(leader, f"M{points(place.x + longest + 2, y)}H{points(at)}")
    if out.waits:
        return
    ink.raw(f'<a href="#{anchor(drawing, out.to)}">')
    pill(ink, str(out.number), at, y)
    ink.raw("</a>")
    if following:
        ink.path("head", head_down(at + PILL + 2.8, y + 1.7))
    elif not joined:
        ink.path(leader, f"M{points(at + PILL, y)}h1.5")
        ink.path("head", head_right(at + PILL + 4.6, y))
