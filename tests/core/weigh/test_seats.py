"""A unit is spent once: every person and every seat that was held fits at the same time (brute force)."""

from collections.abc import Mapping
from itertools import chain, combinations

from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.compare import Substitution
from licwizard.core.stock import Stock
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from tests.core.stocks import PLAN, PRO
from tests.core.users import PRO_EA
from tests.core.weigh.evidence import Row, Snap

ITEMS = (PRO, PLAN, PRO_EA)
few = st.integers(0, 5)
counts = st.fixed_dictionaries(dict.fromkeys(ITEMS, few))
maps = st.lists(
    st.tuples(st.sampled_from(ITEMS), st.sampled_from(ITEMS)).filter(lambda pair: pair[0] != pair[1]), max_size=4
)


def fits(wanted: Mapping[str, int], supply: Mapping[str, int], mapped: list[tuple[str, str]]) -> bool:
    """Return whether each wanted unit finds one of its own item or of one that is to meet it (Hall's condition)."""
    for some in chain.from_iterable(combinations(ITEMS, size) for size in range(1, 4)):
        reach = {*some, *(new for old, new in mapped if old in some)}
        if sum(wanted[item] for item in some) > sum(supply[item] for item in reach):
            return False
    return True


def _typed(units: Mapping[str, int]) -> Stock:
    return Snap("typed", {item: Row(count) for item, count in units.items()}).stock()


def _seen(rows: Mapping[str, Row]) -> Stock:
    return Snap("pooled", rows).stock()


@given(counts, counts, counts, maps)
def test_whoever_is_said_to_be_carried_fits(
    held: dict[str, int], new: dict[str, int], people: dict[str, int], mapped: list[tuple[str, str]]
) -> None:
    decided = tuple(Substitution(*pair) for pair in mapped)
    before, order = _typed(held), _typed(new)
    rows = {item: Row(held[item] + new[item], people[item]) for item in ITEMS}
    if covers(before, order, _seen(rows), decided, direct_unchanged=True).verdict == "proved":
        assert fits(people, new, mapped)
        assert fits(held, new, mapped)
    alone = {item: Row(new[item], people[item]) for item in ITEMS}
    if cancelled(before, _seen(alone), decided).verdict == "proved":
        assert fits(people, new, mapped)
        assert fits(held, new, mapped)


def test_units_are_not_spent_on_a_person_and_on_a_seat() -> None:
    decided = (Substitution(PRO_EA, PLAN), Substitution(PRO, PLAN))
    held, new, people = {PRO: 1, PRO_EA: 2}, {PRO: 1, PLAN: 4, PRO_EA: 4}, {PRO: 4, PLAN: 2, PRO_EA: 1}
    rows = {item: Row(held.get(item, 0) + new[item], people[item]) for item in ITEMS}
    result = covers(_typed(held), _typed(new), _seen(rows), decided, direct_unchanged=True)
    assert result.verdict == "refuted"
    assert {line.item: line.short for line in result.lines if line.short} == {PRO: 1}
