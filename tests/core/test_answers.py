"""What a journal adds up to."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.answers import ANSWERED, JUDGED, NO_ANSWERS, UNDONE, Key, call_label, called_step, digest, fold
from licwizard.core.journal import Event
from tests.core.walking import NOON, later

names = st.from_regex(r"[a-z]{1,5}(-[a-z]{1,5})?", fullmatch=True)
labels = st.builds(lambda name, visit: call_label(Key((), name, visit)), names, st.integers(1, 12))


def answered(seq: int, key: str, value: Any, *, basis: str = "", final: bool = False) -> Event:  # noqa: ANN401
    body = {"key": key, "value": value, "basis": basis, "irreversible": final}
    return Event(seq, later(seq), ANSWERED, body)


def undone(seq: int, event: int) -> Event:
    return Event(seq, later(seq), UNDONE, {"event": event})


def values(*events: Event) -> dict[str, Any]:
    return {key.text(): answer.value for key, answer in fold(events).given.items()}


@given(st.lists(labels, max_size=3), names, st.integers(1, 99))
def test_a_key_is_read_as_it_was_written(path: list[str], step: str, visit: int) -> None:
    key = Key(tuple(path), step, visit)
    assert Key.read(key.text()) == key


@given(names, st.integers(1, 99))
def test_a_call_is_known_from_its_label(name: str, visit: int) -> None:
    assert called_step(call_label(Key((), name, visit))) == name


def test_only_a_repeated_call_is_numbered() -> None:
    assert call_label(Key((), "mail", 1)) == "mail"
    assert call_label(Key((), "mail", 2)) == "mail#2"
    assert Key.read("mail#2/ask#3") == Key(("mail#2",), "ask", 3)


def test_nothing_happened_is_no_answers() -> None:
    assert fold([]) == NO_ANSWERS


def test_the_latest_answer_to_a_visit_counts() -> None:
    assert values(answered(1, "a#1", "x"), answered(2, "a#2", "y"), answered(3, "a#1", "z")) == {"a#1": "z", "a#2": "y"}


def test_an_answer_keeps_its_basis_time_and_number() -> None:
    answer = fold([answered(4, "a#1", "x", basis="b")]).given[Key((), "a", 1)]
    assert answer == ("x", "b", later(4), 4)


def test_what_was_undone_gives_way_to_what_was_before_it() -> None:
    first, second = answered(1, "a#1", "x"), answered(2, "a#1", "y")
    assert values(first, second, undone(3, 2)) == {"a#1": "x"}
    assert values(first, second, undone(3, 2), undone(4, 1)) == {}
    assert values(first, second, undone(3, 2), answered(4, "a#1", "z")) == {"a#1": "z"}


def test_the_last_to_undo_is_the_last_that_stands() -> None:
    first, second = answered(1, "a#1", "x"), answered(2, "b#1", "y")
    assert fold([first, second]).last == second
    assert fold([first, second, undone(3, 2)]).last == first
    assert fold([first, undone(2, 1)]).last is None


def test_verdicts_and_unknown_events_add_nothing() -> None:
    judged = Event(2, NOON, JUDGED, {"key": "gate#1", "word": "enough"})
    later_kind = Event(3, NOON, "exported", {"path": "x"})
    assert fold([answered(1, "a#1", "x"), judged, later_kind]) == fold([answered(1, "a#1", "x")])


def test_an_irreversible_answer_is_never_undone() -> None:
    answers = fold([answered(1, "place#1", {}, basis="b", final=True), undone(2, 1)])
    assert values(answered(1, "place#1", {}, basis="b", final=True), undone(2, 1)) == {"place#1": {}}
    assert set(answers.happened) == {Key((), "place", 1)}
    assert answers.last is not None


def test_a_step_that_happened_keeps_every_basis_and_its_first_time() -> None:
    once = answered(1, "place#1", {}, basis="b", final=True)
    again = answered(2, "place#1", {"reason": "r"}, basis="c", final=True)
    happened = fold([once, again]).happened[Key((), "place", 1)]
    assert happened == (frozenset({"b", "c"}), later(1), 1)


events = st.lists(
    st.tuples(st.sampled_from(["a#1", "b#1", "place#1"]), st.integers(0, 3), st.none() | st.integers(1, 6)), max_size=8
).map(
    lambda rows: [
        undone(seq, taken) if taken and taken < seq else answered(seq, key, value, final=key == "place#1")
        for seq, (key, value, taken) in enumerate(rows, 1)
    ]
)


@given(events)
def test_whatever_is_undone_what_happened_stays(journal: list[Event]) -> None:
    confirmed = any(event.kind == ANSWERED and event.body["irreversible"] for event in journal)
    assert bool(fold(journal).happened) == confirmed
    assert (Key((), "place", 1) in fold(journal).given) == confirmed


@given(events, st.integers(0, 8))
def test_what_a_journal_adds_up_to_does_not_depend_on_who_reads_it_when(journal: list[Event], length: int) -> None:
    # As the store gives it back: through JSON, and a beginning of it.
    beginning = journal[:length]
    stored = [event._replace(body=json.loads(json.dumps(event.body))) for event in beginning]
    assert fold(stored) == fold(beginning)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ({"a": [1, 2]}, {"a": [2, 1]}, False),
        ({"a": 1}, {"a": "1"}, False),
        ({"å": "ö"}, {"å": "ö"}, True),
        ({}, None, False),
    ],
)
def test_a_digest_tells_values_apart_but_not_the_order_of_keys(one: object, other: object, same: bool) -> None:  # noqa: FBT001
    assert (digest(one) == digest(other)) is same
