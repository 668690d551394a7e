"""Strict JSON: no NaN, exact decimals, bounded depth, errors with line and column."""

import json
from decimal import Decimal
from typing import Any

from licwizard.errors import SourceError
from licwizard.messages import Message, msg

DEPTH_LIMIT = 100


def read_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a JSON text holds, decimals as Decimal; raises SourceError with its place."""
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except json.JSONDecodeError as error:
        cut = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
        problem = msg("the JSON ends too early; the file is cut off") if cut else msg("this is not JSON")
        place = f"{name}:{error.lineno}:{error.colno}"
        raise _error(place, problem) from None
    except RecursionError:
        raise _error(name, msg("the JSON is nested too deeply")) from None
    except ValueError:
        raise _error(name, msg("the JSON holds a number that is none")) from None
    if _depth(value) > DEPTH_LIMIT:
        raise _error(name, msg("the JSON is nested too deeply"))
    return value


def _refuse(constant: str) -> Any:  # noqa: ANN401
    raise ValueError(constant)


def _depth(value: Any) -> int:  # noqa: ANN401
    """Return how deep a value is nested, without recursion."""
    deepest = 0
    pending = [(value, 1)]
    while pending:
        one, depth = pending.pop()
        deepest = max(deepest, depth)
        if depth > DEPTH_LIMIT:
            break
        if isinstance(one, dict):
            pending += [(inner, depth + 1) for inner in one.values()]
        elif isinstance(one, list):
            pending += [(inner, depth + 1) for inner in one]
    return deepest


def _error(where: str, problem: Message) -> SourceError:
    return SourceError(
        "bad-json",
        msg("{where}: {problem}", where=where, problem=problem),
        help=msg("export the file again"),
        where=where,
    )
