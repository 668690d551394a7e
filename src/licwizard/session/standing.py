"""Where a run stands, as a document for scripts."""

from collections.abc import Mapping
from typing import Any

from licwizard.core.fits import confirmation
from licwizard.core.gates import Verdict
from licwizard.core.guide import Call, Choice, End, Gate, Inventory, Step, Task
from licwizard.core.stock_json import stock_from_json
from licwizard.core.walk import State
from licwizard.messages import Message
from licwizard.session.run import Run, ref_of
from licwizard.show.document import number


def standing(run: Run) -> dict[str, Any]:
    """Return the contract's fields of `status --json`."""
    state = run.state()
    return {
        "run": run.name,
        "procedure": run.procedure,
        "step": ref_of(run, state.key),
        "party": state.step.party,
        "state": state.status,
        "answers": _answers(run, state),
        "gates": _gates(run, state),
        "locks": [lock.why.english() for lock in state.locks],
        "stops": [{"id": stop.key.step, "at": stop.happened.at.isoformat()} for stop in state.stops],
        "overdue": _overdue(state),
        "next": _next(run, state),
    }


def _answers(run: Run, state: State) -> dict[str, Any]:
    """Return the answers on the way, in the shape of an answers file: several visits make a list."""
    found: dict[str, list[Any]] = {}
    for visit in state.trail:
        if visit.answer:
            found.setdefault(ref_of(run, visit.key), []).append(given(visit.step, visit.answer.value))
    return {ref: values[0] if len(values) == 1 else values for ref, values in found.items()}


def given(step: Step, value: Any) -> Any:  # noqa: ANN401 - any answer
    """Return a kept answer as it would be written in an answers file."""
    match step:
        case Choice():
            return value
        case Task():
            return value or "done"
        case Inventory():
            stock = stock_from_json(value)
            counts: dict[str, Any] = (
                {"file": stock.source.path}
                if stock.source
                else {held.item: _count(held.quantity, held.unit) for held in stock.holdings}
            )
            counts |= {name: value[name] for name in (*step.records, "names", "decided_by") if name in value}
            if value.get("map"):
                counts["map"] = [f"{held}={other}:{units}" for held, other, units in value["map"]]
            return counts
        case _:
            return _gate(value)


def _count(quantity: Any, unit: str) -> Any:  # noqa: ANN401 - a count or None
    return f"{number(quantity)} GB" if unit == "GB" and quantity is not None else number(quantity)


def _overdue(state: State) -> dict[str, Any] | None:
    if state.overdue is None:
        return None
    return {"since": state.overdue.due.isoformat(), "message": state.overdue.statement.say}


def _gate(value: Mapping[str, Any]) -> dict[str, Any]:
    shown = {name: one for name, one in value.items() if name not in {"snapshot", "counted", "people"}}
    if "snapshot" in value:
        shown["file"] = value["snapshot"]["source"]["path"]
    if "counted" in value:
        shown["assigned"] = value["counted"]["source"]["path"]
    if "people" in value:
        lists = {"users-before": value["people"]["before"], "users-after": value["people"]["after"]}
        shown |= {role: one["path"] for role, one in lists.items() if one}
    return shown


def _gates(run: Run, state: State) -> list[dict[str, Any]]:
    judged = run.judged()
    here = {visit.key: visit.verdict for visit in state.trail if visit.verdict}
    if isinstance(state.step, Gate) and state.verdict:
        here[state.key] = state.verdict
    rows: dict[str, dict[str, Any]] = {}
    for key, verdict in here.items():
        word, at = judged.get(key.text(), ("", None))
        since = at.isoformat() if at and word == verdict.word else None
        rows[ref_of(run, key)] = _gate_row(ref_of(run, key), verdict, since, state.stale.get(key))
    return list(rows.values())


def _gate_row(ref: str, verdict: Verdict, at: str | None, stale: Message | None) -> dict[str, Any]:
    return {
        "id": ref,
        "verdict": "unknown" if verdict.word == "open" else verdict.word,
        "passes": verdict.passes,
        "fresh": verdict.word != "open" and stale is None,
        "stale": stale.english() if stale else None,
        "at": at,
        "by": verdict.by or None,
    }


def _next(run: Run, state: State) -> dict[str, Any]:
    step = state.step
    kind = {Choice: "choice", Task: "task", Inventory: "inventory", Gate: "gate", Call: "call", End: "end"}[type(step)]
    confirm = confirmation(step, run.name) if isinstance(step, Task) else ""
    return {"id": ref_of(run, state.key), "party": step.party, "kind": kind, "confirm": confirm or None}
