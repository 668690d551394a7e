"""What holds for every document of `check`, whatever is held, ordered and mapped, known or not."""

import json
from collections.abc import Sequence
from random import Random
from typing import Any, NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import compare
from licwizard.core.doubts import doubts, in_doubt
from licwizard.core.inventory import take_stock
from licwizard.core.mapping import Given, substitutions, unused
from licwizard.core.stock import Entry
from licwizard.messages import msg
from licwizard.show.check_document import check_body
from licwizard.show.document import document
from tests.core.stocks import CATALOGUE, INSTANCE, PLAN, PRO, STORAGE, TRIAL, guid

NAMES = (PRO, "professional", PLAN, INSTANCE, STORAGE, TRIAL, "Portal", "D365_NEW", "OTHER_THING")
ITEMS = (PRO, PLAN, INSTANCE, STORAGE, "Portal", "D365_NEW")
NOTES = (msg("one"), msg("two"))


class Case(NamedTuple):
    current: Sequence[Entry]
    ordered: Sequence[Entry]
    mapped: dict[str, dict[str, Any]]


def _entry(drawn: dict[str, Any]) -> Entry:
    return Entry(**drawn)


entries = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "amount": st.integers(0, 12),
        "guid": st.sampled_from(["", "", "", guid(1), guid(99)]),
        "person": st.booleans(),
        "trial": st.sampled_from([False, False, False, True]),
        "assigned": st.none() | st.integers(0, 20),
        "notes": st.sampled_from([(), NOTES[:1], NOTES[1:], NOTES]),
        "problem": st.sampled_from([None, None, None, msg("torn"), msg("cut")]),
    }
).map(_entry)
sides = st.lists(entries, max_size=6)
mappings = st.dictionaries(
    st.sampled_from(ITEMS),
    st.fixed_dictionaries({"ordered": st.sampled_from(ITEMS), "units": st.sampled_from(["1", "2", "0.5"])}),
    max_size=3,
)
cases = st.builds(Case, sides, sides, mappings)


def checked(case: Case) -> dict[str, Any]:
    current, ordered = take_stock(case.current, CATALOGUE), take_stock(case.ordered, CATALOGUE)
    mapped = substitutions([Given(case.mapped)], CATALOGUE, ordered, current)
    result = compare(current, ordered, mapped)
    found = doubts(result, (), CATALOGUE)
    value = json.loads(
        document("check", 0, check_body(in_doubt(result, found), (), unused(mapped, current, ordered)), found)
    )
    assert isinstance(value, dict)
    return value


@given(cases)
def test_check_never_says_enough_while_a_line_is_short_or_unknown(case: Case) -> None:
    value = checked(case)
    words = [line["verdict"] for line in value["lines"]]
    assert (value["verdict"] == "enough") == (bool(words) and set(words) == {"enough"} and not value["errors"])
    for line in value["lines"]:
        if line["verdict"] == "enough":
            assert line["ordered"] >= line["current"]
            assert line["short"] == 0


@given(cases, st.integers(0, 12), st.sampled_from(["current", "ordered"]))
def test_a_line_that_nobody_knows_never_makes_enough_of_what_was_not(case: Case, count: int, side: str) -> None:
    unknown = Entry("never heard of", count)
    before = checked(case)
    added = {side: [*getattr(case, side), unknown]}
    after = checked(Case(**{**case._asdict(), **added}))
    assert after["verdict"] == ("short" if before["verdict"] == "short" else "unknown")
    known = [line for line in after["lines"] if line["item"] != "never heard of"]
    assert known == before["lines"]


@given(cases, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_changes_the_document(case: Case, random: Random) -> None:
    current, ordered = list(case.current), list(case.ordered)
    random.shuffle(current)
    random.shuffle(ordered)
    assert checked(case._replace(current=current, ordered=ordered)) == checked(case)
