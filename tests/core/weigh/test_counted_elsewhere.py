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


def test_nobody_is_assigned_what_it_does_not_have_and_people_of_other_items_count() -> None:
    assert weighed(exported({})).verdict == "proved"
    assert weighed(exported({PRO: Row(100, 50), PLAN: Row(5, 5)})).verdict == "refuted"


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
