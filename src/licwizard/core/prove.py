"""Is every safety rule of a guide kept, on every way through it? If not: the shortest way around.

The proof is about the same thing as the run time (`licwizard.core.locks`): an irreversible step is
confirmed only if each gate that it requires passed on the way, and nothing that feeds the gate was
answered after it. Both exits of a gate are always possible; a correction makes another straight way.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

from licwizard.core.guide import Call, Guide, Task
from licwizard.core.monitor import Monitor, inputs_missing, monitors
from licwizard.core.product import Edge, Product, TooLargeError, allowed, build, called
from licwizard.core.queue import LengthQueue

Word = Literal["proved", "refuted", "unknown"]

_READABLE = 2_000


class Taken(NamedTuple):
    """One step of a way: the procedure, the step, and how it is left (option, exit or end; empty if it is not)."""

    procedure: str
    step: str
    label: str


Way = tuple[Taken, ...]
# How many times the limit of one procedure all graphs may be together, and all searches may look at.
_GRAPHS, _SEARCHES = 2, 10


class Broken(NamedTuple):
    """A rule that is not kept: where it stands in the procedure, and the shortest way on which it is broken."""

    procedure: str
    monitor: Monitor
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
                    broken.append(Broken(procedure, monitor, spelled(guide, graphs, (procedure, entry), edges)))
        except TooLargeError:
            unknown[procedure] = "size"
    word: Word = "refuted" if any(one.monitor.kind != "input" for one in broken) else "unknown" if unknown else "proved"
    return Proof(word, tuple(broken), unknown, graphs)


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


def spelled(guide: Guide, graphs: Mapping[tuple[str, str], Product], place: tuple[str, str], edges: list[Edge]) -> Way:
    """Return a way in a graph step by step, the ways through called procedures written out.

    Past a length that anybody reads, calls are left as they are: nested, they can double with each level.
    """
    way: list[Taken] = []
    pending: list[tuple[tuple[str, str], Iterator[Edge], str]] = [(place, iter(edges), _last(graphs, place, edges))]
    while pending:
        here, onward, last = pending[-1]
        edge = next(onward, None)
        if edge is None:
            way.append(Taken(here[0], last, ""))
            pending.pop()
            continue
        step = graphs[here].steps[edge.source]
        way.append(Taken(here[0], step.id, edge.label))
        if isinstance(step, Call) and len(way) < _READABLE:
            inner = called(guide, step)
            through = graphs[inner].way_to(graphs[inner].nearest(edge.label))
            pending.append((inner, iter(through), _last(graphs, inner, through)))
    return tuple(way)


def _last(graphs: Mapping[tuple[str, str], Product], place: tuple[str, str], edges: list[Edge]) -> str:
    return graphs[place].steps[edges[-1].target].id if edges else place[1]


def ungated(guide: Guide) -> tuple[tuple[str, str], ...]:
    """Return the irreversible steps that require no gate, as (procedure, step)."""
    return tuple(
        (procedure.id, step.id)
        for procedure in guide.procedures.values()
        for step in procedure.steps.values()
        if isinstance(step, Task) and step.irreversible and not any(one.gate for one in step.requires)
    )
