"""Commands, options and names that are not there: what was meant is offered, and never acted on."""

import pytest

from tests.program import Call, assert_clear, process


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("chekc", "check"),
        ("stauts", "status"),
        ("migrat", "migrate"),
        ("Check", "check"),
        ("faqs", "faq"),
        ("list", "licwizard runs"),
        ("resume", "licwizard migrate"),
        ("xyzzy", "check"),
    ],
)
def test_an_unknown_command(licwizard: Call, word: str, near: str) -> None:
    assert_clear(licwizard(word), 2, f"'{word}'", near)
    assert_clear(licwizard("help", word), 2, f"'{word}'", near)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("check", "--curent", "5"), ("--curent", "did you mean --current")),
        (("check", "--orderd", "5"), ("--orderd", "did you mean --ordered")),
        (("migrate", "--anwsers", "x"), ("--anwsers", "did you mean --answers")),
        (("runs", "--jsn"), ("--jsn", "did you mean --json")),
        (("--lnag", "sv", "faq"), ("--lnag", "did you mean --lang")),
        (("status", "--xyzzy"), ("--xyzzy", "licwizard status --help")),
        (("status", "-x"), ("-x", "--help")),
    ],
)
def test_an_unknown_option(licwizard: Call, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert_clear(licwizard(*arguments), 2, *words)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("check",), "--current is missing"),
        (("check", "--current", "5"), "--ordered is missing"),
        (("check", "--current"), "--current needs a value"),
        (("check", "--current", "5", "--ordered", "5", "surplus"), "surplus"),
        (("runs", "surplus"), "surplus"),
        (("run",), "PROCEDURE"),
        (("migrate", "--answer"), "--answer needs a value"),
        (("check", "--current", "5", "--ordered", "5", "--format", "xml"), "xml"),
        (("faq", "--format", "sarif"), "sarif"),
        (("faq", "--color", "pink"), "pink"),
        (("faq", "--lang", "de"), "'de'"),
        (("--lang", "de", "faq"), "'de'"),
        (("faq", "xyzzy"), "xyzzy"),
        (("check", "--json=yes", "--current", "5"), "--json"),
    ],
)
def test_wrong_usage_is_one_clear_error(licwizard: Call, arguments: tuple[str, ...], word: str) -> None:
    assert_clear(licwizard(*arguments), 2, word)


@pytest.mark.parametrize("variable", ["de", "SV", "english"])
def test_a_language_variable_that_means_nothing(variable: str) -> None:
    result = process("check", "--current", "5", "--ordered", "5", environ={"LICWIZARD_LANG": variable})
    assert_clear(result, 2, variable, "sv")


@pytest.mark.parametrize(
    ("name", "near"),
    [("eligibilty", "eligibility"), ("resend", "resend-activation"), ("xyzzy", "invoice-support")],
)
def test_an_unknown_procedure(licwizard: Call, name: str, near: str) -> None:
    assert_clear(licwizard("run", name), 2, f"'{name}'", near)


def test_an_unknown_run(licwizard: Call) -> None:
    assert_clear(licwizard("status"), 2, "'migration'", "licwizard migrate")
    licwizard("migrate", "contoso", "--answer", "programme=enterprise-agreement")
    assert_clear(licwizard("status", "contso"), 2, "'contso'", "did you mean 'contoso'")
    assert_clear(licwizard("status", "xyzzy"), 2, "'xyzzy'", "contoso")


def test_a_run_of_another_procedure_is_not_begun_anew(licwizard: Call) -> None:
    licwizard("run", "eligibility", "--answer", "online=online")
    result = licwizard("migrate", "eligibility", "--answer", "programme=none")
    assert_clear(result, 2, "'eligibility'", "licwizard run eligibility")
    assert licwizard("status", "--json").document["procedure"] == "eligibility"


@pytest.mark.parametrize("name", ["  ", "a\nb", "a\tb", "\x1b[31m", "x" * 101, "a\u2028b"])
def test_a_name_that_no_run_can_have(licwizard: Call, name: str) -> None:
    result = licwizard("migrate", name, "--answer", "programme=none")
    assert_clear(result, 2, "name", "characters")
    assert "\x1b" not in result.out + result.err
    assert licwizard("runs", "--json").document["runs"] == []


@pytest.mark.parametrize("name", ["Contoso AB", "../../etc/passwd", "a'b\"c", "-", "🦊", "CON", "x" * 100, "a/b\\c"])
def test_a_run_may_be_called_almost_anything(licwizard: Call, name: str) -> None:
    assert licwizard("migrate", name, "--answer", "programme=enterprise-agreement").code == 4
    assert [row["run"] for row in licwizard("runs", "--json").document["runs"]] == [name]
    assert licwizard("status", name, "--json").document["step"] == "bought-by"
