"""A comparison as the contract's document has it."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.compare import Comparison, Line
from licwizard.core.stock import Source
from licwizard.messages import Message
from licwizard.show.shared_document import beside_json, line_json


def check_body(
    result: Comparison, sources: Sequence[tuple[str, Source]], notes: Sequence[Message] = ()
) -> dict[str, Any]:
    """Return the comparison, the files by their role, and the sentences on the whole; English."""
    return {
        "verdict": result.verdict,
        "lines": [_line(line) for line in result.lines],
        **beside_json(sources, result.left_out, notes),
    }


def _line(line: Line) -> dict[str, Any]:
    return line_json(line, {"current": line.current, "ordered": line.ordered, "short": line.short})
