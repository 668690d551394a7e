"""The translations are whole, and the tool that says so sees what is not."""

import gettext
from pathlib import Path

import pytest

from hatch_build import compiled
from tools import translations

GUIDE = """\
language: en
languages: [en, sv]
title: Moving licences
parties:
  osm: {name: the manager, about: Who manages.}
facts:
  F1: {text: A fact., source: a page, date: 2017-09-30}
procedures:
  migrate:
    about: [{say: About it., facts: [F1]}]
    steps:
      renews:
        kind: choice
        title: Does it renew?
        options: {yes: {label: Yes, hint: by itself, to: on}, no: {label: No, to: off}}
faq:
  - {id: late, question: Too late?, answer: [{say: "No.", facts: [F1]}]}
"""
PROGRAM = """\
from licwizard.messages import msg, nmsg

def show(say, problem, number):
    say("hello {name}", name=msg("reader"))
    return nmsg("one line", "{count} lines", number), say(problem), say.guide("a name")
"""
SWEDISH = {
    "hello {name}": "hej {name}",
    "reader": "läsare",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a small project with a guide and a module, and nothing translated."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "steps.yaml").write_text(GUIDE, encoding="utf-8")
    write_source(tmp_path, PROGRAM)
    return tmp_path


def write_source(tree: Path, source: str) -> None:
    folder = tree / "src" / "licwizard" / "show"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "text.py").write_text(source, encoding="utf-8")


def catalogue(tree: Path, domain: str) -> Path:
    return tree / "data" / "locale" / "sv" / "LC_MESSAGES" / f"{domain}.po"


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def translate_everything(tree: Path) -> None:
    """Fill in each translation with its own English, and compile."""
    translations.update(tree)
    for domain in ("licwizard", "guide"):
        path = catalogue(tree, domain)
        lines, last = [], '""'
        for line in path.read_text(encoding="utf-8").splitlines():
            keyword, _, text = line.partition(" ")
            last = text if keyword in {"msgid", "msgid_plural"} else last
            lines.append(f"{keyword} {last}" if keyword.startswith("msgstr") and text == '""' else line)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert translations.main(["compile"], tree) == 0


def found(tree: Path) -> list[str]:
    return list(translations.problems(tree))


def test_the_translations_of_this_project_are_whole() -> None:
    assert found(translations.ROOT) == []


def test_everything_that_a_reader_sees_is_extracted(tree: Path) -> None:
    templates = translations.templates(tree)
    assert [message.id for message in templates["licwizard"]] == [
        "", "hello {name}", "reader", ("one line", "{count} lines"),
    ]  # fmt: skip
    assert [message.id for message in templates["guide"]] == [
        "", "Moving licences", "the manager", "Who manages.", "A fact.", "a page", "About it.", "Does it renew?",
        "Yes", "by itself", "No", "Too late?", "No.",
    ]  # fmt: skip


def test_templates_name_places_that_do_not_move(tree: Path) -> None:
    assert translations.main(["extract"], tree) == 0
    guide = (tree / "build" / "locale" / "guide.pot").read_text(encoding="utf-8")
    program = (tree / "build" / "locale" / "licwizard.pot").read_text(encoding="utf-8")
    assert "#: data/steps.yaml:procedures/migrate/steps/renews/options/no/label\n" in guide
    assert "#: data/steps.yaml:faq/late/answer/say\n" in guide
    assert "#: src/licwizard/show/text.py\n" in program
    assert "Date" not in guide + program


