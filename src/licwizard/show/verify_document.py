"""What `verify` found as the contract's document has it."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.weigh.weighed import Explanation, WeighedLine
from licwizard.show.people import people_json
from licwizard.show.shared_document import beside_json, line_json
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


def lines_json(lines: Sequence[WeighedLine]) -> list[dict[str, Any]]:
    """Return the lines, the most urgent first."""
    return [_line(line, now=False) for line in lines]


def _line(line: WeighedLine, *, now: bool) -> dict[str, Any]:
    counts = {
        "before": line.before,
        "ordered": line.ordered,
        "after": line.after,
        **({"now": line.after} if now else {}),
        "assigned": line.assigned,
        "new": line.new,
        "needed": line.needed,
        "short": line.short,
    }
    return line_json(line, counts)
