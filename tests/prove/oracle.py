"""Is there a way around a gate? Answered a second time, by another road: reachability, with the gate taken out."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import networkx as nx

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Procedure, Task
from tests.prove.mutants import edges

# A node is a step with the latest answers to the choices that anything reads; a way out is a node too.
Node = Any
_SOURCE = ("where the gate does not hold",)


class Around(NamedTuple):
    """A task, and a gate that it requires but that can be gone around."""

    procedure: str
    step: str
    gate: str


class Oracle:
    """Every way through a guide, laid out without sparing memory."""

    def __init__(self, guide: Guide) -> None:
        """Lay out every procedure from its start and from the places where calls enter."""
        self.guide = guide
        self._graphs: dict[tuple[str, str], tuple[Node, nx.DiGraph[Node]]] = {}

    def around(self) -> frozenset[Around]:
        """Return every gate that can be gone around."""
        found: set[Around] = set()
        for procedure in self.guide.procedures.values():
            needed = list(_needed(procedure))
            for entry in self._entries(procedure) if needed else ():
                start, graph = self._graph(procedure, entry)
                gates = {gate for _, gate, _ in needed}
                free = {gate: _reached_around(procedure, start, graph, gate) for gate in gates}
                found |= {
                    Around(procedure.id, step.id, gate)
                    for step, gate, when in needed
                    for name, values in free[gate]
                    if name == step.id and (when is None or dict(values).get(when[0]) in when[1])
                }
        return frozenset(found)

    def _entries(self, procedure: Procedure) -> set[str]:
        steps = [step for one in self.guide.procedures.values() for step in one.steps.values()]
        called = {step.at for step in steps if isinstance(step, Call) and step.calls == procedure.id and step.at}
        return {procedure.start} | called

    def _graph(self, procedure: Procedure, entry: str) -> "tuple[Node, nx.DiGraph[Node]]":
        known = self._graphs.get((procedure.id, entry))
        if known:
            return known
        read = _read(procedure)
        graph: nx.DiGraph[Node] = nx.DiGraph()
        start: Node = (entry, ())
        graph.add_node(start)
        pending = [start]
        while pending:
            name, values = pending.pop()
            for label, target in self._ways(procedure, name, dict(values)):
                then = {**dict(values), name: label} if name in read else dict(values)
                node = (target, tuple(sorted(then.items())))
                if node not in graph:
                    pending.append(node)
                graph.add_edge((name, values), (name, values, label))
                graph.add_edge((name, values, label), node)
        return self._graphs.setdefault((procedure.id, entry), (start, graph))

    def _ways(self, procedure: Procedure, name: str, values: dict[str, str]) -> Iterator[tuple[str, str]]:
        step = procedure.steps[name]
        ways = dict(edges(step))
        match step:
            case Choice():
                yield from ((one.id, one.to or name) for one in step.options.values())
            case Branch():
                label = values.get(step.on, "")
                label = label if label in step.to else ""
                yield from [(label, ways[label])] if label in ways else []
            case Call():
                called = self.guide.procedures[step.calls]
                nodes = self._graph(called, step.at or called.start)[1]
                ends = {node[0] for node in nodes if isinstance(called.steps[node[0]], End)}
                yield from ((end, target) for end, target in ways.items() if end in ends)
            case _:
                yield from ways.items()


def _reached_around(procedure: Procedure, start: Node, graph: "nx.DiGraph[Node]", gate_id: str) -> set[Node]:
    """Return what is reached while a gate does not hold: from the start, or from what feeds or fails it."""
    gate = procedure.steps[gate_id]
    assert isinstance(gate, Gate)
    out = [node for node in graph if len(node) == 3]
    passing = {node for node in out if node[0] == gate_id and node[2] == gate.passing.id}
    wrong = [node for node in out if (node[0] in gate.feeds or node[0] == gate_id) and node not in passing]
    cut: nx.DiGraph[Node] = nx.DiGraph([edge for edge in graph.edges if edge[1] not in passing])
    cut.add_edges_from((_SOURCE, node) for node in (start, *wrong))
    return {node for node in nx.descendants(cut, _SOURCE) if len(node) == 2}


def _needed(procedure: Procedure) -> Iterator[tuple[Task, str, Any]]:
    for step in procedure.steps.values():
        if isinstance(step, Task):
            yield from ((step, one.gate, one.when) for one in step.requires if one.gate)


def _read(procedure: Procedure) -> frozenset[str]:
    steps = procedure.steps.values()
    forks = {step.on for step in steps if isinstance(step, Branch)}
    conditions = {one.when[0] for step in steps if isinstance(step, Task) for one in step.requires if one.when}
    return frozenset(forks | conditions)
