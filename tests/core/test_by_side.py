"""What is said of every file, or of those of one side."""

import pytest

from licwizard.core.by_side import by_side
from licwizard.errors import UsageError

ROLES = {"current": True, "ordered": True, "assigned": False}


def test_a_name_holds_for_all_and_one_with_a_side_for_that_side_alone() -> None:
    said = by_side(["First", "ordered=Second"], "--sheet", ROLES)
    assert (said.of("current"), said.of("ordered")) == ("First", "Second")


def test_what_is_not_said_is_empty() -> None:
    assert by_side((), "--sheet", ROLES).of("current") == ""
    assert by_side(["ordered=Second"], "--sheet", ROLES).of("current") == ""
    assert by_side(["First", "ordered="], "--sheet", ROLES).of("ordered") == ""


@pytest.mark.parametrize("name", ["before=5", "a=b", "Current=x", "current", "=", "=ordered"])
def test_what_does_not_begin_with_a_side_of_the_command_is_a_name(name: str) -> None:
    assert by_side([name], "--sheet", ROLES).of("current") == name


def test_a_name_that_begins_with_a_side_can_be_named_of_that_side() -> None:
    assert by_side(["current=current=5"], "--sheet", ROLES).of("current") == "current=5"


@pytest.mark.parametrize("given", [["a", "b"], ["ordered=a", "ordered=a"], ["a", "current=b", "a"]])
def test_what_is_said_twice_of_the_same_files_is_refused(given: list[str]) -> None:
    with pytest.raises(UsageError) as error:
        by_side(given, "--sheet", ROLES)
    assert (error.value.code, "--sheet" in error.value.message.english()) == ("said-twice", True)


def test_what_is_said_of_a_side_that_is_not_given_is_refused() -> None:
    with pytest.raises(UsageError) as error:
        by_side(["assigned=a"], "--sheet", ROLES)
    assert error.value.code == "no-such-side"
    assert "--assigned" in error.value.message.english()
