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


ORDINARY = [
    "Invoiced", "Completed", "Complete", "Fulfilled", "Ordered", "Confirmed", "Shipped", "Delivered", "Paid", "New",
    "Renewed", "Processed", "Accepted", "Approved", "Beställd", "Levererad", "Fakturerad", "Bekräftad", "Betald", "N/A",
    "-", "Subscribed", "Assigned", "OK", "Aktiv/Active", "Active / Aktiv",
]  # fmt: skip


@pytest.mark.parametrize("lead", [("Product",), ("Part number", "Product")])
@pytest.mark.parametrize("title", ["Status", "Order status", "Orderstatus", "Subscription status", "Status/Läge"])
def test_the_words_of_an_ordinary_order_count(tmp_path: Path, lead: Row, title: str) -> None:
    item = ("professional",) if len(lead) == 1 else ("X-1", "professional")
    for status in ORDINARY:
        text = "\n".join(";".join(row) for row in [(*lead, title, "Quantity"), (*item, status, "40"), ""])
        (holding,) = read(tmp_path / "held", text).holdings
        assert holding.quantity == 40, status
        assert len(holding.notes) == len(lead) - 1, status  # the part number


@pytest.mark.parametrize("status", ["Auto-renew on", "Aktiv (förnyas)", "Licensed"])
def test_a_line_of_an_unknown_status_counts_and_names_it(tmp_path: Path, status: str) -> None:
    (holding,) = read(tmp_path / "held", f"Product;Quantity;Status\nprofessional;40;{status}\n").holdings
    assert holding.quantity == 40
    assert [status in note.english() for note in holding.notes] == [True]


@pytest.mark.parametrize(
    "status",
    ["Draft", "Utkast", "Väntar på kund", "Cancelled by us", "not active", "Ej aktiv", "Active/Expired", "On hold"],
)
def test_a_status_that_may_say_that_it_is_gone_is_not_decided(tmp_path: Path, status: str) -> None:
    text = f"Product;Quantity;Status\nprofessional;40;{status}\nprofessional;3;Active\n"
    assert held(read(tmp_path / "held", text)) == {PRO: None}


@pytest.mark.parametrize("status", ["Rejected", "Avvisad", "Declined", "Återkallad"])
def test_what_was_refused_counts_for_nothing(tmp_path: Path, status: str) -> None:
    assert held(read(tmp_path / "held", f"Product;Quantity;Order status\nprofessional;40;{status}\n")) == {PRO: 0}


@pytest.mark.parametrize("title", ["State", "Läge"])
def test_a_state_on_a_map_is_no_status(tmp_path: Path, title: str) -> None:
    text = f"Product;Quantity;{title}\nprofessional;40;Washington\nprofessional;3;California\n"
    (holding,) = read(tmp_path / "held", text).holdings
    assert (holding.quantity, holding.notes) == (43, ())


def test_of_several_columns_of_states_the_worst_is_believed(tmp_path: Path) -> None:
    text = "Product;Quantity;Order status;Status\nprofessional;40;Completed;Expired\nprofessional;3;Expired;Active\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 0}
    assert held(read(tmp_path / "held", text.replace("Expired", "New"))) == {PRO: 43}
