"""Text from outside, made harmless: what a terminal would obey, and what nobody would see, is shown as an escape."""

import json

from licwizard.core.unseen import UNSEEN, escaped


def safe(text: str) -> str:
    """Return one line of text with everything that a terminal would obey, or not show, written as an escape."""
    return escaped(text)


def safe_lines(text: str) -> str:
    """Return text made harmless, its line breaks kept."""
    return "\n".join(safe(line) for line in text.split("\n"))


def safe_json(document: str) -> str:
    """Return a JSON document, its line breaks its own; in its strings the escapes mean what stood there."""
    return UNSEEN.sub(lambda match: match[0] if match[0] == "\n" else json.dumps(match[0])[1:-1], document)
