"""A gate that does not pass by itself."""

import pytest

from licwizard.ask.files import dropped_path
from licwizard.ask.prompter import Given, Turn
from tests.ask.fakes import dialogue, gate


def test_an_exit_is_named_by_its_id() -> None:
    person, _ = dialogue("partial")
    assert person.ask(gate()) == Given({"exit": "partial"})


@pytest.mark.parametrize(("file", "reason"), [(True, True), (True, False), (False, True), (False, False)])
def test_only_what_the_gate_takes_is_offered(file: bool, reason: bool) -> None:  # noqa: FBT001 - two columns of a table
    person, scene = dialogue(Turn.BACK)
    person.ask(gate(file=file, reason=reason))
    offered = {row.id for row in scene.lists[0]}
    assert ("show-file" in offered, "type-reason" in offered, "show-users" in offered) == (file, reason, False)


def test_the_direct_subscription_is_unchanged_only_on_a_yes() -> None:
    for reply in ("no", "not-sure"):
        person, _ = dialogue("show-file", "after.json", reply)
        assert person.ask(gate()) == Given({"file": "after.json"})
    person, scene = dialogue("show-file", "after.json", "yes")
    assert person.ask(gate()) == Given({"file": "after.json", "direct-unchanged": True})
    assert scene.defaults[-1] == ""


def test_a_gate_that_does_not_need_it_does_not_ask_about_the_direct_subscription() -> None:
    person, _ = dialogue("show-file", "order.csv")
    assert person.ask(gate(direct=False)) == Given({"file": "order.csv"})


def test_no_path_and_back_both_return_to_the_list() -> None:
    person, scene = dialogue("show-file", "", "show-file", "a.json", Turn.BACK, "partial")
    assert person.ask(gate()) == Given({"exit": "partial"})
    assert scene.left == []


def test_a_path_that_was_refused_is_offered_again() -> None:
    person, scene = dialogue("show-file", "a.jsn", "yes", "show-file", "a.json", "yes")
    person.ask(gate())
    person.ask(gate())
    assert scene.defaults[4] == "a.jsn"


def test_lists_of_users_can_be_shown_beside_the_file_or_alone() -> None:
    person, _ = dialogue("show-file", "a.json", "yes", "b.csv", "c.csv", "")
    answer = {"file": "a.json", "direct-unchanged": True, "users-before": "b.csv", "users-after": "c.csv"}
    assert person.ask(gate(users=True)) == Given(answer)
    person, _ = dialogue("show-users", "b.csv", "", "show-users", "b.csv", "c.csv", "bo@a.test, li@a.test,")
    lists = {"users-before": "b.csv", "users-after": "c.csv", "left": ["bo@a.test", "li@a.test"]}
    assert person.ask(gate(users=True, file=False)) == Given(lists)
    person, _ = dialogue("show-file", "a.json", "no", "")
    assert person.ask(gate(users=True)) == Given({"file": "a.json"})


def test_a_reason_has_at_least_ten_characters_that_are_not_blank() -> None:
    person, scene = dialogue("type-reason", "ok", "a b c d e f g h i", "the partner confirmed it")
    assert person.ask(gate()) == Given({"reason": "the partner confirmed it"})
    assert len(scene.told) == 2


def test_no_reason_returns_to_the_list() -> None:
    person, _ = dialogue("type-reason", "", "elsewhere")
    assert person.ask(gate()) == Given({"exit": "elsewhere"})


def test_a_turn_can_be_typed_where_a_path_is_asked() -> None:
    person, _ = dialogue("show-file", ":pausa")
    assert person.ask(gate()) is Turn.PAUSE


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        (" 'my file.csv' ", "my file.csv"),
        ('"C:\\a b\\c.csv"', "C:\\a b\\c.csv"),
        ("C:\\a\\b.csv", "C:\\a\\b.csv"),
        ("/home/kim/my\\ file\\(1\\).csv ", "/home/kim/my file(1).csv"),
        ("\\\\server\\share\\x.csv", "\\\\server\\share\\x.csv"),
        ('"', '"'),
        ("", ""),
    ],
)
def test_a_dragged_path_loses_what_the_terminal_put_around_it(typed: str, path: str) -> None:
    assert dropped_path(typed) == path


def test_a_file_that_does_not_count_people_is_followed_by_one_that_does() -> None:
    person, scene = dialogue("show-file", "subscriptions.json", "skus.json", "no")
    given = person.ask(gate(uncounted=lambda path: path == "subscriptions.json"))
    assert given == Given({"file": "subscriptions.json", "assigned": "skus.json"})
    assert len(scene.told) == 1


def test_a_file_that_counts_people_is_enough() -> None:
    person, scene = dialogue("show-file", "skus.json", "no")
    assert person.ask(gate(uncounted=lambda _: False)) == Given({"file": "skus.json"})
    assert scene.told == []


def test_nothing_more_is_asked_about_a_file_that_nobody_can_read() -> None:
    person, scene = dialogue("show-file", "mistyped.json")
    assert person.ask(gate(users=True, uncounted=lambda _: None)) == Given({"file": "mistyped.json"})
    assert scene.told == []
