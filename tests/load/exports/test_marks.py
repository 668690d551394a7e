"""Columns beside item and count that mark lines: as of one period of several, or as optional."""

from pathlib import Path

import pytest

from licwizard.load.exports.layout import Header
from licwizard.load.exports.marks import with_marks
from licwizard.load.exports.stream import Numbered, stream_of
from licwizard.load.exports.sums import Sums
from tests.core.stocks import INSTANCE, PRO, STORAGE
from tests.load.exports.tables import held, read

ROWS = 20_000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Year 1", "Year 2"), ("År 1", "år 2"), ("Y1", "Y2"), ("2026-2027", "2027-2028"), ("Month 3", "Month 4"),
        ("Q1", "Q2 2026"), ("Q1 2027", "Q2 2027"), ("2026/27", "2027/28"), ("FY26", "FY27"), ("2026", "2027"),
        ("First year", "Second year"), ("Year 1 of 3", "Year 2 of 3"), ("jan 2026", "feb 2026"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["Product", "Part number,Product"])
def test_what_each_period_repeats_is_not_added_up(tmp_path: Path, lead: str, one: str, other: str) -> None:
    item = "professional" if lead == "Product" else "X,professional"
    text = f'{lead},Term,Quantity\n{item},"{one}",40\n{item},"{other}",40\n'
    assert held(read(tmp_path / "held", text)) == {PRO: None}


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Köpdatum", "12 maj 2025", "3 juni 2026"), ("Renewal date", "31 May 2027", "30 June 2027"),
        ("PO", "FY25-113", "FY26-114"), ("Invoice", "2025-17", "2026-04"), ("Reference", "PO Q1-77", "PO Q2-12"),
        ("Notes", "May 2026 price list", ""), ("Notes", "Renews year 2", "sales team"), ("Term", "P1Y", "P3Y"),
        ("Term", "3 years", "1 year"), ("Bought", "2026-01-15", "2026-02-15"), ("Code", "2025-30", "2026-40"),
        ("Term", "", "Year 2"), ("Term", "Year 1", "year  1"), ("Department", "Sales", "Service"),
    ],
)  # fmt: skip
def test_what_was_bought_in_several_lines_is_added_up(tmp_path: Path, title: str, one: str, other: str) -> None:
    text = f"Product,{title},Quantity\nprofessional,{one},40\nprofessional,{other},40\nAdditional instance,Year 1,2\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 80, INSTANCE: 2}


def test_periods_with_counts_of_their_own_are_added_up_unless_the_title_says_that_they_are_periods(
    tmp_path: Path,
) -> None:
    text = "Product,{},Quantity\nprofessional,Q1 2026,30\nprofessional,Q2 2026,20\n"
    assert held(read(tmp_path / "held", text.format("Budget"))) == {PRO: 50}
    assert held(read(tmp_path / "held", text.format("Quarter"))) == {PRO: None}
    beside = "Product,Year,Quantity,Period\nprofessional,Q1 2026,30,all\nprofessional,Q2 2026,20,all\n"
    assert held(read(tmp_path / "held", beside)) == {PRO: None}


def test_a_year_of_several_is_a_period_wherever_a_description_says_it(tmp_path: Path) -> None:
    row = "professional,Licence and assurance {},{}\n"
    text = "Product,Description,Quantity\n" + row.format("Year 1 of 3", 30) + row.format("year 2 of 3", 20)
    assert held(read(tmp_path / "held", text)) == {PRO: None}
    assert held(read(tmp_path / "held", text.replace("1 of 3", "one"))) == {PRO: 50}


def test_instalments_may_have_several_lines_each(tmp_path: Path) -> None:
    rows = "".join(f"professional,Year {year},{count}\n" for year in (1, 2, 3) for count in (30, 20))
    assert held(read(tmp_path / "held", "Product,Term,Quantity\n" + rows)) == {PRO: None}
    measured = "".join(f"storage,Year {year},5 GB\n" for year in (1, 2))
    assert held(read(tmp_path / "held", "Product,Term,Quantity\n" + measured)) == {STORAGE: None}


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [("Optional", "Yes", "No"), ("Option", "x", ""), ("Tillval", "Ja", "N/A"), ("Valfri", "valfri", "Monthly")],
)
@pytest.mark.parametrize("lead", ["Product", "Part number,Product"])
def test_what_is_optional_is_not_taken_for_ordered(tmp_path: Path, lead: str, title: str, yes: str, no: str) -> None:
    part = "" if lead == "Product" else "X,"
    rows = [f'{part}professional,"{yes}",40', f'{part}professional,"{no}",40', f'{part}storage,"{no}",5']
    text = "\n".join([f"{lead},{title},Quantity", *rows, ""])
    assert held(read(tmp_path / "held", text)) == {PRO: None, STORAGE: 5}


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Description", "Optional add-on: extra production instance"), ("Comment", "not included in base licence"),
        ("Kommentar", "Ingår ej i Office"), ("Type", "Optional"), ("Option", "Standard"), ("Optional", "N/A"),
    ],
)  # fmt: skip
def test_a_description_makes_nothing_optional(tmp_path: Path, title: str, text: str) -> None:
    assert held(read(tmp_path / "held", f"Product,{title},Quantity\nprofessional,{text},40\n")) == {PRO: 40}


@pytest.mark.parametrize(
    ("title", "first", "text"),
    [
        ("Reference", "FY26", "FY26-{}"), ("Notes", "Year 1", "bought in {}"), ("Status", "Active", "ticket {}"),
        ("Status", "Expired", "waiting for {}"), ("Optional", "yes", "offer {}"), ("Period", "1", "{}"),
        ("Start date", "2026", "2026-01-01T{}"),
    ],
)  # fmt: skip
def test_what_is_kept_follows_items_and_not_rows(title: str, first: str, text: str) -> None:
    items = ("professional", "storage", "Additional instance")
    texts = (text.format(number) if number > 9 else first for number in range(ROWS))
    rows: list[Numbered] = [(at, (items[at % 3], "1", one)) for at, one in enumerate(texts)]
    columns = {"item": 0, "count": 1, **({"period": 2} if title in {"Period", "Start date"} else {})}
    header = with_marks(Header("made", 0, ("Item", "Quantity", title), columns), rows[:50])
    sums = Sums(header, ("item", "period"))
    sums.feed(stream_of(rows))
    assert sum(sums.totals.values()) == ROWS
    assert len(sums.totals) <= 6
