"""A file of answers to fill in."""

from collections.abc import Iterable

from licwizard.core.fits import evidence
from licwizard.core.guide import Branch, Call, Choice, End, Field, Gate, Inventory, Step, Task
from licwizard.i18n import Translator


def answers_template(procedure: str, steps: Iterable[tuple[str, Step]], say: Translator) -> str:
    """Return YAML with a line for each step that takes an answer; what is left empty is not answered."""
    lines = [
        say("# Answers for: licwizard {command}", command=_command(procedure)),
        say("# Leave empty what you do not answer. A step that is asked again takes a list, used in turn."),
    ]
    for ref, step in steps:
        if isinstance(step, Call | End | Branch):
            continue
        lines += ["", f"# {say.guide(step.title)}", *(f"#   {form}" for form in _forms(step, say)), f"{ref}:"]
    return "\n".join(lines)


def _command(procedure: str) -> str:
    return "migrate --answers FILE" if procedure == "migrate" else f"run {procedure} --answers FILE"


def _forms(step: Step, say: Translator) -> list[str]:
    match step:
        case Choice():
            return [f"{option.id}: {say.guide(option.label)}" for option in step.options.values()]
        case Task():
            forms = [] if step.confirm else ["done"]
            confirm = [f"confirm: {step.confirm} RUN"] if step.confirm else []
            if step.records or confirm:
                forms.append(f"{{{', '.join([*confirm, *map(_field, step.records.values())])}}}")
            return forms
        case Inventory():
            extra = "".join(f", {_field(field)}" for field in step.records.values())
            forms = [f"{{ITEM: COUNT, …{extra}}}", f"{{file: PATH{extra}}}", "{file: PATH, names: {TEXT: ITEM}}"]
            if step.substitutions:
                forms.append("{…, map: [CURRENT=ORDERED:N], decided_by: NAME}")
            return forms
        case Gate():
            forms = [f"{{exit: {way.id}}}: {say.guide(way.label)}" for way in step.exits.values() if not way.passes]
            weighs = evidence(step)
            if "file" in weighs:
                forms.append("{file: PATH, direct-unchanged: true}" if "direct-unchanged" in weighs else "{file: PATH}")
            if "users" in weighs:
                forms.append("{users-before: PATH, users-after: PATH, left: [USER, …]}")
            return [*forms, "{reason: TEXT}"] if step.reason else forms
        case _:
            return []


def _field(field: Field) -> str:
    form = {"date": "YYYY-MM-DD", "list": "[TEXT, …]"}.get(field.type, "|".join(field.options) or "TEXT")
    return f"{field.id}: {form}"
