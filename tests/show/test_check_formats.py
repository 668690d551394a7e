"""A small comparison in every form, to the byte, hostile names and all."""

# ruff: noqa: E501 - lines of output stand as they are written

import csv
from decimal import Decimal
from io import StringIO

import pytest

from licwizard.core.compare import Comparison, Substitution, compare, compare_counts
from licwizard.core.doubts import doubts
from licwizard.core.stock import Entry, LeftOut, Source
from licwizard.i18n import Translator
from licwizard.messages import msg
from licwizard.show.cells import code, csv_rows, escaped, plain_rows
from licwizard.show.check import Beside, check_text
from licwizard.show.check_formats import check_csv, check_github, check_markdown, check_plain
from licwizard.show.github import annotation
from tests.core.stocks import INSTANCE, PLAN, PRO, STORAGE, stock_of, typed

HOSTILE = '=1+1|`x`\t::error::\r\n<b>%\u202e@me, "q"'
HELD = stock_of(
    [
        Entry(PRO, 1234, notes=(msg("{count} in grace, not counted as owned", count=2),)),
        Entry(INSTANCE, 3),
        Entry(STORAGE, "1.5 TB"),
        Entry(HOSTILE, 2),
    ]
)
RESULT = compare(HELD, typed({PLAN: 1233, STORAGE: "512 MB"}), (Substitution(PRO, PLAN),))._replace(
    left_out=(("current", LeftOut("FLOW_FREE", None, "trial")),)
)
BESIDE = Beside(
    (msg("mapping not used: {mapping}; {item} is not held", mapping="a_b=c", item="a_b"),),
    (("current", Source("C:\\a|b.json", "graph", "0123456789abcdef" * 4, "t-1", taken="2026-01-02T03:04:05Z")),),
)
SHOWN = '=1+1|`x`\\u0009::error::\\u000d\\u000a<b>%\\u202e@me, "q"'
QUOTED = '"' + SHOWN.replace('"', '\\"') + '"'


def test_plain() -> None:
    assert check_plain(RESULT).split("\n") == [
        f"{INSTANCE}\t3\t0\t3\tshort\tinstance",
        f"{STORAGE}\t1536\t0.5\t1535.5\tshort\tGB",
        f"{PRO}\t1234\t1233\t1\tshort\tlicence",
        f"{SHOWN}\t2\t0\t\tunknown\t",
        f"{PLAN}\t0\t1233\t0\tenough\tlicence",
    ]


def test_csv() -> None:
    text = check_csv(RESULT)
    assert text.split("\r\n") == [
        "item,name,sku_id,kind,unit,current,ordered,short,verdict,notes",
        "CRMINSTANCE,Additional instance,00000000-0000-0000-0000-000000000003,add_on,instance,3,0,3,short,",
        "CRMSTORAGE,Additional storage,00000000-0000-0000-0000-000000000004,add_on,GB,1536,0.5,1535.5,short,",
        (
            "CRMSTANDARD,Dynamics CRM Online Professional,00000000-0000-0000-0000-000000000001,user,licence,1234,1233,1,short,"
            '"2 in grace, not counted as owned; 1,233 licences met by DYN365_PLAN, as decided"'
        ),
        *[
            f'{cell},{cell},,unknown,,2,0,,unknown,"not in the catalogue, and no mapping says what it is"'
            for cell in ["\"'" + SHOWN.replace('"', '""') + '"']
        ],
        "DYN365_PLAN,Dynamics 365 Plan,00000000-0000-0000-0000-000000000002,user,licence,0,1233,0,enough,",
        "",
    ]
    assert {len(row) for row in csv.reader(StringIO(text, newline=""), strict=True)} == {10}


def test_markdown() -> None:
    assert check_markdown(RESULT, BESIDE).split("\n") == [
        "**short**: The order is short.",
        "",
        "| Item | Held | Ordered | Short | Verdict | Notes |",
        "| --- | ---: | ---: | ---: | --- | --- |",
        "| Additional instance (`CRMINSTANCE`) | 3 instances | 0 instances | 3 instances | **short** |  |",
        "| Additional storage (`CRMSTORAGE`) | 1,536 GB | 0.5 GB | 1,535.5 GB | **short** |  |",
        (
            "| Dynamics CRM Online Professional (`CRMSTANDARD`) | 1,234 licences | 1,233 licences | 1 licence | **short** |"
            " 2 in grace, not counted as owned; 1,233 licences met by DYN365\\_PLAN, as decided |"
        ),
        (
            f"| ``{SHOWN.replace('|', chr(92) + '|')}`` | 2 | 0 | ? | **unknown** |"
            " not in the catalogue, and no mapping says what it is |"
        ),
        "| Dynamics 365 Plan (`DYN365_PLAN`) | 0 licences | 1,233 licences | 0 licences | enough |  |",
        "",
        "An add-on for the whole tenant that is short loses its capacity at once (L11, as of 2024-03-29).",
        "",
        "Where fewer user licences are held than are assigned, there are 90 days to put it right (L11, as of 2024-03-29).",
        "",
        "- left out (current): `FLOW_FREE`, ?, trial",
        "",
        "- mapping not used: a\\_b=c; a\\_b is not held",
        "",
        f"- current: `C:\\a\\|b.json`, graph, tenant `t-1`, taken 2026-01-02T03:04:05Z, SHA-256 `{'0123456789abcdef' * 4}`",
    ]


