"""Who lost what between two lists of users: each situation beside a twin that differs in one value and is proved."""

from collections.abc import Iterable
from typing import NamedTuple

import pytest

from licwizard.core.compare import Substitution
from licwizard.core.people import Judged, assigned_counts, compare_people, judge_people
from tests.core.stocks import OFFICE, PLAN, PRO, STORAGE, TRIAL
from tests.core.users import (
    ALL_ITEMS,
    DYNAMICS_LIKE,
    NAMELESS,
    OFFICE_LIKE,
    PRO_EA,
    PRO_TRIAL,
    Held,
    users,
)

ANNA, BO = "anna@contoso.example", "bo@contoso.example"
TO_PLAN = Substitution(PRO, PLAN)


class Case(NamedTuple):
    """Two lists with what was decided; `complete` is of the list after."""

    before: Held
    after: Held
    decided: tuple[Substitution, ...] = ()
    left: tuple[str, ...] = ()
    everything: bool = False
    complete: bool = True


def judge(case: Case) -> Judged:
    changes = compare_people(users(case.before), users(case.after, complete=case.complete))
    return judge_people(changes, case.decided, frozenset(case.left), everything=case.everything)


def whats(judged: Judged) -> list[tuple[str, str]]:
    return [(one.user, one.what) for one in judged.affected]


KEPT = {ANNA: [PRO], BO: [PRO]}
LOST = Case(KEPT, {ANNA: [PRO], BO: []})
UNDECIDED = Case(KEPT, {ANNA: [PRO], BO: [PLAN]})
GONE = Case(KEPT, {ANNA: [PRO]})
TWO_FOR_ONE = Case({ANNA: [PRO, DYNAMICS_LIKE]}, {ANNA: [PLAN]}, (TO_PLAN,))
UNNAMED = Case({ANNA: [PRO, NAMELESS]}, {ANNA: [PRO]})
UNLISTED = Case({ANNA: [PRO, DYNAMICS_LIKE]}, {ANNA: [PRO]})
ASIDE = Case({ANNA: [PRO, OFFICE]}, {ANNA: [PRO]}, everything=True)

