"""Where the files stand: in words, and as a document."""

from typing import Any, NamedTuple

from licwizard.core.stock import LeftOut, Source
from licwizard.core.weigh.diagnose import Diagnosis
from licwizard.i18n import Translator
from licwizard.messages import GuideText, Message
from licwizard.show.safe import safe
from licwizard.show.shared_document import beside_json
from licwizard.show.verify import beside, counts, helps, wrapped
from licwizard.show.verify_document import explanation_json, lines_json


class Diagnosed(NamedTuple):
    """A diagnosis, the title of its step, and beside it what was read, left out, and noted."""

    found: Diagnosis
    title: str
    sources: tuple[tuple[str, Source], ...] = ()
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    notes: tuple[Message, ...] = ()


def diagnose_text(shown: Diagnosed, say: Translator, width: int, *, whole: bool = False) -> str:
    """Return the counts, what speaks for the place, the place, what helps, and what would settle the rest."""
    found = shown.found
    rows = []
    for line in found.lines:
        rows.append(wrapped(counts(line, "after", say), width, "", "  "))
        rows += [wrapped(safe(say(note)), width, "  - ", "    ") for note in line.notes]
    rows += beside(shown.sources, shown.left_out, (*found.notes, *shown.notes), say, width, whole=whole)
    rows += [wrapped(safe(say(found.explanation.message)), width), wrapped(_place(shown, say), width)]
    rows += helps(found.explanation, say, width)
    if found.settle and found.step:
        rows.append(wrapped(say("What would settle the rest:"), width))
        rows += [wrapped(safe(say(one)), width, "- ", "  ") for one in found.settle]
    return "\n".join(rows)


def _place(shown: Diagnosed, say: Translator) -> str:
    found, title = shown.found, GuideText(shown.title)
    if found.step is None:
        return say("Where this stands cannot be told from these files.")
    if found.certain:
        return say("The place in the migration: {title} ({step})", title=title, step=found.step)
    return say("Probably the place in the migration: {title} ({step})", title=title, step=found.step)


def diagnose_body(shown: Diagnosed) -> dict[str, Any]:
    """Return the diagnosis as the document has it; English."""
    found = shown.found
    return {
        "verdict": None,
        "place": {"step": found.step, "title": shown.title, "certain": found.certain} if found.step else None,
        "explanation": explanation_json(found.explanation),
        "procedure": found.explanation.procedure,
        "settle": [one.english() for one in found.settle],
        "lines": lines_json(found.lines),
        **beside_json(shown.sources, shown.left_out, (*found.notes, *shown.notes)),
    }
