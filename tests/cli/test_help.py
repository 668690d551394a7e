"""Help: everywhere, by every name, beginning with an example that can be typed as it stands."""

import re
import shlex

import pytest

from licwizard import __version__
from tests.program import Call, process

COMMANDS = (
    "",
    "check",
    "migrate",
    "run",
    "faq",
    "items",
    "runs",
    "status",
    "explain",
    "guide",
    "guide lint",
    "guide show",
    "guide draw",
    "guide schema",
    "guide test",
    "verify",
    "verify attached",
    "verify covers",
    "verify cancelled",
    "diagnose",
)
GROUPS = {"guide", "verify"}


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("lang", ["en", "sv"])
def test_every_command_has_help_that_leads_with_an_example(licwizard: Call, command: str, lang: str) -> None:
    result = licwizard(*command.split(), "--help", *([] if command in GROUPS else ["--lang", lang]))
    assert (result.code, result.err) == (0, "")
    assert licwizard(*command.split(), "-h", *([] if command in GROUPS else ["--lang", lang])).out == result.out
    usage, example = [line.strip() for line in result.out.splitlines() if line.strip()][:2]
    assert f"licwizard {command}".strip() in usage
    word = "Exempel" if lang == "sv" and command not in GROUPS else "Example"
    assert example.startswith(f"{word}: licwizard {command}".strip())


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_a_command_too(licwizard: Call, command: str) -> None:
    assert licwizard("help", *command.split()).out == licwizard(*command.split(), "--help").out


def test_the_language_may_stand_before_or_after_the_word_help(licwizard: Call) -> None:
    swedish = licwizard("faq", "--help", "--lang", "sv").out
    assert "Exempel" in swedish
    assert licwizard("--lang", "sv", "help", "faq").out == swedish
    assert licwizard("help", "faq", "--lang", "sv").out == swedish
    assert licwizard("--lang", "sv", "faq", "-h").out == swedish


def test_every_command_that_help_lists_has_help(licwizard: Call) -> None:
    for group in ("", *sorted(GROUPS)):
        listed = licwizard(*group.split(), "--help").out.partition("Commands:")[2]
        found = set(re.findall(r"^  ([a-z]+)  ", listed, re.MULTILINE))
        assert found == {name.split()[-1] for name in COMMANDS if name and name.rpartition(" ")[0] == group}


@pytest.mark.parametrize("command", COMMANDS)
def test_examples_name_options_that_exist(licwizard: Call, command: str) -> None:
    out = licwizard(*command.split(), "--help").out
    example = next(line for line in out.splitlines() if "Example:" in line).partition("Example: ")[2]
    words = shlex.split(example.partition(">")[0])
    assert words[0] == "licwizard"
    listed = licwizard(*[word for word in words[1:3] if word in " ".join(COMMANDS).split()], "--help").out
    for option in (word for word in words if word.startswith("-")):
        assert option in listed


def test_no_arguments_are_a_short_help_and_never_a_hang() -> None:
    result = process()
    assert (result.code, result.err) == (0, "")
    assert result.out == process("--help").out
    assert "Example: licwizard" in result.out


def test_only_options_are_help_as_well(licwizard: Call) -> None:
    result = licwizard("--lang", "sv")
    assert result.code == 0
    assert "Exempel" in result.out
    assert licwizard("--lnag", "sv").code == 2


def test_the_version(licwizard: Call) -> None:
    result = process("--version")
    assert (result.code, result.out, result.err) == (0, f"licwizard {__version__}\n", "")
    assert licwizard("--version").out == result.out
    assert licwizard("--lang", "sv", "--version").out == result.out


def test_help_draws_no_boxes_and_has_no_colour() -> None:
    result = process("check", "--help", environ={"FORCE_COLOR": "1"})
    assert "\x1b" not in result.out
    assert not set("─│╭╰┃") & set(result.out)
