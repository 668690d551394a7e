"""`Get-MsolAccountSku` as it is copied from a console, with what the console printed around it."""

from pathlib import Path

import pytest

from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PRO
from tests.load.exports.tables import held, read, ruled

HEADER = ("AccountSkuId", "ActiveUnits", "WarningUnits", "ConsumedUnits")
ROWS = (HEADER, (f"contoso:{PRO}", "50", "0", "48"), (f"contoso:{INSTANCE}", "3", "0", "0"))
TABLE = ruled(ROWS)


@pytest.mark.parametrize(
    "below",
    ["PS C:\\>", "PS C:\\Users\\ada> exit", "\nTotal: 1 SKU", "2 rows in all, as of today", ">", "PS /home/ada>\n\n\n"],
)
def test_what_a_console_prints_below_is_no_row_and_no_tenant(tmp_path: Path, below: str) -> None:
    stock = read(tmp_path / "held.txt", f"{TABLE}{below}\n")
    assert held(stock) == {PRO: 50, INSTANCE: 3}
    assert stock.source and stock.source.account == "contoso"


@pytest.mark.parametrize("below", [f"contoso:{INSTANCE}", INSTANCE, "fabrikam:CRMSTORAGE\nPS C:\\>"])
def test_an_item_that_lost_its_counts_is_refused(tmp_path: Path, below: str) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.txt", f"{TABLE}{below}\n")
    assert error.value.code in {"no-count", "two-tenants"}


def test_a_remark_between_rows_is_no_remark_below_them(tmp_path: Path) -> None:
    rows = (*ROWS, ("a remark", "", "", ""), ("contoso:CRMSTORAGE", "5", "0", "0"))
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.txt", ruled(rows))
    assert error.value.code == "no-count"
    assert error.value.where == f"{tmp_path / 'held.txt'}:5:1"


def test_two_tenants_are_two_though_a_prompt_stands_below(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held.txt", ruled((*ROWS, ("fabrikam:CRMSTORAGE", "5", "0", "0"))) + "PS C:\\>\n")
    assert error.value.code == "two-tenants"
    assert error.value.message.english().endswith("2 tenants: contoso, fabrikam")
