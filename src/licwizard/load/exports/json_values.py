"""What stands in the fields of an exported row: counts, words, dates and tenants."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from licwizard.core.catalogue import is_guid
from licwizard.core.numbers import LIMIT
from licwizard.core.stock import Entry
from licwizard.load.json import Row
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

NO_GUID = "00000000-0000-0000-0000-000000000000"
_PLAIN = re.compile(r"[0-9]{1,40}(?:\.0{1,9})?", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]{5,18}(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?")
_TICKS = re.compile(r"/Date\((-?[0-9]{1,15})(?:[+-][0-9]{4})?\)/")
_NEVER = "0001-01-01"
_CUSTOMER = re.compile(r"/?(?:v1/)?customers/([0-9a-fA-F-]{36})(?:/|$)")


def whole(value: Any, key: str, where: str, way_out: Message) -> int:  # noqa: ANN401 - any JSON
    """Return a count: 50, 50.0 and "50" are one; raises SourceError, with its place, for what is none."""
    given = value
    if isinstance(value, str) and _PLAIN.fullmatch(value.strip()):
        given = Decimal(value.strip())
    if isinstance(given, bool) or not isinstance(given, int | Decimal) or given < 0:
        problem = msg("{key} is not a whole number of zero or more", key=key)
    elif given > LIMIT:
        problem = msg("{key} is more than the largest count, 1,000,000,000", key=key)
    elif given != int(given):
        problem = msg("{key} is not a whole number of zero or more", key=key)
    else:
        return int(given)
    raise source_error("bad-count", where, problem, way_out)


def owned_count(row: Row, key: str, field: str, where: str, way_out: Message) -> int:
    """Return the count that says how many are owned; raises SourceError, naming its `field`, without one (C3)."""
    value = row.get(key.casefold())
    if value is None:
        problem = msg("there is no owned count ({field})", field=field)
        raise source_error("no-owned-count", where, problem, way_out)
    return whole(value, key, where, way_out)


def count(row: Row, key: str, where: str, way_out: Message) -> int:
    """Return a count of a row, 0 where there is none."""
    value = row.get(key.casefold())
    return 0 if value is None else whole(value, key, where, way_out)


def word(row: Row, *keys: str) -> str:
    """Return the first of these fields that holds text, else nothing."""
    texts = (row.get(key) for key in keys)
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), "")


def truth(row: Row, key: str) -> bool | None:
    """Return whether a field says yes; no where it is missing, None where it says something else."""
    value = row.get(key)
    return {"": False, "none": False, "false": False, "true": True}.get(str("" if value is None else value).casefold())


def guid(text: str) -> str:
    """Return a GUID in lower case, nothing for what is none or all zeros."""
    found = text.strip().casefold()
    return found if is_guid(found) and found != NO_GUID else ""


def moment(value: Any) -> str:  # noqa: ANN401
    """Return a date as ISO text, nothing where there is none; PowerShell writes `/Date(1682823962000)/`."""
    if isinstance(value, dict):
        value = Row(value).get("value")
    text = value.strip() if isinstance(value, str) else ""
    ticks = _TICKS.fullmatch(text)
    if ticks:
        try:
            since = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(ticks[1]))
        except OverflowError:
            return ""
        return "" if since.year == 1 else since.strftime("%Y-%m-%dT%H:%M:%SZ")
    return text if _ISO.fullmatch(text) and not text.startswith(_NEVER) else ""


def customer(row: Row) -> str:
    """Return the tenant that a reseller's object belongs to: named, or in the address that it came from."""
    named = guid(word(row, "customertenantid", "customerid"))
    if named:
        return named
    inside = row
    for key in ("links", "self"):
        value = inside.get(key)
        inside = Row(value) if isinstance(value, dict) else Row({})
    address = _CUSTOMER.match(word(inside, "uri"))
    return guid(address[1]) if address else ""


def one_tenant(tenants: Iterable[str], name: str) -> str | None:
    """Return the tenant that a file names, None where it names none; raises SourceError for two (C9)."""
    found = sorted({tenant for tenant in tenants if tenant})
    if len(found) > 1:
        problem = msg(
            "the file holds licences of {count} tenants: {tenants}", count=len(found), tenants=tuple(found[:5])
        )
        raise source_error("two-tenants", name, problem, msg("export each tenant to a file of its own"))
    return found[0] if found else None


def notes(owned: int, warning: int, suspended: int, ended: int, assigned: int = 0) -> tuple[Message, ...]:
    """Return what is to be said of units that are there and not owned (C1)."""
    said = []
    if warning:
        said.append(msg("{count} in grace, not counted as owned", count=warning))
    if suspended:
        said.append(msg("{count} suspended (cancelled), not counted as owned", count=suspended))
    if ended:
        said.append(msg("{count} ended, not counted as owned", count=ended))
    if assigned > owned:
        said.append(msg("{assigned} assigned, more than the {owned} owned", assigned=assigned, owned=owned))
    return tuple(said)


def once(keyed: Iterable[tuple[str, Entry]]) -> tuple[Entry, ...]:
    """Return each entry once: what an export repeats under one key is not added up (C2, C7).

    Entries of one key that differ, and equal ones without a key, become one whose count cannot be told.
    """
    groups: dict[str, list[Entry]] = {}
    alike: dict[str, list[Entry]] = {}
    for key, entry in keyed:
        if key:
            groups.setdefault(key, []).append(entry)
        else:
            alike.setdefault(repr(_facts(entry)), []).append(entry)
    told = [_one(group) for group in groups.values()]
    for group in alike.values():
        twice = msg("{count} rows say the same, and nothing tells whether they are one", count=len(group))
        told.append(group[0] if len(group) == 1 else unsure(group, twice))
    return tuple(told)


def _one(group: Sequence[Entry]) -> Entry:
    first = group[0]
    if all(_facts(entry) == _facts(first) for entry in group[1:]):
        return first
    return unsure(group, msg("the export lists it {count} times, and not alike", count=len(group)))


def unsure(group: Sequence[Entry], problem: Message) -> Entry:
    """Return what several entries come to where their count cannot be told, whatever their order."""
    first = min(group, key=lambda entry: (entry.name, entry.guid, str(entry.amount), entry.where or ""))
    known = [entry.assigned for entry in group if entry.assigned is not None]
    listed = first.subscription
    return first._replace(
        problem=problem,
        trial=all(entry.trial for entry in group),
        assigned=max(known, default=None),
        notes=(),
        in_grace=0,
        suspended=0,
        subscription=listed._replace(status="unknown") if listed else None,
    )


def _facts(entry: Entry) -> Entry:
    return entry._replace(where=None)
