"""Does a validated answer still fit its step? The same rules when it is given and when it is replayed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from licwizard.core.gates import EVIDENCE
from licwizard.core.guide import Choice, Field, Gate, Inventory, Step, Task
from licwizard.messages import GuideText, Message, msg

REASON_LENGTH = 10
TEXT_LIMIT = 2_000


def misfit(step: Step, value: Any, *, run: str) -> Message | None:  # noqa: ANN401 - any JSON
    """Return why `value` is no answer to `step`, or None."""
    match step:
        case Choice():
            if not isinstance(value, str) or value not in step.options:
                return msg("'{value}' is not one of: {options}", value=_short(value), options=tuple(step.options))
            return None
        case Task():
            return _task(step, value, run)
        case Inventory():
            if not isinstance(value, dict) or "holdings" not in value:
                return msg("an inventory is a map of items to counts, or {example}", example="{file: PATH}")
            if not value["holdings"] and not step.may_be_empty:
                return msg("nothing was counted")
            if value.get("map") and not step.substitutions:
                return msg("substitutions are decided with the order, not here")
            if value.get("map") and not value.get("decided_by"):
                return msg("a substitution needs decided_by: who decided it")
            return fields_misfit(
                step.records,
                value,
                known={"holdings", "left_out", "source", "subscriptions", "names", "map", "decided_by"},
            )
        case Gate():
            return _gate(step, value)
        case _:
            return msg("this step takes no answer")


def confirmation(step: Task, run: str) -> str:
    """Return the text to be typed to confirm a step, empty if none."""
    return f"{step.confirm} {run}" if step.confirm else ""


def _task(step: Task, value: Any, run: str) -> Message | None:  # noqa: ANN401 - any JSON
    if not isinstance(value, dict):
        return msg("a task's answer is {done}, or a map of what it records", done="done")
    expected = confirmation(step, run)
    if expected and value.get("confirm") != expected:
        return msg("to confirm, the answer must carry exactly this text: {text}", text=expected)
    extra = {"confirm"} if expected else set()
    if step.irreversible:
        extra.add("reason")
        if "reason" in value and (problem := reason_misfit(value["reason"])):
            return problem
    return fields_misfit(step.records, value, known=extra)


def _gate(step: Gate, value: Any) -> Message | None:  # noqa: ANN401 - any JSON; one return a rule
    if not isinstance(value, dict) or not value:
        return msg("a gate's answer is {forms}", forms=_gate_forms(step))
    unknown = set(value) - {"exit", "reason", "snapshot", "file", "people", "counted", "left", "direct-unchanged"}
    if unknown:
        return msg("'{key}' does not belong to a gate's answer", key=_short(min(unknown)))
    if "exit" in value:
        if len(value) > 1:  # what is shown or typed beside it would pass unchecked
            return msg("a gate's answer is {forms}", forms=_gate_forms(step))
        failing = tuple(way.id for way in step.exits.values() if not way.passes)
        if value["exit"] not in failing:
            return msg(
                "'{value}' is not a failing exit of this gate: {exits}", value=_short(value["exit"]), exits=failing
            )
        return None
    if "reason" in value:
        if not step.reason:
            return msg("this gate takes no typed reason")
        problem = reason_misfit(value["reason"])
        return problem or (_evidence(step, value) if len(value) > 1 else None)
    return _evidence(step, value)


def _evidence(step: Gate, value: Mapping[str, Any]) -> Message | None:
    weighs = evidence(step)
    shown = {"file": "snapshot", "users": "people", "assigned": "counted"}
    if not any(shown[kind] in value for kind in weighs & {"file", "users"}):
        return msg("a gate's answer is {forms}", forms=_gate_forms(step))
    for kind, key in shown.items():
        if key in value and kind not in weighs:
            return msg("this gate does not weigh that: it takes {forms}", forms=_gate_forms(step))
    if not isinstance(value.get("direct-unchanged", False), bool):
        return msg("direct-unchanged is true or false")
    left = value.get("left", [])
    if not isinstance(left, list) or not all(isinstance(one, str) for one in left):
        return msg("this must be a list of texts")
    return _too_long(" ".join(left)) if left else None


def evidence(step: Gate) -> frozenset[str]:
    """Return what a gate weighs: `file`, `direct-unchanged`, `assigned`, `users`; nothing where its guide says so."""
    return EVIDENCE.get(step.decides, frozenset()) if step.file else frozenset()


def _gate_forms(step: Gate) -> tuple[str, ...]:
    forms = [f"{{exit: {way.id}}}" for way in step.exits.values() if not way.passes]
    weighs = evidence(step)
    if step.reason:
        forms.append("{reason: TEXT}")
    if "direct-unchanged" in weighs:
        forms.append("{file: PATH, direct-unchanged: true}")
        if "assigned" in weighs:
            forms.append("{file: PATH, assigned: PATH}")
    elif "file" in weighs:
        forms.append("{file: PATH}")
    if "users" in weighs:
        forms.append("{users-before: PATH, users-after: PATH}")
    return tuple(forms)


def reason_misfit(reason: Any) -> Message | None:  # noqa: ANN401 - any JSON
    """Return why a text is no reason, or None."""
    if not isinstance(reason, str) or len("".join(reason.split())) < REASON_LENGTH:
        return msg(
            "a reason is a sentence that somebody else can follow, at least {count} characters", count=REASON_LENGTH
        )
    return _too_long(reason)


def fields_misfit(fields: Mapping[str, Field], value: Mapping[str, Any], *, known: set[str]) -> Message | None:
    """Return what is wrong with the first recorded field that does not fit, or None."""
    for name, given in value.items():
        if name in known:
            continue
        if name not in fields:
            return msg("'{field}' is not recorded here: {fields}", field=_short(name), fields=tuple(fields) or ("–",))
        problem = field_misfit(fields[name], given)
        if problem:
            return msg("{field}: {problem}", field=GuideText(fields[name].label), problem=problem)
    missing = [field for field in fields.values() if field.required and not value.get(field.id)]
    if missing:
        return msg("{field} is needed here", field=GuideText(missing[0].label))
    return None


def field_misfit(field: Field, given: Any) -> Message | None:  # noqa: ANN401 - any JSON
    """Return what is wrong with one recorded value, or None."""
    match field.type:
        case "date":
            try:
                date.fromisoformat(given)
            except (TypeError, ValueError):
                return msg("'{value}' is not a date such as 2026-11-22", value=_short(given))
            return None
        case "choice":
            if not isinstance(given, str) or given not in field.options:
                return msg("'{value}' is not one of: {options}", value=_short(given), options=tuple(field.options))
            return None
        case "list":
            if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
                return msg("this must be a list of texts")
            return _too_long(" ".join(given))
        case _:
            return _too_long(given) if isinstance(given, str) else msg("this must be a text")


def _too_long(text: str) -> Message | None:
    if len(text) > TEXT_LIMIT:
        return msg("the text is longer than {count} characters", count=TEXT_LIMIT)
    return None


def _short(value: Any) -> str:  # noqa: ANN401 - any JSON
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004
