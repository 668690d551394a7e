"""What the facts on counts ask of tables: C3, C6, C7, C9, C10, and what a person's table may leave open."""

from pathlib import Path

import pytest

from licwizard.core.stock import tenants_apart
from licwizard.errors import SourceError
from tests.core.stocks import INSTANCE, PRO, STORAGE, guid
from tests.load.exports.tables import SHAPES, Row, held, read

NET = "Microsoft.Graph.PowerShell.Models.MicrosoftGraphLicenseUnitsDetail"
POWERSHELL = "Get-MgSubscribedSku -All | ConvertTo-Json -Depth 5 > licences.json"
M365 = "m365 entra license list --output json > licences.json"
ROW = (f"{guid(8)}_{guid(1)}", guid(1), "CRMSTANDARD")


def refused(path: Path, content: str, form: str = "") -> SourceError:
    with pytest.raises(SourceError) as error:
        read(path, content, form=form)
    assert error.value.help
    assert error.value.where
    assert "held" in error.value.where
    return error.value


UNCOUNTED: dict[str, tuple[list[Row], str]] = {
    "m365, all columns": (
        [("accountName", "consumedUnits", "id", "skuId", "skuPartNumber"), ("contoso", "9", *ROW)],
        M365,
    ),
    "m365, three columns": ([("id", "skuId", "skuPartNumber"), ROW], M365),
    "Graph with a type": ([("ConsumedUnits", "PrepaidUnits", "SkuPartNumber"), ("9", NET, "CRMSTANDARD")], POWERSHELL),
    "Graph, assigned alone": ([("SkuPartNumber", "ConsumedUnits"), ("CRMSTANDARD", "9")], POWERSHELL),
    "MSOnline, assigned alone": ([("AccountSkuId", "ConsumedUnits"), ("x:CRMSTANDARD", "9")], POWERSHELL),
    "a table of what is assigned": ([("Product", "Assigned"), ("professional", "9")], POWERSHELL),
    "subscriptions without a status": (
        [("SkuPartNumber", "TotalLicenses"), ("CRMSTANDARD", "9")],
        "Get-MgDirectorySubscription",
    ),
    "a count beside what expired": ([("Product", "Quantity", "Expired"), ("professional", "9", "3")], "Total, Expired"),
    "the admin centre without what expired": (
        [("Product Title", "Total Licenses", "Assigned licenses"), ("Additional instance", "9", "0")],
        "all its columns",
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", UNCOUNTED)
def test_a_table_without_an_owned_count_is_refused_with_the_way_out(tmp_path: Path, kind: str, shape: str) -> None:
    rows, way_out = UNCOUNTED[kind]
    error = refused(tmp_path / "held", SHAPES[shape](rows))
    assert error.code == "no-owned-count"
    assert error.help
    assert way_out in error.help.english()


def test_licences_that_m365_prints_as_properties_are_refused(tmp_path: Path) -> None:
    text = (
        "# entra license list\n\nProperty | Value\n---------|-------\nconsumedUnits | 9\nskuPartNumber | CRMSTANDARD\n"
    )
    error = refused(tmp_path / "held", text)
    assert error.code == "no-owned-count"
    assert error.help
    assert M365 in error.help.english()


def test_an_export_of_users_is_another_kind_of_file(tmp_path: Path) -> None:
    users = [("Display name", "Licenses", "User principal name"), ("A", "Dynamics", "a@contoso.example")]
    assert refused(tmp_path / "held", SHAPES["comma"](users)).code == "users-export"


def test_a_part_number_is_shown_and_kept_and_never_guessed_at(tmp_path: Path) -> None:
    header = ("Part number", "Description", "Quantity")
    stock = read(tmp_path / "held", SHAPES["comma"]([header, ("X-1", "Additional instance", "3")]))
    assert held(stock) == {INSTANCE: 3}
    assert [note.english() for note in stock.holdings[0].notes] == ["part number X-1"]
    assert stock.holdings[0].codes == ("X-1",)
    (twofold,) = read(tmp_path / "held", SHAPES["comma"]([header, ("CRMSTANDARD", "storage", "3")])).holdings
    assert twofold.problem is not None
    (nameless,) = read(tmp_path / "held", SHAPES["comma"]([header, ("CRMSTANDARD", "", "3")])).holdings
    assert nameless.quantity is None
    assert nameless.problem is not None


def test_a_quantity_that_charges_repeat_is_not_added_up(tmp_path: Path) -> None:
    header = ("SubscriptionId", "OfferName", "ChargeType", "ChargeStartDate", "Quantity")
    charge = ("one", "Additional instance", "Cycle fee", "2026-01-01", "3")
    later = ("one", "Additional instance", "Cycle fee", "2026-02-01", "3")
    other = ("two", "Additional instance", "Cycle fee", "2026-02-01", "1")
    assert held(read(tmp_path / "held", SHAPES["comma"]([header, charge, later, other]))) == {INSTANCE: 4}
    back = ("one", "Additional instance", "Cancel fee", "2026-02-01", "-3")
    assert held(read(tmp_path / "held", SHAPES["comma"]([header, charge, back]))) == {INSTANCE: None}


@pytest.mark.parametrize(
    "rows",
    [
        [("AccountSkuId", "ActiveUnits"), ("one:CRMSTANDARD", "3"), ("two:CRMINSTANCE", "3")],
        [("Item", "Count", "Tenant ID"), ("professional", "3", guid(8)), ("storage", "3", guid(9))],
        [
            ("Id", "SkuId", "SkuPartNumber", "Enabled"),
            (f"{guid(8)}_{guid(1)}", guid(1), "CRMSTANDARD", "3"),
            (f"{guid(9)}_{guid(3)}", guid(3), "CRMINSTANCE", "3"),
        ],
    ],
)
def test_two_tenants_in_one_file_are_refused(tmp_path: Path, rows: list[Row]) -> None:
    assert refused(tmp_path / "held", SHAPES["comma"](rows)).code == "two-tenants"


def test_the_short_name_of_a_tenant_is_no_id_of_it(tmp_path: Path) -> None:
    stock = read(tmp_path / "held", "AccountSkuId,ActiveUnits\ncontoso:CRMSTANDARD,3\ncontoso:CRMINSTANCE,1\n")
    assert stock.source
    assert (stock.source.tenant_id, stock.source.account) == (None, "contoso")
    other = read(tmp_path / "held", "AccountSkuId,ActiveUnits\nfabrikam:CRMSTANDARD,3\n").source
    graph = read(
        tmp_path / "held", f"Id,SkuId,SkuPartNumber,Enabled\n{guid(8)}_{guid(1)},{guid(1)},CRMSTANDARD,3\n"
    ).source
    assert other
    assert graph
    assert tenants_apart([stock.source, other, graph]) == ("contoso", "fabrikam")
    assert tenants_apart([stock.source, stock.source, graph]) == ()


def test_the_tenant_of_a_table_is_the_first_half_of_its_ids(tmp_path: Path) -> None:
    text = f"Id,SkuId,SkuPartNumber,Enabled\n{guid(8)}_{guid(1)},{guid(1)},CRMSTANDARD,3\n"
    stock = read(tmp_path / "held", text)
    assert stock.source
    assert stock.source.tenant_id == guid(8)


def test_more_that_expired_than_there_are_is_an_error_with_its_line(tmp_path: Path) -> None:
    text = "Product Title,Total Licenses,Expired Licenses\nprofessional,5,5\nstorage,5,6\n"
    error = refused(tmp_path / "held.csv", text)
    assert error.code == "expired-above-total"
    assert error.where
    assert error.where.endswith("held.csv:3:1")


def test_what_is_in_grace_is_not_owned(tmp_path: Path) -> None:
    text = "AccountSkuId,ActiveUnits,WarningUnits,SuspendedUnits,ConsumedUnits\nx:CRMSTANDARD,50,2,1,60\n"
    (holding,) = read(tmp_path / "held", text).holdings
    assert (holding.quantity, holding.in_grace, holding.suspended, holding.assigned) == (50, 2, 1, 60)


def test_subscriptions_of_a_table_are_listed_one_by_one(tmp_path: Path) -> None:
    stock = read(tmp_path / "held", "Id,SkuPartNumber,TotalLicenses,Status\na,CRMSTANDARD,5,Enabled\nb,X,3,Suspended\n")
    assert [(one.id, one.status) for one in stock.subscriptions] == [("a", "active"), ("b", "suspended")]
    assert stock.source
    assert not stock.source.pooled


def test_an_id_and_a_guid_that_contradict_make_the_line_unknown(tmp_path: Path) -> None:
    stock = read(tmp_path / "held", f"SKU part number,SKU ID,Quantity\nCRMSTANDARD,{guid(4)},3\n")
    assert stock.holdings[0].problem is not None


@pytest.mark.parametrize("end", ["Total,55\n", "Summa,\n", "TOTAL,55\n\n"])
def test_a_sum_below_the_items_is_none_of_them(tmp_path: Path, end: str) -> None:
    text = f"Item,Count\nprofessional,50\nstorage,5\n{end}"
    assert held(read(tmp_path / "held", text)) == {PRO: 50, STORAGE: 5}


@pytest.mark.parametrize(
    ("text", "code"),
    [("Item,Count\nprofessional,50\nTotal,51\n", "sum-differs"), ("Item,Count\na,5\nTotal,5\nb,1\n", "sum-inside")],
)
def test_a_sum_that_is_not_theirs_or_stands_between_items_is_refused(tmp_path: Path, text: str, code: str) -> None:
    assert refused(tmp_path / "held", text).code == code


def test_a_line_of_an_order_without_item_and_count_is_passed_over(tmp_path: Path) -> None:
    text = "Part number,Description,Quantity,Price\nX-1,storage,5,9.00\n,,,12.00\nX-2,professional,3,1.00\nTotal,,,22\n"
    assert held(read(tmp_path / "held", text)) == {STORAGE: 5, PRO: 3}


def test_what_powershell_prints_may_be_indented_commented_and_noted_by_hand(tmp_path: Path) -> None:
    text = (
        "#    AccountSkuId        ActiveUnits WarningUnits ConsumedUnits\n"
        "#    ------------        ----------- ------------ -------------\n"
        "#    contoso:CRMSTANDARD 50          0            44             ----> Professional\n"
        "#    contoso:CRMINSTANCE 3           0            0\n"
    )
    assert held(read(tmp_path / "held", text)) == {PRO: 50, INSTANCE: 3}
    assert held(read(tmp_path / "held", text.replace("#", "//"))) == {PRO: 50, INSTANCE: 3}


def test_numbers_that_are_aligned_to_the_right_stay_in_their_columns(tmp_path: Path) -> None:
    text = (
        "SkuPartNumber Enabled ConsumedUnits\n------------- ------- -------------\n"
        "CRMSTANDARD        50            44\nCRMINSTANCE         3             0\n"
    )
    assert held(read(tmp_path / "held", text)) == {PRO: 50, INSTANCE: 3}


def test_a_name_that_the_screen_cut_off_is_refused(tmp_path: Path) -> None:
    text = "AccountSkuId   ActiveUnits\n------------   -----------\ncontoso:CRM... 50\n"
    assert refused(tmp_path / "held", text).code == "cut-off"


def test_a_map_in_yaml_is_an_inventory(tmp_path: Path) -> None:
    stock = read(tmp_path / "held", "# what we hold\nprofessional: 50\nstorage: 1 TB\n'Additional instance': 3\n")
    assert held(stock) == {PRO: 50, STORAGE: 1024, INSTANCE: 3}
    error = refused(tmp_path / "held", "professional: 50\nstorage: [5]\n")
    assert error.where
    assert error.where.endswith("held:2:10")


@pytest.mark.parametrize("form", ["table-tsv", "vl-order-lines", "admin-center-licenses", "table-xlsx"])
def test_a_format_that_is_asked_for_is_not_passed_over(tmp_path: Path, form: str) -> None:
    refused(tmp_path / "held", "Item,Count\nprofessional,5\n", form=form)


def test_a_format_that_there_is_none_of_is_refused_with_those_that_there_are(tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        read(tmp_path / "held", "Item,Count\nprofessional,5\n", form="table-cvs")
    assert error.value.code == "unknown-format"
    assert error.value.help
    assert "table-csv" in error.value.help.english()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Current", "Ordered"),
        ("Held", "Ordered"),
        ("Nuvarande", "Antal"),
        ("Needed", "Quantity"),
        ("Antal idag", "Antal"),
        ("Quantity", "CurrentQuantity"),
        ("Licences", "Quantity"),
    ],
)
@pytest.mark.parametrize("lead", ["Item", "Part number,Description"])
def test_two_counts_that_mean_different_things_are_refused_with_both_names(
    tmp_path: Path, one: str, other: str, lead: str
) -> None:
    item = "professional" if lead == "Item" else "X-1,professional"
    error = refused(tmp_path / "held", f"{lead},{one},{other}\n{item},50,48\n")
    assert error.code == "two-columns"
    assert one in error.message.english()
    assert other in error.message.english()


@pytest.mark.parametrize(
    "titles", ["Assigned", "Unit price", "Quantity used", "Ordered by", "Current price", "Order date", "Note", "Total"]
)
def test_what_is_assigned_paid_or_dated_is_no_other_count(tmp_path: Path, titles: str) -> None:
    assert held(read(tmp_path / "held", f"Item,Quantity,{titles}\nprofessional,50,7\n")) == {PRO: 50}


def test_a_number_of_the_row_is_no_count(tmp_path: Path) -> None:
    assert held(read(tmp_path / "held", "Number,Product,Licences\n1,professional,50\n")) == {PRO: 50}
    assert held(read(tmp_path / "held", "Product,Number\nprofessional,50\n")) == {PRO: 50}


def test_units_beside_a_quantity_are_its_unit(tmp_path: Path) -> None:
    assert held(read(tmp_path / "held", "Item,Quantity,Units\nstorage,1,TB\nprofessional,5,\n")) == {
        STORAGE: 1024,
        PRO: 5,
    }


def test_a_tenant_is_one_in_either_letter_case(tmp_path: Path) -> None:
    tenant = f"{guid(8)[:-1]}a"
    stock = read(tmp_path / "held", f"Item,Count,Tenant ID\nprofessional,3,{tenant.upper()}\nstorage,5,{tenant}\n")
    assert stock.source
    assert stock.source.tenant_id == tenant
    assert held(stock) == {PRO: 3, STORAGE: 5}


def test_what_has_expired_is_in_grace_and_not_owned(tmp_path: Path) -> None:
    text = "Product Title,Total Licenses,Expired Licenses\nprofessional,50,5\n"
    (holding,) = read(tmp_path / "held", text).holdings
    assert (holding.quantity, holding.in_grace) == (45, 5)


@pytest.mark.parametrize("title", ["Coverage Period", "Year", "Month", "Kvartal", "Period", "Start date", "Avtalsår"])
@pytest.mark.parametrize("lead", ["Part number,", ""])
def test_a_line_that_each_period_repeats_is_not_added_up(tmp_path: Path, title: str, lead: str) -> None:
    part = "X-1," if lead else ""
    rows = "".join(f"{part}professional,50,{year}\n" for year in ("2026", "2027", "2028"))
    stock = read(tmp_path / "held", f"{lead}Product,Quantity,{title}\n{rows}")
    assert held(stock) == {PRO: None}
    once = f"{lead}Product,Quantity,{title}\n{part}professional,50,2026\n{part}storage,5,2027\n"
    assert held(read(tmp_path / "held", once)) == {PRO: 50, STORAGE: 5}


@pytest.mark.parametrize(
    "end",
    [
        ",Total excl. VAT,,900\n,VAT 25 %,,225\n,Total,,1125\n",
        ",Moms,1,225\n",
        ",Prices are valid for 30 days,,\n,,,\n,Licences are assigned by the customer,,\n",
    ],
)
def test_what_stands_below_the_lines_of_a_quote_is_no_item(tmp_path: Path, end: str) -> None:
    text = f"Part number,Description,Quantity,Price\nX-1,storage,5,9\nX-2,professional,3,1\n{end}"
    assert held(read(tmp_path / "held", text)) == {STORAGE: 5, PRO: 3}


@pytest.mark.parametrize(("line", "code"), [(",storage,,", "no-count"), (",Total excl. VAT,1,", "sum-inside")])
def test_what_stands_between_the_lines_of_a_quote_is_refused(tmp_path: Path, line: str, code: str) -> None:
    many = "".join("X-2,professional,3,1\n" for _ in range(60))
    for before, after in (("X-2,professional,3,1\n", many), (many, "X-2,professional,3,1\n")):
        text = f"Part number,Description,Quantity,Price\n{before}{line}\n{after}"
        assert refused(tmp_path / "held", text).code == code


def test_an_item_below_a_sum_is_refused_however_far_down(tmp_path: Path) -> None:
    many = "".join("professional,1\n" for _ in range(70))
    assert refused(tmp_path / "held", f"Item,Count\nprofessional,1\nTotal,1\n{many}").code == "sum-inside"


@pytest.mark.parametrize(
    "text",
    [
        "storage;5;GB\nItem;Count\nprofessional;50\n",
        "storage: 5 GB;\nItem;Count\nprofessional;50\n",
        "storage 5 GB\n\nItem         Count\n------------ -----\nprofessional 50\n",
        "- storage: 5 GB\n\n| Item | Count |\n|---|---|\n| professional | 50 |\n",
        "| Item | Count |\n|---|---|\n| professional | 50 |\n\n- storage: 5\n",
        "| Item | Count |\n|---|---|\n| professional | 50 |\n\nAdditional storage 5 GB\n",
    ],
)
def test_a_line_outside_of_the_table_that_reads_as_an_item_is_refused(tmp_path: Path, text: str) -> None:
    assert refused(tmp_path / "held", text).code in {"above-header", "beside-table"}


@pytest.mark.parametrize(
    "line",
    [
        "Licences on 2026-01-02",
        "Our order, which brings at least as much as we hold today, 50 licences and 5 GB",
        "- as agreed with the partner",
        "Page 1",
    ],
)
def test_words_outside_of_the_table_are_none_of_it(tmp_path: Path, line: str) -> None:
    text = f"{line}\n\n| Item | Count |\n|---|---|\n| professional | 50 |\n\n{line}\n"
    assert held(read(tmp_path / "held", text)) == {PRO: 50}


def test_a_title_may_bear_two_names(tmp_path: Path) -> None:
    path = tmp_path / "held.csv"
    stock = read(path, "Pos;Artikelnr / Part No;Description;Qty\n1;QHH-1;professional;50\n;;Total excl. VAT;50\n")
    assert (stock.source and stock.source.format, [(one.item, one.quantity, one.codes) for one in stock.holdings]) == (
        "vl-order-lines",
        [(PRO, 50, ("QHH-1",))],
    )
