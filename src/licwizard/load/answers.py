"""Prepared answers: a file of them (YAML or JSON), and `ID=VALUE` one by one."""

from pathlib import Path
from typing import Any, NamedTuple

from licwizard.errors import SourceError, UsageError
from licwizard.load.files import STANDARD_INPUT, read_bytes, text_of
from licwizard.load.yaml import read_yaml
from licwizard.messages import msg


class Prepared(NamedTuple):
    """One answer as it was given: the step's id, the value, the folder that its paths are relative to.

    `typed`: given by itself, as an option, and so meant anew even if it says the same.
    """

    ref: str
    raw: Any
    folder: Path | None
    where: str | None
    typed: bool = False


def read_answers(given: str) -> tuple[Prepared, ...]:
    """Return the answers in a file (`-`: standard input); JSON is YAML too."""
    file = read_bytes(given)
    document = read_yaml(text_of(file), file.name)
    if not isinstance(document.value, dict):
        raise SourceError(
            "bad-answers",
            msg("{name}: this is not a map of step ids to answers", name=file.name),
            help=msg("write a line such as {line} for each step", line="programme: enterprise-agreement"),
            where=document.where(()),
        )
    folder = None if given == STANDARD_INPUT else Path(given).expanduser().parent
    return tuple(
        Prepared(ref, raw, folder, document.where(("", ref)))
        for ref, raw in document.value.items()
        if raw is not None  # left empty, as in a template
    )


def read_answer(text: str) -> Prepared:
    """Return the answer in `ID=VALUE`; a VALUE that begins with `{` or `[` is YAML, else it is text."""
    ref, equals, value = text.partition("=")
    if not equals or not ref.strip():
        raise UsageError(
            "bad-answer-option",
            msg("--answer '{text}' is not ID=VALUE", text=text),
            help=msg("write, for example: {example}", example="--answer programme=enterprise-agreement"),
        )
    raw: Any = value.strip()
    if raw[:1] in {"{", "["}:
        raw = read_yaml(raw, f"--answer {ref.strip()}").value
    return Prepared(ref.strip(), raw, None, None, typed=True)
