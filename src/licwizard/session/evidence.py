"""The files that an answer names, read: one way for prompt, answers file, option and case table."""

from pathlib import Path
from typing import Any

from licwizard.core.accept import Read
from licwizard.core.catalogue import Catalogue
from licwizard.core.guide import Gate, Inventory, Step
from licwizard.core.people import compare_people
from licwizard.load.export import read_stock


def read_files(step: Step, raw: Any, catalogue: Catalogue, folder: Path | None) -> Read:  # noqa: ANN401 - any answer
    """Return what the files hold that a raw answer names (relative to `folder`); raises SourceError."""
    if not isinstance(step, Inventory | Gate) or not isinstance(raw, dict):
        return Read()
    stock, assigned = (
        read_stock(raw[key], catalogue, folder=folder) if isinstance(raw.get(key), str) else None
        for key in ("file", "assigned")
    )
    before, after = raw.get("users-before"), raw.get("users-after")
    if not isinstance(step, Gate) or not isinstance(before, str) or not isinstance(after, str):
        return Read(stock, assigned=assigned)
    from licwizard.load.people import read_people  # noqa: PLC0415 - only where lists of users are shown

    then = read_people(before, catalogue, folder=folder)
    return Read(stock, compare_people(then, read_people(after, catalogue, folder=folder)), assigned)
