"""Quotes as partners send them: letter-heads above the lines, groups between them, money and terms below."""

from pathlib import Path

import pytest

from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PRO, STORAGE
from tests.load.exports.tables import held, read
from tests.load.exports.workbooks import saved

ORDER = "Part number,Description,Quantity,Price\nX-1,storage,5,9\n{}X-2,professional,3,1\n{}"
PLAIN = "Product,Quantity,Price\nstorage,5,9\nprofessional,3,1\n{}"
BOUGHT = {STORAGE: 5, PRO: 3}


def refused(path: Path, content: str) -> SourceError:
    with pytest.raises(SourceError) as error:
        read(path, content)
    return error.value


def test_fields_of_a_letter_head_are_no_items_and_are_listed(tmp_path: Path) -> None:
    head = "Offertnummer,12345,\nKundnr,4711,\nPhone,08 123 456,\nDate,2026-01-01,\nContact,Anna,\n"
    stock = read(tmp_path / "held", head + PLAIN.format(""))
    assert held(stock) == BOUGHT
    assert [(out.item, out.quantity, out.reason) for out in stock.left_out[:2]] == [
        ("Offertnummer", 12345, "above the table"),
        ("Kundnr", 4711, "above the table"),
    ]


def test_a_letter_head_of_a_workbook_is_passed_over(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["Contoso"],
        [],
        ["Quote no", 12345],
        ["Customer", "Fabrikam"],
        [],
        ["Product", "Qty"],
        ["professional", 3],
    ]
    assert held(read(tmp_path / "held.xlsx", saved({"Quote": rows}))) == {PRO: 3}


@pytest.mark.parametrize(
    "line",
    [
        "storage,5,",
        "Additional instance:,3,",
        "CRMSTANDARD,50,10",
        "Dynamics 365 something,5,",
        "D365 CE,5,",
        "Old portal,5 GB,",
        "Old portal,5,GB",
        "1,professional,50",
    ],
)
def test_an_item_above_the_header_is_refused(tmp_path: Path, line: str) -> None:
    assert refused(tmp_path / "held", f"{line}\n" + PLAIN.format("")).code == "above-header"


@pytest.mark.parametrize(
    "end",
    [
        "VAT 25 %,,10\nAtt betala,,50\n",
        "Totalt,,40\nMoms 25%,,10\nAtt betala,,50\n",
        ",,\nBetalningsvillkor: 30 dagar,,\n",
        "\nMed vänlig hälsning,,\nAnna,,\n",
        "\nTerms and conditions apply\n",
        "Summa exkl. moms,8,12\n",
        "Priserna gäller till årets slut.,,\n",
    ],
)
def test_what_stands_below_a_table_without_a_count_is_a_remark(tmp_path: Path, end: str) -> None:
    assert held(read(tmp_path / "held", PLAIN.format(end))) == BOUGHT


def test_words_below_a_table_that_may_be_a_name_are_listed(tmp_path: Path) -> None:
    left_out = read(tmp_path / "held", PLAIN.format("\nOld portal,,\nTerms: 30 days,,\n")).left_out
    assert [(out.item, out.quantity, out.reason) for out in left_out] == [("Old portal", None, "no count")]


@pytest.mark.parametrize(
    ("end", "code"),
    [
        ("\nAdditional instance,,\n", "no-count"),
        ("\n- Additional instance:,,\n", "no-count"),
        ("Totalt,,40\nDynamics 365 add-on,,\n", "no-count"),
        ("Note: D365 portal,,\n", "no-count"),
        ("Old portal,,\n", "no-count"),
        ("VAT 25 %,,10\nAdditional instance,3,1\n", "no-count"),
        ("Totalt,,40\nAdditional instance,3,1\n", "sum-inside"),
    ],
)
def test_an_item_whose_count_was_forgotten_is_refused(tmp_path: Path, end: str, code: str) -> None:
    assert refused(tmp_path / "held", PLAIN.format(end)).code == code


def test_what_could_be_an_item_is_none_of_the_money(tmp_path: Path) -> None:
    assert held(read(tmp_path / "held", PLAIN.format("Discount 10%,1,-4\n"))) == {**BOUGHT, "Discount 10%": 1}


