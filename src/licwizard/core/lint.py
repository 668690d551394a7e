"""What is wrong with a guide that can be read: lost steps, traps, and rules that are not kept."""

from collections.abc import Iterator
from datetime import date

from licwizard.core.finding import CODES, Finding
from licwizard.core.guide import Call, Choice, Gate, Guide, Procedure, Step
from licwizard.core.lost import lost
from licwizard.core.product import Product, called, reads
from licwizard.core.prove import Broken, Proof, Ungated, prove, ungated
from licwizard.core.told import Way
from licwizard.core.traps import silent, traps
from licwizard.messages import GuideText, Message, msg

# Of several reasons why a guide does not run, these are told first.
_GRAVEST = {code: place for place, code in enumerate(("way-around", "rule-broken", "no-gate", "not-proved"))}


def findings(guide: Guide, proof: Proof, today: date) -> Iterator[Finding]:
    """Yield everything that is wrong with a guide whose links are whole."""
    graphs_of: dict[str, list[Product]] = {}
    for (name, _), graph in proof.graphs.items():
        graphs_of.setdefault(name, []).append(graph)
    partial = _partial(guide, proof)
    for procedure in guide.procedures.values():
        graphs = graphs_of.get(procedure.id, [])
        if graphs and procedure.id not in partial:
            yield from lost(guide, procedure, proof.graphs)
            yield from traps(procedure, graphs)
        yield from _single_exits(procedure)
    yield from silent(guide, proof.graphs)
    yield from (_ungated(guide, one) for one in ungated(guide, proof.graphs))
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
    """Return why a guide may not run, which is all but warnings: what the proof finds first, the shortest way first."""
    found = [one for one in findings(guide, prove(guide), date.min) if CODES[one.code].severity != "warning"]
    return tuple(sorted(found, key=lambda one: (_GRAVEST.get(one.code, len(_GRAVEST)), len(one.way))))


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


def _ungated(guide: Guide, found: Ungated) -> Finding:
    problem = (
        msg("'{step}' cannot be undone, and requires no gate on this way", step=found.step)
        if found.way
        else msg("'{step}' cannot be undone, and requires no gate", step=found.step)
    )
    return Finding("no-gate", _at(found.procedure, found.step), problem, None, in_words(guide, found.way))


def _single_exits(procedure: Procedure) -> Iterator[Finding]:
    read = _answers_read(procedure)
    for step in procedure.steps.values():
        alike = isinstance(step, Choice) and len({option.to for option in step.options.values()}) == 1
        if alike and step.id not in read:
            problem = msg("all answers to '{step}' lead to the same place", step=step.id)
            yield Finding("one-exit", _at(procedure.id, step.id), problem)


def _answers_read(procedure: Procedure) -> set[str]:
    """Return the choices whose answer matters later: to a fork, a condition, a safety rule or a gate."""
    gates = [step for step in procedure.steps.values() if isinstance(step, Gate)]
    return {
        *reads(procedure),
        *(rule.choice for rule in procedure.safety),
        *(one for gate in gates for one in gate.feeds),
    }


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
