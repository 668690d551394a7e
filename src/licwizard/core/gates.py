"""What a gate decides, from the answers that feed it and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.compare import Comparison, Substitution, compare
from licwizard.core.dates import dates_fit
from licwizard.core.evidence import Covering, covers
from licwizard.core.guide import Gate
from licwizard.core.stock import Stock
from licwizard.core.stock_json import added, stock_from_json, substitutions_of
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
    detail: Comparison | Covering | None = None


# The answers to the steps that feed a gate: step id to values, the latest visit last.
Inputs = Mapping[str, Sequence[Any]]


def decide(gate: Gate, inputs: Inputs, answer: Any) -> Verdict:  # noqa: ANN401 - any JSON
    """Return the verdict of a gate on its inputs and its own answer (None if it has none)."""
    answer = answer or {}
    verdict = _DECIDERS.get(gate.decides, _witnessed)(gate, inputs, answer)
    if not verdict.passes and gate.reason and answer.get("reason"):
        verdict = verdict._replace(passes=True, by="reason", word=_reasoned(verdict.word))
    if verdict.passes:
        return verdict._replace(way=gate.passing.id)
    return verdict._replace(way=answer.get("exit", ""))


def _reasoned(word: str) -> str:
    return "unknown" if word == "open" else word


def _order_covers(gate: Gate, inputs: Inputs, _: Mapping[str, Any]) -> Verdict:
    current, ordered = _latest(gate, inputs, "current"), _latest(gate, inputs, "ordered")
    if current is None or ordered is None:
        return _missing()
    result = compare(stock_from_json(current), stock_from_json(ordered), substitutions_of(ordered))
    return Verdict(result.verdict, result.verdict == "enough", "inputs", "", _what_to_do(result), result)


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


def _dates_fit(gate: Gate, inputs: Inputs, _: Mapping[str, Any]) -> Verdict:
    term, ordered = _latest(gate, inputs, "term") or {}, _latest(gate, inputs, "ordered") or {}
    renews = {"yes": True, "no": False}.get(term.get("renews", ""))
    if _latest(gate, inputs, "bought") == "trial":
        renews = False  # a trial ends, whatever a subscription would do
    fit = dates_fit(_date(term.get("ends")), renews=renews, usage_start=_date(ordered.get("usage-start")))
    return Verdict(fit.verdict, fit.verdict == "proved", "inputs", "", fit.explanation)


def _covers_alone(gate: Gate, inputs: Inputs, answer: Mapping[str, Any]) -> Verdict:
    before, ordered = _latest(gate, inputs, "before"), _together(gate, inputs, "ordered")
    if before is None or ordered is None:
        return _missing()
    if "snapshot" not in answer:
        return _open()
    result = covers(
        stock_from_json(before),
        ordered[0],
        stock_from_json(answer["snapshot"]),
        ordered[1],
        direct_unchanged=bool(answer.get("direct-unchanged")),
    )
    return Verdict(result.verdict, result.verdict == "proved", "evidence", "", result.explanation, result)


def _witnessed(_: Gate, __: Inputs, answer: Mapping[str, Any]) -> Verdict:
    if answer.get("reason"):
        return Verdict("unknown", passes=False, by="", way="", says=msg("Not proved; passed by a typed reason."))
    return _open()


def _open() -> Verdict:
    return Verdict("open", passes=False, by="", way="", says=msg("Nothing has been shown for this gate yet."))


def _missing() -> Verdict:
    return Verdict("unknown", passes=False, by="inputs", way="", says=msg("A count that this gate needs is missing."))


_DECIDERS: Mapping[str, Callable[[Gate, Inputs, Mapping[str, Any]], Verdict]] = {
    "order-covers": _order_covers,
    "dates-fit": _dates_fit,
    "covers-alone": _covers_alone,
    # Decided by evidence that is not weighed yet: a typed reason passes them.
    "order-matches": _witnessed,
    "attached": _witnessed,
    "users-ready": _witnessed,
    "cancelled": _witnessed,
}
DECIDES = tuple(_DECIDERS)
WEIGHS_FILES = frozenset({"covers-alone"})


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
