"""Small guides as values."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from licwizard.core.guide import (
    Branch,
    Call,
    Choice,
    End,
    Gate,
    GateExit,
    Guide,
    Inventory,
    Option,
    Party,
    Procedure,
    Requirement,
    Rule,
    Step,
    Task,
)


def _common(name: str) -> dict[str, Any]:
    procedure, _, step = name.rpartition("/")
    return {"id": step, "procedure": procedure or "main", "party": "me", "title": step, "facts": ()}


def choice(name: str, **options: str | None) -> Choice:
    """Return a question; an option that leads nowhere waits."""
    made = {id_: Option(id_, id_, to, waits=to is None) for id_, to in options.items()}
    return Choice(**_common(name), options=made)


def task(name: str, to: str) -> Task:
    """Return something to do."""
    return Task(**_common(name), to=to)


def final(name: str, to: str, *requires: str | Requirement) -> Task:
    """Return something that cannot be undone, and the gates (or other requirements) before it."""
    needed = tuple(Requirement(one, None) if isinstance(one, str) else one for one in requires)
    return Task(**_common(name), to=to, irreversible=True, requires=needed)


def count(name: str, to: str) -> Inventory:
    """Return a question for items and counts."""
    return Inventory(**_common(name), to=to)


def gate(name: str, feeds: Sequence[str], passes: str, **fails: str) -> Gate:
    """Return a gate that a typed reason passes."""
    exits = {"yes": GateExit("yes", "yes", passes, passes=True)}
    exits |= {id_: GateExit(id_, id_, to, passes=False) for id_, to in fails.items()}
    inputs = {"ordered": tuple(feeds)} if feeds else {}
    return Gate(**_common(name), decides="order-matches", inputs=inputs, reason=True, file=False, exits=exits)


def call(name: str, procedure: str, at: str = "", **then: str) -> Call:
    """Return a way into another procedure."""
    return Call(**_common(name), calls=procedure, at=at, then=then)


def branch(name: str, on: str, otherwise: str = "", **to: str) -> Branch:
    """Return a fork by an earlier choice."""
    return Branch(**_common(name), on=on, to=to, otherwise=otherwise)


def end(name: str) -> End:
    """Return an end."""
    return End(**_common(name), result="done", next=())


def procedure(steps: Iterable[Step], safety: tuple[Rule, ...] = ()) -> Procedure:
    """Return a procedure that starts with the first of its steps."""
    by_id = {step.id: step for step in steps}
    first = next(iter(by_id.values()))
    return Procedure(first.procedure, first.procedure, (), first.id, by_id, safety)


def guide_of(*procedures: Procedure) -> Guide:
    """Return a guide of procedures."""
    by_id: Mapping[str, Procedure] = {one.id: one for one in procedures}
    return Guide("small", "small", "en", ("en",), {"me": Party("me", "me", "")}, {}, by_id, ())


def guide(*steps: Step, safety: tuple[Rule, ...] = ()) -> Guide:
    """Return a guide of one procedure, `main`, that starts with the first step."""
    return guide_of(procedure(steps, safety))
