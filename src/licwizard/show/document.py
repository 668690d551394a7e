"""The JSON document that every command gives, versioned; fields are only ever added."""

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from licwizard.errors import LicwizardError
from licwizard.messages import plain_number
from licwizard.show.errors import error_json
from licwizard.show.safe import safe_json

SCHEMA_VERSION = 1


def document(command: str, exit_code: int, body: Mapping[str, Any], errors: Sequence[LicwizardError] = ()) -> str:
    """Return the whole document as text."""
    content = {
        "schema_version": SCHEMA_VERSION,
        "command": command,
        **body,
        "exit_code": int(exit_code),
        "errors": [error_json(error) for error in errors],
    }
    return safe_json(json.dumps(content, ensure_ascii=False, indent=2))


def failed(command: str, exit_code: int, error: LicwizardError) -> str:
    """Return the document of a command that came to no result."""
    empty: dict[str, Any] = {"verdict": None}
    if command == "check" or command.startswith("verify ") or command == "diagnose":
        empty |= {"lines": [], "left_out": [], "sources": [], "notes": []}
    if command.startswith("verify ") or command == "diagnose":
        empty |= {"explanation": None}
    if command == "verify cancelled":
        empty |= {"direct_subscription": "unknown", "users": []}
    if command == "diagnose":
        empty |= {"place": None, "procedure": None, "settle": []}
    return document(command, exit_code, empty, (error,))


def number(value: Decimal | None) -> int | float | None:
    """Return a count as a JSON number: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(plain_number(value))
