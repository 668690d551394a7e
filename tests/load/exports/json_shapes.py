"""JSON exports of every shape, built in code: rows of one tenant, and whole documents of an inventory."""

import json
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from licwizard.core.stock import Stock
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_export import read_json_export
from tests.core.stocks import CATALOGUE, stock_of

TENANT = "0a1b2c3d-1111-4222-8333-444455556666"
OTHER = "0a1b2c3d-9999-4888-8777-666655554444"
GUIDS = {product.id: product.guid for product in CATALOGUE.products}
NAMES = {product.id: product.name.en for product in CATALOGUE.products}

Object = dict[str, Any]


def read(value: Any, form: str = "") -> Export:  # noqa: ANN401 - any JSON
    """Return what is read from a JSON value, or from JSON text."""
    return read_json_export(value if isinstance(value, str) else json.dumps(value), "made.json", form=form)


def stock(value: Any) -> Stock:  # noqa: ANN401 - any JSON
    return stock_of(read(value).entries)


def sku(item: str, enabled: Any = 0, **more: Any) -> Object:  # noqa: ANN401 - what is wrong too
    """One row of `subscribedSkus`."""
    number = more.pop("guid", GUIDS.get(item, "not-a-guid"))
    units = {"enabled": enabled, **{key: more.pop(key, 0) for key in ("warning", "suspended", "lockedOut")}}
    return {
        "id": f"{more.pop('tenant', TENANT)}_{number}",
        "skuId": number,
        "skuPartNumber": item,
        "appliesTo": "User",
        "capabilityStatus": "Enabled",
        "consumedUnits": more.pop("assigned", 0),
        "prepaidUnits": units,
        "servicePlans": [{"servicePlanId": TENANT, "servicePlanName": "PLAN", "appliesTo": "User"}],
        **more,
    }


def subscription(number: int, item: str, units: Any, status: str = "Enabled", **more: Any) -> Object:  # noqa: ANN401
    """One row of `directory/subscriptions`."""
    return {
        "id": f"5ab5c01b-0000-4000-8000-{number:012d}",
        "skuId": GUIDS.get(item, "not-a-guid"),
        "skuPartNumber": item,
        "status": status,
        "totalLicenses": units,
        "isTrial": False,
        "createdDateTime": "2025-03-01T08:00:00Z",
        "nextLifecycleDateTime": "2026-03-01T08:00:00Z",
        "ownerTenantId": OTHER,
        **more,
    }


def partner_sku(item: str, active: Any, **more: Any) -> Object:  # noqa: ANN401
    """One row of Partner Center's subscribed SKUs."""
    return {
        "activeUnits": active,
        "totalUnits": 9_999,
        "consumedUnits": 0,
        "warningUnits": 0,
        "suspendedUnits": 0,
        "productSku": {"id": GUIDS.get(item, ""), "name": NAMES.get(item, item), "skuPartNumber": item},
        **more,
    }


def partner_subscription(number: int, item: str, units: Any, status: str = "active", **more: Any) -> Object:  # noqa: ANN401
    """One row of Partner Center's subscriptions."""
    return {
        "id": f"5ab5c01b-0000-4000-8000-{number:012d}",
        "offerId": "DZH000000000:0001",
        "offerName": NAMES.get(item, item),
        "friendlyName": "our licences",
        "quantity": units,
        "status": status,
        "isTrial": False,
        "creationDate": "2025-03-01T08:00:00Z",
        "commitmentEndDate": "2026-03-01T00:00:00Z",
        **more,
    }


def line(number: int, item: str, units: Any, *inside: Object) -> Object:  # noqa: ANN401
    """One line of a transfer, with add-ons inside it."""
    return {
        "subscriptionId": f"5ab5c01b-0000-4000-8000-{number:012d}",
        "friendlyName": NAMES.get(item, item),
        "quantity": units,
        "addonItems": list(inside),
    }


def transfer(*lines: Object, status: str = "Active", tenant: str = TENANT) -> Object:
    return {"id": OTHER, "status": status, "customerTenantId": tenant, "partnertenantid": OTHER, "lineItems": lines}


def charge(number: int, item: str, units: Any, kind: str = "Cycle fee", start: str = "2026-01-01") -> Object:  # noqa: ANN401
    """One reconciliation line."""
    return {
        "customerId": TENANT,
        "subscriptionId": f"5ab5c01b-0000-4000-8000-{number:012d}",
        "offerName": NAMES.get(item, item),
        "chargeType": kind,
        "chargeStartDate": f"{start}T00:00:00Z",
        "quantity": units,
        "unitPrice": 37.5,
    }


def licence(item: str, megabytes: float, **more: Any) -> Object:  # noqa: ANN401
    """One licence that brings capacity."""
    return {
        "entitlementCode": item,
        "displayName": "",
        "skuId": GUIDS.get(item, ""),
        "paid": {"enabled": more.pop("paid", 1), "warning": more.pop("warning", 0), "suspended": 0},
        "trial": {"enabled": more.pop("trial", 0), "warning": 0, "suspended": 0},
        "totalCapacity": megabytes,
        **more,
    }


def capacity(kind: str, part: str, *licences: Object, total: float | None = None, unit: str = "MB") -> Object:
    """The capacity of one type, which one entitlement brings."""
    whole = sum(one["totalCapacity"] for one in licences) if total is None else total
    entitlement = {"capacityType": kind, "capacitySubType": kind + part, "totalCapacity": whole, "licenses": licences}
    return {"capacityType": kind, "capacityUnits": unit, "totalCapacity": whole, "capacityEntitlements": [entitlement]}


def tenant_capacity(*types: Object) -> Object:
    return {"tenantId": TENANT, "licenseModelType": "StorageDriven", "tenantCapacities": types}


Counts = Mapping[str, int]


def documents(counts: Counts) -> dict[str, Any]:
    """Return the same inventory as a document of each shape, under its format."""
    held = list(enumerate(counts.items(), 1))
    return {
        "graph-subscribed-skus": {"value": [sku(item, count) for item, count in counts.items()]},
        "graph-directory-subscriptions": {"value": [subscription(n, item, count) for n, (item, count) in held]},
        "partner-center-subscribed-skus": {"items": [partner_sku(item, count) for item, count in counts.items()]},
        "partner-center-subscriptions": {"items": [partner_subscription(n, item, count) for n, (item, count) in held]},
        "partner-center-transfer": transfer(*(line(n, item, count) for n, (item, count) in held)),
        "partner-center-reconciliation": {"items": [charge(n, item, count) for n, (item, count) in held] * 2},
        "table-json": dict(counts),
    }


def scrambled(value: Any, random: Random, *, pascal: bool = False) -> Any:  # noqa: ANN401
    """Return a JSON value with its keys and its rows in another order, and keys as PowerShell writes them."""
    if isinstance(value, dict):
        pairs = [(key[:1].upper() + key[1:] if pascal else key, inner) for key, inner in value.items()]
        random.shuffle(pairs)
        return {key: scrambled(inner, random, pascal=pascal) for key, inner in pairs}
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = [scrambled(inner, random, pascal=pascal) for inner in value]
        random.shuffle(items)
        return items
    return value
