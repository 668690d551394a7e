"""A lock names the way to renew what holds it: everything that was shown for it, in the form that answers take."""

from licwizard.core.people import compare_people
from licwizard.session.refused import locked
from tests.core.stocks import PRO
from tests.core.test_fresh import listed, moved
from tests.guide.walks import PLAN
from tests.program import Call
from tests.session.test_stale import CONFIRMED, Clock, clock, ready

__all__ = ["clock", "ready"]


def test_whoever_had_left_is_named_again() -> None:
    names = [f"user{number}@example.test" for number in range(50)]
    before, after = listed({name: [PRO] for name in names}), listed({name: [PLAN] for name in names[1:]})
    shown = {"users": compare_people(before, after), "left": [names[0]]}
    walked = moved().correct("users-ready", shown).at("cancel-direct").wait(days=2)
    error = locked(walked.state)
    assert error.help is not None
    assert (
        f"--answer 'users-ready={{users-before: PATH, users-after: PATH, left: [{names[0]}]}}'" in error.help.english()
    )


def test_a_second_file_that_counts_people_is_asked_for_again(ready: Call, clock: Clock) -> None:
    both = "covers-alone={file: now.json, assigned: now.json, direct-unchanged: true}"
    assert ready("migrate", "--answer", both).code == 4
    clock.wait(days=2)
    result = ready("migrate", "-q", "--answer", CONFIRMED)
    assert result.code == 1
    assert "--answer 'covers-alone={file: PATH, assigned: PATH, direct-unchanged: true}'" in result.err
