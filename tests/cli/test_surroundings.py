"""Colour, width, accessible mode and who may be asked: option, then variable, then what the terminal is."""

import subprocess
import sys
from io import StringIO
from itertools import product
from pathlib import Path

import pytest

from licwizard.env import Env, Options
from tests.journeys import HELD, until, write
from tests.program import Call, process

ESCAPE = "\x1b"
BOXES = set("─│┌┐└┘├┤┬┴┼━┃╭╮╯╰═║╸╺")
SHOWING = ("faq", "osm")


def colored(*arguments: str, **environ: str) -> bool:
    result = process(*SHOWING, *arguments, environ=environ)
    assert result.code == 0
    return ESCAPE in result.out


def test_a_pipe_gets_no_colour_and_may_be_forced_to() -> None:
    assert not colored()
    assert colored("--color", "always")
    assert colored(FORCE_COLOR="1")


@pytest.mark.parametrize(
    ("option", "no_color", "force_color"), [*product(["", "auto", "always", "never"], ["", "1"], ["", "1"])]
)
def test_the_option_beats_no_color_beats_force_color(option: str, no_color: str, force_color: str) -> None:
    env = Env(Options(color=option or None), environ={"NO_COLOR": no_color, "FORCE_COLOR": force_color})
    wanted = option == "always" if option in {"always", "never"} else bool(force_color) and not no_color
    assert env.colored(StringIO()) is wanted


def test_no_color_leaves_no_escape_byte_at_all() -> None:
    assert not colored(NO_COLOR="1", FORCE_COLOR="1")
    assert not colored("--color", "never", FORCE_COLOR="1")
    assert colored("--color", "always", NO_COLOR="1")


@pytest.mark.parametrize("variable", ["LICWIZARD_ACCESSIBLE", "ACCESSIBLE"])
def test_accessible_mode_has_neither_escapes_nor_boxes(variable: str) -> None:
    for environ, arguments in (({variable: "1"}, ()), ({}, ("--accessible",)), ({"TERM": "dumb"}, ())):
        result = process(*SHOWING, "--color", "always", *arguments, environ=environ)
        assert result.code == 0
        assert ESCAPE not in result.out
        assert not BOXES & set(result.out)


@pytest.mark.parametrize("value", ["", "0", "false", "FALSE", "no", " No "])
@pytest.mark.parametrize("variable", ["LICWIZARD_ACCESSIBLE", "ACCESSIBLE", "LICWIZARD_NO_INPUT"])
def test_a_variable_is_off_if_it_says_so(variable: str, value: str) -> None:
    env = Env(environ={variable: value})
    assert (env.accessible, env.no_input) == (False, False)


@pytest.mark.parametrize("value", ["1", "true", "yes", "on", "2", "anything"])
@pytest.mark.parametrize("variable", ["LICWIZARD_ACCESSIBLE", "ACCESSIBLE", "LICWIZARD_NO_INPUT"])
def test_and_on_if_it_says_anything_else(variable: str, value: str) -> None:
    env = Env(environ={variable: value})
    assert env.accessible is (variable != "LICWIZARD_NO_INPUT")
    assert env.no_input is (variable == "LICWIZARD_NO_INPUT")


@pytest.mark.parametrize(
    ("columns", "width"),
    [("", 80), ("40", 40), ("200", 200), ("0", 80), ("-5", 80), ("wide", 80), ("٤٠", 80), ("1", 20)],
)
def test_the_width_is_what_columns_says_or_80(columns: str, width: int) -> None:
    assert Env(environ={"COLUMNS": columns}).width == width


def long_order(folder: Path) -> Path:
    ordered = {**HELD, "storage": "4 GB", "a thing that nobody has ever put into any catalogue": 1}
    return write(folder, until("place-order", count_ordered=ordered))


@pytest.mark.parametrize("columns", ["40", "60", "80"])
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_no_line_is_wider_than_the_terminal(licwizard: Call, tmp_path: Path, columns: str, lang: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", columns)
        patch.setenv("LICWIZARD_LANG", lang)
        items = ("--current", "professional=50", "--current", "storage=5GB", "--current", "unheard-of thing=2")
        results = [
            licwizard("faq"),
            licwizard("check", *items, "--ordered", "professional=40"),
            licwizard("migrate", "--answers", long_order(tmp_path)),
            licwizard("status"),
            licwizard("runs"),
            licwizard("check", "--help"),
            licwizard("help"),
        ]
    for result in results:
        for line in result.out.splitlines():
            assert len(line) <= int(columns), line


def test_machine_formats_never_wrap(licwizard: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("check", "--current", "unheard-of thing=2", "--ordered", "professional=40", "--json")
    wide = licwizard(*arguments).out
    monkeypatch.setenv("COLUMNS", "30")
    assert licwizard(*arguments).out == wide


def test_nobody_is_asked_where_input_or_output_is_no_terminal() -> None:
    for arguments in ((), ("--no-input",)):
        result = process("migrate", *arguments, stdin="1\n1\n1\n")
        assert result.code == 4
        assert "programme" in result.err
        assert "--answer programme=" in result.err
        assert "Traceback" not in result.err


def test_quiet_leaves_errors_in_their_place(licwizard: Call) -> None:
    result = licwizard("check", "-q", "--current", "storage=1.234", "--ordered", "storage=5")
    assert result.code == 3
    assert "error: " in result.err


def test_data_goes_to_standard_output_and_the_rest_to_standard_error(licwizard: Call) -> None:
    result = licwizard("check", "--current", "storage=1.234", "--ordered", "storage=5")
    assert "unknown" in result.out
    assert "error: " not in result.out
    assert "error: " in result.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("check", "--current", "50", "--ordered", "50"), ("faq",), ("items", "--json")])
def test_a_result_that_cannot_be_written_is_no_bug(arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run(
            [sys.executable, "-m", "licwizard", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert done.returncode == 6
    assert "cannot be written" in done.stderr
    assert "bug" not in done.stderr
