"""All ways through a procedure as one graph: a node is a step and the choices that later steps still read.

The graph is what the proof searches. It is exact: a way that contradicts an earlier choice is not in it.
Its size is bounded by the steps times the options of the choices that are remembered at once; past
`limit` it is given up, and the proof says that it does not know. What counts towards the limit is each
edge, and more for one that carries long memories: that is what time and memory go by, in every guide.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Procedure, Step, Task, targets
from licwizard.core.queue import LengthQueue

LIMIT = 500_000
LIMIT_PER_STEP = 5  # a guide without memories has about two edges a step
_FREE_MEMORY = 8  # choices that an edge carries at the price of one
# Choices that are remembered: (choice, option) pairs, sorted.
Memory = tuple[tuple[str, str], ...]
# For each (procedure, entry) that is called: the ends that are reached, and after how many steps.
Ends = Mapping[tuple[str, str], Mapping[str, int]]


class Edge(NamedTuple):
    """A way from one node to another: `label` is the option, the exit, or the end of a called procedure."""

    source: int
    label: str
    target: int


class TooLargeError(Exception):
    """There is more than may be looked at."""


def allowed(guide: Guide) -> int:
    """Return the limit for the graph of one procedure of a guide; it grows with the guide's steps."""
    return LIMIT + LIMIT_PER_STEP * sum(len(procedure.steps) for procedure in guide.procedures.values())


class Product:
    """The graph of one procedure from one entry."""

    def __init__(self, procedure: Procedure, entry: str) -> None:
        """Begin with no node."""
        self.procedure, self.entry = procedure, entry
        self.steps: list[Step] = []
        self.memories: list[Memory] = []
        self.incoming: list[list[Edge]] = []
        self.first: list[Edge | None] = []
        self.depth: list[int] = []
        self.places: dict[str, list[int]] = {}
        self.calls: dict[tuple[str, str], int] = {}
        self.size = 0

    @property
    def ends(self) -> Mapping[str, int]:
        """Return the ends that are reached, and how many steps are before each."""
        names = [name for name in self.places if isinstance(self.procedure.steps[name], End)]
        return {name: self.depth[self.nearest(name)] for name in names}

    def nearest(self, step: str) -> int:
        """Return the node of a step that is nearest to the entry."""
        return min(self.places[step], key=self.depth.__getitem__)

    def length(self, edge: Edge) -> int:
        """Return how many steps an edge takes: one, or those of a called procedure too."""
        return self.calls.get((self.steps[edge.source].id, edge.label), 1) if self.calls else 1

    def add(self, step: Step, memory: Memory, edge: Edge | None, depth: int) -> int:
        """Add a node and return its number; `edge` is the first way to it, a shortest one."""
        self.steps.append(step)
        self.memories.append(memory)
        self.incoming.append([])
        self.first.append(edge)
        self.depth.append(depth)
        number = len(self.steps) - 1
        self.places.setdefault(step.id, []).append(number)
        return number

    def edges(self) -> Iterator[Edge]:
        """Yield every edge."""
        for edges in self.incoming:
            yield from edges

    def onward(self) -> list[list[int]]:
        """Return, for each node, the nodes that it leads to."""
        found: list[list[int]] = [[] for _ in self.steps]
        for edge in self.edges():
            found[edge.source].append(edge.target)
        return found

    def way_to(self, node: int) -> list[Edge]:
        """Return a shortest way from the entry to a node."""
        way: list[Edge] = []
        edge = self.first[node]
        while edge is not None:
            way.append(edge)
            edge = self.first[edge.source]
        return way[::-1]


