"""What is offered to be pasted: it says what it should, and no shell does anything else with it."""

import shlex
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.pasted import map_option, quoted
from licwizard.load.map_file import read_map_file
from licwizard.messages import english

OBEYED = '$`\\"!%^&|<>;\n\r\t\0{}[]~?\u2018\u201a\u201b\u201c\u201d\u201e'


@pytest.mark.parametrize("name", ["CRMSTANDARD", "D365CE Sales Ent", "Försäljning – A/B (plan 1)", "a=b", "D365: x"])
def test_a_plain_name_is_an_option_in_quotation_marks(name: str) -> None:
    assert map_option(name) == f"--map '{name}=ITEM'"
    assert map_option(ordered=name) == f"--map 'ITEM={name}'"


def test_a_name_with_an_apostrophe_is_in_the_other_quotation_marks() -> None:
    assert map_option("The people's CRM") == '--map "The people\'s CRM=ITEM"'


def test_blanks_of_all_kinds_are_spaces() -> None:
    assert map_option("D365\u00a0Sales\t Ent") == "--map 'D365 Sales Ent=ITEM'"


@pytest.mark.parametrize("character", OBEYED)
@pytest.mark.parametrize("apostrophe", ["", "'"])
def test_nothing_that_a_shell_obeys_is_in_a_command(character: str, apostrophe: str) -> None:
    assert quoted(f"a{apostrophe}{character}b") is None


@given(st.text(min_size=1, max_size=40))
def test_what_is_quoted_is_one_word_to_a_shell(text: str) -> None:
    word = quoted(text)
    assert word is None or shlex.split(word) == [text]


@pytest.mark.parametrize(
    "name",
    [
        "DYN365'$(id)'",
        'a "b"',
        "`id`",
        "a;b,c\\d",
        "D365\u202eevil",
        "D365\x1b[31m",
        "D\U000e0041",
        "a: #b & *c",
        "{x}",
    ],
)
def test_any_other_name_is_said_in_a_file_whose_line_means_it(tmp_path: Path, name: str) -> None:
    said = english(map_option(name, "$x"))
    assert said.startswith("--map-file mappings.yaml")
    line = said.partition("in the file: ")[2]
    assert line.isprintable()
    path = tmp_path / "mappings.yaml"
    path.write_text(f"{line}\n", encoding="utf-8")
    assert read_map_file(str(path)).value == {name: "$x"}


def test_a_very_long_name_is_not_written_out() -> None:
    assert len(english(map_option("x" * 1_000))) < 100
