"""Which column counts: titles that are sure, titles that count money or rows as well, and titles with a unit."""

from pathlib import Path

import pytest

from licwizard.errors import SourceError
from tests.core.stocks import PRO, STORAGE
from tests.load.exports.json_shapes import stock
from tests.load.exports.tables import SHAPES, Row, held, read

QUANTITIES = [
    "Users", "No of users", "No. of users", "Number of seats", "Pieces", "Pcs", "Användare", "Antal användare", "St",
    "Qty / Antal", "Antal (st)", "Quantity (pcs)", "Quantity*", "Qty. *", "Users (users)", "Menge / Quantity",
    "Antal/Määrä", "Antal/Quantity/Menge", "Qty / No.",
]  # fmt: skip


def refused(path: Path, content: str) -> SourceError:
    with pytest.raises(SourceError) as error:
        read(path, content)
    assert error.value.help
    return error.value


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("title", QUANTITIES)
def test_a_quantity_counts_and_not_the_money_beside_it(tmp_path: Path, title: str, shape: str) -> None:
    for lead, first in (("Product", "professional"), ("Part number", "X-1")):
        rows: list[Row] = [
            (lead, "Description", title, "Unit price", "Total"),
            (first, "professional", "40", "10", "400"),
        ]
        assert held(read(tmp_path / "held", SHAPES[shape](rows))) == {PRO: 40}


@pytest.mark.parametrize(
    ("titles", "cells"),
    [
        ("Product,Price,Total", "professional,10,400"),
        ("Product,Á-pris,Totalt", "professional,10,400"),
        ("Product,Each,Total", "professional,10.50 kr,400"),
        ("Product,Headcount,Pris/st,Totals", "professional,40,10,400"),
        ("Product,Users/month,Total", "professional,40,400"),
        ("Product,Number,Price,Total", "professional,40,10,400"),
        ("Product,Amount,Total", "professional,40,400"),
        ("Product,Headcount,Total", "professional,40,400"),
        ("Product,New agreement,Total", "professional,40,400"),
        ("Number,Product,Headcount", "7,professional,50"),
        ("Number,Product,Price", "1,professional,50"),
        ("Product,Total ($),Total", "professional,40,400"),
        ("Product,Price,Total/Totalt", "professional,10,400"),
        ("Product,Monthly cost,Total", "professional,10,400"),
    ],
)
def test_a_title_of_money_or_of_rows_is_no_count_where_another_column_may_be(
    tmp_path: Path, titles: str, cells: str
) -> None:
    rows = [tuple(titles.split(",")), tuple(cells.split(","))]
    for shape in SHAPES.values():
        error = refused(tmp_path / "held", shape(rows))
        assert error.code == "which-count"
        assert error.help
        assert "Quantity" in error.help.english()
    with pytest.raises(SourceError):
        stock([dict(zip(*rows, strict=True))])


def test_the_columns_that_might_be_meant_are_named(tmp_path: Path) -> None:
    error = refused(tmp_path / "held", "Product,Headcount,Total\nprofessional,40,400\n")
    assert "'Total'" in error.message.english()
    assert "Headcount" in error.message.english()


@pytest.mark.parametrize(
    "text",
    [
        "Product,Total\nprofessional,50\n",
        "Product,Total,Assigned\nprofessional,50,40\n",
        "Pos,Product,Total,Note\n1,professional,50,as agreed\n",
        "Product,Total,Ordered on\nprofessional,50,2026-01-01\n",
        "Product,Number,Price\nprofessional,50,40.00\n",
        "Product,# of licenses,Total\nprofessional,50,400\n",
        "Product,Total,In use,Free\nprofessional,50,2,48\n",
        "Product,Total,Allocated,Left\nprofessional,50,2,48\n",
        "Product,Total,Renewal year,Cost center\nprofessional,50,2027,4711\n",
        "Product,Total,Valid to,Note\nprofessional,50,2027,31.12.2027\n",
        "Product,Number,Contract number,Phone\nprofessional,50,4711222,0701234567\n",
        "Product,Total,Order number,Customer\nprofessional,50,4711222,1234\n",
        "Product,Total,Suspended\nprofessional,50,0\n",
        "Product,Users,Unit price,Total\nprofessional,50,10,500\n",
    ],
)
def test_a_total_a_number_and_a_sign_for_it_count_where_nothing_else_may(tmp_path: Path, text: str) -> None:
    assert held(read(tmp_path / "held", text)) == {PRO: 50}


def test_numbers_that_number_the_rows_are_no_counts(tmp_path: Path) -> None:
    assert refused(tmp_path / "held", "Product,Number\nprofessional,1\nstorage,2\n").code == "which-count"


