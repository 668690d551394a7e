"""A tenant before, during and after the move, as exports with one row a subscription or one a SKU."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.exports import GUIDS, TENANT, graph, sku

PRO, SALES, STORAGE, TRIAL = "CRMSTANDARD", "DYN365_ENTERPRISE_SALES", "CRMSTORAGE", "FLOW_FREE"
IDS = {**GUIDS, SALES: "1e1a282c-9c54-43a2-9310-98ef728faace"}


class Term(NamedTuple):
    """One subscription: its item, units, id and status; or what is pooled of one item."""

    item: str
    units: int
    id: str = "direct"
    status: str = "Enabled"
    trial: bool = False


def listed(path: Path, *terms: Term, tenant: str = TENANT) -> Path:
    """Write an export with one row a subscription, and return its path."""
    rows = [
        {
            "id": f"{tenant}_{_guid(term)}",
            "commerceSubscriptionId": _guid(term),
            "skuId": IDS[term.item],
            "skuPartNumber": term.item,
            "status": term.status,
            "isTrial": term.trial,
            "totalLicenses": term.units,
        }
        for term in terms
    ]
    path.write_text(json.dumps({"value": rows}), encoding="utf-8")
    return path


def pooled(path: Path, *terms: Term, assigned: int = 0, tenant: str = TENANT) -> Path:
    """Write an export with one row a SKU, in which the same subscriptions are added up, and return its path."""
    counts: dict[str, dict[str, int]] = {}
    for term in terms:
        state = {"Enabled": "enabled", "Warning": "warning", "Suspended": "suspended"}[term.status]
        counts.setdefault(term.item, {"enabled": 0})
        counts[term.item][state] = counts[term.item].get(state, 0) + term.units
    rows = []
    for item, states in counts.items():
        enabled = states.pop("enabled")
        more: dict[str, Any] = {"tenant": tenant, "guid": IDS[item], "assigned": assigned if item == PRO else 0}
        rows.append(sku(item, enabled, **more, **states))
    return graph(path, *rows)


def users(path: Path, **held: str) -> Path:
    """Write a list of users and what each holds, names joined by `+`, and return its path."""
    rows = [f"{user}@example.com,{items}" for user, items in held.items()]
    path.write_text("\n".join(("User principal name,Licenses", *rows)) + "\n", encoding="utf-8")
    return path


def _guid(term: Term) -> str:
    number = sum(ord(sign) * 31**place for place, sign in enumerate(f"{term.id}/{term.item}")) % 10**12
    return f"00000000-0000-4000-8000-{number:012d}"
