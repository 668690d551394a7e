"""`check`: what is short, what is enough, what is neither, and in which order it is said."""

from itertools import permutations
from pathlib import Path

import pytest

from tests.exports import OTHER_TENANT, graph, sku, table
from tests.program import Call, Result, assert_clear


def verdicts(result: Result) -> dict[str, str]:
    return {line["item"]: line["verdict"] for line in result.document["lines"]}


def test_the_sources_numbers_two_short(licwizard: Call) -> None:
    result = licwizard("check", "--current", "50", "--ordered", "48")
    assert result.code == 1
    assert "2 short" in result.out
    assert result.err == ""


def test_as_many_as_held_is_enough(licwizard: Call) -> None:
    result = licwizard("check", "--current", "50", "--ordered", "50")
    assert result.code == 0
    assert result.out.startswith("enough")


def test_what_is_neither_number_nor_item_nor_file_names_its_option(licwizard: Call) -> None:
    assert_clear(licwizard("check", "--current", "50", "--ordered", "x"), 2, "--ordered", "'x'", "storage=5GB")
    assert_clear(licwizard("check", "--current", "x", "--ordered", "50"), 2, "--current", "'x'")


def test_a_cancelled_subscription_is_owned_no_more_and_that_is_said(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 0, suspended=25, assigned=14))
    result = licwizard("check", "--current", before, "--ordered", "professional=1")
    assert result.code == 0
    assert "0 licences held" in result.said
    assert "25 suspended" in result.said
    assert "14 assigned" in result.said
    (line,) = licwizard("check", "--current", before, "--ordered", "professional=1", "--json").document["lines"]
    assert (line["item"], line["current"], line["verdict"]) == ("CRMSTANDARD", 0, "enough")
    assert len(line["notes"]) == 2


def test_the_sources_example_item_by_item(licwizard: Call) -> None:
    held = ("--current", "professional=50", "--current", "production instance=3", "--current", "storage=5GB")
    ordered = ("--ordered", "professional=50", "--ordered", "production instance=3", "--ordered")
    short = licwizard("check", *held, *ordered, "storage=4GB")
    assert short.code == 1
    assert "add 1 GB of additional database storage" in short.said.replace("\u00a0", " ")
    assert licwizard("check", *held, *ordered, "storage=5GB").code == 0


def test_short_beats_unknown_and_unknown_beats_enough(licwizard: Call) -> None:
    items = ("--current", "professional=5", "--current", "unheard of=1", "--ordered")
    assert licwizard("check", *items, "professional=4").code == 1
    assert licwizard("check", *items, "professional=5").code == 3
    assert licwizard("check", *items[:2], "--ordered", "professional=5").code == 0


def test_the_most_urgent_line_comes_first(licwizard: Call) -> None:
    held = ("professional=5", "storage=5GB", "unheard of=1", "production instance=2")
    ordered = ("professional=4", "storage=4GB", "production instance=2")
    arguments = [word for one in held for word in ("--current", one)]
    arguments += [word for one in ordered for word in ("--ordered", one)]
    items = list(verdicts(licwizard("check", *arguments, "--json")))
    assert items == ["CRMSTORAGE", "CRMSTANDARD", "unheard of", "CRMINSTANCE"]


def test_an_item_that_is_not_on_the_order_is_short_by_all_of_it(licwizard: Call) -> None:
    result = licwizard("check", "--current", "production instance=3", "--ordered", "professional=9", "--json")
    line = result.document["lines"][0]
    assert (line["item"], line["ordered"], line["short"], line["verdict"]) == ("CRMINSTANCE", 0, 3, "short")
    assert result.code == 1


def test_nothing_to_compare_is_unknown(licwizard: Call, tmp_path: Path) -> None:
    trials = graph(tmp_path / "trials.json", sku("FLOW_FREE", 10_000))
    result = licwizard("check", "--current", trials, "--ordered", trials)
    assert_clear(result, 3, "no line")
    assert "nothing to compare" in result.out


def test_the_same_item_twice_is_counted_together(licwizard: Call) -> None:
    items = ("--current", "professional=30", "--current", "CRMSTANDARD=20", "--ordered", "professional=49")
    result = licwizard("check", *items, "--json")
    assert [(line["current"], line["short"]) for line in result.document["lines"]] == [(50, 1)]


