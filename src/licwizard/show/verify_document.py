"""What `verify` found as the contract's document has it."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.stock import LeftOut, Source
from licwizard.core.weigh.weighed import Explanation, WeighedLine
from licwizard.messages import Message
from licwizard.show.document import number
from licwizard.show.people import people_json
from licwizard.show.verified import Verified


def verify_body(found: Verified) -> dict[str, Any]:
    """Return the verdict, the lines, why, and what was read; English."""
    result = found.result
    body: dict[str, Any] = {
        "verdict": result.verdict,
        "lines": [_line(line, now=found.seen == "now") for line in result.lines],
        "explanation": explanation_json(result.explanation),
        **beside_json(found.sources, found.left_out, (*result.notes, *found.notes)),
    }
    if found.what == "cancelled":
        body |= {"direct_subscription": result.direct, "users": people_json(result.affected)}
    return body


def explanation_json(explanation: Explanation) -> dict[str, str | None]:
    """Return an explanation: its code, its sentence, and the procedure that helps."""
    return {
        "code": explanation.code,
        "message": explanation.message.english(),
        "procedure": explanation.procedure,
    }


def beside_json(
    sources: Sequence[tuple[str, Source]], left_out: Sequence[tuple[str, LeftOut]], notes: Sequence[Message]
) -> dict[str, Any]:
    """Return what was left out, read and noted."""
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


def lines_json(lines: Sequence[WeighedLine]) -> list[dict[str, Any]]:
    """Return the lines, the most urgent first."""
    return [_line(line, now=False) for line in lines]


def _line(line: WeighedLine, *, now: bool) -> dict[str, Any]:
    after = number(line.after)
    return {
        "item": line.item,
        "sku_id": line.sku_id,
        "name": line.name.en,
        "kind": line.kind,
        "unit": line.unit or None,
        "before": number(line.before),
        "ordered": number(line.ordered),
        "after": after,
        **({"now": after} if now else {}),
        "assigned": line.assigned,
        "new": number(line.new),
        "needed": number(line.needed),
        "short": number(line.short),
        "verdict": line.verdict,
        "substitution": [
            {"item": one.item, "units": number(one.units), "covers": number(one.covers)} for one in line.met
        ]
        or None,
        "notes": [note.english() for note in line.notes],
    }
