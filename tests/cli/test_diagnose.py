"""`diagnose`: where files stand in the migration, said as far as it is known."""

from pathlib import Path

import pytest

from tests.program import Call, assert_clear
from tests.tenants import PRO, STORAGE, TRIAL, Term, listed, pooled

HELD, NEW = (Term(PRO, 50), Term(STORAGE, 5)), (Term(PRO, 50, "new"), Term(STORAGE, 5, "new"))
ORDER = ("--ordered", "professional=50", "--ordered", "storage=5GB")


def test_a_place_has_its_title_and_the_procedure_that_helps(licwizard: Call, tmp_path: Path) -> None:
    before, after = listed(tmp_path / "a.json", *HELD), listed(tmp_path / "b.json", *HELD)
    result = licwizard("diagnose", "--before", before, *ORDER, "--after", after)
    assert result.code == 0
    assert "Probably the place in the migration: Has the activation e-mail arrived? (activation)" in result.said
    assert "What helps: licwizard run resend-activation" in result.said
    assert "What would settle the rest:" in result.said


def test_what_is_certain_does_not_say_probably(licwizard: Call, tmp_path: Path) -> None:
    before, after = pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *HELD, *NEW)
    arguments = ("diagnose", "--before", before, *ORDER, "--after", after)
    assert "robably" in licwizard(*arguments).said
    certain = licwizard(*arguments, "--direct-unchanged")
    assert "The place in the migration: How can the direct subscription be ended? (cancel-how)" in certain.said
    assert "robably" not in certain.said


def test_the_title_is_in_the_reader_s_language_and_english_in_json(licwizard: Call, tmp_path: Path) -> None:
    before, after = pooled(tmp_path / "a.json", *HELD), pooled(tmp_path / "b.json", *HELD, *NEW)
    arguments = ("diagnose", "--before", before, *ORDER, "--after", after)
    english, swedish = licwizard(*arguments).said, licwizard(*arguments, "--lang", "sv").said
    assert "How can the direct subscription be ended?" in english
    assert "How can the direct subscription be ended?" not in swedish
    assert licwizard(*arguments, "--json", "--lang", "sv").out == licwizard(*arguments, "--json").out


def test_what_cannot_be_told_is_unknown_with_a_way_out(licwizard: Call, tmp_path: Path) -> None:
    before = pooled(tmp_path / "a.json", Term(TRIAL, 10_000))
    result = licwizard("diagnose", "--before", before, "--after", before)
    assert_clear(result, 3, "nothing was held", "--all")
    assert "Where this stands cannot be told" in result.said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--after", "a.json"), ("--before is missing", "for example: licwizard diagnose")),
        (("--before", "professional=5"), ("--after is missing",)),
        (("--before", "5", "--after", "5"), ("--before: '5'",)),
        (("--before", "-", "--after", "-"), ("standard input",)),
        (("--before", "professional=5", "--after", "professional=5", "--format", "csv"), ("csv",)),
    ],
)
def test_wrong_usage(licwizard: Call, arguments: tuple[str, ...], words: tuple[str, ...]) -> None:
    assert_clear(licwizard("diagnose", *arguments), 2, *words)
