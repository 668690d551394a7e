"""An error, for a person and for a script."""

from typing import Any

from licwizard.errors import LicwizardError
from licwizard.i18n import Translator
from licwizard.show.safe import safe, safe_lines


def error_text(error: LicwizardError, say: Translator) -> str:
    """Return what went wrong, the line with a caret, and the way out."""
    message = safe(say(error.message)).rstrip(".")
    where = error.where if error.where and safe(error.where) not in message else ""
    lines = [say("error: {problem}", problem=f"{safe(where)}: {message}" if where else message)]
    if error.excerpt:
        lines += [f"  | {line}" for line in safe_lines(error.excerpt).split("\n")]
    if error.steps:
        lines.append(say("the shortest way:"))
        lines += [f"  {number}. {safe(say(step))}" for number, step in enumerate(error.steps, 1)]
    if error.help:
        lines.append(say("help: {advice}", advice=safe(say(error.help))))
    return "\n".join(lines)


def error_json(error: LicwizardError) -> dict[str, Any]:
    """Return an error as scripts get it, in English."""
    return {
        "code": error.code,
        "message": error.message.english(),
        "where": error.where,
        "help": error.help.english() if error.help else None,
        **({"way": [step.english() for step in error.steps]} if error.steps else {}),
    }
