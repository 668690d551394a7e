"""Exports as an administrator would have them, written for the tests."""

import json
from pathlib import Path
from typing import Any

TENANT = "11111111-2222-4333-8444-555555555555"
OTHER_TENANT = "99999999-8888-4777-8666-555555555555"
PROFESSIONAL = "d17b27af-3f49-4822-99f9-56a661538792"
STORAGE = "328dc228-00bc-48c6-8b09-1fbc8bc3435d"
GUIDS = {
    "CRMSTANDARD": PROFESSIONAL,
    "CRMSTORAGE": STORAGE,
    "CRMINSTANCE": "9d776713-14cb-4697-a21d-9a52455c738a",
    "FLOW_FREE": "f30db892-07e9-47e9-837c-80727f46fd3d",
}


def sku(name: str, enabled: int, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    """One row of Graph's subscribed SKUs; `guid`, `tenant` and the other counts may be given."""
    guid = more.get("guid", GUIDS.get(name, "00000000-0000-4000-8000-000000000000"))
    units = {"enabled": enabled, **{key: more.get(key, 0) for key in ("suspended", "warning", "lockedOut")}}
    return {
        "capabilityStatus": "Enabled",
        "consumedUnits": more.get("assigned", 0),
        "id": f"{more.get('tenant', TENANT)}_{guid}",
        "skuId": guid,
        "skuPartNumber": name,
        "prepaidUnits": units,
    }


def graph(path: Path, *rows: dict[str, Any], **more: Any) -> Path:  # noqa: ANN401 - any JSON
    """Write an export of these rows, with `more` beside them, and return its path."""
    path.write_text(json.dumps({"value": rows, **more}), encoding="utf-8")
    return path


def table(path: Path, text: str) -> Path:
    """Write a plain table, and return its path."""
    path.write_text(text, encoding="utf-8")
    return path