def test_github() -> None:
    found = doubts(RESULT, (), None)
    assert check_github(RESULT, found).split("\n") == [
        "::error title=CRMINSTANCE is short::Additional instance: 3 instances held, 0 instances ordered, 3 instances short",
        "::error title=CRMSTORAGE is short::Additional storage: 1,536 GB held, 0.5 GB ordered, 1,535.5 GB short",
        (
            "::error title=CRMSTANDARD is short::Dynamics CRM Online Professional: 1,234 licences held,"
            " 1,233 licences ordered, 1 licence short%0A2 in grace, not counted as owned"
            "%0A1,233 licences met by DYN365_PLAN, as decided"
        ),
        (
            f"::warning title=unknown%3A unknown-item::{SHOWN.replace('%', '%25')} cannot be decided: not in the catalogue,"
            f" and no mapping says what it is%0Asay what meets it: --map-file mappings.yaml, with this line in the file:"
            f" {QUOTED.replace('%', '%25')}: ITEM"
        ),
        "::notice title=licwizard check%3A short::The order is short.",
    ]


def test_text() -> None:
    assert check_text(RESULT, Translator("en", ()), 200, BESIDE).replace("\u00a0", " ").split("\n") == [
        "short    Additional instance (CRMINSTANCE): 3 instances held, 0 instances ordered – 3 instances short",
        "short    Additional storage (CRMSTORAGE): 1,536 GB held, 0.5 GB ordered – 1,535.5 GB short",
        "short    Dynamics CRM Online Professional (CRMSTANDARD): 1,234 licences held, 1,233 licences ordered – 1 licence short",
        "         - 2 in grace, not counted as owned",
        "         - 1,233 licences met by DYN365_PLAN, as decided",
        f"unknown  {SHOWN}: 2 held, 0 ordered",
        "         - not in the catalogue, and no mapping says what it is",
        "enough   Dynamics 365 Plan (DYN365_PLAN): 0 licences held, 1,233 licences ordered",
        (
            "short: add 3 instances of additional instance, 1,535.5 GB of additional storage, 1 licence of"
            " Dynamics CRM Online Professional to the order."
        ),
        "An add-on for the whole tenant that is short loses its capacity at once (L11, as of 2024-03-29).",
        "Where fewer user licences are held than are assigned, there are 90 days to put it right (L11, as of 2024-03-29).",
        "1 line is left out: FLOW_FREE (trial)",
        "mapping not used: a_b=c; a_b is not held",
        "held, from C:\\a|b.json: graph, tenant t-1, taken 2 January 2026, SHA-256 0123456789ab",
    ]


def test_bare_numbers_have_every_form_too() -> None:
    result = compare_counts(Decimal(5), Decimal(5))
    assert check_plain(result).startswith("count\t")
    assert check_csv(result).count("\r\n") == 2
    assert "| `count` |" in check_markdown(result, Beside())
    assert check_github(result, ()).startswith("::notice title=licwizard check%3A enough::")


def test_nothing_to_compare_has_every_form_too() -> None:
    result = Comparison("unknown", ())
    assert check_plain(result) == ""
    assert check_csv(result).count("\r\n") == 1
    assert check_markdown(result, Beside()).startswith("**unknown**")
    assert check_github(result, doubts(result, (), None)).count("::warning") == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n=", " =", "\uff1d"])
def test_a_cell_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(sign: str) -> None:
    assert csv_rows(("a",), [(f"{sign}cmd",)]).split("\r\n")[1].lstrip('"').startswith("'")
    assert csv_rows(("a",), [(f"a{sign}b",)]).split("\r\n")[1].lstrip('"').startswith("a")


def test_a_plain_cell_holds_neither_tab_nor_line_break() -> None:
    assert plain_rows([("a\tb", "c\nd\r"), ("e", "f")]).split("\n") == ["a\\u0009b\tc\\u000ad\\u000d", "e\tf"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a", "`a`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("a|b", "`a\\|b`"), ("a\\|b", "a\\\\\\|b"), (" ", " ")],
)
def test_text_as_code_in_a_table(text: str, shown: str) -> None:
    assert code(text) == shown


def test_text_in_markdown_has_no_marks() -> None:
    assert escaped("*a* [b](c) <d> `e` ~f~ #g !h &i; _j_ \\ |") == (
        "\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\~f\\~ \\#g \\!h \\&i; \\_j\\_ \\\\ \\|"
    )


def test_an_annotation_cannot_be_left() -> None:
    assert annotation("notice", "a,b:c%\n", "x::y%0A", "::error::z") == (
        "::notice title=a%2Cb%3Ac%25\\u000a::x::y%250A%0A::error::z"
    )


def test_what_is_short_between_two_tenants_is_not_said_to_be_short() -> None:
    result = RESULT._replace(verdict="unknown")
    text = check_text(result, Translator("en", ()), 80, Beside())
    assert "L11" not in text + check_markdown(result, Beside())
    assert "add 3 instances" not in text
    assert check_github(result, ()).startswith("::notice")
