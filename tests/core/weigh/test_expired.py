"""What the admin centre calls expired is in grace: it comes and goes like any other units in grace (C1, C10)."""

from pathlib import Path

import pytest

from licwizard.core.stock import Stock
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.growth import growth
from licwizard.load.export import read_stock
from tests.core.stocks import CATALOGUE, PRO, typed

ORDER = typed({PRO: 50})


def _read(path: Path, total: int, expired: int) -> Stock:
    head = "Product title,Total licenses,Expired licenses,Assigned licenses,Status message"
    path.write_text(f"{head}\nDynamics CRM Online Professional,{total},{expired},50,\n", encoding="utf-8")
    return read_stock(str(path), CATALOGUE)


@pytest.mark.parametrize(
    ("before", "now", "code"),
    [
        ((50, 0), (100, 0), "arrived"),
        ((50, 0), (150, 50), "direct-ended"),
        ((50, 0), (101, 1), "direct-changed"),
        ((100, 50), (100, 0), "direct-revived"),
        ((60, 10), (110, 10), "arrived"),
    ],
)
def test_expired_licences_are_neither_new_nor_unseen(
    tmp_path: Path, before: tuple[int, int], now: tuple[int, int], code: str
) -> None:
    then, seen = _read(tmp_path / "then.csv", *before), _read(tmp_path / "now.csv", *now)
    assert attached(then, ORDER, seen, direct_unchanged=True).explanation.code == code
    proved = covers(then, ORDER, seen, direct_unchanged=True).verdict == "proved"
    assert proved is (code == "arrived")


def test_rows_of_one_item_are_in_grace_together(tmp_path: Path) -> None:
    then, seen = _read(tmp_path / "then.csv", 50, 0), _read(tmp_path / "now.csv", 70, 20)
    assert growth(then, seen).ended == {PRO: 20}


def test_the_direct_subscription_that_expired_is_in_grace(tmp_path: Path) -> None:
    counts = ((50, 0), (100, 0), (100, 50))
    then, both, now = (_read(tmp_path / f"{total}-{gone}.csv", total, gone) for total, gone in counts)
    result = cancelled(then, now, both=both)
    assert (result.verdict, result.explanation.code) == ("proved", "still-in-grace")
