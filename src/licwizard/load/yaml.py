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

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.messages import Message, msg

Path = tuple[str | int, ...]
NODE_LIMIT = 400_000
_EVENTS = 3  # at most so many for each value: its key, itself, its end
_DEPTH_LIMIT = 100
_INT = re.compile(r"[-+]?[0-9]{1,40}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]{1,3})?")
_PAIR = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_WORDS: dict[str, bool | None] = dict.fromkeys(("", "~", "null", "Null", "NULL"))
_WORDS |= dict.fromkeys(("true", "True", "TRUE"), True) | dict.fromkeys(("false", "False", "FALSE"), False)
_CORE = {None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}
_PLAIN = {None, ""}
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


def read_yaml(text: str, name: str, *, nodes: int = NODE_LIMIT) -> Document:
    """Return the document in `text`; raises SourceError with place and excerpt for what is no YAML.

    So does one of more than `nodes` values: each takes hundreds of times its size, so it is looked at while it is read.
    """
    if text.lstrip()[:1] in {"{", "["}:
        text = _PAIR.sub(_joined, text)
    with _nothing_collected():
        return _read(text, name, nodes)


def _joined(pair: re.Match[str]) -> str:
    """Return the two halves that JSON spells a character with as the one that YAML has for it."""
    high, low = int(pair[2], 16), int(pair[3], 16)
    return f"{pair[1]}\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


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


def _read(text: str, name: str, nodes: int) -> Document:
    loader = None
    try:
        loader = _Loader(text)
        events, anchors = _events(loader, name, text, nodes * _EVENTS)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise _error(name, text, place, msg("this is not YAML: {problem}", problem=str(error.problem))) from None
    except (yaml.YAMLError, ValueError) as error:
        problem = str(getattr(error, "reason", None) or error)
        raise _error(name, text, Place(1, 1), msg("this is not YAML: {problem}", problem=problem)) from None
    finally:
        if loader is not None:
            loader.dispose()
    reader = _Reader(name, text, events, anchors, nodes)
    value = reader.read(0, ())[0] if events else None
    return Document(name, text, value, reader.places)


def _events(loader: Any, name: str, text: str, most: int) -> tuple[list[Any], dict[str, int]]:  # noqa: ANN401 - PyYAML's
    """Return what the one document consists of, in its order, and where in it each anchor is.

    PyYAML's own tree is not made: it recurses in C, where nesting that is deep enough ends the process.
    """
    events: list[Any] = []
    anchors: dict[str, int] = {}
    depth = documents = 0
    while (event := loader.get_event()) is not None:
        if isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif isinstance(event, yaml.NodeEvent):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > _DEPTH_LIMIT:
                    raise _error(name, text, _place(event), msg("the document is nested too deeply"))
            if isinstance(event, yaml.AliasEvent):
                if str(event.anchor) not in anchors:
                    problem = msg("the alias '*{name}' has no anchor before it", name=shorten(str(event.anchor)))
                    raise _error(name, text, _place(event), problem)
            elif event.anchor:
                if event.anchor in anchors:
                    problem = msg("the anchor '&{name}' stands twice", name=shorten(event.anchor))
                    raise _error(name, text, _place(event), problem)
                anchors[event.anchor] = len(events)
        elif isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _error(name, text, _place(event), msg("a second document begins here; a file holds one"))
            continue
        else:
            continue
        _bound(len(events), most, name, text, event)
        events.append(event)
    return events, anchors


def _bound(number: int, most: int, name: str, text: str, event: Any) -> None:  # noqa: ANN401 - an event of PyYAML
    if number >= most:
        raise _too_large(name, text, event, most // _EVENTS)


def _too_large(name: str, text: str, event: Any, nodes: int) -> SourceError:  # noqa: ANN401 - an event of PyYAML
    problem = msg("the document has more than {limit} values, or its aliases repeat too much", limit=nodes)
    error = _error(name, text, _place(event), problem)
    error.help = msg("name a smaller file")
    return error


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
    """Makes values of events. What begins at an event is returned with the number of the event that follows it."""

    def __init__(self, name: str, text: str, events: list[Any], anchors: dict[str, int], nodes: int) -> None:
        self.name, self.text, self.events, self.anchors, self.nodes = name, text, events, anchors, nodes
        self.places: dict[Path, Place] = {}
        self.count = 0

    def read(self, at: int, path: Path) -> tuple[Any, int]:
        event = self.events[at]
        if isinstance(event, yaml.AliasEvent):
            return self.read(self.anchors[str(event.anchor)], path)[0], at + 1
        self.count += 1
        if self.count > self.nodes or len(path) > _DEPTH_LIMIT:
            raise _too_large(self.name, self.text, event, self.nodes)
        self.places[path] = _place(event)
        self.refuse_tag(event)
        if isinstance(event, yaml.ScalarEvent):
            return read_scalar(event.value) if event.style in _PLAIN else event.value, at + 1
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(at + 1, path)
        return self.mapping(at + 1, path)

    def sequence(self, at: int, path: Path) -> tuple[list[Any], int]:
        found: list[Any] = []
        while not isinstance(self.events[at], yaml.SequenceEndEvent):
            value, at = self.read(at, (*path, len(found)))
            found.append(value)
        return found, at + 1

    def mapping(self, at: int, path: Path) -> tuple[dict[str, Any], int]:
        found: dict[str, Any] = {}
        while not isinstance(event := self.events[at], yaml.MappingEndEvent):
            word = self.events[self.anchors[str(event.anchor)]] if isinstance(event, yaml.AliasEvent) else event
            if not isinstance(word, yaml.ScalarEvent):
                raise self.error(event, msg("a key must be a word"))
            self.refuse_tag(word)
            key = word.value
            if key in found:
                first = self.places[*path, "", key]
                problem = msg("the key '{key}' stands twice; first on line {line}", key=shorten(key), line=first.line)
                raise self.error(event, problem)
            self.places[*path, "", key] = _place(event)
            found[key], at = self.read(at + 1, (*path, key))
        return found, at + 1

    def refuse_tag(self, event: Any) -> None:  # noqa: ANN401
        if event.tag not in _CORE:
            raise self.error(event, msg("the tag {tag} means nothing here", tag=shorten(event.tag)))

    def error(self, event: Any, problem: Message) -> SourceError:  # noqa: ANN401
        return _error(self.name, self.text, _place(event), problem)


def _place(event: Any) -> Place:  # noqa: ANN401
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _error(name: str, text: str, place: Place, problem: Message) -> SourceError:
    where = f"{name}:{place.line}:{place.column}"
    error = SourceError("bad-yaml", problem, help=msg("correct the line that is shown"), where=where)
    error.excerpt = excerpt(text, place)
    return error