CASES = {
    "a licence is lost": (LOST, LOST._replace(after=KEPT), "refuted", "lost"),
    "another licence is in its place, which nobody decided": (
        UNDECIDED,
        UNDECIDED._replace(decided=(TO_PLAN,)),
        "refuted",
        "lost",
    ),
    "it was decided the other way round": (
        UNDECIDED._replace(decided=(Substitution(PLAN, PRO),)),
        UNDECIDED._replace(decided=(TO_PLAN,)),
        "refuted",
        "lost",
    ),
    "what was decided is not held": (
        UNDECIDED._replace(decided=(Substitution(PRO, STORAGE),)),
        UNDECIDED._replace(decided=(Substitution(PRO, STORAGE), TO_PLAN)),
        "refuted",
        "lost",
    ),
    "a trial of the same name is no equal": (
        Case({ANNA: [PRO]}, {ANNA: [PRO_TRIAL]}),
        Case({ANNA: [PRO]}, {ANNA: [PRO_EA]}),
        "refuted",
        "lost",
    ),
    "one licence stands for two, and only one was decided": (
        TWO_FOR_ONE._replace(before={ANNA: [PRO, STORAGE]}),
        TWO_FOR_ONE._replace(before={ANNA: [PRO, STORAGE]}, decided=(TO_PLAN, Substitution(STORAGE, PLAN))),
        "refuted",
        "lost",
    ),
    "a user is gone": (GONE, GONE._replace(left=(BO,)), "unknown", "gone"),
    "somebody else has left": (GONE._replace(left=("bo",)), GONE._replace(left=(BO,)), "unknown", "gone"),
    "a user who held something else is gone": (
        Case({ANNA: [PRO], BO: [OFFICE]}, {ANNA: [PRO]}),
        Case({ANNA: [PRO], BO: []}, {ANNA: [PRO]}),
        "unknown",
        "gone",
    ),
    "a GUID that nobody knows is lost": (UNNAMED, UNNAMED._replace(after=UNNAMED.before), "unknown", "lost"),
    "a name that points at Dynamics is lost": (
        UNLISTED,
        UNLISTED._replace(before={ANNA: [PRO, OFFICE_LIKE]}),
        "unknown",
        "lost",
    ),
    "a licence is lost, and beside it a GUID that nobody knows": (
        Case({ANNA: [PRO, NAMELESS]}, {ANNA: [OFFICE]}),
        Case({ANNA: [PRO, NAMELESS]}, {ANNA: [PRO, NAMELESS]}),
        "refuted",
        "lost",
    ),
    "a name that stands for several items is not taken for one": (
        Case({ANNA: [PRO]}, {ANNA: ["Dynamics CRM Online Professional"]}),
        Case({ANNA: [PRO]}, {ANNA: ["professional"]}),
        "refuted",
        "lost",
    ),
    "a GUID that was decided on is lost": (
        UNNAMED._replace(decided=(Substitution(NAMELESS, PLAN),)),
        UNNAMED._replace(decided=(Substitution(NAMELESS, PRO),)),
        "refuted",
        "lost",
    ),
    "everything counts": (ASIDE, ASIDE._replace(everything=False), "refuted", "lost"),
    "a trial counts for nobody, a licence does": (
        Case({ANNA: [PRO, STORAGE]}, {ANNA: [PRO]}, everything=True),
        Case({ANNA: [PRO, TRIAL]}, {ANNA: [PRO]}, everything=True),
        "refuted",
        "lost",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_loss_never_passes_and_its_twin_does(case: str) -> None:
    harmed, twin, verdict, what = CASES[case]
    judged = judge(harmed)
    assert (judged.verdict, judged.affected[0].what) == (verdict, what)
    assert judged.affected[0].problem is not None
    assert judge(twin).verdict == "proved"
    assert {one.what for one in judge(twin).affected} <= {"swapped", "gained", "left", "new"}


def test_each_user_concerned_is_listed_the_most_urgent_first() -> None:
    before = {"f@x": [PRO], "e@x": [PRO], "d@x": [PRO], "c@x": [PRO], "b@x": [PRO], "a@x": [PRO], "i@x": []}
    after = {"f@x": [], "d@x": [PRO_EA], "c@x": [PRO, PLAN], "a@x": [PRO], "g@x": [PLAN], "h@x": [OFFICE]}
    judged = judge(Case(before, after, left=("b@x",)))
    assert whats(judged) == [
        ("f@x", "lost"),
        ("e@x", "gone"),
        ("d@x", "swapped"),
        ("c@x", "gained"),
        ("b@x", "left"),
        ("g@x", "new"),
    ]


def test_what_was_lost_and_gained_is_named_and_how_to_declare_it() -> None:
    (one,) = judge(Case({ANNA: [PRO, OFFICE]}, {ANNA: [PLAN]})).affected
    assert (one.lost, one.gained) == ((PRO,), (PLAN,))
    assert one.problem is not None
    assert one.problem.english().endswith(f"--map '{PRO}={PLAN}'")


def test_several_licences_are_not_paired_by_guess() -> None:
    (one,) = judge(Case({ANNA: [PRO, STORAGE]}, {ANNA: [PLAN, DYNAMICS_LIKE]})).affected
    assert one.problem is not None
    assert "--map 'OLD=NEW'" in one.problem.english()


def test_whoever_is_gone_is_told_how_to_say_that_they_left() -> None:
    (one,) = judge(GONE).affected
    assert one.problem is not None
    assert f"--left '{BO}'" in one.problem.english()


def test_what_a_group_assigned_is_marked_and_changes_no_verdict() -> None:
    before = users({ANNA: [PRO, STORAGE], BO: [PRO]}, {ANNA: [PRO], BO: [PRO]})
    after = users({ANNA: [STORAGE, PLAN], BO: [PRO]}, {ANNA: [PLAN]})
    judged = judge_people(compare_people(before, after))
    assert [(one.user, one.by_group) for one in judged.affected] == [(ANNA, (PRO, PLAN))]
    assert judge_people(compare_people(before, after), [TO_PLAN]).verdict == "proved"


def test_a_licence_that_was_held_all_along_meets_what_was_decided() -> None:
    assert judge(Case({ANNA: [PRO, PLAN]}, {ANNA: [PLAN]}, (TO_PLAN,))).verdict == "proved"
    assert judge(Case({ANNA: [PRO, PLAN]}, {ANNA: [PLAN]})).verdict == "refuted"


def test_another_sku_of_the_product_decided_on_meets_it_too() -> None:
    decided = (Substitution(PLAN, PRO),)
    assert judge(Case({ANNA: [PLAN], BO: [PRO]}, {ANNA: [PRO_EA], BO: [PRO]}, decided)).verdict == "proved"


def test_user_names_are_one_whatever_their_letter_case() -> None:
    assert judge(Case({"Anna@Contoso.example": [PRO]}, {ANNA: [PRO]})).verdict == "proved"


def test_a_part_of_the_users_proves_nothing_but_a_loss_in_it_counts() -> None:
    assert judge(Case(KEPT, KEPT, complete=False)).verdict == "unknown"
    assert judge(LOST._replace(complete=False)).verdict == "refuted"
    part = judge_people(compare_people(users(KEPT, complete=False), users(KEPT)))
    assert (part.verdict, len(part.notes)) == ("unknown", 1)


@pytest.mark.parametrize("before", [{}, {ANNA: []}, {ANNA: [OFFICE]}, {ANNA: [TRIAL]}])
def test_where_nobody_held_anything_that_counts_nothing_is_proved(before: Held) -> None:
    judged = judge(Case(before, {ANNA: [PRO, OFFICE, TRIAL]}))
    assert judged.verdict == "unknown"
    assert "nobody in the list before held" in judged.notes[0].english()


def test_two_lists_without_a_common_user_are_not_compared() -> None:
    judged = judge(Case({ANNA: [PRO]}, {BO: [PRO]}, left=(ANNA,)))
    assert (judged.verdict, whats(judged)) == ("unknown", [(ANNA, "left"), (BO, "new")])
    assert "two tenants" in judged.notes[0].english()


def test_a_name_that_is_said_to_have_left_and_has_not_is_mentioned() -> None:
    judged = judge(Case(KEPT, KEPT, left=(ANNA, "nobody@contoso.example")))
    assert judged.verdict == "proved"
    said = [note.english() for note in judged.notes]
    assert ANNA in said[0]
    assert "nobody@contoso.example" in said[1]


def test_users_of_each_item_are_counted() -> None:
    counted = assigned_counts(users({ANNA: [PRO, OFFICE], BO: [PRO]}))
    assert counted == {PRO: 2, OFFICE: 1}


def test_every_item_kept_is_no_change() -> None:
    held: dict[str, Iterable[str]] = {ANNA: ALL_ITEMS}
    assert judge(Case(held, held)) == Judged("proved")
