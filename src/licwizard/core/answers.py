"""The answers of a run: under which key they are kept, and what the journal adds up to."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any, NamedTuple

from licwizard.core.journal import Event
from licwizard.core.stock_json import sources_of

ANSWERED = "answered"
UNDONE = "undone"
JUDGED = "judged"
_EVIDENCE = frozenset({"holdings", "snapshot", "counted", "people"})
_SHOWN = frozenset({"snapshot", "counted", "people", "left", "direct-unchanged"})


class Key(NamedTuple):
    """Which visit to which step: `path` is the calls that lead there, `visit` counts from 1.

    A call that is made again is another call (`resend#2`): what was answered in it starts afresh.
    """

    path: tuple[str, ...]
    step: str
    visit: int

    def text(self) -> str:
        """Return the key as the journal writes it: `resend/ask-support#2`."""
        return f"{'/'.join((*self.path, self.step))}#{self.visit}"

    @classmethod
    def read(cls, text: str) -> "Key":
        """Return the key that `text` was written from."""
        names, _, visit = text.rpartition("#")
        *path, step = names.split("/")
        return cls(tuple(path), step, int(visit))


def call_label(key: Key) -> str:
    """Return how a visit to a call step stands in the path of the steps inside."""
    return key.step if key.visit == 1 else f"{key.step}#{key.visit}"


def called_step(label: str) -> str:
    """Return the call step of a part of a path."""
    return label.partition("#")[0]


class Answer(NamedTuple):
    """A validated answer, and the digest of what the step read when it was given."""

    value: Any
    basis: str
    at: datetime
    seq: int


class Happened(NamedTuple):
    """An irreversible step that was confirmed: on which bases, and when first (as which event)."""

    bases: frozenset[str]
    at: datetime
    seq: int = 0


class Seen(NamedTuple):
    """An answer that was read from a file, whatever has become of it since: as which event, and to what."""

    seq: int
    key: Key
    value: Mapping[str, Any]


class Answers(NamedTuple):
    """What stands after all events: answers by key, what cannot be undone, and the last to undo.

    `shown` is when each file, by its digest and date, was first shown: the same is no newer for being shown again.
    `evidence` is every answer that was read from a file: what was seen is not unseen by another answer. `done` is
    what has ever happened, also while one looks at it as if it had not.
    """

    given: Mapping[Key, Answer]
    happened: Mapping[Key, Happened]
    last: Event | None
    shown: Mapping[tuple[str, str], int] = MappingProxyType({})
    evidence: tuple[Seen, ...] = ()
    done: frozenset[Key] = frozenset()


NO_ANSWERS = Answers({}, {}, None)


def fold(events: Iterable[Event]) -> Answers:
    """Return what the events add up to. An irreversible answer is never undone."""
    events = tuple(events)
    undone = {event.body["event"] for event in events if event.kind == UNDONE}
    given: dict[Key, Answer] = {}
    happened: dict[Key, Happened] = {}
    shown: dict[tuple[str, str], int] = {}
    evidence: list[Seen] = []
    last = None
    for event in events:
        if event.kind != ANSWERED:
            continue
        body = event.body
        for source in sources_of(body["value"]):
            shown.setdefault((source.sha256, source.taken), event.seq)
        key = Key.read(body["key"])
        if isinstance(body["value"], dict) and not _EVIDENCE.isdisjoint(body["value"]):
            evidence.append(Seen(event.seq, key, body["value"]))
        final = bool(body.get("irreversible"))
        if event.seq in undone and not final:
            continue
        given[key] = Answer(body["value"], body["basis"], event.at, event.seq)
        if final:
            known = happened.get(key)
            bases = frozenset({body["basis"]}) | (known.bases if known else frozenset())
            happened[key] = Happened(bases, known.at, known.seq) if known else Happened(bases, event.at, event.seq)
        last = event
    return Answers(given, happened, last, shown, tuple(evidence), frozenset(happened))


def same(one: Any, other: Any) -> bool:  # noqa: ANN401 - any answer
    """Return whether two answers say the same; a file's own date plays no part.

    A reason says the same whether it stands alone or beside what was shown before it was typed.
    """
    if _is_reason(one) != _is_reason(other):
        one, other = (
            {k: v for k, v in said.items() if k not in _SHOWN} if isinstance(said, dict) else said
            for said in (one, other)
        )
    return bool(timeless(one) == timeless(other))


def beside(shown: Any, answer: Any) -> Any:  # noqa: ANN401 - any answer
    """Return a reason together with what was shown before it: what refutes is not unseen because of a reason."""
    if not _is_reason(answer) or not isinstance(shown, dict):
        return answer
    kept = {key: one for key, one in shown.items() if key in _SHOWN}
    return {**kept, **answer} if not _EVIDENCE.isdisjoint(kept) else answer


def _is_reason(answer: Any) -> bool:  # noqa: ANN401 - any answer
    return isinstance(answer, dict) and set(answer) == {"reason"}


def newer(one: Any, other: Any) -> bool:  # noqa: ANN401 - any answer
    """Return whether the files of an answer are dated later than those of another: exported again, though alike."""
    return [source.taken for source in sources_of(one)] > [source.taken for source in sources_of(other)]


def dated(value: Any) -> bool:  # noqa: ANN401 - any answer
    """Return whether an answer was read from files, and each of them has a date."""
    sources = sources_of(value)
    return bool(sources) and all(source.taken for source in sources)


def timeless(value: Any) -> Any:  # noqa: ANN401 - any answer
    """Return an answer without the dates of its files: one copied today holds what it held yesterday."""
    if not isinstance(value, dict):
        return value
    plain = {key: timeless(value[key]) for key in ("snapshot", "counted", "people") if key in value}
    for key in ("source", "before", "after"):  # of an inventory, and of lists of users
        if isinstance(value.get(key), dict) and "taken" in value[key]:
            plain[key] = {name: one for name, one in value[key].items() if name != "taken"}
    return {**value, **plain}


def digest(value: Any) -> str:  # noqa: ANN401 - any JSON
    """Return a short digest of a JSON value; the order of its keys does not matter."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return sha256(text.encode("ascii")).hexdigest()[:16]
