"""A list of subscriptions says what is new, another export of the same day who is assigned what."""

import pytest

from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock, Subscription
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.weighed import Weighed
from tests.core.stocks import CATALOGUE, OTHER_TENANT, PLAN, PRO, STORAGE, TENANT, Row, exported, typed


def listed(**units: int) -> Stock:
    """Return an inventory as a list of subscriptions gives it: an id, and how many licences it has."""
    source = Source("subscriptions.json", "made-up", "0" * 64, TENANT, pooled=False)
    entries = [
        Entry(PRO, count, person=False, subscription=Subscription(name, PRO, count, "active"))
        for name, count in units.items()
    ]
    return take_stock(entries, CATALOGUE, source=source)


def weighed(people: Stock | None) -> Weighed:
    both = listed(direct=50, new=50)
    return covers(listed(direct=50), typed({PRO: 50}), both, direct_unchanged=False, people=people)


def test_without_a_count_of_people_nothing_is_proved() -> None:
    result = weighed(None)
    assert (result.verdict, result.explanation.code) == ("unknown", "assigned-not-known")


@pytest.mark.parametrize(("assigned", "verdict"), [(50, "proved"), (51, "refuted")])
def test_another_export_counts_the_people(assigned: int, verdict: str) -> None:
    result = weighed(exported({PRO: Row(100, assigned)}))
    assert result.verdict == verdict
    assert [line.assigned for line in result.lines] == [assigned]


@pytest.mark.parametrize("people", [exported({}), exported({PLAN: Row(0, 0)})])
def test_licences_that_it_does_not_have_at_all_are_not_said_to_be_nobodys(people: Stock) -> None:
    result = weighed(people)
    assert (result.verdict, result.explanation.code) == ("unknown", "assigned-not-known")


def test_people_of_an_item_that_nobody_owns_any_more_have_to_be_carried() -> None:
    assert weighed(exported({PRO: Row(100, 50), PLAN: Row(0, 5)})).verdict == "refuted"
    assert weighed(exported({PRO: Row(100, 50), PLAN: Row(0, 0)})).verdict == "proved"


@pytest.mark.parametrize("rows", [{PRO: Row(50, 50)}, {PRO: Row(101, 1)}, {PRO: Row(100, 50), PLAN: Row(5, 5)}])
def test_another_count_of_units_is_of_another_day_and_says_so(rows: dict[str, Row]) -> None:
    result = weighed(exported(rows))
    assert (result.verdict, result.explanation.code) == ("unknown", "assigned-not-known")
    assert "not of the same day" in " ".join(note.english() for note in result.notes)


@pytest.mark.parametrize(("mine", "theirs"), [(60, 10), (10, 60)])
def test_where_both_count_people_the_larger_number_stands(mine: int, theirs: int) -> None:
    now, people = exported({PRO: Row(100, mine)}), exported({PRO: Row(100, theirs)})
    result = covers(typed({PRO: 50}), typed({PRO: 50}), now, direct_unchanged=True, people=people)
    assert result.verdict == "refuted"
    assert [line.assigned for line in result.lines] == [60]


def test_people_whom_the_export_itself_counts_are_not_forgotten() -> None:
    now = exported({PRO: Row(100, 60)})
    for people in (exported({}), exported({PRO: Row(90, 10)})):
        result = covers(typed({PRO: 50}), typed({PRO: 50}), now, direct_unchanged=True, people=people)
        assert result.verdict == "refuted"
    fewer = exported({PRO: Row(100, 50)})
    result = covers(typed({PRO: 50}), typed({PRO: 50}), fewer, direct_unchanged=True, people=exported({PRO: Row(90)}))
    assert result.verdict == "unknown"


def test_a_count_of_the_tenant_of_none_but_the_earlier_export_proves_nothing() -> None:
    now = exported({PRO: Row(100, 50)}, tenant=None)
    people = exported({PRO: Row(100, 50)}, tenant=OTHER_TENANT)
    before, order = exported({PRO: Row(50, 50)}), typed({PRO: 50})
    result = covers(before, order, now, direct_unchanged=True, people=people)
    assert (result.verdict, result.explanation.code) == ("unknown", "another-tenant")
    bought = exported({PRO: Row(50)})
    result = covers(typed({PRO: 50}), bought, now, direct_unchanged=True, people=people)
    assert (result.verdict, result.explanation.code) == ("unknown", "order-of-another-tenant")


def test_a_count_that_names_no_tenant_says_so() -> None:
    people = exported({PRO: Row(100, 50)}, tenant=None)
    people = people._replace(source=people.source and people.source._replace(path="people.json"))
    assert "people.json does not say which tenant it is of." in [one.english() for one in weighed(people).notes]


@pytest.mark.parametrize(
    ("people", "code"),
    [
        (exported({PRO: Row(100, 50)}, tenant=OTHER_TENANT), "another-tenant"),
        (exported({PRO: Row(100, 50)}, complete=False), "part-of-the-tenant"),
    ],
)
def test_a_count_of_another_tenant_or_of_a_part_proves_nothing(people: Stock, code: str) -> None:
    result = weighed(people)
    assert (result.verdict, result.explanation.code) == ("unknown", code)


def test_an_export_that_counts_no_people_either_proves_nothing() -> None:
    uncounted = take_stock(
        [Entry(STORAGE, 5, person=False)], CATALOGUE, source=Source("x", "made-up", "0" * 64, TENANT)
    )
    assert weighed(uncounted).explanation.code == "assigned-not-known"
