"""The colours of the picture, for light and for dark; a party has one of six, in the order of the guide."""

from typing import NamedTuple

from licwizard.core.drawing import Drawing

PAPER = (807.0, 561.0)  # A4 across, without margins of 6 mm, in points
FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


class Hue(NamedTuple):
    """The colours of a party's boxes: their inside and their border."""

    fill: str
    border: str


class Palette(NamedTuple):
    """The colours of one scheme."""

    paper: str
    text: str
    quiet: str
    edge: str
    pill: str
    on_pill: str
    danger: str
    here: str
    nobody: Hue
    parties: tuple[Hue, ...]


LIGHT = Palette(
    paper="#ffffff",
    text="#16191d",
    quiet="#3d444c",
    edge="#6a737d",
    pill="#3d444c",
    on_pill="#ffffff",
    danger="#9c0b22",
    here="#0b4fb3",
    nobody=Hue("#eceff2", "#6a737d"),
    parties=(
        Hue("#dceafc", "#2f6db5"),
        Hue("#dcf2de", "#2b7a3a"),
        Hue("#fdedc9", "#946200"),
        Hue("#eae0fb", "#7448b5"),
        Hue("#fce0e8", "#b0355a"),
        Hue("#d5f0ef", "#1b7a78"),
    ),
)
DARK = Palette(
    paper="#0d1117",
    text="#f0f4f8",
    quiet="#c3ccd5",
    edge="#8b96a2",
    pill="#d5dce3",
    on_pill="#10151b",
    danger="#ffabab",
    here="#a8d1ff",
    nobody=Hue("#272d35", "#8b96a2"),
    parties=(
        Hue("#16304f", "#6ea8ea"),
        Hue("#153a20", "#5fbf70"),
        Hue("#433209", "#e0b04a"),
        Hue("#34235a", "#b28df0"),
        Hue("#4a1b2b", "#f08aa7"),
        Hue("#0f3b3b", "#5cc6c3"),
    ),
)


def hue(drawing: Drawing, party: str) -> str:
    """Return the style of a party's boxes."""
    ids = [one.id for one in drawing.parties]
    return f"party{ids.index(party) % len(LIGHT.parties)}" if party in ids else "nobody"


def hue_of(drawing: Drawing, party: str) -> Hue:
    """Return the colours of a party's boxes, on a light ground."""
    name = hue(drawing, party)
    return LIGHT.nobody if name == "nobody" else LIGHT.parties[int(name.removeprefix("party"))]


def style() -> str:
    """Return the style sheet: light, dark where the reader's system is, and always light on paper."""
    return f"""\
text {{ font-family: {FONT}; }}
.id, .danger, .here, .name, .pill text {{ font-weight: bold; }}
.edge, .leader {{ fill: none; stroke-width: 0.8; }}
.halo {{ fill: none; stroke-width: 2.6; }}
.taken {{ stroke-width: 1.8; }}
.box {{ stroke-width: 0.8; }}
.box.gate {{ stroke-width: 1.5; }}
.box.final {{ stroke-width: 2.2; }}
.box.current {{ stroke-width: 2.6; stroke-dasharray: 5 1.6; }}
.inner, .check {{ fill: none; stroke-width: 0.8; }}
.check {{ stroke-width: 1.1; }}
a {{ text-decoration: none; }}
@page {{ size: A4 landscape; margin: 6mm; }}
{_colours(LIGHT)}
@media screen and (prefers-color-scheme: dark) {{
{_colours(DARK)}
}}
@media print {{
svg {{ width: 100%; height: auto; max-height: 100vh; print-color-adjust: exact; }}
}}"""


def _colours(palette: Palette) -> str:
    rules = [
        (".paper", f"fill: {palette.paper};"),
        (".halo", f"stroke: {palette.paper};"),
        ("text", f"fill: {palette.text};"),
        ("text.by", f"fill: {palette.quiet};"),
        (".edge, .leader", f"stroke: {palette.edge};"),
        (".head", f"fill: {palette.edge};"),
        (".taken", f"stroke: {palette.here};"),
        (".head.walked", f"fill: {palette.here};"),
        (".pill rect", f"fill: {palette.pill};"),
        (".pill text", f"fill: {palette.on_pill};"),
        ("text.danger", f"fill: {palette.danger};"),
        ("text.here", f"fill: {palette.here};"),
        (".disc", f"fill: {palette.here};"),
        (".check", f"stroke: {palette.paper};"),
    ]
    for name, hue in [("nobody", palette.nobody), *((f"party{n}", hue) for n, hue in enumerate(palette.parties))]:
        rules.append((f".{name}", f"fill: {hue.fill}; stroke: {hue.border};"))
        rules.append((f".inner.{name}", "fill: none;"))
    rules += [
        (".box.ahead", f"fill: {palette.paper};"),
        (".final", f"stroke: {palette.danger};"),
        (".current", f"stroke: {palette.here};"),
    ]
    return "\n".join(f"{selector} {{ {declarations} }}" for selector, declarations in rules)
