"""Is every safety rule of a guide kept, on every way through it? If not: the shortest way around.

The proof is about the same thing as the run time (`licwizard.core.locks`): a task is confirmed only if
each gate that it requires passed on the way, and nothing that feeds the gate was answered after it.
Both exits of a gate are always possible; a correction makes another straight way.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from licwizard.core.guide import Call, Guide, Task
from licwizard.core.monitor import Monitor, inputs_missing, monitors
from licwizard.core.passages import Passages
from licwizard.core.product import Edge, Product, TooLargeError, allowed, build, called
from licwizard.core.queue import LengthQueue
from licwizard.core.told import Place, Way, passage, told

Word = Literal["proved", "refuted", "unknown"]

# How many times the limit of one procedure all graphs may be together, and all searches may look at.
_GRAPHS, _SEARCHES = 2, 10


class Broken(NamedTuple):
    """A rule that is not kept: where it stands in the procedure, and the shortest way on which it is broken."""

    procedure: str
    monitor: Monitor
    way: Way


class Ungated(NamedTuple):
    """An irreversible step that requires no gate, on any way or on the shortest such way."""

    procedure: str
    step: str
    way: Way


class Proof(NamedTuple):
    """The verdict on a guide; `unknown` names the procedures that could not be searched, and why."""

    verdict: Word
    broken: tuple[Broken, ...]
    unknown: Mapping[str, str]
    graphs: Mapping[tuple[str, str], Product]


class _Work:
    """What may still be looked at."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, much: int) -> None:
        """Count what is looked at; raises TooLargeError where it is too much."""
        self.left -= much
        if self.left < 0:
            raise TooLargeError


def prove(guide: Guide, *, limit: int | None = None) -> Proof:
    """Return whether every rule holds on every way from every start and every entry of a call.

    Time and memory are linear in the steps, times the options of the choices that are remembered at
    once. `limit` bounds that product for one procedure, by default with a number that grows with the
    guide's steps; all graphs together may be twice as large, and the search for ways around rules may
    look at ten times as many edges. Past any of these bounds the verdict is unknown.
    """
    limit = allowed(guide) if limit is None else limit
    graphs, unknown = all_graphs(guide, limit=limit)
    broken: list[Broken] = []
    work = _Work(_SEARCHES * limit)
    for (procedure, entry), graph in graphs.items():
        try:
            for monitor in (*monitors(guide.procedures[procedure]), *inputs_missing(guide.procedures[procedure])):
                edges = way_around(graph, monitor, work)
                if edges is not None:
                    way = told(passage(guide, graphs, (procedure, entry), edges))
                    broken.append(Broken(procedure, monitor, way))
        except TooLargeError:
            unknown[procedure] = "size"
    broken += _across(guide, graphs, broken, unknown, work)
    word: Word = "refuted" if any(one.monitor.kind != "input" for one in broken) else "unknown" if unknown else "proved"
    return Proof(word, tuple(broken), unknown, graphs)


def _across(
    guide: Guide, graphs: Mapping[Place, Product], broken: list[Broken], unknown: dict[str, str], work: _Work
) -> list[Broken]:
    """Return the rules that are kept in each passage of their procedure, and broken from one to the next."""
    seen = {(one.procedure, one.monitor.source) for one in broken}
    passages = Passages(guide, graphs, work.spend)
    found: list[Broken] = []
    for procedure in guide.procedures.values():
        for rule in monitors(procedure) if procedure.safety else ():
            if rule.kind != "never" or (procedure.id, rule.source) in seen:
                continue
            try:
                way = passages.broken(procedure.id, rule)
            except TooLargeError:
                unknown[procedure.id] = "size"
            else:
                found += [Broken(procedure.id, rule, way)] if way else []
    return found


def all_graphs(guide: Guide, *, limit: int) -> tuple[dict[tuple[str, str], Product], dict[str, str]]:
    """Return the graph of each procedure from its start and from each entry that a call uses.

    Called procedures come first, for their ends say where a call can lead; the second part names the
    procedures that could not be searched: `recursion` or `size`.
    """
    graphs: dict[tuple[str, str], Product] = {}
    ends: dict[tuple[str, str], Mapping[str, int]] = {}
    unknown: dict[str, str] = {}
    left = _GRAPHS * limit
    entries = [(one.id, one.start) for one in guide.procedures.values()]
    for start in entries:
        pending: list[tuple[tuple[str, str], bool]] = [(start, False)]
        open_: set[tuple[str, str]] = set()
        while pending:
            place, ready = pending.pop()
            if place in graphs or place[0] in unknown:
                continue
            if not ready and place in open_:
                unknown[place[0]] = "recursion"
                continue
            if ready:
                open_.discard(place)
                try:
                    graphs[place] = build(guide, *place, ends, min(limit, left))
                except TooLargeError:
                    unknown[place[0]] = "size"
                    left -= min(limit, left)
                else:
                    ends[place] = graphs[place].ends
                    left -= graphs[place].size
                continue
            open_.add(place)
            pending.append((place, True))
            pending += [(inner, False) for inner in _calls(guide, place[0]) if inner not in graphs]
    return graphs, unknown


