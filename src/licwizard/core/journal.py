"""What happened in a run, in order; nothing is ever taken out again."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple


class Event(NamedTuple):
    """One entry: `seq` rises, `at` is UTC, `body` is JSON."""

    seq: int
    at: datetime
    kind: str
    body: Mapping[str, Any]


class RunInfo(NamedTuple):
    """A run as the store knows it. `guide` is the id of its guide, or the path of one's own."""

    number: int
    name: str
    procedure: str
    guide: str
    created: datetime
    changed: datetime
