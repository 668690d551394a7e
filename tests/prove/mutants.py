"""Guides with one fault each, made of a sound one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from licwizard.core.guide import Branch, Call, Choice, Gate, Guide, Inventory, Procedure, Step, Task, targets


def bypassed(guide: Guide) -> Iterator[tuple[str, Guide]]:
    """Yield, for each gate, a guide in which all that led to it leads to where its passing exit does."""
    for procedure in guide.procedures.values():
        for gate in procedure.steps.values():
            if isinstance(gate, Gate):
                steps = [
                    _led(step, dict.fromkeys(edges(step), (gate.id, gate.passing.to)))
                    for step in _others(gate, procedure)
                ]
                yield f"{procedure.id}/{gate.id} bypassed", _with(guide, procedure, steps)


def swapped(guide: Guide) -> Iterator[tuple[str, Guide]]:
    """Yield, for each gate and failing exit, a guide in which that exit and the passing one have changed places."""
    for procedure in guide.procedures.values():
        for gate in procedure.steps.values():
            if isinstance(gate, Gate):
                for way in gate.exits.values():
                    if not way.passes:
                        ends = {
                            gate.passing.id: gate.passing._replace(to=way.to),
                            way.id: way._replace(to=gate.passing.to),
                        }
                        changed = replace(gate, exits={**gate.exits, **ends})
                        yield f"{procedure.id}/{gate.id} swapped with {way.id}", _with(guide, procedure, [changed])


def redirected(guide: Guide) -> Iterator[tuple[str, Guide]]:
    """Yield, for each edge and each other step of its procedure, a guide in which the edge leads to that step."""
    for procedure in guide.procedures.values():
        for step in procedure.steps.values():
            for label, target in edges(step).items():
                for other in procedure.steps:
                    if other != target:
                        changed = _led(step, {label: (target, other)})
                        yield f"{procedure.id}/{step.id} {label} → {other}", _with(guide, procedure, [changed])


def edges(step: Step) -> Mapping[str, str]:
    """Return where each way out of a step leads, by its label."""
    match step:
        case Choice():
            return {one.id: one.to for one in step.options.values() if one.to}
        case Gate():
            return {one.id: one.to for one in step.exits.values()}
        case Call():
            return step.then
        case Branch():
            return {**step.to, **({"": step.otherwise} if step.otherwise else {})}
        case Task() | Inventory():
            return {"": step.to}
        case _:
            return {}


def _led(step: Step, change: Mapping[str, tuple[str, str]]) -> Step:
    """Return a step whose edges, by label, lead from the first of two steps to the second."""
    to = {label: new for label, (old, new) in change.items() if edges(step)[label] == old}
    match step:
        case Choice():
            options = {one.id: one._replace(to=to.get(one.id, one.to)) for one in step.options.values()}
            return replace(step, options=options)
        case Gate():
            return replace(step, exits={one.id: one._replace(to=to.get(one.id, one.to)) for one in step.exits.values()})
        case Call():
            return replace(step, then={**step.then, **to})
        case Branch():
            ways = {**step.to, **{label: new for label, new in to.items() if label}}
            return replace(step, to=ways, otherwise=to.get("", step.otherwise))
        case Task() | Inventory():
            return replace(step, to=to.get("", step.to))
        case _:
            return step


def _others(gate: Gate, procedure: Procedure) -> list[Step]:
    return [step for step in procedure.steps.values() if step is not gate and gate.id in targets(step)]


def _with(guide: Guide, procedure: Procedure, steps: list[Step]) -> Guide:
    changed = procedure._replace(steps={**procedure.steps, **{step.id: step for step in steps}})
    return guide._replace(procedures={**guide.procedures, procedure.id: changed})
