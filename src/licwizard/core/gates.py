"""What a gate decides, from the answers that feed it and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.compare import Comparison, Substitution, compare
from licwizard.core.dates import dates_fit
from licwizard.core.guide import Gate
from licwizard.core.people import changes_from_json, judge_people, users_ready
from licwizard.core.people.roll_call import roll_call
from licwizard.core.stock import Source, Stock, tenants_apart
from licwizard.core.stock_json import added, sources_of, stock_from_json, substitutions_of
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.matches import matches
from licwizard.core.weigh.ready import ready
from licwizard.core.weigh.weighed import Weighed
from licwizard.messages import Message, Quantity, msg


class Verdict(NamedTuple):
    """What a gate says now.

    `word` is enough/short/unknown for counts, proved/refuted/unknown for the rest, `open` where
    nothing has been shown yet; `by` is inputs, evidence or reason; `way` is the exit that is taken.
    """

    word: str
    passes: bool
    by: str
    way: str
    says: Message
    detail: Comparison | Weighed | None = None


# The answers to the steps that feed a gate: step id to values, the latest visit last.
Inputs = Mapping[str, Sequence[Any]]


class Context(NamedTuple):
    """What a gate knows of the way so far: the files that were shown, and what gates have decided and passed.

    `earlier` are the files that were shown before the last irreversible step on it; `noted` is the day on which what
    feeds the gate was last answered, None where nobody looks at the clock.
    """

    sources: tuple[Source, ...] = ()
    passed: frozenset[str] = frozenset()
    earlier: tuple[Source, ...] = ()
    noted: date | None = None


NO_CONTEXT = Context()


def decide(gate: Gate, inputs: Inputs, answer: Any, context: Context = NO_CONTEXT) -> Verdict:  # noqa: ANN401 - any JSON
    """Return the verdict of a gate on its inputs and its own answer (None if it has none).

    With files of more than one tenant nothing is decided (C9). Nor are the new licences said to be enough while
    people are still assigned what another product is to meet, unless lists of users were looked at (L17).
    """
    answer = answer or {}
    verdict = _DECIDERS[gate.decides](gate, inputs, answer, context)
    if gate.decides == "covers-alone" and verdict.passes and "users-ready" not in context.passed:
        verdict = _moving(verdict)
    found = tenants_apart((*context.sources, *sources_of(answer)))
    if found and verdict.word not in {"open", "unknown"}:
        says = msg("The files are of different tenants: {tenants}.", tenants=found)
        verdict = verdict._replace(word="unknown", passes=False, says=says)
    if verdict.word == "open" and answer.get("reason"):
        verdict = _witnessed()
    if not verdict.passes and gate.reason and answer.get("reason"):
        verdict = verdict._replace(passes=True, by="reason", word=_reasoned(verdict.word))
    if verdict.passes:
        return verdict._replace(way=gate.passing.id)
    return verdict._replace(way=answer.get("exit", ""))


def _moving(verdict: Verdict) -> Verdict:
    """Return a verdict as unknown where people are still on a product that another one is to meet."""
    lines = verdict.detail.lines if isinstance(verdict.detail, Weighed) else ()
    items = tuple(line.name.inside() for line in lines if line.met and line.assigned)
    if not items:
        return verdict
    says = msg(
        "People are still assigned {items}, which another product is to meet; answer {option} to `users`, and show"
        " lists of users first.",
        items=items,
        option="other-product",
    )
    return verdict._replace(word="unknown", passes=False, says=says)


def _reasoned(word: str) -> str:
    return "unknown" if word == "open" else word


def _order_covers(gate: Gate, inputs: Inputs, _: Mapping[str, Any], __: Context) -> Verdict:
    current, ordered = _latest(gate, inputs, "current"), _latest(gate, inputs, "ordered")
    if current is None or ordered is None:
        return _missing()
    held, bought = stock_from_json(current), stock_from_json(ordered)
    result = compare(held, bought, substitutions_of(ordered))
    if held.of_nothing and result.verdict == "enough":
        return Verdict("unknown", passes=False, by="inputs", way="", says=_nothing_held(held), detail=result)
    parts = [
        stock.source
        for stock, whole in ((held, True), (bought, False))
        if stock.source and not (stock.source.of_the_whole_tenant if whole else stock.source.complete)
    ]
    if parts and result.verdict == "enough":
        says = msg("{path} is only a part, so nobody can tell what is missing from it.", path=parts[0].path)
        return Verdict("unknown", passes=False, by="inputs", way="", says=says, detail=result)
    return Verdict(result.verdict, result.verdict == "enough", "inputs", "", _what_to_do(result), result)


def _nothing_held(held: Stock) -> Message:
    return msg(
        "Nothing that is compared is held in {path}; show an export of the tenant that holds the licences, or type what"
        " is to be kept.",
        path=held.source.path if held.source else "–",
    )


def _what_to_do(result: Comparison) -> Message:
    short = [line for line in result.lines if line.verdict == "short"]
    if short:
        missing = tuple(
            msg("{short} of {item}", short=Quantity(line.short or Decimal(0), line.unit), item=line.name.inside())
            for line in short
        )
        return msg("Add {missing} to the order.", missing=missing)
    if result.verdict == "enough":
        return msg("The order holds at least everything that is held today.")
    unclear = tuple(line.name.inside() for line in result.lines if line.verdict == "unknown")
    if not unclear:
        return msg("Nothing was counted, so nothing can be compared.")
    return msg("It cannot be decided for: {items}.", items=unclear)


def _dates_fit(gate: Gate, inputs: Inputs, _: Mapping[str, Any], context: Context) -> Verdict:
    term, ordered = _latest(gate, inputs, "term") or {}, _latest(gate, inputs, "ordered") or {}
    renews = {"yes": True, "no": False}.get(term.get("renews", ""))
    if _latest(gate, inputs, "bought") == "trial":
        renews = False  # a trial ends, whatever a subscription would do
    start = _date(ordered.get("usage-start"))
    if start and context.noted:
        start = max(start, context.noted)  # what is ordered today is not usable since yesterday
    fit = dates_fit(_date(term.get("ends")), renews=renews, usage_start=start)
    return Verdict(fit.verdict, fit.verdict == "proved", "inputs", "", fit.explanation)


def _order_matches(gate: Gate, inputs: Inputs, answer: Mapping[str, Any], _: Context) -> Verdict:
    ordered = _latest(gate, inputs, "ordered")
    if "snapshot" not in answer:
        return _open()
    if ordered is None:
        return _missing()
    return _weighed(matches(stock_from_json(ordered), stock_from_json(answer["snapshot"]), substitutions_of(ordered)))


def _attached(gate: Gate, inputs: Inputs, answer: Mapping[str, Any], _: Context) -> Verdict:
    before, ordered = _latest(gate, inputs, "before"), _together(gate, inputs, "ordered")
    if "snapshot" not in answer:
        return _open()
    if before is None or ordered is None:
        return _missing()
    after, settled = stock_from_json(answer["snapshot"]), answer.get("direct-unchanged") is True
    return _weighed(attached(stock_from_json(before), *_pair(ordered, after), direct_unchanged=settled))


def _covers_alone(gate: Gate, inputs: Inputs, answer: Mapping[str, Any], _: Context) -> Verdict:
    before, ordered = _latest(gate, inputs, "before"), _together(gate, inputs, "ordered")
    if "snapshot" not in answer:
        return _missing() if before is None or ordered is None else _open()
    if before is None or ordered is None:
        return _missing()
    now, settled = stock_from_json(answer["snapshot"]), answer.get("direct-unchanged") is True
    people = stock_from_json(answer["counted"]) if "counted" in answer else None
    return _weighed(covers(stock_from_json(before), *_pair(ordered, now), direct_unchanged=settled, people=people))


def _pair(
    ordered: tuple[Stock, tuple[Substitution, ...]], seen: Stock
) -> tuple[Stock, Stock, tuple[Substitution, ...]]:
    return ordered[0], seen, ordered[1]


def _users_ready(gate: Gate, inputs: Inputs, answer: Mapping[str, Any], _: Context) -> Verdict:
    if "people" not in answer:
        return _open()
    ordered = _together(gate, inputs, "ordered")
    mapped = ordered[1] if ordered else ()
    changes, before = changes_from_json(answer["people"]), _latest(gate, inputs, "before")
    judged = users_ready(changes, mapped, _left(answer))
    return _weighed(ready(roll_call(judged, changes, stock_from_json(before) if before else None)))


def _cancelled(gate: Gate, inputs: Inputs, answer: Mapping[str, Any], context: Context) -> Verdict:
    before, ordered = _latest(gate, inputs, "before"), _together(gate, inputs, "ordered")
    if "snapshot" not in answer:
        return _open()
    if before is None:
        return _missing()
    mapped = ordered[1] if ordered else ()
    people = None
    if "people" in answer:
        changes = changes_from_json(answer["people"])
        people = roll_call(judge_people(changes, mapped, _left(answer)), changes, stock_from_json(before))
    shown = _latest(gate, inputs, "attached")
    both = stock_from_json(shown["snapshot"]) if shown and "snapshot" in shown else None
    after = stock_from_json(answer["snapshot"])
    # Counts may be those of before, to the letter; the same file with the same date is no later one.
    if after.source and after.source.taken and after.source in context.earlier:
        says = msg(
            "{path} was shown before. Export again: only a later file can show what has become of the direct"
            " subscription.",
            path=after.source.path,
        )
        return Verdict("unknown", passes=False, by="evidence", way="", says=says)
    return _weighed(cancelled(stock_from_json(before), after, mapped, both=both, people=people))


def _left(answer: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(name.casefold() for name in answer.get("left", ()))


def _weighed(result: Weighed) -> Verdict:
    return Verdict(result.verdict, result.verdict == "proved", "evidence", "", result.explanation.message, result)


def _witnessed() -> Verdict:
    return Verdict("unknown", passes=False, by="", way="", says=msg("Not proved; passed by a typed reason."))


def _open() -> Verdict:
    return Verdict("open", passes=False, by="", way="", says=msg("Nothing has been shown for this gate yet."))


def _missing() -> Verdict:
    return Verdict("unknown", passes=False, by="inputs", way="", says=msg("A count that this gate needs is missing."))


_DECIDERS: Mapping[str, Callable[[Gate, Inputs, Mapping[str, Any], Context], Verdict]] = {
    "order-covers": _order_covers,
    "dates-fit": _dates_fit,
    "order-matches": _order_matches,
    "attached": _attached,
    "users-ready": _users_ready,
    "covers-alone": _covers_alone,
    "cancelled": _cancelled,
}
DECIDES = tuple(_DECIDERS)
# What each decision weighs: an export (and whether the direct subscription changed), another one that says who is
# assigned what, lists of users.
EVIDENCE: Mapping[str, frozenset[str]] = {
    "order-matches": frozenset({"file"}),
    "attached": frozenset({"file", "direct-unchanged"}),
    "covers-alone": frozenset({"file", "direct-unchanged", "assigned"}),
    "users-ready": frozenset({"users"}),
    "cancelled": frozenset({"file", "users"}),
}


def _latest(gate: Gate, inputs: Inputs, role: str) -> Any:  # noqa: ANN401 - any JSON
    """Return the latest answer of the first step in a role that has one, else None."""
    for step in gate.inputs.get(role, ()):
        if inputs.get(step):
            return inputs[step][-1]
    return None


def _together(gate: Gate, inputs: Inputs, role: str) -> tuple[Stock, tuple[Substitution, ...]] | None:
    """Return the latest answer of the first step and every answer of the others, added up."""
    first, *others = gate.inputs.get(role, ()) or ("",)
    if not inputs.get(first):
        return None
    values = [inputs[first][-1], *(value for step in others for value in inputs.get(step, ()))]
    mapped = tuple(dict.fromkeys(one for value in values for one in substitutions_of(value)))
    return added(stock_from_json(value) for value in values), mapped


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
