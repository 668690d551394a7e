"""What the documents of `check`, `verify` and `diagnose` have in common."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from licwizard.core.stock import LeftOut, Source
from licwizard.messages import Message
from licwizard.show.document import number

if TYPE_CHECKING:  # `check` weighs nothing
    from licwizard.core.compare import Line
    from licwizard.core.weigh.weighed import WeighedLine


def line_json(line: "Line | WeighedLine", counts: Mapping[str, Decimal | int | None]) -> dict[str, Any]:
    """Return one item: what it is, its counts by name, the verdict, what it is met by, and notes; English."""
    return {
        "item": line.item,
        "sku_id": line.sku_id,
        "name": line.name.en,
        "kind": line.kind,
        "unit": line.unit or None,
        **{name: None if count is None else number(Decimal(count)) for name, count in counts.items()},
        "verdict": line.verdict,
        "substitution": [
            {"item": one.item, "units": number(one.units), "covers": number(one.covers)} for one in line.met
        ]
        or None,
        "notes": [note.english() for note in line.notes],
    }


def beside_json(
    sources: Sequence[tuple[str, Source]], left_out: Sequence[tuple[str, LeftOut]], notes: Sequence[Message]
) -> dict[str, Any]:
    """Return what was left out, read and noted; English."""
    return {
        "left_out": [
            {"role": role, "item": out.item, "quantity": number(out.quantity), "reason": out.reason}
            for role, out in left_out
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
