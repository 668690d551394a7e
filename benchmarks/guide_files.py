"""Guides as files: the segments of proof.py written as YAML, for measuring the whole of `guide lint`."""

import json
from pathlib import Path
from typing import Any

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Step, Task

_SAID = [{"say": "It is so.", "facts": ["F1"]}]


def write_guide(guide: Guide, path: Path) -> None:
    """Write a guide; a line for each step, each with a sentence that cites a fact."""
    head = {
        "licwizard": 1,
        "id": guide.id,
        "title": guide.title,
        "language": guide.language,
        "languages": list(guide.languages),
        "parties": {party.id: {"name": party.name, "about": "acts"} for party in guide.parties.values()},
        "facts": {"F1": {"text": "It is so.", "source": "a book", "date": "2025-01-01"}},
    }
    lines = [f"{key}: {json.dumps(value)}" for key, value in head.items()]
    lines.append("procedures:")
    for procedure in guide.procedures.values():
        lines += [
            f"  {procedure.id}:",
            f"    title: {procedure.title}",
            "    about: []",
            f"    start: {procedure.start}",
        ]
        lines += ["    steps:", *(f"      {step.id}: {json.dumps(_step(step))}" for step in procedure.steps.values())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _step(step: Step) -> dict[str, Any]:
    common: dict[str, Any] = {"title": step.title, "facts": ["F1"]}
    if not isinstance(step, Call | Branch):
        common["party"] = step.party
    match step:
        case Choice():
            ways = {one.id: {"label": one.label, "to": one.to} for one in step.options.values() if one.to}
            waits = {one.id: {"label": one.label, "waits": True} for one in step.options.values() if not one.to}
            return {"kind": "choice", **common, "why": _SAID, "options": {**ways, **waits}}
        case Task():
            required = [
                {key: value for key, value in (("gate", one.gate), ("step", one.step)) if value}
                | ({"when": {one.when[0]: list(one.when[1])}} if one.when else {})
                for one in step.requires
            ]
            final = {"irreversible": True, "requires": required} if step.irreversible else {}
            return {"kind": "task", **common, "do": _SAID, "to": step.to, **final}
        case Inventory():
            return {"kind": "inventory", **common, "do": _SAID, "to": step.to}
        case Gate():
            exits = {one.id: {"label": one.label, "to": one.to, "passes": one.passes} for one in step.exits.values()}
            inputs = {role: list(steps) for role, steps in step.inputs.items()}
            return {"kind": "gate", **common, "decides": step.decides, "inputs": inputs, "reason": True, "exits": exits}
        case Call():
            return {"kind": "call", **common, "procedure": step.calls, "then": dict(step.then)}
        case Branch():
            return {"kind": "branch", **common, "on": step.on, "to": dict(step.to), "else": step.otherwise}
        case End():
            return {"kind": "end", **common, "result": step.result, "next": _SAID}
        case _:
            raise TypeError(step)
