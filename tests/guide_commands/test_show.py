"""`guide show`: the whole guide, in every form and in both languages."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from licwizard.load.po import guide_translations, read_po
from licwizard.load.translations import texts
from licwizard.load.yaml import read_yaml
from licwizard.resources import data_folder
from tests.program import Call, process
from tests.prove.marked import marked

_FETCHES = {"src", "href", "srcset", "action", "data", "poster", "background", "cite"}
_HEADINGS = {
    "text": re.compile(r"^(\d+\. .*)$", re.MULTILINE),
    "markdown": re.compile(r"^### (\d+. .*)$", re.MULTILINE),
}
_VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """What an HTML page holds: its text, the tags that are open, and what it would fetch."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.fetched: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.ids += [value or ""] if name == "id" else []
            self.fetched += [value or ""] if name in _FETCHES else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.words.append(data)


class Guide(NamedTuple):
    """The built-in guide as YAML, and its Swedish words."""

    value: Any
    swedish: dict[str, str]

    def said(self, language: str) -> Iterator[str]:
        """Yield every text of the guide that is to be read, but the labels of what is recorded."""
        for text, path in texts(self.value):
            if not ("records" in path and "options" in path) and path[-1] != "hint":
                yield self.swedish[text] if language == "sv" else text


@cache
def _guide() -> Guide:
    value = read_yaml((data_folder() / "steps.yaml").read_text(encoding="utf-8"), "steps.yaml").value
    translated = read_po(guide_translations(data_folder(), "sv")) or {}
    return Guide(value, {text: one.text for text, one in translated.items()})


def _plain(form: str, out: str) -> str:
    if form == "html":
        out = " ".join(Page(out).words)
    if form == "markdown":
        out = re.sub(r"\\([\\`*_\[\]<>#|])", r"\1", out)
    return " ".join(out.split())


def _steps() -> int:
    return sum(len(one["steps"]) for one in _guide().value["procedures"].values())


@pytest.mark.parametrize("language", ["en", "sv"])
@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_text_of_the_guide_is_there_with_its_facts(form: str, language: str, licwizard: Call) -> None:
    result = licwizard("guide", "show", "--format", form, "--lang", language)
    assert result.code == 0
    shown = _plain(form, result.out)
    missing = [text for text in _guide().said(language) if " ".join(text.split()) not in shown]
    assert missing == []
    for procedure in _guide().value["procedures"].values():
        for name, step in procedure["steps"].items():
            assert re.search(rf"(^| ){name} · .*?{', '.join(step['facts'])}", shown), name


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_every_fact_has_its_date(form: str, licwizard: Call) -> None:
    english, swedish = (
        _plain(form, licwizard("guide", "show", "--format", form, "--lang", one).out) for one in ("en", "sv")
    )
    for name, fact in _guide().value["facts"].items():
        year, _, day = fact["date"].split("-")
        told = [shown.rpartition(f" {name}: ")[2] for shown in (english, swedish)]
        assert re.match(rf"[^(]*(\([^)]*\)[^(]*)*?\(As of {int(day)} \w+ {year}\.", told[0]), name
        assert re.match(rf"[^(]*(\([^)]*\)[^(]*)*?\([^()]*{fact['date']}\.", told[1]), name


def test_steps_are_numbered_headings(licwizard: Call) -> None:
    for form, heading in _HEADINGS.items():
        assert len(heading.findall(licwizard("guide", "show", "--format", form).out)) == _steps()
    assert Page(licwizard("guide", "show", "--format", "html").out).seen.count("h3") >= _steps()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_page_is_whole_names_its_language_and_fetches_nothing(language: str, licwizard: Call) -> None:
    out = licwizard("guide", "show", "--format", "html", "--lang", language).out
    page = Page(out)
    assert out.startswith("<!doctype html>")
    assert f'<html lang="{language}">' in out
    assert page.open == []
    assert page.fetched == []
    assert not {"script", "iframe", "object", "embed", "link", "img"} & set(page.seen)
    assert not re.search(r"url\(|@import", out)
    assert len(page.ids) == len(set(page.ids)) > _steps()


def test_what_a_guide_says_cannot_become_markup(tmp_path: Path, licwizard: Call) -> None:
    path = marked("way-around", tmp_path).sound
    odd = "<script>alert('1 & 2')</script> [x](y) *z* \\u001b[31m"
    text = path.read_text(encoding="utf-8").replace("title: Count", f'title: "{odd}"')
    path.write_text(text, encoding="utf-8")
    page = Page(licwizard("guide", "show", path, "--format", "html").out)
    assert "script" not in page.seen
    assert "<script>alert('1 & 2')</script>" in " ".join(page.words)
    markdown = licwizard("guide", "show", path, "--format", "markdown").out
    assert r"\<script\>" in markdown
    assert r"\[x\](y) \*z\*" in markdown
    for form in ("text", "markdown", "html"):
        assert "\x1b" not in licwizard("guide", "show", path, "--format", form, "--color", "never").out


def test_irreversible_steps_say_so_and_name_their_gates(licwizard: Call) -> None:
    shown = _plain("markdown", licwizard("guide", "show", "--format", "markdown").out)
    assert "cannot be undone. It requires: attached, covers-alone" in shown


def test_text_fits_a_narrow_terminal_and_machine_forms_do_not_wrap(tmp_path: Path) -> None:
    narrow = process("guide", "show", environ={"COLUMNS": "40"}, cwd=tmp_path)
    assert narrow.code == 0
    assert max(map(len, narrow.out.splitlines())) <= 40
    forms = [process("guide", "show", "--format", "markdown", environ={"COLUMNS": one}).out for one in ("40", "200")]
    assert forms[0] == forms[1]
