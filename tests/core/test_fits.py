"""Every kind of answer, right and wrong; the same rules when it is given and when it is replayed."""

from typing import Any

import pytest

from licwizard.core.fits import REASON_LENGTH, TEXT_LIMIT, confirmation, misfit, reason_misfit
from licwizard.core.guide import Step
from licwizard.core.stock_json import stock_to_json
from tests.core.steps import CHOICE, COUNT, END, FINAL, NEEDY, ORDER, SUPPLEMENT, TASK, gate
from tests.core.stocks import PLAN, PRO, Row, exported, typed
from tests.core.walking import REASON

COUNTED = stock_to_json(typed({PRO: 5}))
EMPTY = stock_to_json(typed({}))
SHOWN = stock_to_json(exported({PRO: Row(5)}))
WEIGHED = gate("covers-alone", reason=False)


@pytest.mark.parametrize(
    ("step", "value"),
    [
        (CHOICE, "yes"),
        (CHOICE, "no"),
        (TASK, {}),
        (TASK, {"note": "x", "ends": "2027-01-31", "renews": "no", "ids": ["a", "b"]}),
        (NEEDY, {"number": "4711"}),
        (FINAL, {"confirm": "cancel migration"}),
        (FINAL, {"confirm": "cancel migration", "reason": REASON}),
        (COUNT, COUNTED),
        (SUPPLEMENT, EMPTY),
        (ORDER, {**COUNTED, "usage-start": "2027-01-31"}),
        (ORDER, {**COUNTED, "map": [[PRO, PLAN, "1"]], "decided_by": "Kim"}),
        (gate(), {"reason": REASON}),
        (gate(), {"exit": "part"}),
        (WEIGHED, {"snapshot": SHOWN}),
        (WEIGHED, {"snapshot": SHOWN, "direct-unchanged": True}),
    ],
)
def test_what_a_step_takes_fits(step: Step, value: Any) -> None:  # noqa: ANN401
    assert misfit(step, value, run="migration") is None


WRONG: list[tuple[Step, Any, str]] = [
    (CHOICE, "maybe", "yes, no"),
    (CHOICE, "YES", "yes, no"),
    (CHOICE, ["yes"], "yes, no"),
    (CHOICE, None, "yes, no"),
    (TASK, "done", "map"),
    (TASK, {"unheard-of": "x"}, "unheard-of"),
    (TASK, {"ends": "31/1 2027"}, "date"),
    (TASK, {"ends": "2027-02-30"}, "date"),
    (TASK, {"ends": {"day": 1}}, "date"),
    (TASK, {"renews": "perhaps"}, "yes, no"),
    (TASK, {"renews": ["yes"]}, "yes, no"),
    (TASK, {"renews": {"yes": "no"}}, "yes, no"),
    (TASK, {"ids": "a"}, "list"),
    (TASK, {"ids": [1]}, "list"),
    (TASK, {"ids": ["x" * TEXT_LIMIT, "y"]}, "longer"),
    (TASK, {"note": 5}, "text"),
    (TASK, {"note": "x" * (TEXT_LIMIT + 1)}, "longer"),
    (TASK, {"reason": REASON}, "reason"),
    (NEEDY, {}, "Number"),
    (NEEDY, {"number": ""}, "Number"),
    (FINAL, {}, "cancel migration"),
    (FINAL, {"confirm": "cancel"}, "cancel migration"),
    (FINAL, {"confirm": "cancel another"}, "cancel migration"),
    (FINAL, {"confirm": "Cancel migration"}, "cancel migration"),
    (FINAL, {"confirm": "cancel migration", "reason": "ok"}, "reason"),
    (COUNT, {PRO: 5}, "file"),
    (COUNT, [PRO], "file"),
    (COUNT, EMPTY, "nothing"),
    (COUNT, {**COUNTED, "map": [[PRO, PLAN, "1"]], "decided_by": "Kim"}, "substitutions"),
    (COUNT, {**COUNTED, "usage-start": "2027-01-31"}, "usage-start"),
    (ORDER, {**COUNTED, "map": [[PRO, PLAN, "1"]]}, "decided_by"),
    (ORDER, {**COUNTED, "usage-start": "soon"}, "date"),
    (gate(), {}, "reason"),
    (gate(), "proved", "reason"),
    (gate(), {"exit": "all"}, "failing exit"),
    (gate(), {"exit": "nowhere"}, "part"),
    (gate(), {"exit": ["part"]}, "part"),
    (gate(), {"exit": "part", "reason": REASON}, "exit"),
    (gate(), {"verdict": "proved"}, "verdict"),
    (gate(), {"reason": "ok"}, "reason"),
    (gate(), {"reason": None}, "reason"),
    (gate(reason=False), {"reason": REASON}, "no typed reason"),
    (gate(file=False), {"snapshot": SHOWN}, "reason"),
    (gate("users-ready"), {"snapshot": SHOWN}, "users-before"),
    (gate(), {"file": "now.json"}, "reason"),
    (WEIGHED, {"file": 5}, "file"),
    (WEIGHED, {"direct-unchanged": True}, "file"),
    (WEIGHED, {"snapshot": SHOWN, "direct-unchanged": "false"}, "direct-unchanged"),
    (WEIGHED, {"snapshot": SHOWN, "direct-unchanged": "false", "exit": "part"}, "exit"),
    (WEIGHED, {"snapshot": SHOWN, "reason": REASON}, "no typed reason"),
    (gate("cancelled"), {"snapshot": SHOWN, "left": 5, "reason": REASON}, "list"),
    (gate("attached"), {"snapshot": SHOWN, "direct-unchanged": "false", "reason": REASON}, "direct-unchanged"),
    (gate("covers-alone", reason=False, file=False), {"snapshot": SHOWN}, "exit: part"),
    (END, {}, "no answer"),
]


@pytest.mark.parametrize(("step", "value", "word"), WRONG)
def test_what_a_step_does_not_take_is_refused_in_words(step: Step, value: Any, word: str) -> None:  # noqa: ANN401
    problem = misfit(step, value, run="migration")
    assert problem is not None
    assert word in problem.english()


def test_the_text_to_be_typed_names_the_run() -> None:
    assert confirmation(FINAL, "contoso move") == "cancel contoso move"
    assert confirmation(TASK, "contoso move") == ""
    assert misfit(FINAL, {"confirm": "cancel migration"}, run="contoso move") is not None


@pytest.mark.parametrize("reason", ["x" * REASON_LENGTH, "x" * TEXT_LIMIT])
def test_a_reason_is_long_enough_to_be_followed(reason: str) -> None:
    assert reason_misfit(reason) is None


@pytest.mark.parametrize("reason", ["", "x" * (REASON_LENGTH - 1), "x   x   x   x", None, 5, "x" * (TEXT_LIMIT + 1)])
def test_spaces_do_not_make_a_reason(reason: Any) -> None:  # noqa: ANN401
    assert reason_misfit(reason) is not None


def test_a_wrong_value_is_shown_no_longer_than_it_need_be() -> None:
    problem = misfit(CHOICE, "x" * 1000, run="migration")
    assert problem is not None
    assert len(problem.english()) < 100
