"""Annotations as GitHub's runner reads them off the output: a line each, nothing of which text can close."""

from typing import Literal

from licwizard.show.safe import safe


def annotation(level: Literal["error", "warning", "notice"], title: str, *lines: str) -> str:
    """Return one annotation of some lines of text."""
    return f"::{level} title={in_property(safe(title))}::{in_data(chr(10).join(map(safe, lines)))}"


def in_data(text: str) -> str:
    """Return text as it stands behind the second `::`."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def in_property(text: str) -> str:
    """Return text as it stands in a property such as `title`."""
    return in_data(text).replace(":", "%3A").replace(",", "%2C")
