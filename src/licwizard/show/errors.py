"""An error, for a person and for a script."""

import re
from typing import Any

from licwizard.errors import LicwizardError
from licwizard.i18n import Translator
from licwizard.messages import Message
from licwizard.show.safe import safe, safe_lines

_ROW = re.compile(r"(.*): row ([0-9]+)", re.DOTALL)


def error_text(error: LicwizardError, say: Translator) -> str:
    """Return what went wrong, the line with a caret, and the way out."""
    where = _place(error.where or "", say)
    message = safe(say(_at(error.message, error.where, where))).rstrip(".")
    where = where if where and safe(where) not in message else ""
    lines = [say("error: {problem}", problem=f"{safe(where)}: {message}" if where else message)]
    if error.excerpt:
        lines += [f"  | {line}" for line in safe_lines(error.excerpt).split("\n")]
    if error.steps:
        lines.append(say("the shortest way:"))
        lines += [f"  {number}. {safe(say(step))}" for number, step in enumerate(error.steps, 1)]
    if error.help:
        lines.append(say("help: {advice}", advice=safe(say(error.help))))
    return "\n".join(lines)


def _place(where: str, say: Translator) -> str:
    """Return a place as people read it: `held.json: row 3`, with the row in their language."""
    match = _ROW.fullmatch(where)
    return say("{file}: row {number}", file=match[1], number=match[2]) if match else where


def _at(message: Message, where: str | None, place: str) -> Message:
    if "where" not in message.values or message.values["where"] != where:
        return message
    return message._replace(values={**message.values, "where": place})


def error_json(error: LicwizardError) -> dict[str, Any]:
    """Return an error as scripts get it, in English."""
    return {
        "code": error.code,
        "message": error.message.english(),
        "where": error.where,
        "help": error.help.english() if error.help else None,
        **({"way": [step.english() for step in error.steps]} if error.steps else {}),
    }
