"""Procedures as lines for the terminal: each step, and below it where its ways out lead."""

from collections.abc import Sequence
from io import StringIO

from rich.console import Console

from licwizard.core.drawing import Drawing, Node, WayOut
from licwizard.env import Env
from licwizard.i18n import Translator
from licwizard.show.draw_words import heading_of, label_of, marks_of, party_of, title_of
from licwizard.show.safe import safe
from licwizard.show.screen import Screen

_COLORS = ("cyan", "green", "yellow", "magenta", "red", "blue")


def draw_text(screen: Screen, say: Translator, drawings: Sequence[Drawing]) -> None:
    """Write the procedures, one below another."""
    for drawing in drawings:
        screen.rule(heading_of(drawing, say))
        for node in drawing.nodes:
            _node(screen, say, drawing, node)


def plain_text(env: Env, drawings: Sequence[Drawing]) -> str:
    """Return the same lines for a file: no colour, as wide as the terminal."""
    file = StringIO()
    console = Console(file=file, width=env.width, color_system=None, highlight=False, markup=False, emoji=False)
    draw_text(Screen(env, console), env.say, drawings)
    return file.getvalue().lstrip("\n")


def _node(screen: Screen, say: Translator, drawing: Drawing, node: Node) -> None:
    party = party_of(drawing, node, say)
    parts = [safe(node.id), title_of(node, say), f"({party})" if party else ""]
    parts += [f"[{mark}]" for mark in marks_of(node, say)]
    screen.item("  ".join(part for part in parts if part), _style(drawing, node), mark=f"{node.number:>2} ")
    for way in node.ways:
        done = "✓" if way.taken and not screen.accessible else " "
        mark = "-" if screen.accessible or label_of(way, say) else " "
        screen.item(_way(say, way, spoken=screen.accessible), mark=f"  {done} {mark}")


def _way(say: Translator, way: WayOut, *, spoken: bool) -> str:
    label, step = label_of(way, say), safe(way.to)
    if way.waits:
        text = label
    elif spoken and label:
        text = say("{label}: go to {number} {step}", label=label, number=way.number, step=step)
    elif spoken:
        text = say("go to {number} {step}", number=way.number, step=step)
    else:
        text = f"{label} → {way.number} {step}".lstrip()
    return f"{text} [{say('taken')}]" if spoken and way.taken else text


def _style(drawing: Drawing, node: Node) -> str:
    ids = [party.id for party in drawing.parties]
    color = _COLORS[ids.index(node.party) % len(_COLORS)] if node.party in ids else ""
    return f"bold {color}".strip() if node.here or node.irreversible else color
