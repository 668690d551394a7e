"""Scripted answers to the migration, from its first step to its end."""

import json
from pathlib import Path
from typing import Any

from tests.exports import graph, sku

REASON = "looked it up with the partner today"
HELD = {"professional": 50, "production instance": 3, "storage": "5 GB"}
USAGE_START = {"usage-start": "2099-06-01"}
ANSWERS: dict[str, Any] = {
    "programme": "enterprise-agreement",
    "bought-by": "invoice",
    "direct-term": {"ends": "2099-06-30", "renews": "no", "subscription-ids": ["one", "two"]},
    "online-services": "no",
    "osm-check": "ok",
    "count-current": HELD,
    "count-ordered": {**HELD, **USAGE_START},
    "place-order": {"order-number": "4711"},
    "order-result": "invoiced",
    "order-matches": {"reason": REASON},
    "activation": "arrived",
    "sign-in": "osm-is-admin",
    "count-before": HELD,
    "attach": "done",
    "right-account": "yes",
    "attached": {"reason": REASON},
    "users": "same-product",
    "covers-alone": {"file": "now.json", "direct-unchanged": True},
    "cancel-how": "support",
    "cancel-direct": {"confirm": "cancel migration", "case-number": "0815"},
    "cancel-result": "confirmed",
    "cancelled": {"reason": REASON},
    "billing-stopped": "yes",
}
CAN_NOT_BE_UNDONE = ("place-order", "attach", "cancel-direct")


def until(step: str, **instead: Any) -> dict[str, Any]:  # noqa: ANN401 - any answer
    """The answers to every step before `step`; `instead` replaces some, `_` in their ids for `-`."""
    found = {}
    for name, value in ANSWERS.items():
        if name == step:
            break
        found[name] = value
    return found | {name.replace("_", "-"): value for name, value in instead.items()}


def everything(folder: Path, **instead: Any) -> dict[str, Any]:  # noqa: ANN401 - any answer
    """The answers to the whole migration; what the tenant holds now lies in the folder, as `now.json`."""
    now(folder)
    return until("", **instead)


def now(folder: Path, *, professional: int = 100, storage: int = 10) -> Path:
    """What the tenant holds while direct and new licences are pooled."""
    rows = (sku("CRMSTANDARD", professional, assigned=50), sku("CRMINSTANCE", 6), sku("CRMSTORAGE", storage))
    return graph(folder / "now.json", *rows)


def write(folder: Path, answers: dict[str, Any], name: str = "answers.json") -> Path:
    """Write an answers file, and return its path."""
    path = folder / name
    path.write_text(json.dumps(answers), encoding="utf-8")
    return path
