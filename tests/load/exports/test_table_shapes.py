"""Every table in every shape and encoding: the same lines, whatever holds them."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry
from tests.core.stocks import CATALOGUE, INSTANCE, OFFICE, PRO, STORAGE, guid
from tests.load.exports.tables import ENCODINGS, SHAPES, Row, held, read

TABLES: dict[str, tuple[list[Row], dict[str, object], str]] = {
    "admin centre": (
        [
            ("Product Title", "Total Licenses", "Expired Licenses", "Assigned licenses", "Status Message"),
            ("Dynamics CRM Online Professional", "50", "5", "44", ""),
            ("Additional instance", "3", "0", "0", "Renews"),
        ],
        {PRO: 45, INSTANCE: 3},
        "admin-center-licenses",
    ),
    "admin centre in Swedish": (
        [
            ("Produktnamn", "Totalt antal licenser", "Utgångna licenser", "Tilldelade licenser"),
            ("Ytterligare instans", "4", "1", "0"),
            ("Skräddarsytt för oss", "7", "0", "0"),
        ],
        {INSTANCE: 3, "Skräddarsytt för oss": 7},
        "admin-center-licenses",
    ),
    "MSOnline": (
        [
            ("AccountSkuId", "ActiveUnits", "WarningUnits", "SuspendedUnits", "ConsumedUnits"),
            ("contoso:CRMSTANDARD", "50", "2", "1", "44"),
            ("contoso:CRMINSTANCE", "3", "0", "0", "0"),
        ],
        {PRO: 50, INSTANCE: 3},
        "msol-account-sku",
    ),
    "Graph, selected columns": (
        [
            ("SkuPartNumber", "SkuId", "ConsumedUnits", "PrepaidUnits.Enabled", "PrepaidUnits.Warning"),
            ("CRMSTANDARD", guid(1), "44", "50", "2"),
            ("CRMINSTANCE", guid(3), "0", "3", "0"),
        ],
        {PRO: 50, INSTANCE: 3},
        "mg-subscribed-sku-csv",
    ),
    "Graph's subscriptions": (
        [
            ("Id", "SkuPartNumber", "TotalLicenses", "Status", "IsTrial"),
            ("one", "CRMSTANDARD", "50", "Enabled", "False"),
            ("two", "CRMSTANDARD", "7", "Warning", "False"),
            ("three", "CRMSTANDARD", "9", "Deleted", "False"),
        ],
        {PRO: 50},
        "graph-directory-subscriptions",
    ),
    "an order": (
        [
            ("Part Number", "Product Description", "Unit Price", "Quantity"),
            ("ABC-00001", "Dynamics CRM Online Professional", "40,00", "50"),
            ("ABC-00002", "Additional storage", "9,00", "5 GB"),
        ],
        {PRO: 50, STORAGE: 5},
        "vl-order-lines",
    ),
    "an order in Swedish": (
        [
            ("Artikelnummer", "Beskrivning", "Antal"),
            ("ABC-00001", "Ytterligare lagring", "5"),
            ("ABC-00003", "Ytterligare instans", "3"),
        ],
        {STORAGE: 5, INSTANCE: 3},
        "vl-order-lines",
    ),
    "reconciliation": (
        [
            ("CustomerId", "SubscriptionId", "OfferName", "ChargeType", "ChargeStartDate", "Quantity"),
            (guid(90), "one", "Additional instance", "Cycle fee", "2026-01-01", "3"),
            (guid(90), "one", "Additional instance", "Cycle fee", "2026-02-01", "3"),
        ],
        {INSTANCE: 3},
        "partner-center-reconciliation",
    ),
    "plain": (
        [("Note", "Item", "Count"), ("x", "professional", "50"), ("", "storage", "1,5"), ("y", "Office 365 E3", "7")],
        {PRO: 50, STORAGE: Decimal("1.5"), OFFICE: 7},
        "",
    ),
    "plain in Swedish, with units": (
        [("Artikel", "Enhet", "Antal"), ("lagring", "TB", "2"), ("storage", "GB", "5"), ("storage", "MB", "512")],
        {"lagring": 2048, STORAGE: Decimal("5.5")},
        "",
    ),
    "plain with GUIDs": (
        [("SKU ID", "Product", "Qty"), (guid(1).upper(), "", "50"), (guid(4), "Additional storage", "5")],
        {PRO: 50, STORAGE: 5},
        "",
    ),
}
PLAIN = {
    "comma": "table-csv",
    "semicolon": "table-csv",
    "tab": "table-tsv",
    "markdown": "table-markdown",
    "bare markdown": "table-markdown",
    "ruled": "table-csv",
    "yaml": "table-yaml",
    "format-list": "table-csv",
}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_gives_its_lines_in_every_shape_and_encoding(
    tmp_path: Path, name: str, shape: str, encoding: str
) -> None:
    rows, lines, form = TABLES[name]
    codec, declared = ENCODINGS[encoding]
    stock = read(tmp_path / "held", SHAPES[shape](rows).encode(codec), encoding=declared)
    assert held(stock) == lines
    assert stock.source
    assert stock.source.format == (form or PLAIN[shape])


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", TABLES)
def test_letter_case_blanks_and_dashes_of_a_header_do_not_matter(tmp_path: Path, name: str, shape: str) -> None:
    (header, *rows), lines, _ = TABLES[name]
    changed = [title.swapcase().replace(" ", "-") for title in header]
    assert held(read(tmp_path / "held", SHAPES[shape]([changed, *rows]))) == lines


@pytest.mark.parametrize("name", TABLES)
def test_titles_and_blank_lines_above_a_header_are_passed_over(tmp_path: Path, name: str) -> None:
    rows, lines, _ = TABLES[name]
    above = "#TYPE Selected.Row\n\nLicences of Contoso\n,,,\n"
    assert held(read(tmp_path / "held", above + SHAPES["comma"](rows))) == lines


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_the_mark_that_excel_says_is_taken(tmp_path: Path, name: str, mark: str) -> None:
    rows, lines, _ = TABLES[name]
    shape = {",": "comma", ";": "semicolon", "\t": "tab"}[mark]
    assert held(read(tmp_path / "held", f"sep={mark}\n" + SHAPES[shape](rows))) == lines


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", TABLES)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_rows_and_columns_does_not_matter(
    tmp_path: Path, name: str, shape: str, data: st.DataObject
) -> None:
    (header, *rows), lines, _ = TABLES[name]
    columns = data.draw(st.permutations(range(len(header))))
    shuffled = [header, *data.draw(st.permutations(rows))]
    table = [[row[at] for at in columns] for row in shuffled]
    assert held(read(tmp_path / "held", SHAPES[shape](table))) == lines


letters = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"), exclude_characters="`*_\\|…\u0085")
item_names = st.text(letters, min_size=1, max_size=12).map(lambda text: "x" + " ".join(text.split()) + "x")
amounts = st.sampled_from(["0", "7", "1 234", "1.234", "5 GB", "1,5 GB", "1000000000", "12'000", "2.5 TB", "3 users"])
inventories = st.lists(st.tuples(item_names | st.sampled_from(["professional", "storage"]), amounts), max_size=6)


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=inventories)
def test_an_inventory_that_was_written_reads_back_the_same(
    tmp_path: Path, shape: str, lines: list[tuple[str, str]]
) -> None:
    lines = [(item, amount) for item, amount in lines if item != "professional" or amount[-1].isdigit()]
    table: list[Row] = [("Item", "Count"), ("professional", "1"), *lines]
    wanted = take_stock((Entry(item, amount) for item, amount in table[1:]), CATALOGUE, everything=True)
    stock = read(tmp_path / "held", SHAPES[shape](table))
    assert held(stock) == held(wanted)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["1.234", "2", "0,5 GB", "1 GB"])), max_size=12))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_adding_up_while_reading_is_adding_up(tmp_path: Path, lines: list[tuple[str, str]]) -> None:
    table: list[Row] = [("Item", "Count"), ("storage", "1"), *(("storage", amount) for _, amount in lines)]
    wanted = take_stock((Entry(item, amount) for item, amount in table[1:]), CATALOGUE)
    assert held(read(tmp_path / "held", SHAPES["comma"](table))) == held(wanted)
