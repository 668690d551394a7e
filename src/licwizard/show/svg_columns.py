"""The rows of a picture in columns, and beside each column the tracks of the edges that skip rows.

All edges to one step share a track, so that there are few; tracks that do not meet share a place. An
edge to another column is told by its number alone.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from licwizard.show.svg_rows import ENTRY, Row, Way

GAP, REST = 5.0, 3.6  # between rows: with an arrow, and where nothing leads on to the next row
TRACK = 3.4
_MARGIN = 6.5


class Place(NamedTuple):
    """A row on the sheet; `entry` says how far down its top an edge from the side comes in."""

    row: Row
    x: float
    y: float

    @property
    def entry(self) -> float:
        """Return the height at which edges from the side come in."""
        return self.y + ENTRY


class Track(NamedTuple):
    """The edges from several ways to one step, by a line at `x`."""

    x: float
    target: Place
    sources: tuple[tuple[Place, Way], ...]


class Column(NamedTuple):
    """Rows below each other; those in `steady` are followed by the next one, with an arrow between."""

    places: tuple[Place, ...]
    tracks: tuple[Track, ...]
    steady: frozenset[int]
    right: float

    def moved(self, down: float) -> "Column":
        """Return the column further down."""

        def place(one: Place) -> Place:
            return one._replace(y=one.y + down)

        tracks = tuple(
            Track(one.x, place(one.target), tuple((place(source), way) for source, way in one.sources))
            for one in self.tracks
        )
        return Column(tuple(place(one) for one in self.places), tracks, self.steady, self.right)


def columns(rows: Sequence[Row], count: int) -> tuple[tuple[Column, ...], float, float]:
    """Return the rows in at most `count` columns of about one height, and the width and height used."""
    found: list[Column] = []
    x = low = 0.0
    for part in split([(row.high, _gap(row)) for row in rows], count):
        column = _column([rows[index] for index in part], x)
        found.append(column)
        x = column.right + _MARGIN
        low = max(low, column.places[-1].y + column.places[-1].row.high)
    return tuple(found), x - _MARGIN, low


def split(heights: Sequence[tuple[float, float]], count: int) -> list[range]:
    """Return rows (height, and the gap below) in at most `count` runs, the highest of them as low as can be."""
    low, high = 0.0, sum(row + gap for row, gap in heights)
    while high - low > 0.1:  # noqa: PLR2004 - a tenth of a point is not seen
        middle = (low + high) / 2
        if len(_runs(heights, middle)) <= count:
            high = middle
        else:
            low = middle
    return _runs(heights, high)


def _runs(heights: Sequence[tuple[float, float]], limit: float) -> list[range]:
    starts, used = [0], 0.0
    for index, (high, gap) in enumerate(heights):
        if used + high > limit and index > starts[-1]:
            starts.append(index)
            used = 0.0
        used += high + gap
    return [range(start, stop) for start, stop in pairwise([*starts, len(heights)])]


def _gap(row: Row) -> float:
    return GAP if any(way.out.number == row.node.number + 1 for way in row.ways) else REST


def _column(rows: Sequence[Row], x: float) -> Column:
    places = []
    y = 0.0
    for row in rows:
        places.append(Place(row, x, y))
        y += row.high + _gap(row)
    here = {place.row.node.id: place for place in places}
    steady = frozenset(
        place.row.node.number
        for place, following in pairwise(places)
        if any(way.to == following.row.node.id for way in place.row.node.ways)
    )
    ends: dict[str, list[tuple[Place, Way]]] = {}
    for place in places:
        for way in place.row.ways:
            skips = way.out.number != place.row.node.number + 1
            if skips and not way.out.waits and way.out.to in here:
                ends.setdefault(way.out.to, []).append((place, way))
    edge = x + rows[0].frame.column
    tracks = _tracks([(here[target], sources) for target, sources in ends.items()], edge + 2.2)
    right = max((track.x for track in tracks), default=edge) + TRACK
    return Column(tuple(places), tracks, steady, right)


def _tracks(edges: list[tuple[Place, list[tuple[Place, Way]]]], left: float) -> tuple[Track, ...]:
    """Return a track for each target: short ones inside, and those that would meet beside each other."""

    def reach(edge: tuple[Place, list[tuple[Place, Way]]]) -> tuple[float, float]:
        ends = [edge[0].entry, *(place.y + way.y for place, way in edge[1])]
        return min(ends), max(ends)

    levels: list[list[tuple[float, float]]] = []
    found = []
    for edge in sorted(edges, key=lambda edge: (reach(edge)[1] - reach(edge)[0], edge[0].y)):
        low, high = reach(edge)
        level = 0
        # A track lies outside of all that it spans, so that edges cross as little as can be.
        for index, taken in enumerate(levels):
            if any(low - TRACK < end and start < high + TRACK for start, end in taken):
                level = index + 1
        if level == len(levels):
            levels.append([])
        levels[level].append((low, high))
        found.append(Track(left + TRACK * (level + 1), edge[0], tuple(edge[1])))
    return tuple(found)
