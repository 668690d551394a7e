"""A comparison as the contract's document has it."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.compare import Comparison, Line
from licwizard.core.stock import Source
from licwizard.messages import Message
from licwizard.show.document import number


def check_body(
    result: Comparison, sources: Sequence[tuple[str, Source]], notes: Sequence[Message] = ()
) -> dict[str, Any]:
    """Return the comparison, the files by their role, and the sentences on the whole; English."""
    return {
        "verdict": result.verdict,
        "lines": [_line(line) for line in result.lines],
        "left_out": [
            {"role": role, "item": out.item, "quantity": number(out.quantity), "reason": out.reason}
            for role, out in result.left_out
        ],
        "sources": [
            {
                "role": role,
                "path": source.path,
                "format": source.format,
                "sha256": source.sha256,
                "tenant_id": source.tenant_id,
                "taken": source.taken or None,
                "size": source.size,
            }
            for role, source in sources
        ],
        "notes": [note.english() for note in notes],
    }


def _line(line: Line) -> dict[str, Any]:
    substitution = (
        [{"item": one.item, "units": number(one.units), "covers": number(one.covers)} for one in line.met]
        if line.met
        else None
    )
    return {
        "item": line.item,
        "sku_id": line.sku_id,
        "name": line.name.en,
        "kind": line.kind,
        "unit": line.unit or None,
        "current": number(line.current),
        "ordered": number(line.ordered),
        "short": number(line.short),
        "verdict": line.verdict,
        "substitution": substitution,
        "notes": [note.english() for note in line.notes],
    }