def _calls(guide: Guide, procedure: str) -> list[tuple[str, str]]:
    calls = [step for step in guide.procedures[procedure].steps.values() if isinstance(step, Call)]
    return [called(guide, step) for step in calls]


def way_around(graph: Product, rule: Monitor, work: _Work) -> list[Edge] | None:
    """Return a shortest way on which a rule is broken, or None if there is none; raises TooLargeError.

    The search goes backwards from the step and stops where the bit is put right, so it looks only at
    what lies between the step and its gate. It ends where the bit is put wrong, or at the entry if the
    rule has to be earned; of these the place that is nearest, counted from the entry, is taken.
    """
    right = rule.kind != "never"
    work.spend(1 + len(graph.places.get(rule.step, ())))
    targets = [node for node in graph.places.get(rule.step, ()) if _applies(graph, rule, node)]
    onward: dict[int, Edge | None] = dict.fromkeys(targets)
    after = dict.fromkeys(targets, 0)
    queue = LengthQueue()
    for node in targets:
        queue.put(0, node)
    best: tuple[int, int, Edge | None] | None = None
    while (next_ := queue.take()) is not None:
        length, node = next_
        if length > after[node]:
            continue  # a shorter way was found meanwhile
        if node == 0 and right and (best is None or length < best[0]):
            best = (length, node, None)
        work.spend(len(graph.incoming[node]))
        for edge in graph.incoming[node]:
            effect = rule.effect(graph.steps[edge.source].id, edge.label)
            if effect is right:
                continue
            further = length + graph.length(edge)
            if effect is (not right):
                whole = graph.depth[edge.source] + further
                best = (whole, node, edge) if best is None or whole < best[0] else best
            elif edge.source not in after or further < after[edge.source]:
                onward[edge.source] = edge
                after[edge.source] = further
                queue.put(further, edge.source)
    return _joined(graph, best[1], best[2], onward) if best else None


def _joined(graph: Product, node: int, last: Edge | None, onward: Mapping[int, Edge | None]) -> list[Edge]:
    """Return the way to a node, over a last edge if there is one, and from there onward."""
    way = graph.way_to(last.source if last else node)
    if last:
        way.append(last)
    edge = onward[node]
    while edge is not None:
        way.append(edge)
        edge = onward[edge.target]
    return way


def _applies(graph: Product, rule: Monitor, node: int) -> bool:
    if rule.when is None:
        return True
    choice, options = rule.when
    return dict(graph.memories[node]).get(choice) in options


def ungated(guide: Guide, graphs: Mapping[Place, Product]) -> tuple[Ungated, ...]:
    """Return the irreversible steps that require no gate at all, or on some way none: the conditions fit no other."""
    found = []
    for procedure in guide.procedures.values():
        for step in procedure.steps.values():
            if isinstance(step, Task) and step.irreversible:
                gates = [one for one in step.requires if one.gate]
                if not gates:
                    found.append(Ungated(procedure.id, step.id, ()))
                elif all(one.when for one in gates):
                    way = _without_gate(guide, graphs, procedure.id, step)
                    found += [Ungated(procedure.id, step.id, way)] if way else []
    return tuple(found)


def _without_gate(guide: Guide, graphs: Mapping[Place, Product], procedure: str, step: Task) -> Way:
    """Return the shortest way to a step on which none of the conditions of its gates holds, empty if there is none."""
    best: tuple[int, Place, int] | None = None
    for place, graph in graphs.items():
        for node in graph.places.get(step.id, ()) if place[0] == procedure else ():
            chosen = dict(graph.memories[node])
            if not any(one.when is None or chosen.get(one.when[0]) in one.when[1] for one in step.requires if one.gate):
                here = (graph.depth[node], place, node)
                best = here if best is None else min(best, here)
    return told(passage(guide, graphs, best[1], graphs[best[1]].way_to(best[2]))) if best else ()
