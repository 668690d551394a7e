"""Whether every sentence of a guide is translated, freshly, and with the same numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from licwizard.core.finding import Finding
from licwizard.load.po import Translated
from licwizard.load.yaml import Path
from licwizard.messages import msg

TEXT_KEYS = frozenset({"about", "hint", "label", "name", "question", "say", "source", "text", "title"})
_ISO_DATE = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")
_NUMBER = re.compile(r"[0-9]+(?:[ ,.\u00a0\u202f][0-9]{3})*(?![0-9])(?:[.,][0-9]+)?")
_SHOWN = 60


def texts(value: Any, path: Path = ()) -> Iterator[tuple[str, Path]]:  # noqa: ANN401 - any YAML
    """Yield every text of a guide that a reader sees, with its path."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in TEXT_KEYS and isinstance(inner, str):
                if inner:
                    yield inner, (*path, key)
            else:
                yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))


def doubts(value: Any, language: str, translated: Mapping[str, Translated] | None) -> Iterator[Finding]:  # noqa: ANN401
    """Yield what is missing, stale or contradicting in one language; each text once."""
    if translated is None:
        problem = msg("there is no file of translations for '{language}'", language=language)
        yield Finding("translation-missing", ("languages",), problem)
        return
    seen = set()
    for text, path in texts(value):
        if text in seen:
            continue
        seen.add(text)
        found = translated.get(text)
        short = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        if found is None or not found.text:
            problem = msg("no {language} translation of: {text}", language=language, text=short)
            yield Finding("translation-missing", path, problem)
        elif found.fuzzy:
            problem = msg("the {language} translation is of an earlier text: {text}", language=language, text=short)
            yield Finding("translation-stale", path, problem)
        elif numbers(text) != numbers(found.text):
            problem = msg(
                "the numbers differ: {ours} in the text, {theirs} in the {language} translation",
                ours=_listed(numbers(text) - numbers(found.text)),
                theirs=_listed(numbers(found.text) - numbers(text)),
                language=language,
            )
            yield Finding("translation-contradicts", path, problem)


def numbers(text: str) -> Counter[str]:
    """Return the numbers in a text, however its language writes them; a date counts by year and day."""
    plain = _ISO_DATE.sub(lambda match: f"{match[1]} {int(match[3])}", text)
    return Counter(re.sub(r"[ ,.\u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", match) for match in _NUMBER.findall(plain))


def _listed(found: Counter[str]) -> str:
    return ", ".join(sorted(found.elements())) or "–"
