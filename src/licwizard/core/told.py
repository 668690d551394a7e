"""A way through a guide written out step by step, with what is called on it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from licwizard.core.guide import Call, Guide
from licwizard.core.product import Edge, Product, called

_READABLE = 2_000
# A procedure, and where it is entered.
Place = tuple[str, str]


class Taken(NamedTuple):
    """One step of a way: the procedure, the step, and how it is left (option, exit or end; empty if it is not)."""

    procedure: str
    step: str
    label: str


Way = tuple[Taken, ...]


class Hop(NamedTuple):
    """A step, how it is left, and for a call what happens inside: worked out when it is written.

    `needed` is what the way is shown for, so it is written out however long the way is.
    """

    step: str
    label: str
    inside: Callable[[], "Passage"] | None = None
    needed: bool = False


# The procedure that is gone through, and the steps there.
Passage = tuple[str, Sequence[Hop]]


def told(passage: Passage) -> Way:
    """Return a way step by step, the ways through called procedures written out.

    Past a length that anybody reads, calls are left as they are: nested, they can double with each level.
    """
    way: list[Taken] = []
    pending: list[tuple[str, Iterator[Hop]]] = [(passage[0], iter(passage[1]))]
    while pending:
        procedure, onward = pending[-1]
        hop = next(onward, None)
        if hop is None:
            pending.pop()
            continue
        way.append(Taken(procedure, hop.step, hop.label))
        if hop.inside and (hop.needed or len(way) < _READABLE):
            name, hops = hop.inside()
            pending.append((name, iter(hops)))
    return tuple(way)


def nearest_passage(guide: Guide, graphs: Mapping[Place, Product], place: Place, step: str) -> Passage:
    """Return the shortest way from where a procedure is entered to a step of it."""
    graph = graphs[place]
    return passage(guide, graphs, place, graph.way_to(graph.nearest(step)))


def passage(guide: Guide, graphs: Mapping[Place, Product], place: Place, edges: Sequence[Edge]) -> Passage:
    """Return a way in a graph, from where its procedure is entered; in calls the nearest way is taken."""
    graph = graphs[place]
    last = graph.steps[edges[-1].target].id if edges else place[1]
    return place[0], [*(hop(guide, graphs, graph, edge) for edge in edges), Hop(last, "")]


def hop(guide: Guide, graphs: Mapping[Place, Product], graph: Product, edge: Edge) -> Hop:
    """Return one edge of a graph as a step of a way; in a call the nearest way is taken."""
    step = graph.steps[edge.source]
    if not isinstance(step, Call):
        return Hop(step.id, edge.label)
    place = called(guide, step)
    return Hop(step.id, edge.label, lambda: nearest_passage(guide, graphs, place, edge.label))