@pytest.mark.parametrize(
    "title",
    ["Users", "Cancelled", "Avbeställda", "Suspended", "Change", "Units per pack", "Antal per enhet"],
)
def test_what_counts_something_else_beside_a_quantity_is_refused(tmp_path: Path, title: str) -> None:
    error = refused(tmp_path / "held", f"Product,Quantity,{title}\nprofessional,60,40\n")
    assert error.code == "two-columns"
    assert title in error.message.english()


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Deleted", "False"), ("Cancelled", "No"), ("Cancelled", "0"), ("Expires on", "2027-01-01"), ("Change", "none"),
        ("Avslutat", ""), ("DisabledPlans", "PLAN_A;PLAN_B"), ("Skillnad", "0"), ("Removed", "-"),
        ("Per licence", "95"), ("Rate per licence", "95"), ("Per licens och månad", "95"), ("2027", "9000"),
        ("Y1", "9"), ("Year 1", "40"), ("Deleted", "1.12.27"), ("Needed", "60"), ("Users", "60"),
    ],
)  # fmt: skip
def test_what_a_column_holds_may_show_that_it_counts_nothing(tmp_path: Path, title: str, cell: str) -> None:
    assert held(read(tmp_path / "held", f"Product,Quantity,{title}\nprofessional,60,{cell}\n")) == {PRO: 60}


def test_a_truth_beside_a_count_is_none_unless_it_says_that_the_line_is_gone() -> None:
    row = {"item": "professional", "quantity": 60}
    assert held(stock([{**row, "deleted": False, "new": True}])) == {PRO: 60}
    with pytest.raises(SourceError) as error:
        stock([{**row, "deleted": True}])
    assert error.value.code == "two-columns"


@pytest.mark.parametrize("cell", ["1", "-4", "60", "2 users", "Yes", "ja"])
@pytest.mark.parametrize("before", [0, 70])
def test_one_row_that_shows_it_is_enough(tmp_path: Path, cell: str, before: int) -> None:
    rows = "professional,60,0\n" * before + f"professional,60,{cell}\n"
    assert refused(tmp_path / "held", f"Product,Quantity,Cancelled\n{rows}").code == "two-columns"


@pytest.mark.parametrize("title", ["Unit/Einheit", "Enhet/Yksikkö", "Unit/Unknown/Word"])
def test_of_a_title_in_several_languages_one_word_is_enough(tmp_path: Path, title: str) -> None:
    text = f"Product,Quantity,{title}\nprofessional,50,\nstorage,1,TB\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 50, STORAGE: 1024}


def test_two_tenants_are_told_under_a_title_in_two_languages(tmp_path: Path) -> None:
    tenants = [f"{number * 8}-2222-4333-8444-555555555555" for number in "19"]
    text = f"Product,Quantity,Tenant/Kund\nprofessional,50,{tenants[0]}\nstorage,5,{tenants[1]}\n"
    assert refused(tmp_path / "held", text).code == "two-tenants"


@pytest.mark.parametrize("title", ["Users/month", "Price/pcs", "Pris/st", "Licences/year", "Licences/pack"])
def test_a_rate_is_no_count(tmp_path: Path, title: str) -> None:
    assert refused(tmp_path / "held", f"Product,{title}\nprofessional,50\n").code == "no-counts"


@pytest.mark.parametrize("title", ["Enabled", "Owned"])
def test_what_is_suspended_may_stand_beside_what_is_owned(tmp_path: Path, title: str) -> None:
    text = f"Name,{title},Warning,Suspended,Assigned\nprofessional,60,3,40,9\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 60}


@pytest.mark.parametrize("lead", ["Product", "Part number,Description"])
def test_the_unit_of_a_title_is_that_of_its_counts(tmp_path: Path, lead: str) -> None:
    item = "storage" if lead == "Product" else "X,storage"
    assert held(read(tmp_path / "held", f"{lead},Quantity (TB)\n{item},5\n{item},1\n")) == {STORAGE: 6144}
    assert held(read(tmp_path / "held", f"{lead},Quantity (TB)\n{item},5 GB\n{item},1\n")) == {STORAGE: 1029}
    assert held(read(tmp_path / "held", f"{lead},Quantity (TB),Unit\n{item},5,GB\n{item},1,\n")) == {STORAGE: 1029}
    other = item.replace("storage", "professional")
    assert held(read(tmp_path / "held", f"{lead},Quantity (TB)\n{other},5\n")) == {PRO: None}
    assert held(read(tmp_path / "held", f"{lead},Antal (st)\n{item},5\n{other},3\n")) == {PRO: 3, STORAGE: None}


@pytest.mark.parametrize("title", ["Storage (GB)", "Quantity (old)", "Licenses ordered", "Amount"])
def test_a_table_without_a_known_count_says_which_titles_it_has(tmp_path: Path, title: str) -> None:
    error = refused(tmp_path / "held.csv", f"Quote 17,,\nProduct,{title},Price\nstorage,50,10\n")
    assert (error.code, title in error.message.english()) == ("no-counts", True)
    assert error.where
    assert error.where.endswith("held.csv:2:1")
    assert error.help
    assert "Quantity" in error.help.english()
