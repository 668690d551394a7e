"""A column that says which lines of a person's table still count."""

from pathlib import Path

import pytest

from tests.core.stocks import PRO, STORAGE
from tests.load.exports.json_shapes import stock
from tests.load.exports.tables import SHAPES, Row, held, read

GONE = [
    "Expired", "CANCELLED", "Canceled", "Suspended", "Deleted", "Disabled", "In grace", "Inactive", "Utgången",
    "Uppsagd", "Avslutad", "Annullerad", "inaktiv",
]  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("lead", [("Product",), ("Part number", "Product")])
def test_what_is_gone_is_not_counted_and_said(tmp_path: Path, lead: Row, shape: str) -> None:
    item = ("professional",) if len(lead) == 1 else ("X-1", "professional")
    for status in GONE:
        rows: list[Row] = [(*lead, "Status", "Quantity"), (*item, status, "40"), (*item, "Active", "30")]
        (holding,) = read(tmp_path / "held", SHAPES[shape](rows)).holdings
        assert holding.quantity == 30
        assert f"40 not counted: '{status}'" in [note.english() for note in holding.notes]


@pytest.mark.parametrize("title", ["Status", "State", "Läge", "Prenumerationsstatus"])
@pytest.mark.parametrize(
    ("status", "quantity"),
    [("Active", 40), ("enabled", 40), ("OK", 40), ("Aktiv", 40), ("", 40), ("Expired", 0), ("Pending", None)],
)
def test_a_status_decides_whether_a_line_counts(tmp_path: Path, title: str, status: str, quantity: int | None) -> None:
    assert held(read(tmp_path / "held", f"Product;Quantity;{title}\nprofessional;40;{status}\n")) == {PRO: quantity}
    assert {one.item: one.quantity for one in stock([{"Item": PRO, "Count": 40, title: status}]).holdings} == {
        PRO: quantity
    }


def test_what_is_gone_may_be_measured(tmp_path: Path) -> None:
    text = "Product;Quantity;Status\nstorage;5 GB;Expired\nstorage;1.234;Expired\nstorage;2 TB;Active\n"
    assert held(read(tmp_path / "held", text)) == {STORAGE: 2048}
