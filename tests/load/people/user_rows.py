"""Lists of users as an administrator would have them, written for the tests."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licwizard.core.people import People
from licwizard.errors import SourceError
from licwizard.load.exports.export import Reading
from licwizard.load.people import read_people
from tests.core.stocks import guid
from tests.core.users import SMALL

PRO_GUID, PLAN_GUID, OFFICE_GUID = guid(1), guid(2), guid(7)
GROUP = "77777777-2222-4333-8444-555555555555"


def user(name: str, *skus: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """One row of Graph's users."""
    licences = [{"disabledPlans": [], "skuId": sku} for sku in skus]
    return {"userPrincipalName": name, "assignedLicenses": licences, **more}


def state(sku: str, group: str | None, word: str = "Active") -> dict[str, Any]:
    """One of a user's assignment states."""
    return {"skuId": sku, "disabledPlans": [], "assignedByGroup": group, "state": word, "error": "None"}


def read(folder: Path, content: Any, reading: Reading | None = None) -> People:  # noqa: ANN401
    """Write text, bytes or JSON to a file, and return the users in it."""
    path = folder / "users"
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return read_people("users", SMALL, folder=folder, reading=reading or Reading())


def held(people: People) -> Mapping[str, set[str]]:
    """Return what each user holds, under the name as it was written."""
    return {person.name: set(person.items) for person in people.people.values()}


def said(error: SourceError) -> str:
    """Return an error's sentence and its way out."""
    return f"{error.message.english()} | {error.help.english() if error.help else ''}"
