"""The same counts, typed at a prompt, read from a file or given as options, are the same answer."""

import contextlib
import json
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from licwizard.ask.counts import Act
from licwizard.ask.dialogue import Dialogue
from licwizard.ask.primitives import Check
from licwizard.ask.prompter import Prompter, Row, Turn
from licwizard.env import Env
from licwizard.errors import LicwizardError
from licwizard.load.answers import Prepared, read_answer, read_answers
from licwizard.load.catalogue import load_catalogue
from licwizard.resources import data_folder
from licwizard.session.drive import Drive
from licwizard.session.run import Run, open_run
from licwizard.session.scripted import PreparedAnswers
from tests.journeys import until, write


class Count(NamedTuple):
    """One inventory: the text beside each item, and what is recorded with it."""

    counts: Mapping[str, str]
    maps: tuple[tuple[str, str, int], ...] = ()
    usage_start: str = ""

    def answer(self) -> dict[str, Any]:
        """As it stands in an answers file."""
        answer: dict[str, Any] = dict(self.counts)
        if self.maps:
            answer["map"] = [f"{held}={ordered}:{each}" for held, ordered, each in self.maps]
            answer["decided_by"] = "Ada"
        return {**answer, "usage-start": self.usage_start} if self.usage_start else answer


class Person:
    """Someone who fills in one inventory after the other, line by line, and then leaves."""

    def __init__(self, *inventories: Count) -> None:
        self.inventories = list(inventories)
        self.open: dict[str, str] = {}
        self.maps: list[tuple[str, str, int]] = []
        self.lines: list[str] = []
        self.held = ""
        self.begun = False

    def pick(self, title: str, rows: Sequence[Row], default: str, turns: Sequence[Turn]) -> str:
        del title, default, turns
        ids = [row.id for row in rows]
        if Act.ALL in ids:
            return self._line(ids)
        if "keep-as-typed" in ids:
            return "keep-as-typed"
        if self.held in ids:
            return self.held
        raise KeyboardInterrupt

    def _line(self, ids: Sequence[str]) -> str:
        count = self.inventories[0]
        if not self.begun:
            self.open, self.maps, self.begun = dict(count.counts), list(count.maps), True
        if self.open:
            item, text = self.open.popitem()
            self.lines = [text] if item in ids else [item, text]
            return item if item in ids else Act.ANOTHER
        if self.maps:
            self.held, ordered, each = self.maps.pop(0)
            self.lines = [ordered, str(each), "Ada"]
            return Act.MET
        self.inventories.pop(0)
        self.begun, self.lines = False, [count.usage_start]
        return Act.ALL

    def write(self, title: str, default: str, check: Check, turns: Sequence[Turn]) -> str:
        del title, default, turns
        text = self.lines.pop(0)
        assert not check(text), (text, check(text))
        return text

    def tell(self, text: str) -> None:
        """Hear it."""


WHOLE = ("CRMSTANDARD", "CRMINSTANCE", "CRMTESTINSTANCE", "DYN365_ENTERPRISE_SALES", "our own thing")
whole = st.one_of(
    st.integers(0, 60).map(str), st.sampled_from(["1234", "1 234", "1,234", "12.345", "1000000000", "050", "7.0"])
)
storage = st.one_of(
    st.integers(0, 20).map(lambda count: f"{count} GB"),
    st.integers(0, 3000).map(lambda count: f"{count} MB"),
    st.integers(0, 4).map(lambda count: f"{count}TB"),
    st.integers(0, 9_999_999).map(str),
    st.sampled_from(["0.5", "2,25 GB", "1.234", "1,234 GB", "1 234,5 GB", "0.125", "10000.5", "1.234.567 MB"]),
)
counts = st.fixed_dictionaries({}, optional={**dict.fromkeys(WHOLE, whole), "CRMSTORAGE": storage}).filter(bool)


@st.composite
def inventories(draw: st.DrawFn) -> tuple[Count, Count]:
    """What is held and what is ordered, perhaps with an item that is met by another."""
    current = Count(draw(counts))
    ordered = draw(counts)
    held = draw(st.sampled_from([None, *(item for item in sorted(current.counts) if item != "CRMSTORAGE")]))
    maps = ((held, "CRMSTORAGE", draw(st.integers(1, 12))),) if held else ()
    return current, Count(ordered, maps, draw(st.sampled_from(["", "2099-06-01"])))


@cache
def catalogue() -> Any:  # noqa: ANN401 - a catalogue
    return load_catalogue(data_folder() / "products.yaml")


def walked(prepare: Callable[[Path], Sequence[Prepared]], person: Person | None = None) -> tuple[Any, ...]:
    """What is recorded after the counts, in a home of its own, and what the gate says of it."""
    with tempfile.TemporaryDirectory() as folder:
        env = Env(environ={"LICWIZARD_HOME": folder, "LANG": "C"})
        with open_run(env, "migration", procedure="migrate") as run:
            prompter: Prompter | None = Dialogue(person, env.say) if person else None
            with contextlib.suppress(LicwizardError, KeyboardInterrupt):
                Drive(run, PreparedAnswers(run, prepare(Path(folder))), prompter, None).go()
            return _result(run)


def _result(run: Run) -> tuple[Any, ...]:
    state = run.state()
    recorded = {key.text(): answer.value for key, answer in run.answers.given.items() if key.step.startswith("count-")}
    assert set(recorded) == {"count-current#1", "count-ordered#1"}
    verdicts = [visit.verdict for visit in state.trail if visit.verdict] + ([state.verdict] if state.verdict else [])
    return json.dumps(recorded, sort_keys=True), [(one.word, one.says.english()) for one in verdicts]


@pytest.fixture
def loaded_once(monkeypatch: pytest.MonkeyPatch, hasty: None) -> None:
    del hasty
    monkeypatch.setattr("licwizard.session.run.load_catalogue", lambda _: catalogue())


@pytest.mark.usefixtures("loaded_once")
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inventories())
def test_prompt_file_and_option_give_the_same_answer_and_the_same_verdict(both: tuple[Count, Count]) -> None:
    current, ordered = both
    before = until("count-current")
    given_counts = {"count-current": current.answer(), "count-ordered": ordered.answer()}

    def from_file(folder: Path) -> Sequence[Prepared]:
        return read_answers(str(write(folder, {**before, **given_counts})))

    def from_options(folder: Path) -> Sequence[Prepared]:
        options = tuple(read_answer(f"{step}={json.dumps(value)}") for step, value in given_counts.items())
        return (*read_answers(str(write(folder, before))), *options)

    def from_nobody(folder: Path) -> Sequence[Prepared]:
        return read_answers(str(write(folder, before)))

    by_file = walked(from_file)
    assert walked(from_options) == by_file
    assert walked(from_nobody, Person(current, ordered)) == by_file
