"""`check` in words: what hurts first and how soon, what was read, and nothing wider than the terminal."""

from pathlib import Path

import pytest

from licwizard.core.urgency import AS_OF, FACT
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder
from tests.exports import PROFESSIONAL, TENANT, graph, sku, table
from tests.program import Call, assert_clear, process

AT_ONCE, DAYS = "loses its capacity at once (L11, as of 2024-03-29)", "90 days to put it right (L11, as of 2024-03-29)"


@pytest.mark.parametrize(
    ("ordered", "said"),
    [
        (("storage=5GB", "professional=5"), ()),
        (("storage=4GB", "professional=5"), (AT_ONCE,)),
        (("storage=5GB", "professional=4"), (DAYS,)),
        (("storage=4GB", "professional=4"), (AT_ONCE, DAYS)),
    ],
)
def test_where_something_is_short_it_says_how_soon_it_hurts(
    licwizard: Call, ordered: tuple[str, ...], said: tuple[str, ...]
) -> None:
    arguments = [word for one in ordered for word in ("--ordered", one)]
    text = licwizard("check", "--current", "storage=5GB", "--current", "professional=5", *arguments).said
    assert [one for one in (AT_ONCE, DAYS) if one in text] == list(said)
    assert text.count("L11") == len(said)


def test_the_fact_is_cited_as_the_guide_dates_it() -> None:
    fact = load_guide(data_folder() / "steps.yaml").guide.facts[FACT]
    assert fact.date.isoformat() == AS_OF


def test_what_was_read_is_named_with_format_tenant_and_digest(licwizard: Call, tmp_path: Path) -> None:
    before = graph(tmp_path / "before.json", sku("CRMSTANDARD", 5))
    ordered = table(tmp_path / "order.csv", "professional,5\n")
    arguments = ("check", "--current", before, "--ordered", ordered)
    sources = licwizard(*arguments, "--json").document["sources"]
    assert [source["role"] for source in sources] == ["current", "ordered"]
    said, whole = licwizard(*arguments).said, licwizard(*arguments, "-v").said
    for source in sources:
        assert source["format"] in said
        assert f"SHA-256 {source['sha256'][:12]} " in f"{said} "
        assert source["sha256"] in whole.replace(" ", "")
    assert f"tenant {TENANT}" in said
    assert "SHA-256" not in licwizard(*arguments, "-q").said
    assert "SHA-256" not in licwizard("check", "--current", "professional=5", "--ordered", "professional=5").said


@pytest.mark.parametrize("width", [20, 31, 49, 50, 80])
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_no_line_of_the_result_is_wider_than_the_terminal(
    licwizard: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int, lang: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    rows = [sku("CRMSTORAGE", 5, suspended=25, warning=7), sku("FLOW_FREE", 1), sku("D365_" + "X" * 90, 2)]
    before = graph(tmp_path / "before.json", *rows)
    result = licwizard("check", "--current", before, "--ordered", "storage=1GB", "--map", "a=b", "--lang", lang, "-v")
    assert result.code == 1
    assert max(map(len, result.out.splitlines())) <= width


HOSTILE = "\x1b]0;owned\x07\u202edesrever\u2066\x9b31mred\x7f\r\nsecond\tcell"
UNSAFE = {chr(code) for code in (*range(9), *range(11, 32), *range(127, 160), 0x202E, 0x2066)} - {"\n", "\r", "\t"}


@pytest.mark.parametrize("form", ["text", "plain", "markdown", "csv", "github", "json"])
@pytest.mark.parametrize("option", [(), ("--map", f"{HOSTILE}=professional"), ("--map", f"x{HOSTILE}=y{HOSTILE}")])
def test_hostile_names_are_shown_and_never_obeyed(licwizard: Call, form: str, option: tuple[str, ...]) -> None:
    arguments = ("check", "--current", f"{HOSTILE}=5", "--current", "professional=2", "--ordered", "professional=1")
    result = licwizard(*arguments, *option, "--format", form)
    assert result.code == 1
    assert not UNSAFE & set(result.out + result.err)
    assert "\\u202e" in result.out.replace("\\\\", "\\")


def test_json_means_what_stood_there_though_it_is_escaped(licwizard: Call) -> None:
    result = licwizard("check", "--current", f"{HOSTILE}=5", "--ordered", "professional=1", "--json")
    assert HOSTILE in {line["item"] for line in result.document["lines"]}


@pytest.mark.parametrize("size", ["", "0", "-1", "x", "1.5", "64MB"])
def test_a_size_that_is_none_is_wrong_usage(licwizard: Call, size: str) -> None:
    arguments = ("check", "--current", "5", "--ordered", "5", "--max-size", size)
    if not size:
        assert licwizard(*arguments[:-2]).code == 0
        return
    assert_clear(licwizard(*arguments), 2, "--max-size", size)


def test_csv_keeps_its_line_ends_in_a_process() -> None:
    result = process("check", "--current", f"{PROFESSIONAL}=5", "--ordered", "professional=5", "--format", "csv")
    assert result.code == 0
    assert result.out.count("\r\n") == result.out.count("\n") == 2
