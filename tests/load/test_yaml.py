"""YAML 1.2, every value with its place; what is hostile or in doubt is an error with its place."""

import json
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.errors import SourceError
from licwizard.load.yaml import Document, read_scalar, read_yaml


def value(text: str) -> Any:  # noqa: ANN401 - any YAML
    return read_yaml(text, "a.yaml").value


def error_of(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read_yaml(text, "a.yaml")
    return caught.value


@pytest.mark.parametrize(
    "word", ["yes", "no", "on", "off", "y", "n", "Yes", "NO", "2026-06-30", "12:30:45", "0o17", "1_000"]
)
def test_words_and_dates_are_text(word: str) -> None:
    assert value(f"a: {word}") == {"a": word}
    assert value(f"{word}: 1") == {word: 1}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", True),
        ("False", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("5", 5),
        ("-5", -5),
        ("+5", 5),
        ("007", 7),
        ("1.50", Decimal("1.50")),
        (".5", Decimal("0.5")),
        ("1e3", Decimal(1000)),
        ("tRUE", "tRUE"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("0x1F", "0x1F"),
        ("1.2.3", "1.2.3"),
        ("9" * 41, Decimal("9" * 41)),
    ],
)
def test_plain_scalars_mean_what_yaml_12_says(text: str, meant: object) -> None:
    assert value(f"a: {text}") == {"a": meant}
    assert type(value(f"a: {text}")["a"]) is type(meant)


@pytest.mark.parametrize("quoted", ["'5'", '"5"', "|-\n  5", ">-\n  5"])
def test_what_is_quoted_is_text(quoted: str) -> None:
    assert value(f"a: {quoted}") == {"a": "5"}


@given(st.integers(-(10**39), 10**39))
def test_whole_numbers_are_exact(number: int) -> None:
    assert read_scalar(str(number)) == number


def test_a_whole_document() -> None:
    assert value("a: [1, {b: c}]\nd:\n  - e\n  - f: null\n") == {"a": [1, {"b": "c"}], "d": ["e", {"f": None}]}
    assert value('{"a": [1, 2.5], "b": "no"}') == {"a": [1, Decimal("2.5")], "b": "no"}


class TestPlaces:
    """Every value and every key knows its line and column."""

    document = read_yaml("a:\n  b: [x, yy]\n  'c': {d: e}\n", "a.yaml")

    @pytest.mark.parametrize(
        ("path", "place"),
        [
            ((), (1, 1)),
            (("", "a"), (1, 1)),
            (("a",), (2, 3)),
            (("a", "", "b"), (2, 3)),
            (("a", "b"), (2, 6)),
            (("a", "b", 1), (2, 10)),
            (("a", "", "c"), (3, 3)),
            (("a", "c", "d"), (3, 12)),
        ],
    )
    def test_each_has_its_own(self, path: tuple[str | int, ...], place: tuple[int, int]) -> None:
        assert self.document.place(path) == place
        assert self.document.where(path) == f"a.yaml:{place[0]}:{place[1]}"

    def test_what_is_not_there_has_that_of_what_is_around_it(self) -> None:
        assert self.document.place(("a", "b", 7)) == (2, 6)
        assert self.document.place(("x", "y")) == (1, 1)

    def test_the_excerpt_has_its_caret_under_the_column(self) -> None:
        assert self.document.excerpt(("a", "b", 1)) == "  b: [x, yy]\n         ^"

    def test_a_long_line_is_shown_around_the_place(self) -> None:
        document = read_yaml(f"a: [{'x, ' * 100}here]", "a.yaml")
        line, caret = document.excerpt(("a", 100)).split("\n")
        assert len(line) <= 100
        assert line[caret.index("^") :].startswith("here")

    def test_tabs_do_not_move_the_caret(self) -> None:
        line, caret = read_yaml("a:\t[x, here]", "a.yaml").excerpt(("a", 1)).split("\n")
        assert line[caret.index("^") :].startswith("here")


def test_a_key_that_stands_twice_is_an_error_with_both_lines() -> None:
    error = error_of("a: 1\nb: 2\na: 3\n")
    assert error.where == "a.yaml:3:1"
    assert "'a'" in error.message.english()
    assert "line 1" in error.message.english()
    assert error.excerpt == "a: 3\n^"
    assert error_of("x: {a: 1, a: 2}").where == "a.yaml:1:11"
    assert value("x: {a: 1}\ny: {a: 2}") == {"x": {"a": 1}, "y": {"a": 2}}


@pytest.mark.parametrize(
    "text", ["a: !!python/name:os.system x", "a: !own {b: c}", "a: !!set {b}", "a: !!binary aGk=", "!x a: b"]
)
def test_tags_mean_nothing(text: str) -> None:
    assert "tag" in error_of(text).message.english()


def test_aliases_are_read() -> None:
    assert value("a: &x [1, 2]\nb: *x\n") == {"a": [1, 2], "b": [1, 2]}
    assert value("- &k a\n- {*k : {c: &n no}}\n- [*n, *k]\n") == ["a", {"a": {"c": "no"}}, ["no", "a"]]


def test_what_an_alias_repeats_stands_where_it_was_written_first() -> None:
    document = read_yaml("a: &x\n  b: 1\nc: *x\nd: 2\n", "a.yaml")
    assert document.place(("c", "b")) == (2, 6)
    assert document.place(("", "c")) == (3, 1)
    assert document.place(("d",)) == (4, 4)


@pytest.mark.parametrize(
    ("text", "place", "word"),
    [
        ("a: *nobody", "a.yaml:1:4", "*nobody"),
        ("a: *late\nb: &late 1", "a.yaml:1:4", "*late"),
        ("a: &x 1\nb: &x 2", "a.yaml:2:4", "&x"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2:1", "second document"),
        ("a: &x [1]\n*x : 2\n", "a.yaml:2:1", "key"),
    ],
)
def test_aliases_and_documents_in_doubt_are_errors(text: str, place: str, word: str) -> None:
    error = error_of(text)
    assert error.where == place
    assert word in error.message.english()


def test_aliases_cannot_blow_up() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise("abcdefghij")]
    assert "repeat too much" in error_of("\n".join(lines)).message.english()


def test_an_alias_of_itself_ends() -> None:
    assert "repeat too much" in error_of("a: &a [*a]").message.english()
    assert error_of("a: &a {b: *a}").code == "bad-yaml"


@pytest.mark.parametrize(
    "text", ["[" * 101 + "]" * 101, "[" * 100_000, "{a: " * 200 + "1" + "}" * 200, "- " * 5000 + "x"]
)
def test_nesting_is_bounded(text: str) -> None:
    assert "nested too deeply" in error_of(text).message.english()


def test_what_is_nested_as_deeply_as_may_be_is_read() -> None:
    assert value("[" * 100 + "]" * 100) is not None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [1, 2\nb: 3", "a.yaml:2:"),
        ("a: 'x\n", "a.yaml:"),
        ("\ta: 1", "a.yaml:1:1"),
        ("a: b: c", "a.yaml:1:5"),
        ("? [a]\n: b", "a.yaml:1:3"),
        ("a: \x01", "a.yaml:"),
        ("%YAML 3.0\n---\na: 1", "a.yaml:"),
    ],
)
def test_what_is_no_yaml_has_a_place(text: str, place: str) -> None:
    error = error_of(text)
    assert error.where is not None
    assert error.where.startswith(place)
    assert error.help is not None


def test_an_empty_document_holds_nothing() -> None:
    document = read_yaml("# only a remark\n", "a.yaml")
    assert isinstance(document, Document)
    assert document.value is None
    assert document.place(("a",)) == (1, 1)


@given(st.recursive(st.text(max_size=5), lambda inner: st.lists(inner, max_size=3), max_leaves=10))
def test_what_json_writes_is_read_back(content: object) -> None:
    assert value(json.dumps({"a": content})) == {"a": content}


def test_json_may_spell_a_character_in_two_halves() -> None:
    assert value('{"a": "\\ud83e\\udd8a!"}') == {"a": "🦊!"}
    assert value('{"a": "\\\\ud83e\\\\udd8a"}') == {"a": "\\ud83e\\udd8a"}
    assert error_of('{"a": "\\ud83e"}').where == "a.yaml:1:10"


@given(st.text(max_size=60))
def test_no_text_is_more_than_an_error(text: str) -> None:
    try:
        read_yaml(text, "a.yaml")
    except SourceError as error:
        assert error.where is not None
        assert error.where.startswith("a.yaml:")
