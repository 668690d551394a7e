"""What holds of any evidence: nothing that is taken away, added or turned about makes a proof."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from random import Random
from typing import Literal, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.weighed import Weighed
from tests.core.stocks import INSTANCE, OTHER_TENANT, PLAN, PRO, STORAGE, TENANT
from tests.core.weigh.evidence import Row, Snap, Sub, substitutions

ITEMS = (PRO, PLAN, STORAGE, INSTANCE, "DYN365_ODD")
MAPPED = substitutions(f"{PRO}={PLAN}")
few = st.integers(0, 12)
rarely = st.integers(0, 60).map(lambda number: number if number < 5 else 0)

rows = st.builds(
    Row, few, st.integers(0, 14), in_grace=rarely, suspended=rarely, trial=rarely.map(lambda number: number == 1)
)
tenants = st.sampled_from([TENANT] * 18 + [OTHER_TENANT, None])
whole = rarely.map(lambda number: number != 1)
named = st.sampled_from([PRO, PRO, PRO, PLAN, PLAN, STORAGE, STORAGE, INSTANCE, "DYN365_ODD"])
pooled = st.builds(Snap, st.just("pooled"), st.dictionaries(named, rows, max_size=4), tenants, whole)
status = st.sampled_from(["active"] * 8 + ["in_grace", "suspended", "ended", "unknown"])
subs = st.builds(Sub, named, few, status, rarely.map(lambda number: number == 1))
ids = st.sampled_from(["s1", "s2", "s3", "s4", "s5"])
listed = st.builds(Snap, st.just("listed"), st.dictionaries(ids, subs, max_size=5), tenants, whole)
exports = st.one_of(st.tuples(pooled, pooled), st.tuples(listed, listed), st.tuples(pooled, listed))
orders = st.dictionaries(named, few.map(Row), max_size=4).map(lambda found: Snap("typed", found))
unchanged = st.sampled_from([True, True, False])


class Shown(NamedTuple):
    """What is shown, and whether somebody says that direct is unchanged."""

    before: Snap
    ordered: Snap
    after: Snap
    unchanged: bool


Weigh = Callable[[Shown], Weighed]


def _attached(shown: Shown) -> Weighed:
    before, ordered, after = (snap.stock() for snap in shown[:3])
    return attached(before, ordered, after, direct_unchanged=shown.unchanged)


def _covers(shown: Shown) -> Weighed:
    before, ordered, after = (snap.stock() for snap in shown[:3])
    return covers(before, ordered, after, direct_unchanged=shown.unchanged)


def _cancelled(shown: Shown) -> Weighed:
    return cancelled(shown.before.stock(), shown.after.stock())


EACH = pytest.mark.parametrize("weigh", [_attached, _covers, _cancelled])
BOTH = pytest.mark.parametrize("weigh", [_covers, _cancelled])


@st.composite
def moves(draw: st.DrawFn) -> Shown:
    """A move that has succeeded, with one thing or another gone wrong, so that proofs are frequent."""
    held = draw(st.dictionaries(st.sampled_from(ITEMS[:4]), st.integers(1, 12), min_size=1, max_size=3))
    more = draw(st.lists(st.sampled_from([0, 0, 0, 1, -1]), min_size=4, max_size=4))
    ordered = {item: Row(max(count + one, 0)) for (item, count), one in zip(held.items(), more, strict=False)}
    if draw(st.booleans()):
        before = Snap("pooled", {item: Row(count, count) for item, count in held.items()})
        after = {
            item: Row(count + int(ordered[item].owned) + draw(st.sampled_from([0, 0, 0, -1])), count)
            for item, count in held.items()
        }
        now = Snap("pooled", after)
    else:
        before = Snap("listed", {f"d-{item}": Sub(item, count) for item, count in held.items()})
        people = draw(st.sampled_from([None, 0, 1]))
        new = {f"n-{item}": Sub(item, int(ordered[item].owned), people=people) for item in held}
        now = Snap("listed", {**before.rows, **new} if draw(st.booleans()) else new)
    return Shown(before, Snap("typed", ordered), now, draw(unchanged))


anything = st.builds(lambda two, order, settled: Shown(two[0], order, two[1], settled), exports, orders, unchanged)
evidence = anything | moves()


@BOTH
@given(evidence)
def test_nothing_that_lost_units_is_proved(weigh: Weigh, shown: Shown) -> None:
    then, now = _counts(shown[0]), _counts(shown[2])
    lost = any(now.get(item, Decimal(0)) < count for item, count in then.items())
    assert not (lost and weigh(shown).verdict == "proved")


@EACH
@given(evidence, st.data())
def test_taking_away_what_was_held_makes_no_proof(weigh: Weigh, shown: Shown, data: st.DataObject) -> None:
    before, after = shown.before, shown.after
    held = sorted(item for item, count in _counts(before).items() if count)
    item = data.draw(st.sampled_from(held or [PRO]))
    less = {key: row for key, row in after.rows.items() if _item(key, row) != item}
    if held and weigh(shown._replace(after=replace(after, rows=less))).verdict == "proved":
        assert weigh(shown).verdict == "proved"


@EACH
@given(evidence, st.randoms(use_true_random=False))
def test_neither_the_order_of_rows_nor_the_names_of_files_matter(weigh: Weigh, shown: Shown, random: Random) -> None:
    turned = []
    for snap in shown[:3]:
        keys = list(snap.rows)
        random.shuffle(keys)
        turned.append(replace(snap, rows={key: snap.rows[key] for key in keys}, path=f"{random.random()}.json"))
    one, other = weigh(shown), weigh(Shown(turned[0], turned[1], turned[2], shown.unchanged))
    assert (one.verdict, one.explanation.code, one.lines) == (other.verdict, other.explanation.code, other.lines)


@EACH
@given(evidence, st.sampled_from(Shown._fields[:3]), st.sampled_from(["Some portal", "DYN365_MORE"]), few)
def test_a_line_that_nobody_can_name_makes_no_proof(
    weigh: Weigh, shown: Shown, where: str, name: str, count: int
) -> None:
    snap: Snap = getattr(shown, where)
    row = Sub(name, count) if snap.form == "listed" else Row(count)
    more = replace(snap, rows={**snap.rows, "odd": row if row.item else replace(row, item=name)})
    if weigh(_with(shown, where, more)).verdict == "proved":
        assert weigh(shown).verdict == "proved"


@pytest.mark.parametrize("weigh", [_attached, _covers])
@given(evidence, st.integers(1, 9), st.sampled_from(ITEMS[:4]))
def test_more_direct_licences_before_and_after_make_no_proof_that_anything_came(
    weigh: Weigh, shown: Shown, more: int, item: str
) -> None:
    shown = shown._replace(unchanged=True)
    if "listed" not in {shown.before.form, shown.after.form}:
        then, now = (
            replace(snap, rows={**snap.rows, "direct": Row(more, item=item)}) for snap in (shown.before, shown.after)
        )
        if weigh(shown._replace(before=then, after=now)).verdict == "proved":
            assert weigh(shown).verdict == "proved"


@given(evidence, st.sampled_from(ITEMS), st.integers(1, 9))
def test_what_came_after_the_count_and_was_not_ordered_is_never_said_to_be_covered(
    shown: Shown, item: str, units: int
) -> None:
    ordered = {key for key, row in shown.ordered.rows.items() if isinstance(row, Row) and row.owned}
    now = shown.after
    row = Sub(item, units) if now.form == "listed" else Row(units, item=item)
    more = replace(now, rows={**now.rows, "more": row})
    if item not in ordered and not _counts(shown.before).get(item):
        result, before = _covers(shown._replace(after=more)), _covers(shown)
        assert result.verdict != "proved"
        assert result.verdict == "refuted" or before.verdict != "refuted"


@given(evidence, st.sampled_from(ITEMS), st.integers(1, 12), st.sampled_from(["pooled", "listed"]))
def test_what_came_after_the_count_and_is_less_by_the_end_is_never_said_to_be_kept(
    shown: Shown, item: str, units: int, form: Literal["pooled", "listed"]
) -> None:
    held, now = shown.before.rows, _counts(shown.after)
    new = {"more": Row(units, item=item) if form == "pooled" else Sub(item, units)}
    same = {} if form != shown.before.form else held
    both = Snap(form, {**same, **new})
    if not _counts(shown.before).get(item) and now.get(item, 0) < units:
        assert cancelled(shown.before.stock(), shown.after.stock(), both=both.stock()).verdict != "proved"


@given(evidence)
def test_what_is_attached_has_grown_by_what_was_ordered(shown: Shown) -> None:
    result = _attached(shown)
    if result.verdict == "proved":
        assert {line.item for line in result.lines} == {item for item, count in _counts(shown[1]).items() if count}
        for line in result.lines:
            assert line.new is not None
            assert line.ordered is not None
            assert line.new >= line.ordered > 0
        if "listed" not in {shown[0].form, shown[2].form}:
            then, now = _counts(shown[0]), _counts(shown[2])
            assert all(now.get(line.item, 0) - then.get(line.item, 0) >= (line.ordered or 0) for line in result.lines)


@given(evidence)
def test_what_covers_is_new_ordered_and_enough_for_seats_and_people(shown: Shown) -> None:
    result = _covers(shown)
    if result.verdict == "proved":
        for line in result.lines:
            assert None not in {line.new, line.ordered, line.before}
            enough = min(line.new or Decimal(0), line.ordered or Decimal(0))
            assert enough >= max(line.before or Decimal(0), Decimal(line.assigned or 0))


@given(*[few] * 7)
def test_with_people_who_moved_there_are_seats_for_all_of_them(  # noqa: PLR0913, PLR0917 - what counts there are
    held: int, old: int, new: int, left: int, moved: int, other: int, more: int
) -> None:
    before = Snap("typed", {PRO: Row(held), PLAN: Row(other)})
    now = Snap("pooled", {PRO: Row(held + old, left), PLAN: Row(other + new + more, moved)})
    ordered = Snap("typed", {PRO: Row(old), PLAN: Row(new)})
    if covers(before.stock(), ordered.stock(), now.stock(), MAPPED, direct_unchanged=True).verdict == "proved":
        assert new >= max(moved, other)
        assert old + new >= held + other
        assert old + new >= left + moved


def _with(shown: Shown, where: str, snap: Snap) -> Shown:
    parts = {**shown._asdict(), where: snap}
    return Shown(**parts)


def _item(key: str, row: Row | Sub) -> str:
    return row.item or key


def _counts(snap: Snap) -> Mapping[str, Decimal]:
    """Return what is active of each item, worked out from the rows themselves."""
    found: dict[str, Decimal] = {}
    for key, row in snap.rows.items():
        item = _item(key, row)
        if row.trial:
            continue
        owned = row.owned if isinstance(row, Row) else row.units if row.status == "active" else 0
        found[item] = found.get(item, Decimal(0)) + Decimal(owned)
    return found
