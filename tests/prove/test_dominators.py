"""Where a gate is met once and nothing feeds it, a proved gate is a dominator of the step behind it."""

from random import Random
from typing import Any

import networkx as nx
import pytest

from licwizard.core.guide import Guide, Step
from licwizard.core.prove import prove
from tests.prove.figures import GENERATED, tell
from tests.prove.values import choice, end, final, gate, guide

_MIDDLE = "middle"


def _made(seed: int) -> tuple[Guide, "nx.DiGraph[str]"]:
    """Return a guide without a loop, and its graph with the node `middle` in the middle of the gate's passing edge."""
    random = Random(seed)
    names = [f"step-{number}" for number in range(random.randint(5, 12))]
    gate_at = random.randrange(len(names) - 2)
    final_at = random.randrange(gate_at + 1, len(names) - 1)
    # most ways before the gate lead to it, so that both verdicts are frequent
    straight = random.random() < 0.7

    def onward(place: int) -> str:
        last = gate_at if straight and place < gate_at else len(names) - 1
        return names[random.randint(place + 1, last)] if place < last else "end"

    graph: nx.DiGraph[str] = nx.DiGraph()
    steps: list[Step] = []
    for place, name in enumerate(names):
        ways = [onward(place), onward(place)]
        if place == gate_at:
            ways[1] = "end" if random.random() < 0.5 else ways[1]
            steps.append(gate(name, [], ways[0], no=ways[1]))
            graph.add_edges_from([(name, _MIDDLE), (_MIDDLE, ways[0]), (name, ways[1])])
        elif place == final_at:
            steps.append(final(name, ways[0], names[gate_at]))
            graph.add_edge(name, ways[0])
        else:
            steps.append(choice(name, a=ways[0], b=ways[1]))
            graph.add_edges_from([(name, ways[0]), (name, ways[1])])
    graph = graph.subgraph(nx.descendants(graph, names[0]) | {names[0]}).copy()
    return guide(*steps, end("end")), graph


def _dominates(graph: Any, start: str, step: str, node: str) -> bool:  # noqa: ANN401 - networkx is loosely typed
    nearest = nx.immediate_dominators(graph, start)
    while step is not None and step != start:
        if step == node:
            return True
        step = nearest[step]
    return False


def test_a_gate_is_proved_where_its_passing_dominates_the_step(capsys: pytest.CaptureFixture[str]) -> None:
    proved = refuted = 0
    seed = 0
    while proved + refuted < GENERATED:
        seed += 1
        made, graph = _made(seed)
        last = next(step.id for step in made.procedures["main"].steps.values() if getattr(step, "requires", ()))
        if last not in graph:
            continue  # nobody comes to the step
        dominated = _dominates(graph, made.procedures["main"].start, last, _MIDDLE)
        assert prove(made).verdict == ("proved" if dominated else "refuted"), f"seed {seed}"
        proved, refuted = proved + dominated, refuted + (not dominated)
    tell(capsys, f"dominators agree on {proved + refuted} graphs: {proved} proved, {refuted} refuted")
    assert min(proved, refuted) > GENERATED * 0.2
