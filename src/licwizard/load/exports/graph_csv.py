"""Rows of Microsoft Graph and of Partner Center that came as a table: read as their JSON is."""

import re
from collections.abc import Callable, Iterable, Mapping

from licwizard.load import json
from licwizard.load.exports import graph_skus, graph_subscriptions, partner_reconciliation
from licwizard.load.exports.export import Export
from licwizard.load.exports.json_find import Found
from licwizard.load.exports.layout import Header, Layout, Names, Row, names
from licwizard.load.exports.lines import records
from licwizard.load.exports.stream import Stream

UNITS = ("enabled", "warning", "suspended", "lockedOut")
MG_FORMAT = "mg-subscribed-sku-csv"
_TAKEN_BACK = re.compile(r"-[0-9]{1,9}")


class _Placed(Found):
    """Rows with the places that they have in a table."""

    places: tuple[str, ...] = ()

    def placed(self) -> Iterable[tuple[json.Row, str]]:
        return zip(self.rows, self.places, strict=True)


def _reader(
    form: str, reader: Callable[[Found], Export], fields: Mapping[str, str]
) -> Callable[[Header, Stream], Export]:
    def read(header: Header, rows: Stream) -> Export:
        table = records(header, rows)
        found = _Placed(header.file, tuple(_object(row, fields) for row in table))
        found.places = tuple(row.where for row in table)
        return reader(found)._replace(format=form)

    return read


def _object(row: Row, fields: Mapping[str, str]) -> json.Row:
    """Return a row as the object that it was made of."""
    found: dict[str, object] = {}
    units: dict[str, object] = {}
    for role, field in fields.items():
        if not row.header.has(role):
            continue
        if field in UNITS:
            units[field] = row.whole(role)
        elif role in {"count", "assigned"}:
            text = row.text(role)
            found[field] = int(text) if _TAKEN_BACK.fullmatch(text) else row.whole(role)
        else:
            found[field] = row.text(role)
    if units:
        found["prepaidUnits"] = units
    return json.Row(found)


def _columns(fields: Mapping[str, str], **more: Names) -> Mapping[str, Names]:
    return {role: more.get(role) or names(field) for role, field in fields.items()}


def _layout(
    form: str,
    reader: Callable[[Found], Export],
    fields: Mapping[str, str],
    required: tuple[str, ...],
    one_of: tuple[tuple[str, ...], ...],
    **more: Names,
) -> Layout:
    return Layout(form, _columns(fields, **more), required, _reader(form, reader, fields), one_of)


_SKU = {"id": "id", "guid": "skuId", "part": "skuPartNumber"}
_MG = _SKU | {
    "account": "accountId",
    "assigned": "consumedUnits",
    "enabled": "enabled",
    "warning": "warning",
    "suspended": "suspended",
    "ended": "lockedOut",
}
MG = _layout(
    MG_FORMAT,
    graph_skus.read,
    _MG,
    ("enabled",),
    (("part", "guid"), ("assigned", "warning", "suspended", "ended", "guid", "id")),
    enabled=names("enabled, enabled units, prepaid units enabled, prepaid enabled, units enabled, active units"),
    warning=names("warning, warning units, prepaid units warning, prepaid warning, units warning"),
    suspended=names("suspended, suspended units, prepaid units suspended, prepaid suspended, units suspended"),
    ended=names("locked out, locked out units, prepaid units locked out, prepaid locked out, units locked out"),
)
SUBSCRIPTIONS = _layout(
    graph_subscriptions.FORMAT,
    graph_subscriptions.read,
    _SKU
    | {
        "commerce": "commerceSubscriptionId",
        "count": "totalLicenses",
        "status": "status",
        "trial": "isTrial",
        "created": "createdDateTime",
        "ends": "nextLifecycleDateTime",
    },
    ("count", "status"),
    (("part", "guid"),),
)
# A quantity below zero is taken back; a row has it beside the charge that it takes back.
RECONCILIATION = _layout(
    partner_reconciliation.FORMAT,
    partner_reconciliation.read,
    {
        "subscription": "subscriptionId",
        "count": "quantity",
        "charge": "chargeType",
        "starts": "chargeStartDate",
        "invoice": "invoiceNumber",
        "price": "unitPrice",
        "offer": "offerName",
        "sku": "skuName",
        "product": "productName",
        "tenant": "customerTenantId",
        "customer": "customerId",
        "created": "subscriptionStartDate",
        "ends": "subscriptionEndDate",
    },
    ("subscription", "count"),
    (("charge", "starts", "invoice", "price"), ("offer", "sku", "product")),
)