def build(guide: Guide, procedure: str, entry: str, ends_of: Ends, limit: int) -> Product:
    """Return the graph of a procedure; `ends_of` says, for (procedure, entry) called, which ends are reached.

    Raises TooLargeError past `limit` edges, or where the shortest way to a step has more steps than that.
    """
    here = guide.procedures[procedure]
    graph = Product(here, entry)
    alive = remembered(here)
    known: dict[tuple[str, Memory], int] = {}
    size = 1
    start = graph.add(here.steps[entry], (), None, 0)
    known[entry, ()] = start
    queue = LengthQueue()
    queue.put(0, start)
    while (next_ := queue.take()) is not None:
        depth, number = next_
        if depth > graph.depth[number]:
            continue  # a shorter way was found meanwhile
        step, memory = graph.steps[number], graph.memories[number]
        if isinstance(step, Call):
            # the call, what is called, and its end
            graph.calls |= {(step.id, end): 2 + steps for end, steps in ends_of.get(called(guide, step), {}).items()}
        for label, target in ways(guide, step, memory, ends_of):
            then = _remember(memory, step, label, alive.get(target, frozenset()))
            found = known.get((target, then))
            further = depth + (graph.calls[step.id, label] if isinstance(step, Call) else 1)
            size += 1 + len(then) // _FREE_MEMORY
            if size > limit or further > limit:
                raise TooLargeError
            if found is None:
                edge = Edge(number, label, len(graph.steps))
                found = known[target, then] = graph.add(here.steps[target], then, edge, further)
                queue.put(further, found)
            else:
                edge = Edge(number, label, found)
                if further < graph.depth[found]:
                    graph.first[found], graph.depth[found] = edge, further
                    queue.put(further, found)
            graph.incoming[found].append(edge)
    graph.size = size
    return graph


def called(guide: Guide, step: Call) -> tuple[str, str]:
    """Return the procedure that a step calls, and where it enters."""
    return step.calls, step.at or guide.procedures[step.calls].start


def ways(guide: Guide, step: Step, memory: Memory, ends_of: Ends) -> Iterator[tuple[str, str]]:
    """Yield (label, target) for each way out of a step, under what is remembered."""
    match step:
        case Choice():
            for option in step.options.values():
                yield option.id, option.to or step.id
        case Gate():
            for way in step.exits.values():
                yield way.id, way.to
        case Branch():
            chosen = dict(memory).get(step.on)
            target = step.to.get(chosen or "", step.otherwise)
            if target:
                yield chosen or "", target
        case Call():
            for end in ends_of.get(called(guide, step), ()):
                if end in step.then:
                    yield end, step.then[end]
        case Task() | Inventory():
            yield "", step.to
        case _:
            return


def _remember(memory: Memory, step: Step, label: str, alive: frozenset[str]) -> Memory:
    """Return what is remembered after a step; pairs and whole memories are shared, for there are many."""
    if not alive:
        return ()
    chosen = step.id if isinstance(step, Choice) and step.id in alive else None
    kept = tuple(pair for pair in memory if pair[0] in alive and pair[0] != chosen)
    if chosen is not None:
        return tuple(sorted((*kept, (chosen, label))))
    return memory if len(kept) == len(memory) else kept


def reads(procedure: Procedure) -> dict[str, set[str]]:
    """Return which steps read each choice: branches on it, and requirements that depend on it."""
    found: dict[str, set[str]] = {}
    for step in procedure.steps.values():
        if isinstance(step, Branch):
            found.setdefault(step.on, set()).add(step.id)
        elif isinstance(step, Task):
            for requirement in step.requires:
                if requirement.when:
                    found.setdefault(requirement.when[0], set()).add(step.id)
    return found


def remembered(procedure: Procedure) -> dict[str, frozenset[str]]:
    """Return, for each step, the choices that have to be remembered there.

    A choice is forgotten where no step ahead reads it before it is made again.
    """
    readers = reads(procedure)
    if not readers:
        return {}
    before = predecessors(procedure)
    alive: dict[str, set[str]] = {}
    for choice, steps in readers.items():
        pending, seen = list(steps), set(steps)
        while pending:
            name = pending.pop()
            alive.setdefault(name, set()).add(choice)
            for source in before.get(name, ()):
                if source not in seen and source != choice:
                    seen.add(source)
                    pending.append(source)
    return {name: frozenset(choices) for name, choices in alive.items()}


def predecessors(procedure: Procedure) -> dict[str, list[str]]:
    """Return the steps that lead to each step."""
    found: dict[str, list[str]] = {}
    for step in procedure.steps.values():
        for target in targets(step):
            found.setdefault(target, []).append(step.id)
    return found
