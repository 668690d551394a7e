"""The shape of a guide file as a JSON Schema, for editors."""

from typing import Any

from licwizard.load.schema import GuideModel


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of guide files, for editors."""
    schema = GuideModel.model_json_schema(by_alias=True)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "licwizard guide",
        **{key: _closed(one) for key, one in schema.items() if key != "title"},
    }


def _closed(schema: Any) -> Any:  # noqa: ANN401 - any JSON
    """Return a schema in which a key that does not fit its pattern is an error, as it is when a guide is read."""
    if isinstance(schema, list):
        return [_closed(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(one) for key, one in schema.items()}
    return {**closed, "additionalProperties": False} if "patternProperties" in schema else closed
