"""A procedure as a picture would show it: numbered steps, the ways between them, and what was walked."""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from licwizard.core.answers import call_label, called_step
from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Party, Procedure, Step, Task
from licwizard.core.walk import State
from licwizard.messages import GuideText, Message, msg

Kind = Literal["choice", "task", "inventory", "gate", "call", "branch", "end"]
Label = GuideText | Message
NO_LABEL = GuideText("")
_KINDS: Mapping[type[Step], Kind] = {
    Choice: "choice",
    Task: "task",
    Inventory: "inventory",
    Gate: "gate",
    Call: "call",
    Branch: "branch",
    End: "end",
}


class WayOut(NamedTuple):
    """A way out of a step: `number` is that of the step it leads to; `waits` leads back here, later."""

    id: str
    label: Label
    to: str
    number: int
    waits: bool = False
    passes: bool = False
    taken: bool = False


class Need(NamedTuple):
    """What an irreversible step needs first; `when` is the choice, and the answers, that it depends on."""

    id: str
    when: tuple[str, tuple[str, ...]] | None


class Node(NamedTuple):
    """A step, numbered from 1 in the guide's own order."""

    number: int
    id: str
    kind: Kind
    party: str
    title: str
    ways: tuple[WayOut, ...]
    irreversible: bool = False
    needs: tuple[Need, ...] = ()
    calls: str = ""
    result: str = ""
    walked: bool = False
    here: bool = False


class Drawing(NamedTuple):
    """One procedure, and those who act in it; `run` is the run whose way is shown, if one is."""

    id: str
    title: str
    start: str
    nodes: tuple[Node, ...]
    parties: tuple[Party, ...]
    run: str = ""


class Trace(NamedTuple):
    """What a run walked, as (procedure, step) and (procedure, step, way), and where it stands."""

    run: str
    walked: frozenset[tuple[str, str]]
    taken: frozenset[tuple[str, str, str]]
    here: frozenset[tuple[str, str]]


def draw(guide: Guide, procedure: Procedure, trace: Trace | None = None) -> Drawing:
    """Return a procedure of a guide for drawing; with `trace`, what a run walked in it."""
    numbers = {name: number for number, name in enumerate(procedure.steps, 1)}
    nodes = tuple(_node(guide, procedure, step, numbers, trace) for step in procedure.steps.values())
    acting = {node.party for node in nodes}
    parties = tuple(party for party in guide.parties.values() if party.id in acting)
    return Drawing(procedure.id, procedure.title, procedure.start, nodes, parties, trace.run if trace else "")


def trace(run: str, state: State) -> Trace:
    """Return what the walk behind `state` has passed, called procedures counted in."""
    walked = {(visit.step.procedure, visit.step.id) for visit in state.trail}
    walked |= {(stop.step.procedure, stop.step.id) for stop in state.stops if stop.step}
    taken: set[tuple[str, str, str]] = set()
    callers: dict[tuple[str, ...], Step] = {}
    for visit in state.trail:
        match visit.step:
            case Call():
                callers[*visit.key.path, call_label(visit.key)] = visit.step
            case End():
                caller = callers[visit.key.path]
                taken.add((caller.procedure, caller.id, visit.step.id))
            case Task() | Inventory():
                taken.add((visit.step.procedure, visit.step.id, ""))
            case Branch(to=to):
                taken.add((visit.step.procedure, visit.step.id, visit.way if visit.way in to else ""))
            case _:
                taken.add((visit.step.procedure, visit.step.id, visit.way))
    here = {(state.step.procedure, state.step.id)}
    # A call that was not come back from is where one is, too.
    for (_, outer), (label, _) in zip(state.calls, state.calls[1:], strict=False):
        here.add((outer, called_step(label)))
    return Trace(run, frozenset(walked - here), frozenset(taken), frozenset(here))


def _node(guide: Guide, procedure: Procedure, step: Step, numbers: Mapping[str, int], seen: Trace | None) -> Node:
    place = (procedure.id, step.id)
    ways = tuple(
        WayOut(name, label, to, numbers[to], waits, passes, bool(seen and (*place, name) in seen.taken))
        for name, label, to, waits, passes in _ways(guide, procedure, step)
    )
    task = step if isinstance(step, Task) else None
    return Node(
        numbers[step.id],
        step.id,
        _KINDS[type(step)],
        step.party,
        step.title,
        ways,
        irreversible=bool(task and task.irreversible),
        needs=tuple(Need(one.gate or one.step or "", one.when) for one in task.requires) if task else (),
        calls=step.calls if isinstance(step, Call) else "",
        result=step.result if isinstance(step, End) else "",
        walked=bool(seen and place in seen.walked),
        here=bool(seen and place in seen.here),
    )


def _ways(guide: Guide, procedure: Procedure, step: Step) -> Iterator[tuple[str, Label, str, bool, bool]]:
    """Yield, for each way out: its id, label and target, whether it waits, and whether it passes a gate."""
    match step:
        case Choice():
            for option in step.options.values():
                yield option.id, GuideText(option.label), option.to or step.id, option.to is None, False
        case Gate():
            for way in step.exits.values():
                yield way.id, GuideText(way.label), way.to, False, way.passes
        case Call():
            ends = guide.procedures[step.calls].steps
            for end, to in step.then.items():
                # A single end says nothing that the call does not.
                yield end, GuideText(ends[end].title) if len(step.then) > 1 else NO_LABEL, to, False, False
        case Branch():
            asked = procedure.steps[step.on]
            options = asked.options if isinstance(asked, Choice) else {}
            for option_id, to in step.to.items():
                yield option_id, GuideText(options[option_id].label), to, False, False
            if step.otherwise:
                yield "", msg("otherwise"), step.otherwise, False, False
        case Task() | Inventory():
            yield "", NO_LABEL, step.to, False, False
        case _:
            return
