"""Lists of users of whom an export knows more are a part."""

import pytest

from licwizard.core.people import Changes, compare_people, judge_people
from licwizard.core.people.roll_call import roll_call
from licwizard.core.stock import Stock
from tests.core.stocks import PRO, Row, exported
from tests.core.users import Held, users


def changed(before: Held, after: Held) -> Changes:
    return compare_people(users(before), users(after))


@pytest.mark.parametrize(("assigned", "verdict"), [(3, "proved"), (0, "proved"), (4, "unknown"), (48, "unknown")])
def test_fewer_users_than_are_assigned_prove_nothing(assigned: int, verdict: str) -> None:
    names = {f"user{number}@example.test": [PRO] for number in range(3)}
    changes = changed(names, names)
    judged = roll_call(judge_people(changes), changes, exported({PRO: Row(50, assigned)}))
    assert judged.verdict == verdict
    assert bool(judged.notes) == (verdict == "unknown")


def test_a_loss_is_a_loss_in_a_part_too() -> None:
    changes = changed({"a@example.test": [PRO]}, {"a@example.test": []})
    assert roll_call(judge_people(changes), changes, exported({PRO: Row(50, 48)})).verdict == "refuted"


def test_counts_that_were_typed_know_nothing_of_people() -> None:
    names = {"a@example.test": [PRO]}
    changes = changed(names, names)
    for before in (None, Stock(())):
        assert roll_call(judge_people(changes), changes, before).verdict == "proved"
