"""What SARIF 2.1.0 asks of the parts that licwizard writes, as a JSON Schema.

Written from the specification, stricter than it: a property that is not listed here is an error, and what
consumers need (a rule's level, a result's place) is required.
"""

from typing import Any

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}  # 3.27.10, 3.50.3


def _object(**properties: Any) -> dict[str, Any]:  # noqa: ANN401 - schemas
    """Return the schema of an object that has all these properties, and no other."""
    return {
        "type": "object",
        "required": list(properties),
        "properties": properties,
        "additionalProperties": False,
    }


_MESSAGE = _object(text=_TEXT)  # 3.11.8; 3.12.3 for those of rules
_RULE = _object(  # 3.49
    id=_TEXT,
    shortDescription=_MESSAGE,
    fullDescription=_MESSAGE,
    help=_MESSAGE,
    defaultConfiguration=_object(level=_LEVEL),
)
_DRIVER = _object(  # 3.19
    name=_TEXT,
    semanticVersion={"type": "string", "pattern": r"^[0-9]+\.[0-9]+\.[0-9]+([-+].+)?$"},
    rules={"type": "array", "items": _RULE, "uniqueItems": True},
)
_REGION = _object(  # 3.30
    startLine={"type": "integer", "minimum": 1},
    startColumn={"type": "integer", "minimum": 1},
)
_LOCATION = _object(  # 3.28, 3.29, 3.4
    physicalLocation=_object(
        artifactLocation=_object(uri={**_TEXT, "format": "uri-reference"}),
        region=_REGION,
    ),
)
_RESULT = _object(  # 3.27
    ruleId=_TEXT,
    ruleIndex={"type": "integer", "minimum": 0},
    level=_LEVEL,
    message=_MESSAGE,
    locations={"type": "array", "items": _LOCATION, "minItems": 1},
    partialFingerprints={  # 3.27.17: a name with its version, and a value
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": r"^[^/]+/v[0-9]+$"},
        "additionalProperties": _TEXT,
    },
)
_RUN = _object(  # 3.14
    tool=_object(driver=_DRIVER),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results={"type": "array", "items": _RESULT},
)
SARIF_LOG: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",  # 3.13
    "required": ["$schema", "version", "runs"],
    "properties": {
        "$schema": {"type": "string", "pattern": r"^https://.*/sarif-schema-2\.1\.0\.json$"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": _RUN, "minItems": 1, "maxItems": 1},
    },
    "additionalProperties": False,
}
