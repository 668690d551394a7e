"""Where one does not come out again: dead ends, loops without a way out, and loops in which nothing is asked."""

from collections.abc import Iterator, Mapping, Sequence

from licwizard.core.finding import Finding
from licwizard.core.gates import EVIDENCE
from licwizard.core.guide import Branch, Call, End, Gate, Guide, Procedure
from licwizard.core.product import Edge, Product, called
from licwizard.core.told import Place
from licwizard.messages import msg

_SHOWN = 12


def traps(procedure: Procedure, graphs: Sequence[Product]) -> Iterator[Finding]:
    """Yield the dead ends of a procedure, and for each entry a loop without a way out."""
    dead: dict[str, None] = {}
    endless: dict[frozenset[str], list[str]] = {}
    for graph in graphs:
        onward = graph.onward()
        trapped = _trapped(graph)
        stuck = {node for node in trapped if not [one for one in onward[node] if one != node]}
        doomed = _backward(graph, stuck)
        dead |= dict.fromkeys(graph.steps[node].id for node in sorted(stuck))
        loops = [node for node in trapped if node not in doomed]
        if loops:
            begin = min(loops, key=lambda node: (graph.depth[node], node))
            around = _loop(graph, begin, {node: [one for one in onward[node] if one != node] for node in loops})
            endless.setdefault(frozenset(around), around)
    for name in dead:
        yield Finding("dead-end", _at(procedure, name), msg("nothing leads on from '{step}'", step=name))
    for names in endless.values():
        problem = msg("one goes round without ever reaching an end: {steps}", steps=_some(names))
        yield Finding("endless", _at(procedure, names[0]), problem)


def silent(guide: Guide, graphs: Mapping[Place, Product]) -> Iterator[Finding]:
    """Yield, for each entry of a procedure, a loop that is gone through without a question where its gates pass.

    A gate that weighs what it is shown asks for it at every visit. One that goes by its inputs asks nothing where
    they pass it; in a passage of which nothing was answered yet it has none.
    """
    ends: dict[Place, set[str]] = {}
    found: set[tuple[str, frozenset[str]]] = set()
    for place, graph in graphs.items():
        # What is called comes before what calls it.
        quiet = [edge for edge in graph.edges() if _quiet(guide, graph, edge, ends)]
        ends[place] = _silent_ends(graph, quiet)
        onward = _going_round(quiet)
        free = sorted(onward.keys() - _trapped(graph), key=graph.depth.__getitem__) if onward else ()
        if not free:
            continue
        names = _loop(graph, free[0], onward)
        if (place[0], frozenset(names)) not in found:
            found.add((place[0], frozenset(names)))
            problem = msg("one goes round here and is asked nothing: {steps}", steps=_some(names))
            yield Finding("silent-loop", _at(graph.procedure, names[0]), problem)


def _quiet(guide: Guide, graph: Product, edge: Edge, ends: Mapping[Place, set[str]]) -> bool:
    """Return whether a step may be left this way without an answer."""
    match graph.steps[edge.source]:
        case Branch():
            return True
        case Gate() as gate:
            return gate.decides not in EVIDENCE and gate.exits[edge.label].passes
        case Call() as call:
            return edge.label in ends.get(called(guide, call), ())
        case _:
            return False


def _silent_ends(graph: Product, quiet: Sequence[Edge]) -> set[str]:
    onward: dict[int, list[int]] = {}
    for edge in quiet:
        if not isinstance(graph.steps[edge.source], Gate):
            onward.setdefault(edge.source, []).append(edge.target)
    seen, pending = {0}, [0]
    while pending:
        for node in onward.get(pending.pop(), ()):
            if node not in seen:
                seen.add(node)
                pending.append(node)
    return {graph.steps[node].id for node in seen if isinstance(graph.steps[node], End)}


def _going_round(edges: Sequence[Edge]) -> dict[int, list[int]]:
    """Return the nodes from which one can go on for ever along some edges, and where each then leads."""
    onward: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for edge in edges:
        onward.setdefault(edge.source, []).append(edge.target)
        before.setdefault(edge.target, []).append(edge.source)
    left = {node: len(targets) for node, targets in onward.items()}
    pending = [node for node in before if node not in onward]
    while pending:
        for source in before.get(pending.pop(), ()):
            left[source] -= 1
            if not left[source]:
                pending.append(source)
    return {node: [one for one in targets if left.get(one)] for node, targets in onward.items() if left[node]}


def _loop(graph: Product, begin: int, onward: Mapping[int, Sequence[int]]) -> list[str]:
    """Return the steps of a loop that is come to from a node, the one that is nearest to the entry first."""
    seen: dict[int, int] = {}
    way: list[int] = []
    node = begin
    while node not in seen:
        seen[node] = len(way)
        way.append(node)
        node = onward[node][0]
    around = way[seen[node] :]
    first = min(range(len(around)), key=lambda place: (graph.depth[around[place]], around[place]))
    return list(dict.fromkeys(graph.steps[one].id for one in (*around[first:], *around[:first])))


def _some(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(names) if len(names) <= _SHOWN else (*names[:_SHOWN], "…")


def _trapped(graph: Product) -> set[int]:
    """Return the nodes from which no end is reached."""
    good = _backward(graph, {node for node, step in enumerate(graph.steps) if isinstance(step, End)})
    return {node for node in range(len(graph.steps)) if node not in good}


def _backward(graph: Product, nodes: set[int]) -> set[int]:
    seen, pending = set(nodes), list(nodes)
    while pending:
        for edge in graph.incoming[pending.pop()]:
            if edge.source not in seen:
                seen.add(edge.source)
                pending.append(edge.source)
    return seen


def _at(procedure: Procedure, step: str) -> tuple[str | int, ...]:
    return ("procedures", procedure.id, "steps", "", step)
