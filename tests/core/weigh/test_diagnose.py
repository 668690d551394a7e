"""Where in the migration two exports stand: certain where subscriptions are listed, else probable, and said so."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from licwizard.core.compare import Substitution
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock, Subscription
from licwizard.core.weigh.diagnose import Diagnosis, diagnose
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder
from tests.core.stocks import CATALOGUE, INSTANCE, OTHER_TENANT, PLAN, PRO, STORAGE, TENANT, Row, exported, typed

HELD = {PRO: 50, STORAGE: 5}
ORDER = typed(HELD)
BEFORE = exported({PRO: Row(50, 50), STORAGE: Row(5)})
BOTH = exported({PRO: Row(100, 50), STORAGE: Row(10)})
ODD = exported({PRO: Row(5), "DYN365_NEVER_HEARD": Row(5)})
MOVED = Substitution(PRO, PLAN)


def place(found: Diagnosis) -> tuple[str | None, bool]:
    return found.step, found.certain


def listed(*terms: tuple[str, str, int, str]) -> Stock:
    """Return an export of subscriptions: id, item, units, status."""
    entries = [
        Entry(item, units if status == "active" else 0, person=False,
              in_grace=units if status == "in_grace" else 0, suspended=units if status == "suspended" else 0,
              subscription=Subscription(name, item, units, status))
        for name, item, units, status in terms
    ]  # fmt: skip
    source = Source("list.json", "made-up", "0" * 64, TENANT, pooled=False)
    return take_stock(entries, CATALOGUE, source=source)


OLD = (("old", PRO, 50, "active"), ("old-gb", STORAGE, 5, "active"))
NEW = (("new", PRO, 50, "active"), ("new-gb", STORAGE, 5, "active"))


def in_state(status: str) -> Sequence[tuple[str, str, int, str]]:
    return [(name, item, units, status) for name, item, units, _ in OLD]


@pytest.mark.parametrize(
    ("after", "step", "certain", "code"),
    [
        (OLD, "activation", False, "nothing-yet"),
        ((*OLD, NEW[0]), "partial", True, "add-ons-missing"),
        ((*OLD, ("new", PRO, 20, "active")), "partial", True, "part"),
        ((*OLD, ("new", PRO, 50, "suspended")), "partial", True, "not-active"),
        ((*in_state("in_grace"), *NEW), "cancelled", True, "direct-in-grace"),
        ((*in_state("suspended"), *NEW), "billing-stopped", True, "new-alone"),
        (NEW, "billing-stopped", True, "new-alone"),
        ((*in_state("suspended"), NEW[0]), "restore", True, "lost"),
        ((*NEW, ("more", INSTANCE, 3, "ended")), "cancelled", False, "lost-since"),
        (in_state("suspended"), "restore", True, "lost"),
    ],
)
def test_subscriptions_listed_one_by_one(
    after: Sequence[tuple[str, str, int, str]], step: str, certain: object, code: str
) -> None:
    found = diagnose(listed(*OLD), listed(*after), ORDER)
    assert (*place(found), found.explanation.code) == (step, certain, code)
    # That something came is certain; where that leaves one is not.
    assert ("Probably" in found.explanation.message.english()) is (not certain and code != "lost-since")
    assert certain or found.settle


@pytest.mark.parametrize(
    ("after", "said", "step", "certain"),
    [
        (BEFORE, False, "activation", False),
        (BEFORE, True, "activation", False),
        (exported({PRO: Row(70, 50), STORAGE: Row(5)}), False, "partial", False),
        (exported({PRO: Row(70, 50), STORAGE: Row(5)}), True, "partial", True),
        (BOTH, False, "cancel-how", False),
        (BOTH, True, "cancel-how", True),
        (exported({PRO: Row(100, 60), STORAGE: Row(10)}), True, "covers-alone", True),
        (exported({PRO: Row(49, 49), STORAGE: Row(5)}), True, "restore", True),
    ],
)
def test_pooled_counts(after: Stock, said: bool, step: str, certain: object) -> None:  # noqa: FBT001 - a case
    assert place(diagnose(BEFORE, after, ORDER, direct_unchanged=said)) == (step, certain)


def test_what_came_after_the_count_is_to_be_settled_before_the_end() -> None:
    more = exported({PRO: Row(100, 50), STORAGE: Row(10), INSTANCE: Row(3)})
    found = diagnose(BEFORE, more, ORDER, direct_unchanged=True)
    assert (*place(found), found.explanation.code) == ("covers-alone", False, "counted-too-early")
    assert any("--ordered" in one.english() for one in found.settle)


def test_what_is_not_certain_says_probably_and_what_would_settle_it() -> None:
    found = diagnose(BEFORE, BOTH, ORDER)
    assert found.explanation.message.english().startswith("Probably: ")
    assert any("--direct-unchanged" in one.english() for one in found.settle)
    assert {line.verdict for line in found.lines} == {"unknown"}
    certain = diagnose(BEFORE, BOTH, ORDER, direct_unchanged=True)
    assert (certain.settle, {line.verdict for line in certain.lines}) == ((), {"enough"})


@pytest.mark.parametrize(
    ("after", "step"),
    [
        (BEFORE, "activation"),
        (BOTH, "attached"),
        (exported({PRO: Row(70, 50), STORAGE: Row(5)}), "partial"),
        (exported({PRO: Row(50, 50), STORAGE: Row(5), PLAN: Row(9)}), "partial"),
    ],
)
def test_without_the_order_growth_alone_is_probable_and_the_order_settles_it(after: Stock, step: str) -> None:
    found = diagnose(BEFORE, after)
    assert place(found) == (step, False)
    assert any("--ordered" in one.english() for one in found.settle)


def test_what_is_new_and_not_active_is_not_said_to_be_on_its_way_even_without_the_order() -> None:
    found = diagnose(listed(*OLD), listed(*OLD, ("new", PRO, 50, "suspended")))
    assert (*place(found), found.explanation.code) == ("partial", False, "not-active")
    assert diagnose(listed(*OLD), listed(*OLD)).explanation.code == "nothing-new"


def test_units_in_grace_say_that_the_direct_term_has_ended() -> None:
    source = Source("now.json", "made-up", "0" * 64, TENANT)
    rows = [Entry(PRO, 50, person=False, in_grace=50), Entry(STORAGE, 5, person=False)]
    found = diagnose(BEFORE, take_stock(rows, CATALOGUE, source=source), ORDER)
    assert (*place(found), found.explanation.code) == ("cancelled", False, "direct-in-grace")


def test_exactly_the_order_and_not_what_was_held_is_probably_the_new_alone() -> None:
    order = typed({PRO: 60, STORAGE: 5})
    after = exported({PRO: Row(60, 50), STORAGE: Row(5)})
    assert place(diagnose(BEFORE, after, order)) == ("cancelled", False)
    # Whoever says that the direct subscription is there has a part of the order.
    assert place(diagnose(BEFORE, after, order, direct_unchanged=True)) == ("partial", True)


@pytest.mark.parametrize(
    ("rows", "step"),
    [
        ({PRO: Row(50, 50), PLAN: Row(50, 0)}, "reassign"),
        ({PRO: Row(50, 0), PLAN: Row(50, 50)}, "cancel-how"),
        ({PRO: Row(0, 0), PLAN: Row(50, 50)}, "cancelled"),
    ],
)
def test_another_product_first_needs_its_people(rows: dict[str, Row], step: str) -> None:
    before, order = exported({PRO: Row(50, 50)}), typed({PLAN: 50})
    assert diagnose(before, exported(rows), order, (MOVED,)).step == step


def test_a_loss_that_another_product_may_meet_is_only_probable() -> None:
    before, after = exported({PRO: Row(50, 50)}), exported({PRO: Row(0), PLAN: Row(50, 50)})
    found = diagnose(before, after, typed({PLAN: 50}))
    assert place(found) == ("restore", False)
    assert any("--map" in one.english() for one in found.settle)


def test_an_earlier_export_that_was_taken_too_late() -> None:
    found = diagnose(BOTH, BOTH, ORDER)
    assert (*place(found), found.explanation.code) == ("attached", False, "taken-too-late")
    lost = diagnose(BOTH, BEFORE, ORDER)
    assert place(lost) == ("restore", False)
    assert any("before the licences had been" in one.english() or "--before" in one.english() for one in lost.settle)


@pytest.mark.parametrize("ordered", [ORDER, None])
def test_another_tenant_asks_for_the_right_account(ordered: Stock | None) -> None:
    found = diagnose(BEFORE, exported({PRO: Row(50), STORAGE: Row(5)}, tenant=OTHER_TENANT), ordered)
    assert (*place(found), found.explanation.procedure) == ("right-account", False, "wrong-account")


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        (exported({}), BOTH, "nothing-held"),
        (exported({PRO: Row(0)}), BOTH, "nothing-held"),
        (BEFORE, exported({PRO: Row(100)}, complete=False), "part-of-the-tenant"),
        (ODD, ODD, "not-counted"),
        (BEFORE, typed({PRO: 50}), "no-export"),
        (BEFORE, typed({PRO: 50, STORAGE: 5}), "no-export"),
    ],
)
def test_what_cannot_be_told_is_not_guessed(before: Stock, after: Stock, code: str) -> None:
    found = diagnose(before, after, ORDER)
    assert (found.step, found.explanation.code) == (None, code)
    assert found.settle


def test_an_order_of_nothing_is_as_no_order() -> None:
    assert diagnose(BEFORE, BEFORE, typed({PRO: Decimal(0)})).step == "activation"


def test_every_place_is_a_step_of_the_migration() -> None:
    steps = load_guide(data_folder() / "steps.yaml").guide.procedures["migrate"].steps
    places = {"activation", "partial", "attached", "reassign", "covers-alone", "cancel-how", "cancelled", "restore"}
    assert {*places, "billing-stopped", "right-account"} <= set(steps)