def test_the_order_of_items_changes_nothing(licwizard: Call) -> None:
    held = ("professional=5", "storage=5GB", "unheard of=1", "production instance=2")
    outs = set()
    for rows in permutations(held):
        arguments = [word for one in rows for word in ("--current", one)]
        outs.add(licwizard("check", *arguments, "--ordered", "professional=9", "--json").out)
    assert len(outs) == 1


def test_the_order_of_rows_and_of_keys_changes_nothing(licwizard: Call, tmp_path: Path) -> None:
    rows = [sku("CRMSTANDARD", 50, assigned=3), sku("CRMSTORAGE", 5), sku("FLOW_FREE", 10_000), sku("CRMINSTANCE", 3)]
    backwards = [dict(reversed(row.items())) for row in reversed(rows)]
    results = []
    for each in (rows, backwards):
        before = graph(tmp_path / "before.json", *each)
        document = licwizard("check", "--current", before, "--ordered", "storage=4GB", "--json").document
        document["sources"][0].pop("sha256")
        results.append(document)
    assert results[0] == results[1]
    lines = ["CRMSTANDARD,50", "CRMSTORAGE,5 GB", "CRMINSTANCE,3"]
    outs = set()
    for index, each_lines in enumerate(permutations(lines)):
        before = table(tmp_path / f"{index}.csv", "item,count\n" + "\n".join(each_lines))
        document = licwizard("check", "--current", before, "--ordered", "storage=4GB", "--json").document
        outs.add(str(document["lines"]))
    assert len(outs) == 1


class TestTenants:
    """Snapshots of two tenants are never compared as one (C9)."""

    def test_two_files_of_one_tenant_are_compared(self, licwizard: Call, tmp_path: Path) -> None:
        before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5))
        ordered = graph(tmp_path / "ordered.json", sku("CRMSTANDARD", 5))
        assert licwizard("check", "--current", before, "--ordered", ordered).code == 0

    @pytest.mark.parametrize("count", [5, 4])
    def test_two_files_of_two_tenants_are_unknown_enough_or_not(
        self, licwizard: Call, tmp_path: Path, count: int
    ) -> None:
        before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5))
        ordered = graph(tmp_path / "ordered.json", sku("CRMSTANDARD", count, tenant=OTHER_TENANT))
        result = licwizard("check", "--current", before, "--ordered", ordered)
        assert_clear(result, 3, "two tenants", OTHER_TENANT)
        document = licwizard("check", "--current", before, "--ordered", ordered, "--json").document
        assert (document["verdict"], document["errors"][0]["code"]) == ("unknown", "two-tenants")

    def test_two_tenants_in_one_file_are_refused(self, licwizard: Call, tmp_path: Path) -> None:
        rows = (sku("CRMSTANDARD", 5), sku("CRMSTORAGE", 5, tenant=OTHER_TENANT))
        both = graph(tmp_path / "both.json", *rows)
        assert_clear(licwizard("check", "--current", both, "--ordered", "professional=5"), 2, "2 tenants", "both.json")

    def test_the_id_tells_the_tenant_and_a_made_up_account_id_does_not(self, licwizard: Call, tmp_path: Path) -> None:
        row = {**sku("CRMSTANDARD", 5), "accountId": OTHER_TENANT}
        before = graph(tmp_path / "before.json", row)
        ordered = graph(tmp_path / "ordered.json", sku("CRMSTANDARD", 5))
        assert licwizard("check", "--current", before, "--ordered", ordered).code == 0

    def test_the_account_id_tells_it_where_there_is_no_such_id(self, licwizard: Call, tmp_path: Path) -> None:
        row = {**sku("CRMSTANDARD", 5), "accountId": OTHER_TENANT, "id": "1"}
        before = graph(tmp_path / "before.json", row)
        ordered = graph(tmp_path / "ordered.json", sku("CRMSTANDARD", 5))
        assert licwizard("check", "--current", before, "--ordered", ordered).code == 3


def test_a_paged_export_is_unknown(licwizard: Call, tmp_path: Path) -> None:
    more = {"@odata.nextLink": "https://graph.microsoft.com/v1.0/subscribedSkus?$skiptoken=x"}
    page = graph(tmp_path / "page.json", sku("CRMSTANDARD", 5), **more)
    result = licwizard("check", "--current", page, "--ordered", "professional=5")
    assert_clear(result, 3, "page.json", "all pages")
    assert (
        licwizard("check", "--current", page, "--ordered", "professional=5", "--json").document["verdict"] == "unknown"
    )
    assert licwizard("check", "--current", page, "--ordered", "professional=4").code == 1