def test_a_whole_translation_has_no_problems(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    translate_everything(tree)
    assert translations.main(["check"], tree) == 0
    assert capsys.readouterr().out == "the translations are whole\n"


def test_a_translation_that_was_not_begun_is_a_problem(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert translations.main(["check"], tree) == 1
    assert capsys.readouterr().out.splitlines() == [
        "data/locale/sv/LC_MESSAGES/licwizard.po: not there",
        "data/locale/sv/LC_MESSAGES/guide.po: not there",
    ]


def test_a_new_text_is_untranslated_until_it_is_merged_and_translated(tree: Path) -> None:
    translate_everything(tree)
    write_source(tree, PROGRAM + 'WARNING = msg("wait a moment before you go on")\n')
    expected = "data/locale/sv/LC_MESSAGES/licwizard.po: untranslated: wait a moment before you go on"
    assert expected in found(tree)
    translations.update(tree)
    assert expected in found(tree)


def test_a_changed_sentence_keeps_its_translation_as_fuzzy(tree: Path) -> None:
    translate_everything(tree)
    replace(catalogue(tree, "guide"), 'msgstr "Does it renew?"', 'msgstr "Förnyas den?"')
    replace(tree / "data" / "steps.yaml", "Does it renew?", "Does it renew itself?")
    translations.update(tree)
    assert 'msgstr "Förnyas den?"' in catalogue(tree, "guide").read_text(encoding="utf-8")
    assert [problem.partition(": ")[2] for problem in found(tree) if "fuzzy" in problem] == [
        "fuzzy: Does it renew itself?"
    ]


def test_a_fuzzy_translation_is_not_shown_to_readers(tree: Path) -> None:
    translate_everything(tree)
    path = catalogue(tree, "guide")
    replace(path, 'msgstr "No."', 'msgstr "Nej."')
    replace(path, 'msgid "No."', '#, fuzzy\nmsgid "No."')
    (tree / "guide.mo").write_bytes(compiled(path))
    with (tree / "guide.mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("No.") == "No."


def test_what_is_no_longer_said_is_left_over_before_and_after_the_merge(tree: Path) -> None:
    translate_everything(tree)
    replace(tree / "data" / "steps.yaml", "A fact.", "Something quite different, at length")
    assert any(problem.endswith("left over: A fact.") for problem in found(tree))
    translations.update(tree)
    assert any(problem.endswith("left over (#~): A fact.") for problem in found(tree))


@pytest.mark.parametrize("wrong", ["hej {namn}", "hej", "hej {name} {age}", "hej {name"])
def test_a_translation_with_other_places_is_a_problem(tree: Path, wrong: str) -> None:
    translate_everything(tree)
    replace(catalogue(tree, "licwizard"), 'msgstr "hello {name}"', f'msgstr "{wrong}"')
    translations.main(["compile"], tree)
    (problem,) = found(tree)
    assert problem.endswith("other {places} than the English: hello {name}")


def test_a_plural_may_leave_out_the_count_but_no_other_place(tree: Path) -> None:
    write_source(tree, 'nmsg("{count} line of {file}", "{count} lines of {file}", number)\n')
    translate_everything(tree)
    path = catalogue(tree, "licwizard")
    replace(path, 'msgstr[0] "{count} lines of {file}"', 'msgstr[0] "en rad i {file}"')
    translations.main(["compile"], tree)
    assert found(tree) == []
    replace(path, 'msgstr[1] "{count} lines of {file}"', 'msgstr[1] "{count} rader"')
    translations.main(["compile"], tree)
    assert len(found(tree)) == 1


def test_a_plural_needs_all_its_forms(tree: Path) -> None:
    translate_everything(tree)
    replace(catalogue(tree, "licwizard"), 'msgstr[1] "{count} lines"', 'msgstr[1] ""')
    translations.main(["compile"], tree)
    (problem,) = found(tree)
    assert problem.endswith("untranslated: one line")


def test_what_is_compiled_has_to_match_what_is_written(tree: Path) -> None:
    translate_everything(tree)
    catalogue(tree, "guide").with_suffix(".mo").unlink()
    replace(catalogue(tree, "licwizard"), 'msgstr "hello {name}"', 'msgstr "hej {name}"')
    assert found(tree) == [
        "data/locale/sv/LC_MESSAGES/licwizard.mo: missing or older than its .po",
        "data/locale/sv/LC_MESSAGES/guide.mo: missing or older than its .po",
    ]


def test_a_catalogue_that_cannot_be_read_is_named(tree: Path) -> None:
    translate_everything(tree)
    catalogue(tree, "guide").write_text('msgid "unfinished\n', encoding="utf-8")
    (problem,) = found(tree)
    assert problem.startswith("data/locale/sv/LC_MESSAGES/guide.po: ")


@pytest.mark.parametrize(
    ("call", "name"),
    [
        ('msg("yes" if PROGRAM else "no")', "msg"),
        ("nmsg(ONE, MANY, 2)", "nmsg"),
        ('say("yes" if PROGRAM else "no")', "say"),
        ('env.say(f"hello {PROGRAM}")', "say"),
        ('self._say("hello " + PROGRAM)', "say"),
    ],
)
def test_a_text_that_is_no_literal_cannot_hide(tree: Path, call: str, name: str) -> None:
    translate_everything(tree)
    write_source(tree, f"{PROGRAM}{call}\n")
    assert found(tree) == [
        f"src/licwizard/show/text.py:6: {name}() without a literal text, which nobody can translate",
    ]


def test_merging_twice_changes_nothing(tree: Path) -> None:
    translate_everything(tree)
    translations.update(tree)
    once = catalogue(tree, "guide").read_bytes()
    translations.update(tree)
    assert catalogue(tree, "guide").read_bytes() == once
    assert found(tree) == []


def test_compiling_gives_the_same_bytes_whatever_the_day(tree: Path) -> None:
    translate_everything(tree)
    mo = compiled(catalogue(tree, "guide"))
    assert mo == compiled(catalogue(tree, "guide"))
    assert b"POT-Creation-Date: 2000-01-01" in mo
