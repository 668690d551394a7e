"""Microsoft Graph `GET /subscribedSkus`: one row a SKU, all its subscriptions pooled (C1, C2, C9)."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from licwizard.core.catalogue import is_guid
from licwizard.core.stock import Entry
from licwizard.errors import SourceError
from licwizard.messages import Message, msg

FORMAT = "graph-subscribed-skus"
_COUNTS = ("enabled", "warning", "suspended", "lockedOut")
COMMAND = "Get-MgSubscribedSku -All | ConvertTo-Json -Depth 5 > licences.json"


class Export(NamedTuple):
    """Lines of an export, the tenant that it names, and whether it is the whole."""

    entries: tuple[Entry, ...]
    format: str
    tenant_id: str | None
    complete: bool


def is_graph(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Return whether a JSON value looks like subscribed SKUs."""
    rows = _rows(value)
    return bool(rows) and all(isinstance(row, dict) and ("skuPartNumber" in row or "skuId" in row) for row in rows)


def read_graph(value: Any, name: str) -> Export:  # noqa: ANN401 - any JSON
    """Return the lines of an export; owned is what is enabled.

    Raises SourceError for rows without an owned count, for wrong counts, and for two tenants in one file.
    """
    rows = _rows(value)
    entries = tuple(_entry(row, f"{name}: row {number}") for number, row in enumerate(rows, 1))
    tenants = {tenant for row in rows if (tenant := _tenant(row))}
    if len(tenants) > 1:
        raise SourceError(
            "two-tenants",
            msg(
                "the file holds licences of {count} tenants: {tenants}",
                count=len(tenants),
                tenants=tuple(sorted(tenants)),
            ),
            help=msg("export each tenant to a file of its own"),
            where=name,
        )
    complete = not (isinstance(value, dict) and "@odata.nextLink" in value)
    return Export(entries, FORMAT, tenants.pop() if tenants else None, complete)


def _rows(value: Any) -> Sequence[Any]:  # noqa: ANN401
    rows = value.get("value") if isinstance(value, dict) else value
    return rows if isinstance(rows, list) else ()


def _entry(row: Mapping[str, Any], where: str) -> Entry:
    units = row.get("prepaidUnits")
    if not isinstance(units, dict) or "enabled" not in units:
        raise SourceError(
            "no-owned-count",
            msg("{where}: there is no owned count (prepaidUnits.enabled)", where=where),
            help=msg("export again with: {command}", command=COMMAND),
            where=where,
        )
    enabled, warning, suspended, locked = (_whole(units.get(key, 0), key, where) for key in _COUNTS)
    assigned = _whole(row.get("consumedUnits", 0), "consumedUnits", where)
    guid = str(row.get("skuId") or "")
    return Entry(
        name=str(row.get("skuPartNumber") or guid),
        amount=enabled,
        guid=guid if is_guid(guid) else "",
        person=False,
        assigned=assigned if "consumedUnits" in row else None,
        notes=tuple(_notes(enabled, warning, suspended, locked, assigned)),
        where=where,
    )


def _notes(enabled: int, warning: int, suspended: int, locked: int, assigned: int) -> list[Message]:
    notes = []
    if warning:
        notes.append(msg("{count} in grace, not counted as owned", count=warning))
    if suspended:
        notes.append(msg("{count} suspended (cancelled), not counted as owned", count=suspended))
    if locked:
        notes.append(msg("{count} ended, not counted as owned", count=locked))
    if assigned > enabled:
        notes.append(msg("{assigned} assigned, more than the {owned} owned", assigned=assigned, owned=enabled))
    return notes


def _whole(value: Any, key: str, where: str) -> int:  # noqa: ANN401
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SourceError(
            "bad-count",
            msg("{where}: {key} is not a whole number of zero or more", where=where, key=key),
            help=msg("export again with: {command}", command=COMMAND),
            where=where,
        )
    return value


def _tenant(row: Mapping[str, Any]) -> str | None:
    """Return the first half of `id`; `accountId` only where there is no such id (C9)."""
    first, _, second = str(row.get("id") or "").partition("_")
    if second and is_guid(first):
        return first.casefold()
    account = str(row.get("accountId") or "")
    return account.casefold() if is_guid(account) else None
