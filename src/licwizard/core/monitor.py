"""Safety rules as something that is watched along a way: one bit, and what sets or clears it."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from licwizard.core.guide import Gate, Procedure, Requirement, Rule, Task


class Monitor(NamedTuple):
    """One rule: at `step` the bit must be set (or, if it is a `never` rule, must not be).

    The bit is set by leaving one of `sets` with one of `labels` (any label if empty). For a gate or an
    answer it is cleared by leaving them otherwise; leaving one of `clears` clears it too. The rule holds
    only where `when` was chosen, if given. `source` is where the rule stands in its procedure.
    """

    step: str
    kind: Literal["gate", "step", "answer", "never", "input"]
    sets: tuple[str, ...]
    source: tuple[str | int, ...]
    labels: tuple[str, ...] = ()
    clears: frozenset[str] = frozenset()
    when: tuple[str, tuple[str, ...]] | None = None

    def effect(self, step: str, label: str) -> bool | None:
        """Return what leaving a step by a label makes of the bit: set, cleared, or nothing."""
        if step in self.sets:
            if not self.labels or label in self.labels:
                return True
            return False if self.kind in {"gate", "answer"} else None
        return False if step in self.clears else None


def monitors(procedure: Procedure) -> Iterator[Monitor]:
    """Yield every rule of a procedure: those that its steps require, and those that its author wrote."""
    for step in procedure.steps.values():
        if isinstance(step, Task):
            for index, requirement in enumerate(step.requires):
                yield _required(procedure, step, requirement, ("steps", step.id, "requires", index))
    for index, rule in enumerate(procedure.safety):
        yield _written(procedure, rule, ("safety", index))


def inputs_missing(procedure: Procedure) -> Iterator[Monitor]:
    """Yield, for each gate and role, that one of the steps that feed it comes before it."""
    for step in procedure.steps.values():
        if isinstance(step, Gate):
            for role, feeds in step.inputs.items():
                yield Monitor(step.id, "input", feeds, ("steps", step.id, "inputs", role))


def _required(procedure: Procedure, step: Task, requirement: Requirement, source: tuple[str | int, ...]) -> Monitor:
    if requirement.gate:
        return _gate(procedure, step.id, requirement.gate, source)._replace(when=requirement.when)
    return Monitor(step.id, "step", (requirement.step or "",), source, when=requirement.when)


def _gate(procedure: Procedure, step: str, gate_id: str, source: tuple[str | int, ...]) -> Monitor:
    gate = procedure.steps[gate_id]
    assert isinstance(gate, Gate)  # noqa: S101 - the loader checks what is required
    return Monitor(step, "gate", (gate_id,), source, (gate.passing.id,), gate.feeds - {gate_id})


def _written(procedure: Procedure, rule: Rule, source: tuple[str | int, ...]) -> Monitor:
    if rule.gate:
        return _gate(procedure, rule.before, rule.gate, source)
    if rule.after:
        return Monitor(rule.before, "never", (rule.after,), source)
    if rule.choice:
        return Monitor(rule.before, "answer", (rule.choice,), source, rule.options)
    return Monitor(rule.before, "step", (rule.step,), source)
