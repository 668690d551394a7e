"""The language: option, then variable, then locale, then English; numbers and dates are written its way."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from licwizard.env import Env, Options
from tests.journeys import HELD, until, write
from tests.program import Call, process

NO_BREAK = "\u00a0"


@pytest.mark.parametrize(
    ("option", "environ", "language"),
    [
        (None, {}, "en"),
        ("sv", {}, "sv"),
        ("en", {"LICWIZARD_LANG": "sv", "LANG": "sv_SE.UTF-8"}, "en"),
        ("sv", {"LICWIZARD_LANG": "en"}, "sv"),
        (None, {"LICWIZARD_LANG": "sv", "LC_ALL": "en_GB.UTF-8"}, "sv"),
        (None, {"LICWIZARD_LANG": "", "LANG": "sv_SE.UTF-8"}, "sv"),
        (None, {"LANG": "sv_SE.UTF-8"}, "sv"),
        (None, {"LANG": "sv_FI"}, "sv"),
        (None, {"LANG": "en_US.UTF-8", "LC_ALL": "sv_SE.UTF-8"}, "sv"),
        (None, {"LANG": "sv_SE.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        (None, {"LANG": "sv_SE.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"}, "en"),
        (None, {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_option_then_variable_then_locale_then_english(
    option: str | None, environ: dict[str, str], language: str
) -> None:
    assert Env(Options(lang=option), environ=environ).language == language


@pytest.mark.parametrize("arguments", [("--lang", "sv", "faq"), ("faq", "--lang", "sv"), ("faq", "--lang=sv")])
def test_the_option_may_stand_before_the_command_or_after_it(licwizard: Call, arguments: tuple[str, ...]) -> None:
    swedish = licwizard(*arguments)
    assert swedish.code == 0
    assert swedish.out == licwizard("faq", "--lang", "sv").out
    assert swedish.out != licwizard("faq").out


def test_the_one_after_the_command_counts(licwizard: Call) -> None:
    assert licwizard("--lang", "en", "faq", "--lang", "sv").out == licwizard("faq", "--lang", "sv").out


def test_the_locale_speaks_for_the_user() -> None:
    swedish = process("faq", environ={"LC_ALL": "", "LANG": "sv_SE.UTF-8"})
    assert swedish.out == process("faq", "--lang", "sv").out


def test_swedish_comes_out_whole_whatever_the_locales_encoding() -> None:
    result = process("faq", "--lang", "sv", environ={"LC_ALL": "C", "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"})
    assert (result.code, result.err) == (0, "")
    assert set("åäö") <= set(result.out)


def test_numbers(licwizard: Call) -> None:
    items = ("--current", "10000", "--ordered", "9000")
    assert f"10{NO_BREAK}000" in licwizard("check", *items, "--lang", "sv").out
    assert "10,000" in licwizard("check", *items, "--lang", "en").out
    items = ("--current", "storage=1 234,5 GB", "--ordered", "storage=0 GB")
    assert f"1{NO_BREAK}234,5{NO_BREAK}GB" in licwizard("check", *items, "--lang", "sv").out
    assert f"1,234.5{NO_BREAK}GB" in licwizard("check", *items, "--lang", "en").out


def test_numbers_as_swedes_write_them_are_read(licwizard: Call) -> None:
    items = ("--current", f"professional=10{NO_BREAK}000", "--ordered", "professional=10 000", "--lang", "sv")
    assert licwizard("check", *items).code == 0
    items = ("--current", "storage=0,5 GB", "--ordered", "storage=512 MB", "--lang", "sv")
    assert licwizard("check", *items).code == 0


def test_dates(licwizard: Call) -> None:
    assert "1 November 2025" in licwizard("faq", "discounts").said
    assert "2025-11-01" in licwizard("faq", "volymrabatter", "--lang", "sv").said


def test_dates_of_a_run(licwizard: Call, tmp_path: Path) -> None:
    answers = until("place-order", count_ordered={**HELD, "usage-start": "2099-07-01"})
    licwizard("migrate", "--answers", write(tmp_path, answers))
    assert "30 June 2099" in licwizard("status").said
    assert "2099-06-30" in licwizard("status", "--lang", "sv").said
    today = datetime.now(tz=UTC).date()
    assert str(today) in licwizard("runs", "--lang", "sv").out or today != datetime.now(tz=UTC).date()


def test_faq_is_searched_in_the_readers_language(licwizard: Call) -> None:
    assert licwizard("faq", "faktura", "--lang", "sv").code == 0
    assert licwizard("faq", "invoice", "--lang", "sv").code == 0
    assert licwizard("faq", "faktura", "--lang", "en").code == 2


@pytest.mark.parametrize("columns", ["40", "80"])
def test_help_speaks_one_language_at_every_width(
    licwizard: Call, monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    said = licwizard("check", "--help", "--lang", "sv").said
    assert "Visa" in said
    assert not {"Show", "Options:", "Usage:", "[OPTIONS]"} & set(said.split())


def test_errors_speak_the_language_too(licwizard: Call) -> None:
    result = licwizard("chekc", "--lang", "sv")
    assert result.code == 2
    assert "fel: " in result.err
    assert "hjälp: " in result.err
    assert "error" not in result.err


def test_machine_formats_are_english_always(licwizard: Call) -> None:
    for arguments in (("status", "--json"), ("faq", "--json"), ("bogus", "--json"), ("check", "--json")):
        assert licwizard(*arguments, "--lang", "sv").out == licwizard(*arguments).out


def test_a_run_changes_its_language_with_its_reader(licwizard: Call) -> None:
    licwizard("migrate", "--lang", "sv", "--answer", "programme=enterprise-agreement")
    english, swedish = licwizard("status").out, licwizard("status", "--lang", "sv").out
    assert english != swedish
    assert json.loads(licwizard("status", "--json").out)["answers"] == {"programme": "enterprise-agreement"}
