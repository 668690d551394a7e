"""A rule that a step never comes after another, where its procedure is called more than once.

Within one passage of the procedure the rule is looked at like every other. Here what was done in one passage is
remembered in the next: for each procedure that calls it, however deep, we look at which ends are reached after the
earlier step, and whether the later one can be reached once more.
"""

from collections.abc import Callable, Mapping
from heapq import heappop, heappush
from typing import NamedTuple

from licwizard.core.guide import Call, End, Guide
from licwizard.core.monitor import Monitor
from licwizard.core.product import Edge, Product, called
from licwizard.core.told import Hop, Passage, Place, Way, hop, told

# How much dearer than elsewhere it is to look at an edge here: with the earlier step done and without, and in a heap,
# for through calls the lengths lie far apart.
_COST = 4
# A node, and whether the earlier step was done on the way there.
_State = tuple[int, bool]


class _From(NamedTuple):
    """How a state was reached: from which, over which edge, and whether the earlier step was done inside its call."""

    state: _State
    edge: Edge
    inside: bool


class _Reach(NamedTuple):
    """What one procedure, entered at one place, does to a rule; `own` if the rule is its own.

    `after` is the ends that can be reached with the earlier step done, each with its length and its state; `to` is the
    length to the later step, and its node (a call, where the step lies in what is called).
    """

    place: Place
    own: bool
    length: Mapping[_State, int]
    came: Mapping[_State, _From]
    after: Mapping[str, tuple[int, _State]]
    to: tuple[int, int] | None


class Passages:
    """The graphs of a guide, and which of them call which."""

    def __init__(self, guide: Guide, graphs: Mapping[Place, Product], spend: Callable[[int], None]) -> None:
        """Keep the graphs, what is called coming before what calls it; `spend` counts what is looked at."""
        self.guide, self.graphs, self.spend = guide, graphs, spend
        self.calls = {place: frozenset(self._calls(graph)) for place, graph in graphs.items()}

    def _calls(self, graph: Product) -> list[Place]:
        return [called(self.guide, step) for step in graph.procedure.steps.values() if isinstance(step, Call)]

    def broken(self, procedure: str, rule: Monitor) -> Way | None:
        """Return a shortest way on which a `never` rule is broken across passages, or None if there is none."""
        known: dict[Place, _Reach] = {}
        best: tuple[int, _Reach, int] | None = None
        for place, graph in self.graphs.items():
            self.spend(1)
            own = place[0] == procedure
            if not own and not self.calls[place] & known.keys():
                continue
            reach = self._reach(place, graph, rule, known, own=own)
            if reach.after or reach.to:
                known[place] = reach
            for node, step in enumerate(graph.steps) if reach.to and not own else ():
                again = known.get(called(self.guide, step)) if isinstance(step, Call) else None
                if again and again.to and (node, True) in reach.length:
                    whole = reach.length[node, True] + 1 + again.to[0]
                    best = (whole, reach, node) if best is None or whole < best[0] else best
        return told(self._second(known, *best[1:])) if best else None

    def _reach(
        self, place: Place, graph: Product, rule: Monitor, known: Mapping[Place, _Reach], *, own: bool
    ) -> _Reach:
        leaving: list[list[Edge]] = [[] for _ in graph.steps]
        for edge in graph.edges():
            leaving[edge.source].append(edge)
        self.spend(_COST * graph.size)
        length: dict[_State, int] = {(0, False): 0}
        came: dict[_State, _From] = {}
        queue: list[tuple[int, _State]] = [(0, (0, False))]
        while queue:
            far, state = heappop(queue)
            if far > length[state]:
                continue  # a shorter way was found meanwhile
            step = graph.steps[state[0]]
            done = state[1] or (own and step.id in rule.sets)
            inner = known.get(called(self.guide, step)) if isinstance(step, Call) else None
            for edge in leaving[state[0]]:
                ways = [((edge.target, done), graph.length(edge), False)]
                if inner and edge.label in inner.after:
                    ways.append(((edge.target, True), 2 + inner.after[edge.label][0], True))
                for target, much, inside in ways:
                    if target not in length or far + much < length[target]:
                        length[target], came[target] = far + much, _From(state, edge, inside)
                        heappush(queue, (far + much, target))
        after, to = _ends(graph, rule, length, own=own), self._to(graph, rule, known, own=own)
        return _Reach(place, own, length, came, after, to)

    def _to(self, graph: Product, rule: Monitor, known: Mapping[Place, _Reach], *, own: bool) -> tuple[int, int] | None:
        found = [(graph.depth[node], node) for node in graph.places.get(rule.step, ()) if own]
        for node, step in enumerate(graph.steps) if not own else ():
            inner = known.get(called(self.guide, step)) if isinstance(step, Call) else None
            if inner and inner.to:
                found.append((graph.depth[node] + 1 + inner.to[0], node))
        return min(found, default=None)

    def _walked(self, known: Mapping[Place, _Reach], reach: _Reach, state: _State) -> list[Hop]:
        """Return the way to a state, without the step where it stands."""
        graph = self.graphs[reach.place]
        hops: list[Hop] = []
        while state in reach.came:
            state, edge, inside = reach.came[state]
            made = hop(self.guide, self.graphs, graph, edge)
            if inside:
                step = graph.steps[edge.source]
                assert isinstance(step, Call)  # noqa: S101 - only a call has an inside
                made = made._replace(inside=self._first(known, called(self.guide, step), edge.label), needed=True)
            hops.append(made)
        return hops[::-1]

    def _first(self, known: Mapping[Place, _Reach], place: Place, end: str) -> Callable[[], Passage]:
        """Return a passage in which the earlier step is done, to an end."""

        def passage() -> Passage:
            reach = known[place]
            return place[0], [*self._walked(known, reach, reach.after[end][1]), Hop(end, "")]

        return passage

    def _second(self, known: Mapping[Place, _Reach], reach: _Reach, node: int) -> Passage:
        """Return the way to a call with the earlier step done, and through the call to the later step."""
        return reach.place[0], [*self._walked(known, reach, (node, True)), self._entering(known, reach.place, node)]

    def _entering(self, known: Mapping[Place, _Reach], place: Place, node: int) -> Hop:
        step = self.graphs[place].steps[node]
        assert isinstance(step, Call)  # noqa: S101 - the later step lies in what is called
        inner = known[called(self.guide, step)]

        def passage() -> Passage:
            graph = self.graphs[inner.place]
            target = inner.to[1] if inner.to else 0
            way = graph.way_to(target)
            hops = [hop(self.guide, self.graphs, graph, edge) for edge in way]
            if not inner.own:
                return inner.place[0], [*hops, self._entering(known, inner.place, target)]
            return inner.place[0], [*hops, Hop(graph.steps[target].id, "")]

        return Hop(step.id, "", passage, needed=True)


def _ends(graph: Product, rule: Monitor, length: Mapping[_State, int], *, own: bool) -> dict[str, tuple[int, _State]]:
    """Return the ends that are reached with the earlier step done; one that is that step itself counts."""
    found: dict[str, tuple[int, _State]] = {}
    for (node, done), far in length.items():
        step = graph.steps[node]
        if isinstance(step, End) and (done or (own and step.id in rule.sets)):
            found[step.id] = min(found.get(step.id, (far, (node, done))), (far, (node, done)))
    return found
