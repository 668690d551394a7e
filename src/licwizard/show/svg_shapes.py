"""The shapes of the kinds of step, and the paths between them."""

from collections.abc import Iterable
from math import sqrt

from licwizard.core.drawing import Kind

_SLANT = 7.0
_FOLD = 6.0
_ROUND = 5.0
_BEND = 2.6
_HEAD = 3.4


def number(value: float) -> str:
    """Return a coordinate, to a hundredth."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def points(*values: float) -> str:
    """Return coordinates as a path has them."""
    return " ".join(number(value) for value in values)


def shape(kind: Kind, x: float, y: float, wide: float, high: float) -> tuple[str, str]:
    """Return the outline of a step, and the lines inside it (or nothing), as path data."""
    right, low, middle = x + wide, y + high, y + high / 2
    match kind:
        case "choice":
            return _rounded(x, y, wide, high, min(_ROUND, high / 4)), ""
        case "end":
            return _rounded(x, y, wide, high, _end_radius(high)), ""
        case "gate":
            corners = ((x, middle), (x + _SLANT, y), (right - _SLANT, y), (right, middle))
            return _closed((*corners, (right - _SLANT, low), (x + _SLANT, low))), ""
        case "branch":
            corners = ((x, y), (right - _SLANT, y), (right, middle), (right - _SLANT, low))
            return _closed((*corners, (x, low), (x + _SLANT, middle))), ""
        case "inventory":
            cut = ((x, y), (right - _FOLD, y), (right, y + _FOLD), (right, low), (x, low))
            fold = f"M{points(right - _FOLD, y)}V{number(y + _FOLD)}H{number(right)}"
            return _closed(cut), fold
        case "call":
            sides = "".join(f"M{points(side, y)}V{number(low)}" for side in (x + 2.5, right - 2.5))
            return _closed(((x, y), (right, y), (right, low), (x, low))), sides
        case _:
            return _closed(((x, y), (right, y), (right, low), (x, low))), ""


def bite(kind: Kind, down: float, high: float) -> float:
    """Return how far the right side of a shape lies inside its box, `down` from its top."""
    off = min(abs(down - high / 2) / (high / 2), 1.0)
    match kind:
        case "gate" | "branch":
            return _SLANT * off
        case "end":
            return _corner(_end_radius(high), down, high)
        case "choice":
            return _corner(_ROUND, down, high)
        case _:
            return 0.0


def detour(start: tuple[float, float], track: float, end: tuple[float, float]) -> str:
    """Return the path from `start` right to a track, along it, and back left to `end`; bends are round."""
    (x, y), (to_x, to_y) = start, end
    turn = _BEND if to_y > y else -_BEND
    if abs(to_y - y) < 2 * _BEND:
        turn = (to_y - y) / 2
    return (
        f"M{points(x, y)}H{number(track - _BEND)}Q{points(track, y, track, y + turn)}"
        f"V{number(to_y - turn)}Q{points(track, to_y, track - _BEND, to_y)}H{number(to_x)}"
    )


def head_left(x: float, y: float) -> str:
    """Return an arrow head that points left at (x, y)."""
    return _closed(((x, y), (x + _HEAD, y - _HEAD / 2), (x + _HEAD, y + _HEAD / 2)))


def head_right(x: float, y: float) -> str:
    """Return an arrow head that points right at (x, y)."""
    return _closed(((x, y), (x - _HEAD, y - _HEAD / 2), (x - _HEAD, y + _HEAD / 2)))


def head_down(x: float, y: float) -> str:
    """Return an arrow head that points down at (x, y)."""
    return _closed(((x, y), (x - _HEAD / 2, y - _HEAD), (x + _HEAD / 2, y - _HEAD)))


def _corner(radius: float, down: float, high: float) -> float:
    beyond = max(abs(down - high / 2) - (high / 2 - radius), 0.0)
    return radius - sqrt(max(radius * radius - beyond * beyond, 0.0))


def _end_radius(high: float) -> float:
    return min(high / 2, 10.0)


def _closed(corners: Iterable[tuple[float, float]]) -> str:
    return "M" + "L".join(points(*corner) for corner in corners) + "Z"


def _rounded(x: float, y: float, wide: float, high: float, radius: float) -> str:
    right, low, r = x + wide, y + high, radius
    return (
        f"M{points(x + r, y)}H{number(right - r)}Q{points(right, y, right, y + r)}V{number(low - r)}"
        f"Q{points(right, low, right - r, low)}H{number(x + r)}Q{points(x, low, x, low - r)}"
        f"V{number(y + r)}Q{points(x, y, x + r, y)}Z"
    )
