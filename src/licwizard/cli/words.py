"""What must be known before the command line is parsed: the language, and whether a script listens."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from licwizard.i18n import LANGUAGES

GROUPS = ("guide", "verify")


class Early(NamedTuple):
    """The language asked for (None: the environment's), whether JSON is, and the command."""

    lang: str | None
    json: bool
    command: str


def early(arguments: Sequence[str]) -> Early:
    """Return what can be told from the arguments, right or wrong; the parser judges them later."""
    lang, json, command = None, False, ""
    for index, word in enumerate(arguments):
        following = arguments[index + 1] if index + 1 < len(arguments) else ""
        if word in {"--json", "--format=json"} or (word == "--format" and following == "json"):
            json = True
        elif word == "--lang":
            lang = following
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        elif word.startswith("-") or (index and _takes_value(arguments[index - 1])):
            continue
        elif not command:
            command = word
        elif command in GROUPS:
            command = f"{command} {word}"
    if lang not in LANGUAGES:
        lang = None
    if lang is None and os.environ.get("LICWIZARD_LANG") not in LANGUAGES:
        # A wrong variable is reported by the command; until then English is spoken.
        lang = "en" if os.environ.get("LICWIZARD_LANG") else None
    return Early(lang, json, command)


def _takes_value(word: str) -> bool:
    return word in {"--lang", "--format", "--color"}
