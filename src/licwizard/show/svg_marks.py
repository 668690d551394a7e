"""What a picture is made of: elements, lines of text, and the pills that name a step by its number."""

from collections.abc import Mapping
from html import escape

from licwizard.show.svg_rows import PILL, PILL_HIGH, SMALL, Line
from licwizard.show.svg_shapes import number, points
from licwizard.show.svg_text import width

_BASELINE = 0.36  # of the size: how far the foot of a line lies below its middle


class Ink:
    """Collects elements; everything that is text is escaped."""

    def __init__(self) -> None:
        """Begin with none."""
        self.elements: list[str] = []

    def raw(self, *elements: str) -> None:
        """Add elements that are ready."""
        self.elements += elements

    def add(self, name: str, attributes: Mapping[str, str], content: str | None = None) -> None:
        """Add an element, with text in it if there is any."""
        head = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        end = "/>" if content is None else f">{escape(content, quote=False)}</{name}>"
        self.raw(f"<{name}{head}{end}")

    def path(self, style: str, data: str) -> None:
        """Add a path."""
        self.add("path", {"class": style, "d": data})


def text(ink: Ink, line: Line, x: float, y: float) -> None:
    """Draw a line of text as wide as it was measured, in whatever font there is."""
    place = {"x": number(x + line.x), "y": number(y + line.y + line.size * _BASELINE)}
    fitted = {"textLength": number(line.wide), "lengthAdjust": "spacingAndGlyphs"}
    ink.add("text", {"class": line.style, "font-size": number(line.size), **place, **fitted}, line.text)


def check(ink: Ink, x: float, y: float) -> None:
    """Draw a check mark in a disc: its middle."""
    ink.add("circle", {"class": "disc", "cx": number(x), "cy": number(y), "r": "3.3"})
    ink.path("check", f"M{points(x - 1.7, y)}l1.2 1.3l2.2 -2.8")


def pill(ink: Ink, label: str, x: float, y: float) -> None:
    """Draw the number of a step in a pill: left end and middle."""
    size = SMALL
    wide = width(label, size, bold=True)
    if wide > PILL - 3:
        size *= (PILL - 3) / wide
        wide = PILL - 3
    ink.raw('<g class="pill">')
    rect = {"x": number(x), "y": number(y - PILL_HIGH / 2), "width": number(PILL), "height": number(PILL_HIGH)}
    ink.add("rect", {**rect, "rx": number(PILL_HIGH / 2)})
    text(ink, Line(label, (PILL - wide) / 2, 0, wide, size, "number"), x, y)
    ink.raw("</g>")
