"""Situations as values: snapshots whose every number can be changed alone, and what weighing them comes to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from hashlib import sha256
from typing import Any, Literal

from licwizard.core.compare import Substitution
from licwizard.core.inventory import take_stock
from licwizard.core.people import Judged, compare_people, judge_people
from licwizard.core.stock import Entry, Source, Stock, Subscription
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.matches import matches
from licwizard.core.weigh.weighed import Weighed
from licwizard.messages import msg
from tests.core.stocks import PRO, STORAGE, TENANT
from tests.core.users import SMALL, users

Verdict = Literal["proved", "refuted", "unknown"]
Path = tuple[str, ...]
PART = "AAA-12345"
UNCLEAR = msg("its status says nothing")


@dataclass(frozen=True)
class Row:
    """What is said of one item: owned (a text where a person or a table wrote one), assigned, in grace, suspended."""

    owned: int | str
    assigned: int | None = 0
    in_grace: int = 0
    suspended: int = 0
    trial: bool = False
    guid: str = ""
    item: str = ""


@dataclass(frozen=True)
class Sub:
    """One subscription of an export that lists them; `people` are those assigned its item, where it is said."""

    item: str
    units: int
    status: str = "active"
    trial: bool = False
    id: str | None = None
    people: int | None = None


@dataclass(frozen=True)
class Snap:
    """An inventory: what a person typed, an export with a row for each SKU, or one with a row a subscription."""

    form: Literal["typed", "pooled", "listed"]
    rows: Mapping[str, Row | Sub]
    tenant: str | None = TENANT
    complete: bool = True
    everything: bool = False
    path: str = "export.json"
    format: str = "made-up"

    def stock(self) -> Stock:
        digest = sha256(repr(self).encode()).hexdigest()
        source = Source(self.path, self.format, digest, self.tenant, self.complete, pooled=self.form != "listed")
        entries = [self._entry(key, row) for key, row in self.rows.items()]
        return take_stock(
            entries, SMALL, source=None if self.form == "typed" else source, everything=self.everything
        )  # fmt: skip

    def _entry(self, key: str, row: Row | Sub) -> Entry:
        if isinstance(row, Row):
            person = self.form == "typed"
            return Entry(
                row.item or key, row.owned, guid=row.guid, person=person, trial=row.trial,
                assigned=None if person else row.assigned, in_grace=row.in_grace, suspended=row.suspended,
            )  # fmt: skip
        one = Subscription(key if row.id is None else row.id, row.item, row.units, row.status, row.trial)
        return Entry(
            row.item, row.units if row.status == "active" else 0, person=False, trial=row.trial, assigned=row.people,
            problem=UNCLEAR if row.status == "unknown" else None,
            in_grace=row.units if row.status == "in_grace" else 0,
            suspended=row.units if row.status == "suspended" else 0, subscription=one,
        )  # fmt: skip


@dataclass(frozen=True)
class Situation:
    """What is shown, and what it comes to; `twin` changes one value of it (a path, then the value), and is proved."""

    name: str
    weigh: Literal["attached", "covers", "cancelled", "matches"]
    before: Snap
    ordered: Snap
    after: Snap
    verdict: Verdict
    code: str
    procedure: str | None = None
    twin: tuple[Any, ...] = ()
    unchanged: bool = True
    maps: str = ""
    both: Snap | None = None
    people: str = ""
    direct: str = "unknown"
    notes: tuple[str, ...] = field(default=())

    def weighed(self) -> Weighed:
        before, ordered, after = self.before.stock(), self.ordered.stock(), self.after.stock()
        mapped = substitutions(self.maps)
        match self.weigh:
            case "attached":
                return attached(before, ordered, after, mapped, direct_unchanged=self.unchanged)
            case "covers":
                return covers(before, ordered, after, mapped, direct_unchanged=self.unchanged)
            case "matches":
                return matches(ordered, after, mapped)
            case _:
                both = self.both.stock() if self.both else None
                return cancelled(before, after, mapped, both=both, people=judged(self.people))

    def changed(self) -> "Situation":
        """Return the twin."""
        *path, value = self.twin
        twin = _put(self, tuple(path), value)
        assert isinstance(twin, Situation)
        return twin

    def values(self) -> dict[Path, Any]:
        """Return every single value that is shown."""
        shown = ("weigh", "before", "ordered", "after", "unchanged", "maps", "both", "people")
        return {path: value for name in shown for path, value in _leaves((name,), getattr(self, name))}


def substitutions(text: str) -> tuple[Substitution, ...]:
    """Return what `OLD=NEW, OLD=NEW:UNITS` says."""
    found = []
    for one in filter(None, text.split(", ")):
        current, _, other = one.partition("=")
        name, _, units = other.partition(":")
        found.append(Substitution(current, name, Decimal(units or 1)))
    return tuple(found)


def judged(people: str) -> Judged | None:
    """Return what became of two people: both kept their licence, or one lost it, is gone, or has left."""
    if not people:
        return None
    after = {"ann@x": [PRO], "bo@x": [PRO] if people == "kept" else []}
    if people in {"gone", "left"}:
        del after["bo@x"]
    changes = compare_people(users({"ann@x": [PRO], "bo@x": [PRO]}), users(after))
    return judge_people(changes, left=frozenset({"bo@x"} if people == "left" else ()))


def _put(value: Any, path: Path, new: Any) -> Any:  # noqa: ANN401 - any part of a situation
    if not path:
        return new
    if isinstance(value, Mapping):
        return {**value, path[0]: _put(value[path[0]], path[1:], new)}
    inner = getattr(value, path[0]) if hasattr(value, path[0]) else None
    if inner is None and isinstance(value, Snap):  # rows by their name alone
        return replace(value, rows=_put(value.rows, path, new))
    return replace(value, **{path[0]: _put(inner, path[1:], new)})


def _leaves(path: Path, value: Any) -> Iterator[tuple[Path, Any]]:  # noqa: ANN401 - any part of a situation
    if isinstance(value, Mapping):
        parts = value
    elif isinstance(value, Snap | Row | Sub):
        parts = vars(value)
    else:
        yield path, value
        return
    for name, part in parts.items():
        yield from _leaves((*path, name), part)


def typed(**more: Row) -> Snap:
    return Snap("typed", more)


def pooled(rows: dict[str, Row]) -> Snap:
    return Snap("pooled", rows)


def listed(**subs: Sub) -> Snap:
    return Snap("listed", subs)


def of(item: str, owned: int | str) -> Snap:
    """What a person typed."""
    return Snap("typed", {item: Row(owned)})


def seen(owned: int, assigned: int = 50, in_grace: int = 0, suspended: int = 0) -> Snap:
    """An export with Professional alone."""
    return pooled({PRO: Row(owned, assigned, in_grace, suspended)})


HELD, ORDER = seen(50), of(PRO, 50)
TWO = {PRO: Row(50), STORAGE: Row(5)}
ANYTHING = of(PRO, 0)
