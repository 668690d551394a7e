"""What a step records, asked one by one."""

from collections.abc import MutableMapping, Sequence
from typing import Any

from licwizard.ask.prompter import FieldQuestion, Row, Turn
from licwizard.ask.voice import Voice
from licwizard.i18n import Translator

NOT_KNOWN = "not-known"


def record(
    voice: Voice, fields: Sequence[FieldQuestion], texts: MutableMapping[str, str], turns: Sequence[Turn]
) -> dict[str, Any]:
    """Return field id to text, or to a list of texts; what is not known is left out.

    `texts` keeps what was typed, so that it is offered again if the question is put again.
    """
    recorded: dict[str, Any] = {}
    for field in fields:
        default = texts.get(field.id, field.default)
        text = _picked(voice, field, default, turns) if field.type == "choice" else _typed(voice, field, default, turns)
        texts[field.id] = text
        if text:
            recorded[field.id] = _parts(text) if field.type == "list" else text
    return recorded


def _picked(voice: Voice, field: FieldQuestion, default: str, turns: Sequence[Turn]) -> str:
    rows = field.rows if field.required else (*field.rows, Row(NOT_KNOWN, voice.say("not known")))
    picked = voice.pick(field.label, rows, default, turns)
    return picked if picked in {row.id for row in field.rows} else ""


def _typed(voice: Voice, field: FieldQuestion, default: str, turns: Sequence[Turn]) -> str:
    def check(text: str) -> str:
        texts = _parts(text) if field.type == "list" else [text] if text else []
        if not texts:
            return voice.say("This is needed; type something.") if field.required else ""
        return next((problem for problem in map(field.check, texts) if problem), "")

    return voice.write(_title(field, voice.say), default, check, turns)


def _title(field: FieldQuestion, say: Translator) -> str:
    notes: list[str] = []
    if field.type == "date":
        notes.append(say("year-month-day, such as 2026-11-22"))
    if field.type == "list":
        notes.append(say("several with commas between them"))
    if not field.required:
        notes.append(say("leave it empty if not known"))
    return say("{label} ({notes})", label=field.label, notes="; ".join(notes)) if notes else field.label


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]
