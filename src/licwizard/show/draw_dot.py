"""Procedures as a graph for Graphviz."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from licwizard.core.drawing import Drawing, Kind, Node
from licwizard.i18n import Translator
from licwizard.show.draw_words import heading_of, label_of, marks_of, party_of, title_of
from licwizard.show.svg_style import LIGHT, hue_of

_SHAPES: Mapping[Kind, Mapping[str, str]] = {
    "choice": {"shape": "box", "style": "filled,rounded"},
    "task": {"shape": "box"},
    "inventory": {"shape": "note"},
    "gate": {"shape": "hexagon"},
    "call": {"shape": "box", "peripheries": "2"},
    "branch": {"shape": "diamond"},
    "end": {"shape": "oval"},
}
_NODE_WIDE, _EDGE_WIDE = 30, 22


def draw_dot(drawings: Sequence[Drawing], say: Translator) -> str:
    """Return the procedures as one directed graph, each in a cluster where there are several."""
    title = "; ".join(heading_of(drawing, say) for drawing in drawings)
    lines = [
        f"digraph {_quoted(title)} {{",
        _statement("graph", {"rankdir": "TB", "fontname": "sans-serif", "label": title, "labelloc": "t"}),
        _statement("node", {"style": "filled", "fontname": "sans-serif", "fontsize": "11", "fontcolor": LIGHT.text}),
        _statement("edge", {"fontname": "sans-serif", "fontsize": "10"}),
    ]
    for index, drawing in enumerate(drawings, 1):
        if len(drawings) > 1:
            lines += [f"subgraph cluster_{index} {{", f"label={_quoted(heading_of(drawing, say))}"]
        lines += [_node(drawing, node, index, say) for node in drawing.nodes]
        lines += _edges(drawing, index, say)
        if len(drawings) > 1:
            lines.append("}")
    return "\n".join((*lines, "}")) + "\n"


def _node(drawing: Drawing, node: Node, index: int, say: Translator) -> str:
    party = party_of(drawing, node, say)
    walked = "✓ " if node.walked else ""
    head = f"{walked}{node.number} · {node.id}"
    parts = (head, party, title_of(node, say), *marks_of(node, say))
    colours = hue_of(drawing, node.party)
    border = LIGHT.here if node.here else LIGHT.danger if node.irreversible else colours.border
    thick = "4" if node.here else "3" if node.irreversible else "2" if node.kind == "gate" else "1"
    attributes = {"fillcolor": colours.fill, "color": border, "penwidth": thick, **_SHAPES[node.kind]}
    return _statement(_id(index, node.number), {"label": _broken(parts, _NODE_WIDE), **attributes})


def _edges(drawing: Drawing, index: int, say: Translator) -> list[str]:
    found = []
    for node in drawing.nodes:
        for way in node.ways:
            words = label_of(way, say)
            attributes = {"label": _broken((words,), _EDGE_WIDE)} if words else {}
            attributes |= {"style": "dashed"} if way.waits else {}
            attributes |= {"penwidth": "3", "color": LIGHT.here} if way.taken else {}
            found.append(_statement(f"{_id(index, node.number)} -> {_id(index, way.number)}", attributes))
    return found


def _statement(what: str, attributes: Mapping[str, str]) -> str:
    inside = ", ".join(f"{name}={_quoted(value)}" for name, value in attributes.items())
    return f"{what} [{inside}]" if inside else what


def _broken(parts: Sequence[str], wide: int) -> str:
    return "\n".join(line for part in parts for line in wrap(part, wide))


def _id(index: int, number: int) -> str:
    return f"p{index}s{number}"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
