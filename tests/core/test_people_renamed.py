"""A user whose name has changed between two lists is the same person, told by the id."""

import json

import pytest

from licwizard.core.people import (
    Judged,
    People,
    changes_from_json,
    changes_to_json,
    compare_people,
    judge_people,
)
from tests.core.stocks import PLAN, PRO
from tests.core.users import Held, users

ANNA, BO, CY = "anna@contoso.example", "bo@contoso.example", "cy@contoso.example"
MARRIED = "anna.berg@contoso.example"


def known(held: Held, ids: dict[str, str]) -> People:
    """A list of users and what each holds, with the ids of some of them."""
    people = users(held)
    return people._replace(
        people={key: person._replace(id=ids.get(person.name, "")) for key, person in people.people.items()}
    )


def judged(before: People, after: People, *left: str) -> Judged:
    return judge_people(compare_people(before, after), left=frozenset(left))


def said(found: Judged) -> str:
    return " / ".join(note.english() for note in found.notes)


BEFORE = known({ANNA: [PRO], BO: [PRO]}, {ANNA: "1", BO: "2"})


def test_whoever_has_another_name_now_is_neither_gone_nor_new() -> None:
    found = judged(BEFORE, known({MARRIED: [PRO], BO: [PRO]}, {MARRIED: "1", BO: "2"}))
    assert (found.verdict, found.affected) == ("proved", ())
    assert f"1 user has another name now, and is the same by the id: {MARRIED} (before: {ANNA})" in said(found)


def test_a_licence_that_is_lost_with_the_name_is_lost_and_the_name_of_now_is_shown() -> None:
    found = judged(BEFORE, known({MARRIED: [], BO: [PRO]}, {MARRIED: "1", BO: "2"}))
    assert found.verdict == "refuted"
    assert [(one.user, one.what, one.lost) for one in found.affected] == [(MARRIED, "lost", (PRO,))]
    assert ANNA in said(found)


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ({}, {MARRIED: "1"}),
        ({ANNA: "1"}, {}),
        ({ANNA: "1"}, {MARRIED: "9"}),
        ({ANNA: "1", BO: "1"}, {MARRIED: "1"}),
        ({ANNA: "1"}, {MARRIED: "1", BO: "1"}),
    ],
)
def test_without_an_id_that_tells_them_apart_in_both_lists_users_are_told_by_their_names(
    then: dict[str, str], now: dict[str, str]
) -> None:
    found = judged(known({ANNA: [PRO], BO: [PRO]}, then), known({MARRIED: [PRO], BO: [PRO]}, now))
    assert found.verdict == "unknown"
    assert [(one.user, one.what) for one in found.affected] == [(ANNA, "gone"), (MARRIED, "new")]


def test_a_name_that_somebody_else_has_now_does_not_hide_a_loss() -> None:
    before = known({ANNA: [PRO], BO: [PRO]}, {ANNA: "1", BO: "2"})
    after = known({ANNA: [PRO], MARRIED: [], BO: [PRO]}, {ANNA: "9", MARRIED: "1", BO: "2"})
    found = judged(before, after)
    assert found.verdict == "refuted"
    assert [(one.user, one.what) for one in found.affected] == [(MARRIED, "lost"), (ANNA, "new")]
    swapped = judged(
        known({ANNA: [PRO], BO: [PLAN]}, {ANNA: "1", BO: "2"}), known({ANNA: [PLAN], BO: [PRO]}, {ANNA: "2", BO: "1"})
    )
    assert (swapped.verdict, swapped.affected) == ("proved", ())


def test_an_account_that_was_made_anew_under_the_name_is_told_by_the_name() -> None:
    after = known({ANNA: [PRO], BO: [PRO]}, {ANNA: "9", BO: "2"})
    assert judged(BEFORE, after) == Judged("proved")


def test_whoever_is_said_to_have_left_under_the_earlier_name_has_not() -> None:
    found = judged(BEFORE, known({MARRIED: [PRO], BO: [PRO]}, {MARRIED: "1", BO: "2"}), ANNA)
    assert f"named as having left, but in the list after: {ANNA}" in said(found)


def test_of_many_with_another_name_those_who_lost_something_are_named_first() -> None:
    names = [f"user{number:02}" for number in range(20)]
    before = known({f"{name}@old": [PRO] for name in names}, {f"{name}@old": name for name in names})
    after = known(
        {f"{name}@new": [] if name == "user19" else [PRO] for name in names}, {f"{name}@new": name for name in names}
    )
    note = said(judged(before, after))
    assert note.startswith("20 users have other names now, and are the same by their ids: user19@new (before: ")
    assert note.endswith(", …")
    assert "user10@" not in note


def test_the_journal_keeps_who_has_another_name_and_reads_what_was_kept_before() -> None:
    changes = compare_people(BEFORE, known({MARRIED: [PRO], BO: [PRO]}, {MARRIED: "1", BO: "2"}))
    kept = json.loads(json.dumps(changes_to_json(changes)))
    assert changes_from_json(kept) == changes
    assert changes_from_json({name: value for name, value in kept.items() if name != "renamed"}).renamed == ()
    assert "renamed" not in changes_to_json(compare_people(BEFORE, BEFORE))


def test_the_order_of_users_does_not_matter() -> None:
    held: Held = {MARRIED: [PRO], ANNA: [], CY: [PRO]}
    ids = {MARRIED: "1", ANNA: "9", CY: "2"}
    turned = dict(reversed([*held.items()]))
    assert compare_people(BEFORE, known(held, ids)) == compare_people(BEFORE, known(turned, ids))
