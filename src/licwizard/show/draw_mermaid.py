"""Procedures as a Mermaid flowchart."""

from collections.abc import Sequence

from licwizard.core.drawing import Drawing, Kind, Node
from licwizard.i18n import Translator
from licwizard.show.draw_words import heading_of, label_of, marks_of, party_of, title_of
from licwizard.show.svg_style import LIGHT, Hue, hue

_SHAPES: dict[Kind, tuple[str, str]] = {
    "choice": ("(", ")"),
    "task": ("[", "]"),
    "inventory": ("[/", "/]"),
    "gate": ("{{", "}}"),
    "call": ("[[", "]]"),
    "branch": ("{", "}"),
    "end": ("([", "])"),
}
# What Mermaid would read as markup of its own.
_SPECIAL = frozenset('"#<>&`|\\')


def draw_mermaid(drawings: Sequence[Drawing], say: Translator) -> str:
    """Return the procedures as one flowchart, each framed where there are several."""
    lines = ["flowchart TD"]
    edges: list[tuple[str, bool]] = []
    for index, drawing in enumerate(drawings, 1):
        if len(drawings) > 1:
            lines.append(f'subgraph p{index} ["{_quoted(heading_of(drawing, say))}"]')
        lines += [_node(drawing, node, index, say) for node in drawing.nodes]
        if len(drawings) > 1:
            lines.append("end")
        edges += _edges(drawing, index, say)
    lines += [edge for edge, _ in edges]
    taken = [str(number) for number, (_, walked) in enumerate(edges) if walked]
    if taken:
        lines.append(f"linkStyle {','.join(taken)} stroke-width:3px")
    return "\n".join((*lines, *_classes())) + "\n"


def _node(drawing: Drawing, node: Node, index: int, say: Translator) -> str:
    opening, closing = _SHAPES[node.kind]
    party = party_of(drawing, node, say)
    walked = "✓ " if node.walked else ""
    head = f"{walked}{node.number} · {node.id}" + (f" · {party}" if party else "")
    label = "<br/>".join(_quoted(part) for part in (head, title_of(node, say), *marks_of(node, say)))
    style = "here" if node.here else "final" if node.irreversible else "gate" if node.kind == "gate" else ""
    colour = hue(drawing, node.party)
    return f'{_id(index, node.number)}{opening}"{label}"{closing}:::{colour}{style}'


def _edges(drawing: Drawing, index: int, say: Translator) -> list[tuple[str, bool]]:
    found = []
    for node in drawing.nodes:
        for way in node.ways:
            words = _quoted(label_of(way, say))
            arrow = "-.->" if way.waits else "-->"
            label = f'|"{words}"|' if words else ""
            edge = f"{_id(index, node.number)} {arrow}{label} {_id(index, way.number)}"
            found.append((edge, way.taken))
    return found


def _classes() -> list[str]:
    """Return a class for each colour, alone and with each kind of border."""
    lines = []
    hues = {"nobody": LIGHT.nobody, **{f"party{number}": one for number, one in enumerate(LIGHT.parties)}}
    for name, one in hues.items():
        lines.append(_class(name, one, one.border, "1px"))
        lines.append(_class(f"{name}gate", one, one.border, "2px"))
        lines.append(_class(f"{name}final", one, LIGHT.danger, "4px"))
        lines.append(_class(f"{name}here", one, LIGHT.here, "5px"))
    return lines


def _class(name: str, one: Hue, border: str, thick: str) -> str:
    return f"classDef {name} fill:{one.fill},stroke:{border},stroke-width:{thick},color:{LIGHT.text}"


def _id(index: int, number: int) -> str:
    return f"p{index}s{number}"


def _quoted(text: str) -> str:
    return "".join(f"#{ord(char)};" if char in _SPECIAL else char for char in text)
