"""YAML 1.2 with the place of every value; the only module that knows PyYAML.

`no` is a word, duplicate keys are errors, dates stay text, and aliases cannot blow up.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, NamedTuple

import yaml

from licwizard.errors import SourceError
from licwizard.messages import Message, msg

Path = tuple[str | int, ...]
NODE_LIMIT = 400_000
_DEPTH_LIMIT = 100
_INT = re.compile(r"[-+]?[0-9]{1,40}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_CORE = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Place(NamedTuple):
    """A line and a column, both from 1."""

    line: int
    column: int


class Document(NamedTuple):
    """The value of a YAML text, and where each part of it stands. A key stands under its path + ("", key)."""

    name: str
    text: str
    value: Any
    places: dict[Path, Place]

    def place(self, path: Path) -> Place:
        """Return where `path` stands, or the nearest thing around it that does."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, Place(1, 1))

    def where(self, path: Path) -> str:
        """Return `FILE:LINE:COLUMN` of a path."""
        place = self.place(path)
        return f"{self.name}:{place.line}:{place.column}"

    def excerpt(self, path: Path) -> str:
        """Return the line that a path stands on, with a caret under it."""
        return excerpt(self.text, self.place(path))


def excerpt(text: str, place: Place) -> str:
    """Return one line of a text with a caret under the column."""
    lines = text.splitlines()
    if not 0 < place.line <= len(lines):
        return ""
    line = lines[place.line - 1].replace("\t", " ")
    start = max(0, place.column - 60)
    return f"{line[start : start + 100]}\n{' ' * (place.column - 1 - start)}^"


def read_yaml(text: str, name: str) -> Document:
    """Return the document in `text`; raises SourceError with place and excerpt for what is no YAML."""
    with _nothing_collected():
        return _read(text, name)


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """Keep the collector from walking a growing tree again and again: nothing in it can be freed yet."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _read(text: str, name: str) -> Document:
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise _error(name, text, place, msg("this is not YAML: {problem}", problem=str(error.problem))) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        problem = str(getattr(error, "reason", "") or "nested too deeply")
        raise _error(name, text, Place(1, 1), msg("this is not YAML: {problem}", problem=problem)) from None
    finally:
        if loader is not None:
            loader.dispose()
    reader = _Reader(name, text)
    return Document(name, text, None if node is None else reader.read(node, ()), reader.places)


def read_scalar(text: str) -> Any:  # noqa: ANN401 - any scalar
    """Return what a plain scalar means in YAML 1.2."""
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    return text


class _Reader:
    def __init__(self, name: str, text: str) -> None:
        self.name, self.text = name, text
        self.places: dict[Path, Place] = {}
        self.count = 0

    def read(self, node: Any, path: Path) -> Any:  # noqa: ANN401 - PyYAML's nodes
        self.count += 1
        if self.count > NODE_LIMIT or len(path) > _DEPTH_LIMIT:
            raise self.error(node, msg("the document is too large, or its aliases repeat too much"))
        self.places[path] = _place(node)
        if node.tag not in _CORE:
            raise self.error(node, msg("the tag {tag} means nothing here", tag=node.tag))
        if isinstance(node, yaml.ScalarNode):
            explicit = node.style in {"'", '"', "|", ">"}
            return node.value if explicit else read_scalar(node.value)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return self.mapping(node, path)

    def mapping(self, node: Any, path: Path) -> dict[str, Any]:  # noqa: ANN401
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self.error(key_node, msg("a key must be a word"))
            key = key_node.value
            if key in found:
                first = self.places[*path, "", key]
                raise self.error(
                    key_node, msg("the key '{key}' stands twice; first on line {line}", key=key, line=first.line)
                )
            self.places[*path, "", key] = _place(key_node)
            found[key] = self.read(value_node, (*path, key))
        return found

    def error(self, node: Any, problem: Message) -> SourceError:  # noqa: ANN401
        return _error(self.name, self.text, _place(node), problem)


def _place(node: Any) -> Place:  # noqa: ANN401
    return Place(node.start_mark.line + 1, node.start_mark.column + 1)


def _error(name: str, text: str, place: Place, problem: Message) -> SourceError:
    where = f"{name}:{place.line}:{place.column}"
    error = SourceError("bad-yaml", problem, help=msg("correct the line that is shown"), where=where)
    error.excerpt = excerpt(text, place)
    return error
