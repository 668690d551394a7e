"""Strict JSON: no NaN, no key twice, exact decimals, bounded depth, errors with line and column."""

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.messages import Message, msg

DEPTH_LIMIT = 100
_SUSPECT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|.)", re.DOTALL)


class Row(dict[str, Any]):
    """An object under keys without their letter case; `given` has each key as it was written."""

    __slots__ = ("given",)

    def __init__(self, found: Mapping[str, Any]) -> None:
        """Fold the keys of an object; `read_json` has made sure that none is there twice."""
        super().__init__({key.casefold(): value for key, value in found.items()})
        self.given = {key.casefold(): key for key in found}


class _TwiceError(ValueError):
    """A key that an object has twice."""


def read_json(text: str, name: str) -> Any:  # noqa: ANN401 - any JSON
    """Return what a JSON text holds, decimals as Decimal.

    Raises SourceError, with its place where that is known, for what is no JSON, for NaN and numbers past all
    bounds, for a key twice in one object (letter case aside), for nesting past 100, and for escapes that spell
    no character (NUL, half of a pair): they would fail later, where text is printed or kept.
    """
    _refuse_escapes(text, name)
    try:
        value = json.loads(text, parse_float=Decimal, parse_constant=_refuse, object_pairs_hook=_Objects())
    except json.JSONDecodeError as error:
        cut = not text[error.pos :].strip() or error.msg.startswith("Unterminated string")
        problem = msg("the JSON ends too early; the file is cut off") if cut else msg("this is not JSON")
        place = f"{name}:{error.lineno}:{error.colno}"
        raise _error(place, problem) from None
    except RecursionError:
        raise _error(name, msg("the JSON is nested too deeply")) from None
    except _TwiceError as error:
        problem = msg("the key '{key}' stands twice in one object", key=shorten(str(error)))
        raise _error(name, problem) from None
    except (ValueError, ArithmeticError):
        raise _error(name, msg("the JSON holds a number that is none")) from None
    if _too_deep(value):
        raise _error(name, msg("the JSON is nested too deeply"))
    return value


class _Objects:
    """Makes objects as they are read, and refuses a key twice; what a key folds to is worked out once."""

    def __init__(self) -> None:
        self.folded: dict[str, str] = {}

    def __call__(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        try:
            different = len(set(map(self.folded.__getitem__, found)))
        except KeyError:
            self.folded.update((key, key.casefold()) for key in found)
            different = len(set(map(self.folded.__getitem__, found)))
        if different != len(pairs):
            raise _TwiceError(self.twice(pairs))
        return found

    def twice(self, pairs: list[tuple[str, Any]]) -> str:
        seen = [self.folded[key] for key, _ in pairs]
        return next(key for number, (key, _) in enumerate(pairs) if seen[number] in seen[:number])


def _refuse(constant: str) -> Any:  # noqa: ANN401
    raise ValueError(constant)


def _refuse_escapes(text: str, name: str) -> None:
    """Refuse escapes that spell NUL or half of a pair of surrogates."""
    if not _SUSPECT.search(text):
        return
    half = None
    for escape in _ESCAPE.finditer(text):
        code = int(escape[1], 16) if escape[1] else -1
        low = 0xDC00 <= code < 0xE000  # noqa: PLR2004 - the second halves
        if half is not None:
            if not low or escape.start() != half.end():
                raise _no_character(text, name, half)
            half = None
        elif low or code == 0:
            raise _no_character(text, name, escape)
        elif 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first halves
            half = escape
    if half is not None:
        raise _no_character(text, name, half)


def _no_character(text: str, name: str, escape: re.Match[str]) -> SourceError:
    line = text.count("\n", 0, escape.start()) + 1
    column = escape.start() - text.rfind("\n", 0, escape.start())
    return _error(f"{name}:{line}:{column}", msg("{escape} is not a character", escape=escape[0]))


def _too_deep(value: Any) -> bool:  # noqa: ANN401
    """Return whether a value is nested past the limit: level by level, without recursion, over a whole file."""
    level = [value]
    for _ in range(DEPTH_LIMIT):
        below = []
        for one in level:
            for inner in one.values() if type(one) is dict else one if type(one) is list else ():
                if type(inner) is dict or type(inner) is list:
                    below.append(inner)  # noqa: PERF401 - measured: a comprehension would test each one twice
        if not below:
            return False
        level = below
    return True


def _error(where: str, problem: Message) -> SourceError:
    return SourceError(
        "bad-json",
        msg("{where}: {problem}", where=where, problem=problem),
        help=msg("export the file again"),
        where=where,
    )
