"""What is wrong with a guide that can be read: lost steps, traps, and rules that are not kept."""

from collections.abc import Iterator
from datetime import date

from licwizard.core.finding import Finding
from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Procedure, Step, targets
from licwizard.core.product import Product, called
from licwizard.core.prove import Broken, Proof, Way, prove, ungated
from licwizard.messages import GuideText, Message, msg


def findings(guide: Guide, proof: Proof, today: date) -> Iterator[Finding]:
    """Yield everything that is wrong with a guide whose links are whole."""
    graphs_of: dict[str, list[Product]] = {}
    for (name, _), graph in proof.graphs.items():
        graphs_of.setdefault(name, []).append(graph)
    partial = _partial(guide, proof)
    for procedure in guide.procedures.values():
        graphs = graphs_of.get(procedure.id, [])
        if graphs and procedure.id not in partial:
            yield from _lost(procedure, graphs)
            yield from _traps(procedure, graphs)
        yield from _single_exits(procedure)
    for name, step in ungated(guide):
        yield Finding("no-gate", _at(name, step), msg("'{step}' cannot be undone, and requires no gate", step=step))
    seen = set()
    for broken in proof.broken:
        if (broken.procedure, broken.monitor.source) not in seen:
            seen.add((broken.procedure, broken.monitor.source))
            yield _broken(guide, broken)
    for name, reason in proof.unknown.items():
        why = (
            msg("'{procedure}' calls itself", procedure=name)
            if reason == "recursion"
            else msg("'{procedure}' has too many combinations of choices that are read later", procedure=name)
        )
        yield Finding("not-proved", ("procedures", "", name), why)
    for fact in guide.facts.values():
        if fact.review_by and fact.review_by < today:
            problem = msg("{fact} was to be reviewed by {date}", fact=fact.id, date=fact.review_by)
            yield Finding("review-due", ("facts", fact.id, "review_by"), problem)


def check(guide: Guide, today: date) -> tuple[Proof, tuple[Finding, ...]]:
    """Return the proof of a guide, and everything that is found in it."""
    proof = prove(guide)
    return proof, tuple(findings(guide, proof, today))


def refusals(guide: Guide) -> tuple[Finding, ...]:
    """Return why a guide may not run: a way around a gate, a rule that is not kept, or no proof."""
    proof = prove(guide)
    if proof.verdict == "proved" and not ungated(guide):
        return ()
    kinds = ("way-around", "rule-broken", "no-gate", "not-proved")
    found = [one for one in findings(guide, proof, date.min) if one.code in kinds]
    return tuple(sorted(found, key=lambda one: (kinds.index(one.code), len(one.way))))


def _at(procedure: str, step: str) -> tuple[str | int, ...]:
    return ("procedures", procedure, "steps", "", step)


def _partial(guide: Guide, proof: Proof) -> set[str]:
    """Return the procedures that call, however deep, what could not be searched: their own graphs lack ways."""
    found: set[str] = set()
    for name, graph in proof.graphs.items():  # what is called comes before what calls it
        calls = [called(guide, step) for step in graph.procedure.steps.values() if isinstance(step, Call)]
        if any(place not in proof.graphs or place[0] in found for place in calls):
            found.add(name[0])
    return found


def _lost(procedure: Procedure, graphs: list[Product]) -> Iterator[Finding]:
    reached = {name for graph in graphs for name in graph.places}
    drawn = {name for graph in graphs for name in _reachable(procedure, graph.entry)}
    taken = {(graph.steps[one.source].id, graph.steps[one.target].id) for graph in graphs for one in graph.edges()}
    for step in procedure.steps.values():
        if step.id not in drawn:
            yield Finding("unreachable", _at(procedure.id, step.id), msg("no one reaches '{step}'", step=step.id))
        elif step.id not in reached:
            problem = msg("'{step}' is reached only against an earlier answer", step=step.id)
            yield Finding("dead", _at(procedure.id, step.id), problem)
        elif isinstance(step, Branch):
            for option, target in step.to.items():
                if (step.id, target) not in taken:
                    path = ("procedures", procedure.id, "steps", step.id, "to", option)
                    yield Finding("dead", path, msg("'{option}' was never answered on the way here", option=option))


