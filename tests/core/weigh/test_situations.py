"""What weighing says in each situation of a move, and the one value that would have proved it."""

import pytest

from tests.core.weigh.evidence import Situation
from tests.core.weigh.situations import MORE_THAN_ONE_WRONG, SITUATIONS

TWINNED = [one for one in SITUATIONS if one.twin]


def _name(one: Situation) -> str:
    return f"{one.weigh}: {one.name}"


@pytest.mark.parametrize("one", [*SITUATIONS, *MORE_THAN_ONE_WRONG], ids=_name)
def test_a_situation_comes_to_its_verdict_explanation_and_procedure(one: Situation) -> None:
    result = one.weighed()
    said = (result.verdict, result.explanation.code, result.explanation.procedure)
    assert said == (one.verdict, one.code, one.procedure)
    assert result.direct == one.direct or (one.weigh == "cancelled" and one.verdict != "proved")


@pytest.mark.parametrize("one", [one for one in SITUATIONS if one.notes], ids=_name)
def test_what_is_seen_beside_the_verdict_is_said_once(one: Situation) -> None:
    result = one.weighed()
    said = [note.english() for note in (*result.notes, *(note for line in result.lines for note in line.notes))]
    for words in one.notes:
        assert sum(words in note for note in said) == 1


@pytest.mark.parametrize("one", TWINNED, ids=_name)
def test_its_twin_differs_in_one_value_and_is_proved(one: Situation) -> None:
    twin = one.changed()
    shown, changed = one.values(), twin.values()
    assert shown.keys() == changed.keys()
    assert len([path for path in shown if shown[path] != changed[path]]) == 1
    assert one.verdict != "proved"
    assert twin.weighed().verdict == "proved"


def test_whatever_is_not_proved_has_a_twin() -> None:
    assert not [one.name for one in SITUATIONS if one.verdict != "proved" and not one.twin]


def test_situations_are_many_and_named_apart() -> None:
    assert len(SITUATIONS) >= 45
    every = (*SITUATIONS, *MORE_THAN_ONE_WRONG)
    assert len({_name(one) for one in every}) == len(every)
