"""The guide as values: procedures, their steps, and the facts that the words rest on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date as Day  # noqa: N812 - a fact has a field of that name
from typing import Literal, NamedTuple


class Statement(NamedTuple):
    """A sentence or two, and the facts that carry them."""

    say: str
    facts: tuple[str, ...]


Statements = tuple[Statement, ...]


class Party(NamedTuple):
    """Who can act."""

    id: str
    name: str
    about: str


class Fact(NamedTuple):
    """What the guide rests on, where it was read and as of when."""

    id: str
    text: str
    source: str
    date: Day
    review_by: Day | None


class Expected(NamedTuple):
    """How long it is normal to wait: until the end of a recorded day, else so many hours from when it began.

    `by` is (step, record) of that day, or None; `overdue` says what to do past it.
    """

    hours: int
    by: tuple[str, str] | None
    overdue: Statement


class Freshness(NamedTuple):
    """How long a verdict stands, in hours, and why no longer."""

    hours: int
    why: Statement


class Option(NamedTuple):
    """One answer to a choice: where it leads, or that the run waits for somebody."""

    id: str
    label: str
    to: str | None
    waits: bool = False
    hint: str = ""
    facts: tuple[str, ...] = ()
    expected: Expected | None = None


class Field(NamedTuple):
    """What a step records: `options` (id to label) for a choice."""

    id: str
    label: str
    type: Literal["text", "date", "choice", "list"]
    options: Mapping[str, str]
    required: bool = False


class Requirement(NamedTuple):
    """A gate passed, or a step done, before an irreversible step; `when` is (choice, options)."""

    gate: str | None
    step: str | None
    when: tuple[str, tuple[str, ...]] | None = None


class GateExit(NamedTuple):
    """A way out of a gate."""

    id: str
    label: str
    to: str
    passes: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """What every kind of step has; `procedure` is the id of the procedure that it stands in."""

    id: str
    procedure: str
    party: str
    title: str
    facts: tuple[str, ...]
    do: Statements = ()
    why: Statements = ()
    find_out: Statements = ()
    done_when: Statements = ()
    takes: Statements = ()
    beware: Statements = ()
    undo: Statements = ()
    notes: Statements = ()
    expected: Expected | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice(Step):
    """A question with a few answers."""

    options: Mapping[str, Option]


@dataclass(frozen=True, kw_only=True, slots=True)
class Task(Step):
    """Something to do; confirmed when done. `confirm` is the word typed before the run's name."""

    to: str
    records: Mapping[str, Field] = field(default_factory=dict)
    irreversible: bool = False
    requires: tuple[Requirement, ...] = ()
    confirm: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Inventory(Step):
    """Items and counts."""

    to: str
    suggest: tuple[str, ...] = ()
    like: str = ""
    adds: bool = False
    may_be_empty: bool = False
    substitutions: bool = False
    records: Mapping[str, Field] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate(Step):
    """A step that passes only on a verdict; `inputs` is role to the steps that feed it."""

    decides: str
    inputs: Mapping[str, tuple[str, ...]]
    reason: bool
    file: bool
    exits: Mapping[str, GateExit]
    fresh: Freshness | None = None

    @property
    def passing(self) -> GateExit:
        """Return the exit that is taken when the gate passes."""
        return next(way for way in self.exits.values() if way.passes)

    @property
    def feeds(self) -> frozenset[str]:
        """Return the ids of the steps that the verdict is computed from."""
        return frozenset(step for steps in self.inputs.values() for step in steps)


@dataclass(frozen=True, kw_only=True, slots=True)
class Call(Step):
    """A way into another procedure and back: `then` maps its ends to steps here."""

    calls: str
    at: str
    then: Mapping[str, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Branch(Step):
    """A fork that asks nothing: it goes by an earlier choice (`on`), `otherwise` where none fits."""

    on: str
    to: Mapping[str, str]
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class End(Step):
    """Where a procedure ends, and what to do next."""

    result: Literal["done", "stop"]
    next: Statements


class Rule(NamedTuple):
    """What a guide says must hold, in its own words.

    `before` a step, always a gate passed, a step done, or a choice answered so (`choice`, `options`);
    or, with `after`, the step never comes after that one.
    """

    before: str
    gate: str = ""
    step: str = ""
    choice: str = ""
    options: tuple[str, ...] = ()
    after: str = ""


class Procedure(NamedTuple):
    """A named way through the guide, and the safety rules that its author wrote."""

    id: str
    title: str
    about: Statements
    start: str
    steps: Mapping[str, Step]
    safety: tuple[Rule, ...] = ()


class Question(NamedTuple):
    """A question that people ask, its answer, and the procedures that help."""

    id: str
    question: str
    answer: Statements
    see: tuple[str, ...]


class Guide(NamedTuple):
    """The whole document."""

    id: str
    title: str
    language: str
    languages: tuple[str, ...]
    parties: Mapping[str, Party]
    facts: Mapping[str, Fact]
    procedures: Mapping[str, Procedure]
    faq: tuple[Question, ...]


def targets(step: Step) -> tuple[str, ...]:
    """Return the ids of the steps, in the same procedure, that `step` can lead to."""
    match step:
        case Choice():
            return tuple(option.to for option in step.options.values() if option.to)
        case Task() | Inventory():
            return (step.to,)
        case Gate():
            return tuple(way.to for way in step.exits.values())
        case Call():
            return tuple(step.then.values())
        case Branch():
            return (*step.to.values(), *((step.otherwise,) if step.otherwise else ()))
        case _:
            return ()
