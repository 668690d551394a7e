"""Case tables: answers, the steps that they lead through, and where they end."""

from pathlib import Path
from typing import Any, NamedTuple

from licwizard.errors import SourceError
from licwizard.load.files import read_bytes, text_of
from licwizard.load.yaml import Document, read_yaml
from licwizard.messages import Message, msg

_KEYS = {"name", "procedure", "answers", "visits", "at"}


class Case(NamedTuple):
    """One case. `answers` as in an answers file; `visits` may be left out; `at` is where the walk ends or stands."""

    name: str
    procedure: str
    answers: dict[str, Any]
    visits: tuple[str, ...] | None
    at: str
    folder: Path
    where: str


def read_cases(given: str) -> tuple[Case, ...]:
    """Return the cases in a file; raises SourceError, with its place, for what is no case table."""
    file = read_bytes(given)
    document = read_yaml(text_of(file), given)
    cases = document.value.get("cases") if isinstance(document.value, dict) else None
    if not isinstance(cases, list) or not cases:
        raise _error(document, (), msg("this is no case table: it has no list of cases"))
    return tuple(_case(document, index, case, Path(given).expanduser().parent) for index, case in enumerate(cases))


def _case(document: Document, index: int, case: Any, folder: Path) -> Case:  # noqa: ANN401 - any YAML
    here = ("cases", index)
    if not isinstance(case, dict):
        raise _error(document, here, msg("a case is a map"))
    for key in case:
        if key not in _KEYS:
            raise _error(document, (*here, "", key), msg("the key '{key}' is not known here", key=key))
    for key, kind in (("name", str), ("procedure", str), ("at", str), ("answers", dict)):
        if not isinstance(case.get(key), kind):
            raise _error(document, here, msg("the case has no '{key}'", key=key))
    visits = case.get("visits")
    if visits is not None and not (isinstance(visits, list) and all(isinstance(one, str) for one in visits)):
        raise _error(document, (*here, "visits"), msg("'visits' is a list of steps"))
    return Case(
        case["name"],
        case["procedure"],
        case["answers"],
        None if visits is None else tuple(visits),
        case["at"],
        folder,
        document.where(here),
    )


def _error(document: Document, path: tuple[str | int, ...], problem: Message) -> SourceError:
    advice = msg("a case: {example}", example="{name: TEXT, procedure: ID, answers: {STEP: ANSWER}, at: STEP}")
    error = SourceError("bad-cases", problem, help=advice, where=document.where(path))
    error.excerpt = document.excerpt(path)
    return error
