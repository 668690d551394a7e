"""What holds for any two lists of users."""

import json
from collections.abc import Mapping
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import Substitution
from licwizard.core.people import (
    Changes,
    Judged,
    changes_from_json,
    changes_to_json,
    compare_people,
    judge_people,
    users_ready,
)
from tests.core.stocks import PLAN, PRO, STORAGE
from tests.core.users import ALL_ITEMS, users

Lists = Mapping[str, frozenset[str]]
Decided = list[Substitution]
held = st.frozensets(st.sampled_from(ALL_ITEMS), max_size=4)
names = st.sampled_from(["a@x", "b@x", "c@x", "D@x"])
lists = st.dictionaries(names, held, max_size=4)
decisions = st.lists(
    st.builds(Substitution, st.sampled_from(ALL_ITEMS), st.sampled_from([PLAN, PRO, STORAGE])), max_size=3
)
leaving = st.frozensets(names.map(str.casefold), max_size=2)


def judged(changes: Changes, decided: Decided, left: frozenset[str]) -> tuple[Judged, Judged]:
    return judge_people(changes, decided, left), users_ready(changes, decided, left)


@given(lists, lists, decisions, leaving, st.randoms(use_true_random=False))
def test_the_order_of_users_never_matters(
    before: Lists, after: Lists, decided: Decided, left: frozenset[str], draw: Random
) -> None:
    shuffled = [dict(draw.sample(sorted(listed.items()), len(listed))) for listed in (before, after)]
    one, other = compare_people(users(before), users(after)), compare_people(*map(users, shuffled))
    assert one == other
    assert judged(one, decided, left) == judged(other, draw.sample(decided, len(decided)), left)


@given(lists, lists, decisions, leaving, st.data())
def test_taking_something_away_never_makes_it_proved(
    before: Lists, after: Lists, decided: Decided, left: frozenset[str], data: st.DataObject
) -> None:
    user = data.draw(st.sampled_from([*after, ""]))
    fewer = {name: items - {data.draw(st.sampled_from(ALL_ITEMS))} if name == user else items
             for name, items in after.items()}  # fmt: skip
    results = [judged(compare_people(users(before), users(now)), decided, left) for now in (after, fewer)]
    for full, less in zip(*results, strict=True):
        assert full.verdict == "proved" or less.verdict != "proved"
        assert full.verdict != "refuted" or less.verdict == "refuted"


@given(lists, lists, decisions, leaving)
def test_what_the_journal_keeps_gives_the_same_changes(
    before: Lists, after: Lists, decided: Decided, left: frozenset[str]
) -> None:
    by_group = {name: sorted(items)[:1] for name, items in after.items()}
    changes = compare_people(users(before), users(after, by_group, complete=False))
    again = changes_from_json(json.loads(json.dumps(changes_to_json(changes))))
    assert again == changes
    assert judged(again, decided, left) == judged(changes, decided, left)


@given(lists, decisions)
def test_lists_that_are_equal_lose_nobody(both: Lists, decided: Decided) -> None:
    judgement = judge_people(compare_people(users(both), users(both)), decided)
    assert judgement.verdict != "refuted"
    assert not judgement.affected


def test_users_who_hold_the_same_are_kept_together() -> None:
    before = {f"user{number}@contoso.example": [PRO] for number in range(10_000)}
    after = {user: [PLAN] for user in before}
    changes = compare_people(users(before), users(after))
    assert len(changes.classes) == 1
    assert len(json.dumps(changes_to_json(changes))) < 40 * len(before)
    assert len(judge_people(changes).affected) == len(before)