@pytest.mark.parametrize("group", [",Add-ons:,,\n", "Online services,,,\n", ",Tillägg,,\n,- per år,,\n", ",,,12\n"])
def test_titles_of_groups_between_the_lines_of_an_order_are_passed_over(tmp_path: Path, group: str) -> None:
    assert held(read(tmp_path / "held", ORDER.format(group, group))) == BOUGHT
    first = ORDER.format("", "").replace("X-1", f"{group}X-1")
    assert held(read(tmp_path / "held", first)) == BOUGHT


@pytest.mark.parametrize(
    "title",
    ["Optional:", "- valfritt tillägg", "Alternativ 2", "Current licences", "To be removed", "Year 2", "Tidigare"],
)
def test_lines_below_the_title_of_another_kind_are_not_taken_for_ordered(tmp_path: Path, title: str) -> None:
    error = refused(tmp_path / "held", ORDER.format(f",{title},,\n", ""))
    assert (error.code, title in error.message.english()) == ("group-apart", True)
    assert held(read(tmp_path / "held", ORDER.format("", f",{title},,\n"))) == BOUGHT


@pytest.mark.parametrize("group", [",Additional instance,,\n", ",Dynamics 365 add-ons:,,\n", "AAA-1,,,\n"])
def test_an_item_of_an_order_without_a_count_is_refused(tmp_path: Path, group: str) -> None:
    assert refused(tmp_path / "held", ORDER.format(group, "")).code == "no-count"


def test_a_sentence_below_an_order_may_speak_of_dynamics(tmp_path: Path) -> None:
    assert held(read(tmp_path / "held", ORDER.format("", ",Dynamics 365 prices hold for a month,,\n"))) == BOUGHT
    assert refused(tmp_path / "held", ORDER.format("", ",Additional instance,,\n")).code == "no-count"


@pytest.mark.parametrize(
    "name", ["Rabatt", "Discount 10 %", "Frakt", "Fraktkostnad", "Freight", "Moms 25%", "VAT", "Shipping"]
)
@pytest.mark.parametrize("sums", ["", ",Summa,8,\n", ",Summa,9,\n"])
def test_discounts_freight_and_taxes_of_an_order_are_left_out_and_said(tmp_path: Path, name: str, sums: str) -> None:
    row = f",{name},1,-40\n"
    for text in (ORDER.format(row, sums), ORDER.format("", row + sums), ORDER.format("", sums + row)):
        stock = read(tmp_path / "held", text)
        assert held(stock) == BOUGHT
        assert [(out.item, out.reason) for out in stock.left_out] == [(name, "discount, freight or tax")]


@pytest.mark.parametrize("count", ["-1", "25 %", "0.5", "1 st", "enligt avtal"])
def test_freight_and_discounts_may_be_counted_in_whatever(tmp_path: Path, count: str) -> None:
    row = f",Rabatt,{count},-40\n"
    for text in (ORDER.format(row, ""), ORDER.format("", row), ORDER.format("", f",Summa,8,\n{row}")):
        stock = read(tmp_path / "held", text)
        assert held(stock) == BOUGHT
        assert [out.reason for out in stock.left_out] == ["discount, freight or tax"]


@pytest.mark.parametrize("name", ["Discount on Dynamics 365 Sales", "Frakta", "Rabattkod", "Old portal"])
def test_what_could_be_a_licence_stays_unknown(tmp_path: Path, name: str) -> None:
    assert held(read(tmp_path / "held", ORDER.format(f",{name},1,-40\n", ""))) == {**BOUGHT, name: 1}


def test_without_part_numbers_freight_stays_unknown(tmp_path: Path) -> None:
    text = "Part number,Description,Quantity\n,professional,3\n,Frakt,1\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 3, "Frakt": 1}


def test_a_sum_that_is_not_that_of_an_order_is_refused_with_freight_too(tmp_path: Path) -> None:
    assert refused(tmp_path / "held", ORDER.format(",Frakt,1,9\n", ",Summa,10,\n")).code == "sum-differs"


@pytest.mark.parametrize("word", ["st", "Each", "EA", "stk", "pcs", "licens(er)"])
def test_a_unit_of_pieces_is_read(tmp_path: Path, word: str) -> None:
    text = f"Part number,Description,Quantity,Unit\nX,professional,3,{word}\nY,Additional instance,2,{word}\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 3, INSTANCE: 2}
    assert held(read(tmp_path / "held", f"Item;Count\nprofessional;3 {word}\n")) == {PRO: 3}
