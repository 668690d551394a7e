"""What every reader of an export returns, and how reading is asked for."""

from typing import NamedTuple

from licwizard.core.stock import Entry
from licwizard.errors import SourceError

LIMIT = 64 * 1024 * 1024


class Aside(NamedTuple):
    """Text beside the items of a table, such as a letter-head or a remark, and the error if it is an item after all.

    Any of `texts` may be the name. `pointing`: it is one too where its first text only points at Dynamics 365.
    `reason`: why it is left out (English), empty for what is no line at all, such as a sentence; `amount` is what
    stands with it as a count, empty where nothing does.
    """

    texts: tuple[str, ...]
    error: SourceError
    pointing: bool = True
    reason: str = ""
    amount: str = ""


class Export(NamedTuple):
    """Lines of an export, what shape it is, and the tenant that it names.

    `complete` is False for a page or a selection of what the tenant holds; `pooled` is False where
    subscriptions are listed one by one (C2). `deleted` are lines that count for nothing; only their ids matter.
    `asides` were passed over, since nothing but the catalogue tells whether they are items.
    """

    entries: tuple[Entry, ...]
    format: str
    tenant_id: str | None = None
    complete: bool = True
    pooled: bool = True
    account: str = ""
    deleted: tuple[Entry, ...] = ()
    asides: tuple[Aside, ...] = ()


class Reading(NamedTuple):
    """How a file is to be read: all empty unless the user said so; `limit` in bytes."""

    format: str = ""
    encoding: str = ""
    sheet: str = ""
    limit: int = LIMIT
