"""What every reader of an export returns, and how reading is asked for."""

from typing import NamedTuple

from licwizard.core.stock import Entry

LIMIT = 64 * 1024 * 1024


class Export(NamedTuple):
    """Lines of an export, what shape it is, and the tenant that it names.

    `complete` is False for a page or a selection of what the tenant holds; `pooled` is False where
    subscriptions are listed one by one (C2). `deleted` are lines that count for nothing; only their ids matter.
    """

    entries: tuple[Entry, ...]
    format: str
    tenant_id: str | None = None
    complete: bool = True
    pooled: bool = True
    account: str = ""
    deleted: tuple[Entry, ...] = ()


class Reading(NamedTuple):
    """How a file is to be read: all empty unless the user said so; `limit` in bytes."""

    format: str = ""
    encoding: str = ""
    sheet: str = ""
    limit: int = LIMIT
