"""Can a gate decide anything by what feeds it? Each finding with its place."""

from collections.abc import Iterator
from difflib import get_close_matches

from licwizard.core.gates import EVIDENCE
from licwizard.core.guide import Gate, Inventory, Procedure, Step, Task
from licwizard.core.roles import BY_COUNT_ALONE, ROLES, Role, takes
from licwizard.load.misfit import Misfit
from licwizard.load.yaml import Path
from licwizard.messages import Message, msg

_ALL = frozenset(role for roles in ROLES.values() for role in roles)


def unfit_gate(procedure: Procedure, gate: Gate, at: Path) -> Iterator[Misfit]:
    """Yield why a gate could not decide, or would let pass what it must not.

    Names of steps that are not there are left to the links.
    """
    roles = ROLES[gate.decides]
    for name, role in roles.items():
        if role.needed and name not in gate.inputs and not _misspelt(name, gate):
            problem = msg("'{decides}' can decide nothing without the input '{role}'", decides=gate.decides, role=name)
            yield Misfit((*at, "", "inputs"), problem, msg("add {role}: [ID], a step that says it", role=name))
    for name, steps in gate.inputs.items():
        if name not in roles:
            if name not in _ALL:
                yield _no_role(gate, name, at)
            continue  # what another gate reads only has this one looked at again
        for index, id_ in enumerate(steps):
            step = procedure.steps.get(id_)
            wrong = _wrong(roles[name], step) if step else None
            if wrong:
                yield Misfit((*at, "inputs", name, index), *wrong)
    yield from _unprovable(gate, at)


def _unprovable(gate: Gate, at: Path) -> Iterator[Misfit]:
    if gate.decides in BY_COUNT_ALONE and gate.reason:
        problem = msg("no typed reason may pass '{decides}'", decides=gate.decides)
        yield Misfit((*at, "", "reason"), problem, msg("take `reason` out: where the count is wrong, data can be lost"))
    if gate.decides in EVIDENCE and not gate.file and not gate.reason:
        problem = msg("nothing can pass this gate: it takes neither a file nor a typed reason")
        yield Misfit((*at, "", "decides"), problem, msg("add file: true"))


def _no_role(gate: Gate, name: str, at: Path) -> Misfit:
    roles = ROLES[gate.decides]
    near = get_close_matches(name, [role for role in roles if role not in gate.inputs], n=1, cutoff=0.5)
    advice = msg("did you mean '{near}'?", near=near[0]) if near else msg("inputs here: {roles}", roles=tuple(roles))
    problem = msg("'{decides}' knows no input '{role}'", decides=gate.decides, role=name)
    return Misfit((*at, "inputs", "", name), problem, advice)


def _misspelt(name: str, gate: Gate) -> bool:
    """Return whether a role is there under a name that is near it, so that it is not missing as well."""
    odd = [one for one in gate.inputs if one not in ROLES[gate.decides]]
    return bool(get_close_matches(name, odd, n=1, cutoff=0.5))


def _wrong(role: Role, step: Step) -> tuple[Message, Message | None] | None:
    """Return what keeps a step from feeding a role, and the way out; None if nothing does."""
    if not takes(role, step):
        match role.takes:
            case "inventory":
                return msg("'{name}' is no inventory", name=step.id), msg("name the step that counts this")
            case "records":
                return msg("'{name}' records nothing", name=step.id), msg("name a task or an inventory")
            case "choice":
                return msg("'{name}' is no choice", name=step.id), msg("name the question that is answered with this")
            case _:
                return msg("'{name}' is no gate that takes a file", name=step.id), msg("name such a gate")
    records = step.records if isinstance(step, Inventory | Task) else {}
    for record in role.dates:
        if record not in records or records[record].type != "date":
            problem = msg("'{name}' records no date '{record}'", name=step.id, record=record)
            return problem, msg("add to its records: {example}", example=f"{record}: {{label: …, type: date}}")
    for record in role.choices:
        if record in records and (
            records[record].type != "choice" or not {"yes", "no"} <= set(records[record].options)
        ):
            problem = msg("'{record}' of '{name}' is no choice of yes or no", name=step.id, record=record)
            return problem, msg("give it type: choice, and the options yes and no")
    return None
