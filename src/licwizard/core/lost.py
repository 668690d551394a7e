"""Which steps of a procedure nobody comes to, and why not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from licwizard.core.finding import Finding
from licwizard.core.guide import Branch, Call, Guide, Procedure, targets
from licwizard.core.product import Product, called
from licwizard.core.told import Place
from licwizard.messages import Message, msg


def lost(guide: Guide, procedure: Procedure, all_graphs: Mapping[Place, Product]) -> Iterator[Finding]:
    """Yield the steps that are not reached, and the ways of forks that are not taken."""
    graphs = [graph for place, graph in all_graphs.items() if place[0] == procedure.id]
    reached = {name for graph in graphs for name in graph.places}
    drawn = {name for graph in graphs for name in _reachable(procedure, [graph.entry])}
    taken = {(graph.steps[one.source].id, graph.steps[one.target].id) for graph in graphs for one in graph.edges()}
    against, after = _cut_off(guide, procedure, reached, all_graphs)
    for step in procedure.steps.values():
        at = ("procedures", procedure.id, "steps", "", step.id)
        if step.id not in drawn:
            yield Finding("unreachable", at, msg("no one reaches '{step}'", step=step.id))
        elif step.id in after and step.id not in against:
            yield Finding("unreachable", at, _never_ends(step.id, *after[step.id]))
        elif step.id not in reached:
            yield Finding("dead", at, msg("'{step}' is reached only against an earlier answer", step=step.id))
        elif isinstance(step, Branch):
            for option, target in step.to.items():
                if (step.id, target) not in taken:
                    path = ("procedures", procedure.id, "steps", step.id, "to", option)
                    yield Finding("dead", path, msg("'{option}' was never answered on the way here", option=option))


def _never_ends(step: str, called_: str, end: str) -> Message:
    return msg(
        "no one reaches '{step}', for '{procedure}' never ends in '{end}'", step=step, procedure=called_, end=end
    )


def _cut_off(
    guide: Guide, procedure: Procedure, reached: set[str], graphs: Mapping[Place, Product]
) -> tuple[set[str], dict[str, tuple[str, str]]]:
    """Return the steps that are not reached: those behind a contradiction, and those behind a call.

    Of the latter each has the procedure that is called and the end in which it never ends.
    """
    against: list[str] = []
    after: dict[str, tuple[str, str]] = {}
    for name in reached:
        step = procedure.steps[name]
        if isinstance(step, Call):
            graph = graphs.get(called(guide, step))
            for end, target in step.then.items():
                if target not in reached and graph and end not in graph.ends:
                    after.setdefault(target, (step.calls, end))
        elif isinstance(step, Branch):
            against += [target for target in targets(step) if target not in reached]
    for first, why in list(after.items()):
        for step_id in _reachable(procedure, [first], without=reached):
            after.setdefault(step_id, why)
    return _reachable(procedure, against, without=reached), after


def _reachable(procedure: Procedure, begin: Sequence[str], without: Iterable[str] = ()) -> set[str]:
    seen, pending, left_out = set(begin), list(begin), set(without)
    while pending:
        for target in targets(procedure.steps[pending.pop()]):
            if target not in seen and target not in left_out:
                seen.add(target)
                pending.append(target)
    return seen
