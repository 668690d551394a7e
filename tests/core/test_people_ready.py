"""Does everybody hold the licence that is to carry them?"""

import pytest

from licwizard.core.compare import Substitution
from licwizard.core.people import Judged, compare_people, users_ready
from tests.core.stocks import OFFICE, PLAN, PRO, STORAGE
from tests.core.users import NAMELESS, PRO_EA, Held, users

TO_PLAN = Substitution(PRO, PLAN)


def ready(before: Held, after: Held, *decided: Substitution, left: tuple[str, ...] = ()) -> Judged:
    return users_ready(compare_people(users(before), users(after)), decided, frozenset(left))


@pytest.mark.parametrize("after", [[PLAN], [PRO, PLAN]])
def test_whoever_holds_what_was_decided_is_ready_with_or_without_the_old_one(after: list[str]) -> None:
    assert ready({"a@x": [PRO]}, {"a@x": after}, TO_PLAN).verdict == "proved"


@pytest.mark.parametrize(("after", "what"), [([PRO], "lacks"), ([], "lost"), ([OFFICE], "lost"), ([PRO_EA], "lacks")])
def test_whoever_does_not_hold_it_is_not_ready(after: list[str], what: str) -> None:
    judged = ready({"a@x": [PRO], "b@x": [PRO]}, {"a@x": after, "b@x": [PLAN]}, TO_PLAN)
    assert (judged.verdict, judged.affected[0].user, judged.affected[0].what) == ("refuted", "a@x", what)
    assert judged.affected[0].problem is not None


def test_one_of_several_that_were_decided_is_enough() -> None:
    either = (TO_PLAN, Substitution(PRO, STORAGE))
    assert ready({"a@x": [PRO], "b@x": [PRO]}, {"a@x": [PLAN], "b@x": [STORAGE]}, *either).verdict == "proved"


@pytest.mark.parametrize(("after", "verdict"), [([PLAN, STORAGE], "proved"), ([PLAN], "refuted")])
def test_what_is_not_to_be_replaced_must_still_be_held(after: list[str], verdict: str) -> None:
    assert ready({"a@x": [PRO, STORAGE]}, {"a@x": after}, TO_PLAN).verdict == verdict


@pytest.mark.parametrize(("after", "verdict"), [([PLAN, NAMELESS], "proved"), ([PLAN], "unknown")])
def test_an_item_that_nobody_knows_keeps_it_from_being_proved_when_lost(after: list[str], verdict: str) -> None:
    assert ready({"a@x": [PRO, NAMELESS]}, {"a@x": after}, TO_PLAN).verdict == verdict


def test_without_a_decision_it_is_unknown_with_a_way_out() -> None:
    judged = ready({"a@x": [PRO]}, {"a@x": [PRO]})
    assert judged.verdict == "unknown"
    assert "--map" in judged.notes[0].english()


def test_a_decision_that_concerns_nobody_proves_nothing() -> None:
    judged = ready({"a@x": [STORAGE]}, {"a@x": [STORAGE]}, TO_PLAN)
    assert judged.verdict == "unknown"
    assert PRO in judged.notes[0].english()
    assert ready({"a@x": [STORAGE]}, {"a@x": []}, TO_PLAN).verdict == "refuted"


@pytest.mark.parametrize(("left", "verdict"), [((), "unknown"), (("b@x",), "proved")])
def test_whoever_is_gone_is_unknown_unless_said_to_have_left(left: tuple[str, ...], verdict: str) -> None:
    assert ready({"a@x": [PRO], "b@x": [PRO]}, {"a@x": [PLAN]}, TO_PLAN, left=left).verdict == verdict
