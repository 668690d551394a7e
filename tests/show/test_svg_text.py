"""Measuring and breaking text for the picture."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.show.svg_text import width, wrap


def test_bold_is_wider_and_width_grows_with_the_size() -> None:
    assert width("osm-check", 10, bold=True) > width("osm-check", 10)
    assert width("osm-check", 20) == pytest.approx(2 * width("osm-check", 10))


def test_a_letter_with_a_mark_is_as_wide_as_without() -> None:
    assert width("åäöé", 10) == width("aaoe", 10)


def test_wide_scripts_and_unknown_signs_are_measured_wide() -> None:
    assert width("漢", 10) == width("\U0001f600", 10) == 10


def test_words_stay_whole_where_they_fit() -> None:
    assert wrap("one two three", 10, width("one two", 10) + 0.1) == ("one two", "three")


def test_a_no_break_space_holds_words_together() -> None:
    assert wrap("in Dynamics\u00a0365", 10, width("Dynamics 365", 10)) == ("in", "Dynamics\u00a0365")


@given(st.text(max_size=80), st.floats(min_value=10.2, max_value=200))
def test_no_line_is_wider_than_the_room_and_no_word_is_lost(text: str, room: float) -> None:
    lines = wrap(text, 10, room)
    assert all(width(line, 10) <= room for line in lines)
    assert "".join("".join(lines).split(" ")) == "".join(part for part in text if part not in " \t\r\n")
