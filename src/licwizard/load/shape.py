"""What a value in a guide file must be, where it is something else; in our own words, for these can be translated."""

import re
from collections.abc import Mapping
from typing import Any

from licwizard.core.numbers import shorten
from licwizard.messages import Message, msg

FORM = msg("an id has lower-case letters, digits and hyphens; that of a fact is like F1")
_DAY = msg("a date is written like {example}", example="2026-01-31")
_WORD = re.compile(r"'([^']*)'|([0-9]+)")
_SHAPES: Mapping[str, Message] = {
    "string_type": msg("this must be a text"),
    "string_too_short": msg("this text is empty"),
    "bool_type": msg("this must be true or false"),
    "int_type": msg("this must be a whole number"),
    "list_type": msg("this must be a list"),
    "dict_type": msg("this must be a map, with keys"),
    "model_type": msg("this must be a map, with keys"),
    "model_attributes_type": msg("this must be a map, with keys"),
    "too_short": msg("at least one is needed here"),
    "too_long": msg("only one can stand here"),
}


def shape(error: Mapping[str, Any]) -> tuple[Message, Message | None]:
    """Return what is wrong with a value by pydantic's error on it, and the way out where there is one."""
    kind, value, bounds = str(error["type"]), error.get("input"), error.get("ctx", {})
    if kind in _SHAPES:
        return _SHAPES[kind], None
    match kind:
        case "string_pattern_mismatch" if "[0-9]{4}" in str(bounds.get("pattern")):
            return msg("'{value}' is no date", value=shorten(str(value))), _DAY
        case "string_pattern_mismatch":
            return msg("'{value}' cannot be an id", value=shorten(str(value))), FORM
        case "value_error":
            return msg("there is no such day: {value}", value=shorten(str(value))), _DAY
        case "string_too_long":
            return msg("this is longer than {limit} characters", limit=bounds["max_length"]), None
        case "greater_than_equal":
            return msg("this must be at least {limit}", limit=bounds["ge"]), None
        case "less_than_equal":
            return msg("this must be at most {limit}", limit=bounds["le"]), None
        case "literal_error":
            words = tuple(word or number for word, number in _WORD.findall(str(bounds["expected"])))
            return msg("this must be one of: {words}", words=words), None
        case _:
            text = str(error["msg"])
            return msg("{problem}", problem=text[:1].lower() + text[1:]), None
