"""`verify attached` and `verify covers`: what exports prove, with one row a subscription and with pooled rows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exports import OTHER_TENANT, table
from tests.program import Call, Result, assert_clear
from tests.tenants import PRO, SALES, STORAGE, TRIAL, Term, listed, pooled

HELD = (Term(PRO, 50), Term(STORAGE, 5))
ORDER = ("--ordered", "professional=50", "--ordered", "storage=5GB")
NEW = (Term(PRO, 50, "new"), Term(STORAGE, 5, "new"))
UNCHANGED = ("--direct-unchanged",)
Write = Callable[..., Path]


def code_of(result: Result) -> tuple[int, str, str]:
    document = result.document
    return result.code, document["verdict"], document["explanation"]["code"]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        ((*HELD, *NEW), (0, "proved", "arrived")),
        (HELD, (1, "refuted", "nothing-yet")),
        ((*HELD, Term(PRO, 20, "new")), (1, "refuted", "part")),
        ((*HELD, Term(PRO, 50, "new"), Term(STORAGE, 5, "new", "Suspended")), (1, "refuted", "add-ons-missing")),
        ((*HELD, *NEW, Term(TRIAL, 10_000, "trial", trial=True)), (0, "proved", "arrived")),
        ((Term(PRO, 50, status="Warning"), *NEW, HELD[1]), (0, "proved", "arrived")),
    ],
)
def test_attached_by_subscriptions_needs_no_word_of_the_direct_one(
    licwizard: Call, tmp_path: Path, after: tuple[Term, ...], told: tuple[int, str, str]
) -> None:
    before, then = listed(tmp_path / "before.json", *HELD), listed(tmp_path / "after.json", *after)
    assert code_of(licwizard("verify", "attached", "--before", before, *ORDER, "--after", then, "--json")) == told


@pytest.mark.parametrize(
    ("after", "said", "told"),
    [
        ((*HELD, *NEW), UNCHANGED, (0, "proved", "arrived")),
        ((*HELD, *NEW), (), (3, "unknown", "direct-not-settled")),
        (HELD, UNCHANGED, (1, "refuted", "nothing-yet")),
        ((*HELD, Term(PRO, 20, "new")), UNCHANGED, (1, "refuted", "part")),
        ((*(term._replace(status="Warning") for term in HELD), *NEW), UNCHANGED, (3, "unknown", "direct-ended")),
    ],
)
def test_attached_by_pooled_rows_needs_to_know_that_the_direct_subscription_is_unchanged(
    licwizard: Call, tmp_path: Path, after: tuple[Term, ...], said: tuple[str, ...], told: tuple[int, str, str]
) -> None:
    before, then = pooled(tmp_path / "before.json", *HELD), pooled(tmp_path / "after.json", *after)
    assert (
        code_of(licwizard("verify", "attached", "--before", before, *ORDER, "--after", then, *said, "--json")) == told
    )


@pytest.mark.parametrize("write", [listed, pooled])
@pytest.mark.parametrize(
    ("now", "told"),
    [
        ((*HELD, *NEW), (0, "proved", "covered")),
        ((*HELD, Term(PRO, 49, "new"), NEW[1]), (1, "refuted", "too-few")),
        (HELD, (1, "refuted", "nothing-new")),
    ],
)
def test_covers_asks_whether_the_new_licences_alone_are_enough(
    licwizard: Call, tmp_path: Path, write: Write, now: tuple[Term, ...], told: tuple[int, str, str]
) -> None:
    before, seen = write(tmp_path / "before.json", *HELD), write(tmp_path / "now.json", *now)
    result = licwizard("verify", "covers", "--before", before, *ORDER, "--now", seen, "--direct-unchanged", "--json")
    # Subscriptions do not say who is assigned, so by them alone nobody is carried for certain.
    assert code_of(result) == ((3, "unknown", "assigned-not-known") if write is listed and told[0] == 0 else told)


def test_covers_counts_whoever_is_assigned_by_now(licwizard: Call, tmp_path: Path) -> None:
    before, now = pooled(tmp_path / "before.json", *HELD), pooled(tmp_path / "now.json", *HELD, *NEW, assigned=60)
    result = licwizard("verify", "covers", "--before", before, *ORDER, "--now", now, "--direct-unchanged")
    assert result.code == 1
    assert "10 short" in result.said
    assert "licwizard run add-licenses" in result.said


def test_covers_takes_no_typed_counts_for_now(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "before.json", *HELD)
    arguments = ("--before", before, *ORDER, "--now", "professional=100", "--direct-unchanged", "--json")
    assert code_of(licwizard("verify", "covers", *arguments)) == (3, "unknown", "no-export")


@pytest.mark.parametrize("what", ["attached", "cancelled", "covers", "diagnose"])
def test_counts_that_somebody_typed_for_now_show_nothing_and_an_export_is_asked_for(
    licwizard: Call, tmp_path: Path, what: str
) -> None:
    words = ("diagnose",) if what == "diagnose" else ("verify", what)
    order = () if what == "cancelled" else ("--ordered", "professional=50")
    unchanged = () if what == "cancelled" else UNCHANGED
    role = "--now" if what == "covers" else "--after"
    arguments = (*words, "--before", "professional=50", *order, *unchanged, role)
    result = licwizard(*arguments, "professional=100")
    assert (result.code, result.err.count(f"give {role} an export of the tenant")) == (3, 1)
    document = licwizard(*arguments, "professional=100", "--json").document
    assert (document["explanation"]["code"], document["explanation"]["procedure"]) == ("no-export", None)
    assert licwizard(*arguments, pooled(tmp_path / "now.json", Term(PRO, 100))).code == 0


@pytest.mark.parametrize("what", ["attached", "covers", "cancelled", "diagnose"])
def test_exports_of_two_tenants_prove_nothing_and_say_so(licwizard: Call, tmp_path: Path, what: str) -> None:
    before = pooled(tmp_path / "before.json", *HELD)
    after = pooled(tmp_path / "after.json", *HELD, *NEW, tenant=OTHER_TENANT)
    words = ("diagnose",) if what == "diagnose" else ("verify", what)
    order = () if what == "cancelled" else ORDER
    result = licwizard(*words, "--before", before, *order, "--now" if what == "covers" else "--after", after)
    assert result.code == (0 if what == "diagnose" else 3)
    assert OTHER_TENANT in result.said
    assert "licwizard run wrong-account" in result.said


@pytest.mark.parametrize("role", ["before", "after"])
def test_a_page_of_an_export_proves_nothing(licwizard: Call, tmp_path: Path, role: str) -> None:
    files = {"before": pooled(tmp_path / "before.json", *HELD), "after": pooled(tmp_path / "after.json", *HELD, *NEW)}
    text = files[role].read_text(encoding="utf-8")
    files[role].write_text(
        text.replace('{"value"', '{"@odata.nextLink": "https://x/?$skiptoken=1", "value"', 1), "utf-8"
    )
    arguments = ("--before", files["before"], *ORDER, "--after", files["after"], "--direct-unchanged", "--json")
    assert code_of(licwizard("verify", "attached", *arguments)) == (3, "unknown", "part-of-the-tenant")


def test_unknown_says_which_option_settles_it(licwizard: Call, tmp_path: Path) -> None:
    before, after = pooled(tmp_path / "before.json", *HELD), pooled(tmp_path / "after.json", *HELD, *NEW)
    result = licwizard("verify", "attached", "--before", before, *ORDER, "--after", after)
    assert result.code == 3
    assert "help:" in result.err
    assert "--direct-unchanged" in result.err
    assert "enough" not in result.out


def test_an_item_that_nobody_knows_is_asked_about(licwizard: Call, tmp_path: Path) -> None:
    before, after = listed(tmp_path / "before.json", *HELD), listed(tmp_path / "after.json", *HELD, *NEW)
    arguments = ("verify", "attached", "--before", before, *ORDER, "--ordered", "AAA-12345=5", "--after", after)
    result = licwizard(*arguments, "--json")
    assert result.code in {1, 3}
    assert licwizard(*arguments, "--map", "AAA-12345=storage", "--json").document["verdict"] == "refuted"


def test_an_order_in_part_numbers_is_read_by_a_mapping(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "before.json", Term(PRO, 50), assigned=50)
    now = pooled(tmp_path / "now.json", Term(PRO, 50), Term(PRO, 50, "new"), assigned=50)
    mapping = table(tmp_path / "parts.csv", "AAA-12345,professional\n")
    order = ("--before", before, "--ordered", "AAA-12345=50", "--direct-unchanged")
    for given in (("--map", "AAA-12345=professional"), ("--map-file", mapping)):
        assert licwizard("verify", "attached", *order, "--after", now, *given).code == 0
        assert licwizard("verify", "covers", *order, "--now", now, *given).code == 0
    assert licwizard("verify", "attached", *order, "--after", now).code != 0
    assert licwizard("verify", "covers", *order, "--now", now).code != 0


@pytest.mark.parametrize(
    ("status", "verdict"),
    [("Invoiced", "proved"), ("Fakturerad", "proved"), ("Sent on", "proved"), ("Pending", "unknown")],
)
def test_an_order_list_says_in_its_status_whether_a_line_is_ordered(
    licwizard: Call, tmp_path: Path, status: str, verdict: str
) -> None:
    before = pooled(tmp_path / "before.json", *HELD, assigned=48)
    now = pooled(tmp_path / "now.json", *HELD, *NEW, assigned=48)
    lines = f"AA-1,{PRO},50,{status}\nAA-2,{STORAGE},5,{status}\n"
    order = table(tmp_path / "order.csv", f"Part Number,Product Name,Quantity,Order Status\n{lines}")
    for proof, last in (("attached", "--after"), ("covers", "--now")):
        given = ("verify", proof, "--before", before, "--ordered", order, last, now, "--direct-unchanged", "--json")
        document = licwizard(*given).document
        assert document["verdict"] == verdict
        said = [error for error in document["errors"] if f"'{status}'" in error["message"]]
        assert len(said) == (2 if verdict == "unknown" else 0)  # of each line, why


def test_another_product_carries_whom_a_mapping_names(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "before.json", Term(PRO, 50), assigned=50)
    now = pooled(tmp_path / "now.json", Term(PRO, 50), Term(SALES, 50, "new"), assigned=50)
    arguments = ("verify", "covers", "--before", before, "--ordered", f"{SALES}=50", "--now", now, "--direct-unchanged")
    assert licwizard(*arguments).code == 1
    result = licwizard(*arguments, "--map", f"professional={SALES}", "--json")
    assert result.code == 0
    line = next(line for line in result.document["lines"] if line["item"] == PRO)
    assert line["substitution"] == [{"item": SALES, "units": 1, "covers": 50}]


def test_a_mapping_of_what_stands_nowhere_is_noted(licwizard: Call, tmp_path: Path) -> None:
    before, after = listed(tmp_path / "before.json", *HELD), listed(tmp_path / "after.json", *HELD, *NEW)
    arguments = ("--before", before, *ORDER, "--after", after, "--map", "profesional=storage")
    result = licwizard("verify", "attached", *arguments)
    assert result.code == 0
    assert "mapping not used: profesional=CRMSTORAGE; profesional is in none of the files" in result.said


def test_all_weighs_other_families_too(licwizard: Call, tmp_path: Path) -> None:
    before = table(tmp_path / "before.csv", "professional,5\nENTERPRISEPREMIUM,9\n")
    after = table(tmp_path / "after.csv", "professional,5\n")
    assert licwizard("verify", "cancelled", "--before", before, "--after", after).code == 0
    assert licwizard("verify", "cancelled", "--before", before, "--after", after, "--all").code == 1


def test_standard_input_is_one_of_the_files(licwizard: Call, tmp_path: Path) -> None:
    before = listed(tmp_path / "before.json", *HELD)
    after = listed(tmp_path / "after.json", *HELD, *NEW).read_bytes()
    assert licwizard("verify", "attached", "--before", before, *ORDER, "--after", "-", stdin=after).code == 0
    twice = licwizard("verify", "attached", "--before", "-", *ORDER, "--after", "-", stdin=after)
    assert_clear(twice, 2, "standard input")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("attached", "--ordered", "storage=5", "--after", "storage=5"), ("--before is missing", "verify attached")),
        (("attached", "--before", "storage=5", "--after", "storage=5"), ("--ordered is missing",)),
        (("covers", "--before", "storage=5", "--ordered", "storage=5"), ("--now is missing", "verify covers")),
        (("cancelled", "--before", "storage=5"), ("--after is missing", "verify cancelled")),
        (("attached", "--before", "50", "--ordered", "48", "--after", "98"), ("--before: '50'", "ITEM=COUNT")),
        (("attached", "--before", "no.json", "--ordered", "storage=5", "--after", "storage=5"), ("'no.json'",)),
        (("attached", "--before", "a=1", "--before", "b.csv", "--ordered", "a=1", "--after", "a=1"), ("--before",)),
        (("cancelled", "--before", "storage=5kg", "--after", "storage=5"), ("kg",)),
        (("cancelled", "--before", "storage=5", "--after", "storage=5", "--map", "x"), ("'x'",)),
        (("cancelled", "--before", "storage=5", "--after", "storage=5", "--max-size", "x"), ("--max-size",)),
        (("cancelled", "--before", "storage=5", "--after", "storage=5", "--ordered", "a=1"), ("--ordered",)),
        (("attached", "--format", "sarif"), ("sarif",)),
        (("attache",), ("attache", "attached")),
    ],
)
def test_wrong_usage_has_an_example(licwizard: Call, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert_clear(licwizard("verify", *arguments), 2, *words)


def test_how_files_are_read_can_be_said(licwizard: Call, tmp_path: Path) -> None:
    before = tmp_path / "before.csv"
    before.write_bytes("Artikel;Antal\nprofessional;5\n".encode("utf-16-le"))
    arguments = ("verify", "cancelled", "--before", before, "--after", "professional=5")
    assert licwizard(*arguments).code == 2
    plain = table(tmp_path / "plain.csv", "professional,5\n")
    files = ("verify", "cancelled", "--before", plain, "--after", plain)
    assert licwizard(*files, "--format-in", "table-csv", "--encoding", "utf-8", "--max-size", "1").code == 0
    assert_clear(licwizard(*files, "--format-in", "graph-subscribed-skus"), 2, "plain.csv")
    assert_clear(licwizard(*files, "--format-in", "sonnet"), 2, "sonnet")
    assert_clear(licwizard(*files, "--encoding", "klingon"), 2, "klingon")
