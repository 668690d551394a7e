"""The drawing as values, for scripts; in English."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.drawing import Drawing, Node
from licwizard.messages import english


def drawing_body(guide: str, drawings: Sequence[Drawing]) -> dict[str, Any]:
    """Return the procedures that were drawn, and the run whose way they show."""
    run = next((drawing.run for drawing in drawings if drawing.run), None)
    return {"guide": guide, "run": run, "procedures": [_drawing(drawing) for drawing in drawings]}


def _drawing(drawing: Drawing) -> dict[str, Any]:
    return {
        "id": drawing.id,
        "title": drawing.title,
        "start": drawing.start,
        "parties": [{"id": party.id, "name": party.name} for party in drawing.parties],
        "steps": [_node(node) for node in drawing.nodes],
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "number": node.number,
        "id": node.id,
        "kind": node.kind,
        "party": node.party or None,
        "title": node.title,
        "irreversible": node.irreversible,
        "needs": [{"id": one.id, "when": {one.when[0]: list(one.when[1])} if one.when else None} for one in node.needs],
        "calls": node.calls or None,
        "result": node.result or None,
        "walked": node.walked,
        "here": node.here,
        "ways": [
            {
                "id": way.id or None,
                "label": english(way.label) or None,
                "to": way.to,
                "waits": way.waits,
                "passes": way.passes,
                "taken": way.taken,
            }
            for way in node.ways
        ],
    }