def _reachable(procedure: Procedure, entry: str) -> set[str]:
    seen, pending = {entry}, [entry]
    while pending:
        for target in targets(procedure.steps[pending.pop()]):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return seen


def _traps(procedure: Procedure, graphs: list[Product]) -> Iterator[Finding]:
    """Yield the dead ends, and the first step of each loop without a way out."""
    dead: dict[str, None] = {}
    endless: dict[str, None] = {}
    for graph in graphs:
        onward = graph.onward()
        good = _backward(graph, {node for node, step in enumerate(graph.steps) if isinstance(step, End)})
        trapped = [node for node in range(len(graph.steps)) if node not in good]
        stuck = {node for node in trapped if not [one for one in onward[node] if one != node]}
        doomed = _backward(graph, stuck)
        dead |= dict.fromkeys(graph.steps[node].id for node in stuck)
        loops = [node for node in trapped if node not in doomed]
        if loops:
            endless[graph.steps[min(loops, key=lambda node: (graph.depth[node], node))].id] = None
    for name in dead:
        yield Finding("dead-end", _at(procedure.id, name), msg("nothing leads on from '{step}'", step=name))
    for name in endless:
        problem = msg("from '{step}' one goes round without ever reaching an end", step=name)
        yield Finding("endless", _at(procedure.id, name), problem)


def _backward(graph: Product, nodes: set[int]) -> set[int]:
    seen, pending = set(nodes), list(nodes)
    while pending:
        for edge in graph.incoming[pending.pop()]:
            if edge.source not in seen:
                seen.add(edge.source)
                pending.append(edge.source)
    return seen


def _single_exits(procedure: Procedure) -> Iterator[Finding]:
    for step in procedure.steps.values():
        if isinstance(step, Choice) and len({option.to for option in step.options.values()}) == 1:
            problem = msg("all answers to '{step}' lead to the same place", step=step.id)
            yield Finding("one-exit", _at(procedure.id, step.id), problem)


def _broken(guide: Guide, broken: Broken) -> Finding:
    rule, path = broken.monitor, ("procedures", broken.procedure, *broken.monitor.source)
    needed = rule.sets[0]
    match rule.kind:
        case "gate":
            problem = msg("'{step}' can be reached around the gate '{gate}'", step=rule.step, gate=needed)
        case "step":
            problem = msg("'{step}' can be reached before '{other}' is done", step=rule.step, other=needed)
        case "answer":
            problem = msg("'{step}' can be reached without that answer to '{choice}'", step=rule.step, choice=needed)
        case "never":
            problem = msg("'{step}' can be reached after '{other}'", step=rule.step, other=needed)
        case _:
            problem = msg("'{gate}' can be reached before any of its inputs: {steps}", gate=rule.step, steps=rule.sets)
    code = "input-missing" if rule.kind == "input" else "rule-broken" if rule.source[0] == "safety" else "way-around"
    return Finding(code, path, problem, None, in_words(guide, broken.way))


def in_words(guide: Guide, way: Way) -> tuple[Message, ...]:
    """Return a way step by step: what is asked, and what is answered."""
    said = []
    for taken in way:
        step = guide.procedures[taken.procedure].steps[taken.step]
        answer = _answer(step, taken.label)
        title = GuideText(step.title)
        said.append(
            msg("{step}: {title} – {answer}", step=step.id, title=title, answer=answer)
            if answer
            else msg("{step}: {title}", step=step.id, title=title)
        )
    return tuple(said)


def _answer(step: Step, label: str) -> GuideText | None:
    match step:
        case Choice() if label:
            return GuideText(step.options[label].label)
        case Gate() if label:
            return GuideText(step.exits[label].label)
        case _:
            return None
