"""A run refuses what may not be recorded, and leaves no trace of it."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from licwizard.core.answers import Key
from licwizard.core.guide import Guide
from licwizard.env import Env
from licwizard.errors import AnswerError, LockedError
from licwizard.session.run import Run
from tests.core.walking import covering_gate, ordering
from tests.prove.values import choice, count, end, final, guide

PLACE, HELD, ORDERED = (Key((), step, 1) for step in ("place", "held", "ordered"))


@pytest.fixture
def env(tmp_path: Path) -> Env:
    return Env(environ={"LICWIZARD_HOME": str(tmp_path / "home")}, now=lambda: datetime(2026, 11, 1, tzinfo=UTC))


@pytest.fixture
def placed(env: Env) -> Iterator[Run]:
    """Return a run in which 5 of 5 were ordered."""
    run = begun(env, ordering())
    for key, raw in ((HELD, {"professional": 5}), (ORDERED, {"professional": 5}), (PLACE, "done")):
        give(run, key, raw)
    yield run
    run.close()


def begun(env: Env, small: Guide) -> Run:
    return Run(env, small, "small", "main", "migration")


def give(run: Run, key: Key, raw: Any) -> None:  # noqa: ANN401 - any answer
    step = run.guide.procedures["main"].steps[key.step]
    run.record(key, run.take(step, raw), via="test")


def refused(run: Run, key: Key, raw: Any) -> str:  # noqa: ANN401 - any answer
    before = run.events
    with pytest.raises((LockedError, AnswerError)) as error:
        give(run, key, raw)
    assert run.events == before
    return error.value.code


def test_a_locked_step_is_not_recorded(env: Env) -> None:
    around = guide(
        choice("way", through="held", around="place"),
        count("held", "ordered"),
        count("ordered", "enough"),
        covering_gate("enough", "place", "ordered"),
        final("place", "over", "enough"),
        end("over"),
    )
    run = begun(env, around)
    give(run, Key((), "way", 1), "around")
    assert refused(run, PLACE, "done") == "locked"
    assert run.answers.happened == {}
    run.close()


def test_a_step_that_is_not_reached_is_not_recorded(env: Env) -> None:
    run = begun(env, ordering())
    assert refused(run, PLACE, "done") == "not-reached"
    give(run, HELD, {"professional": 5})
    give(run, ORDERED, {"professional": 4})
    assert refused(run, PLACE, "done") == "not-reached"
    run.close()


def test_what_happened_is_not_undone(placed: Run) -> None:
    before = placed.events
    with pytest.raises(LockedError) as error:
        placed.undo()
    assert error.value.code == "cannot-undo"
    assert placed.events == before


def test_what_happened_under_other_answers_is_confirmed_anew_only_with_a_reason(placed: Run) -> None:
    give(placed, HELD, {"professional": 4})
    assert placed.state().status == "stopped"
    assert refused(placed, PLACE, "done") == "happened"
    give(placed, PLACE, {"reason": "the partner confirmed that 5 are ordered"})
    assert (placed.state().status, placed.state().step.id) == ("open", "attach")


def test_an_answer_that_is_there_already_is_not_recorded_twice(placed: Run) -> None:
    before = placed.events
    give(placed, PLACE, "done")
    give(placed, HELD, {"CRMSTANDARD": "5"})
    assert placed.events == before
