"""The shape of a guide file; the only module that knows pydantic.

The models say what a guide may hold; `licwizard.load.guide` turns them into values of the core.
"""

from difflib import get_close_matches
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from licwizard.core.gates import DECIDES
from licwizard.load.yaml import Path
from licwizard.messages import Message, msg

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
FactId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+[0-9]+$", max_length=12)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Facts = Annotated[list[FactId], Field(min_length=1)]


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class StatementModel(_Model):
    """A sentence and its facts."""

    say: Text
    facts: Facts


Statements = list[StatementModel]


class PartyModel(_Model):
    """Who can act."""

    name: Text
    about: Text


class FactModel(_Model):
    """A sourced statement."""

    text: Text
    source: Text
    date: Day
    review_by: Day | None = None


class OptionModel(_Model):
    """One answer to a choice."""

    label: Text
    to: Id | None = None
    waits: bool = False
    hint: str = ""
    facts: list[FactId] = []


class FieldOptionModel(_Model):
    """One value of a recorded choice."""

    label: Text


class FieldModel(_Model):
    """What a step records."""

    label: Text
    type: Literal["text", "date", "choice", "list"]
    options: dict[Id, FieldOptionModel] = {}
    required: bool = False


class RequirementModel(_Model):
    """A gate or a step before an irreversible step."""

    gate: Id | None = None
    step: Id | None = None
    when: dict[Id, Id | list[Id]] | None = None


class ExitModel(_Model):
    """A way out of a gate."""

    label: Text
    to: Id
    passes: bool = False


class _Step(_Model):
    title: Text
    facts: Facts
    do: Statements = []
    why: Statements = []
    beware: Statements = []
    notes: Statements = []


class _Acted(_Step):
    party: Id
    takes: Statements = []


class ChoiceModel(_Acted):
    """A question."""

    kind: Literal["choice"]
    find_out: Statements = []
    options: Annotated[dict[Id, OptionModel], Field(min_length=1)]


class TaskModel(_Acted):
    """Something to do."""

    kind: Literal["task"]
    done_when: Statements = []
    undo: Statements = []
    to: Id
    records: dict[Id, FieldModel] = {}
    irreversible: bool = False
    requires: list[RequirementModel] = []
    confirm: Id | None = None


class InventoryModel(_Acted):
    """Items and counts."""

    kind: Literal["inventory"]
    done_when: Statements = []
    to: Id
    suggest: list[str] = []
    like: Id | None = None
    adds: bool = False
    may_be_empty: bool = False
    substitutions: bool = False
    records: dict[Id, FieldModel] = {}


class GateModel(_Acted):
    """A step that passes only on a verdict."""

    kind: Literal["gate"]
    decides: Literal[DECIDES]  # type: ignore[valid-type]
    inputs: dict[Id, Annotated[list[Id], Field(min_length=1)]]
    reason: bool = False
    file: bool = False
    exits: Annotated[dict[Id, ExitModel], Field(min_length=1)]


class CallModel(_Step):
    """A way into another procedure and back."""

    kind: Literal["call"]
    procedure: Id
    at: Id | None = None
    then: Annotated[dict[Id, Id], Field(min_length=1)]


class BranchModel(_Step):
    """A fork that goes by an earlier choice."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, populate_by_name=True)

    kind: Literal["branch"]
    on: Id
    to: Annotated[dict[Id, Id], Field(min_length=1)]
    otherwise: Id | None = Field(default=None, alias="else")


class EndModel(_Step):
    """Where a procedure ends."""

    kind: Literal["end"]
    party: Id
    result: Literal["done", "stop"]
    next: Annotated[Statements, Field(min_length=1)]


StepModel = Annotated[
    ChoiceModel | TaskModel | InventoryModel | GateModel | CallModel | BranchModel | EndModel,
    Field(discriminator="kind"),
]


class AlwaysModel(_Model):
    """What must hold before a step: one of the three."""

    gate: Id | None = None
    step: Id | None = None
    answer: dict[Id, Id | list[Id]] | None = None


class RuleModel(_Model):
    """A safety rule: before a step always something, or a step never after another."""

    before: Id | None = None
    always: AlwaysModel | None = None
    never: Id | None = None
    after: Id | None = None


class ProcedureModel(_Model):
    """A named way through the guide."""

    title: Text
    about: Statements
    start: Id
    safety: list[RuleModel] = []
    steps: Annotated[dict[Id, StepModel], Field(min_length=1)]


class QuestionModel(_Model):
    """A question and its answer."""

    id: Id
    question: Text
    answer: Annotated[Statements, Field(min_length=1)]
    see: list[Id] = []


class GuideModel(_Model):
    """A whole guide."""

    licwizard: Literal[1]
    id: Id
    title: Text
    language: Id
    languages: Annotated[list[Id], Field(min_length=1)]
    parties: Annotated[dict[Id, PartyModel], Field(min_length=1)]
    facts: dict[FactId, FactModel]
    procedures: Annotated[dict[Id, ProcedureModel], Field(min_length=1)]
    faq: list[QuestionModel] = []


class Misfit(NamedTuple):
    """What does not fit the schema, and where."""

    path: Path
    message: Message
    help: Message | None


def validate(value: Any) -> GuideModel | tuple[Misfit, ...]:  # noqa: ANN401 - any YAML
    """Return the guide as a model, or everything that does not fit."""
    try:
        return GuideModel.model_validate(value)
    except ValidationError as error:
        return tuple(_misfit(dict(one), value) for one in error.errors(include_url=False))


_KINDS: dict[str, type[_Model]] = {
    "choice": ChoiceModel, "task": TaskModel, "inventory": InventoryModel,
    "gate": GateModel, "call": CallModel, "branch": BranchModel, "end": EndModel,
}  # fmt: skip


def _misfit(error: dict[str, Any], value: Any) -> Misfit:  # noqa: ANN401
    path, model = _follow(error["loc"], value)
    key = str(path[-1]) if path else ""
    match error["type"]:
        case "extra_forbidden":
            near = get_close_matches(key, model.model_fields, n=1, cutoff=0.6)
            advice = (
                msg("did you mean '{near}'?", near=near[0])
                if near
                else msg("keys here: {keys}", keys=tuple(model.model_fields))
            )
            return Misfit((*path[:-1], "", key), msg("the key '{key}' is not known here", key=key), advice)
        case "missing":
            return Misfit(path[:-1], msg("the key '{key}' is missing", key=key), None)
        case "union_tag_invalid" | "union_tag_not_found":
            kinds = msg("kinds of step: {kinds}", kinds=tuple(_KINDS))
            return Misfit((*path, "kind"), msg("this is no kind of step"), kinds)
        case _:
            return Misfit(path, msg("{problem}", problem=_lower(str(error["msg"]))), None)


def _follow(loc: tuple[str | int, ...], value: Any) -> tuple[Path, type[_Model]]:  # noqa: ANN401
    """Return the path in the file of an error's place, and the model that rules there.

    Pydantic's places also name the kind of a step and marks such as `[key]`, which the file does not have.
    """
    path: list[str | int] = []
    model: type[_Model] = GuideModel
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        inside = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if inside or (last and part != "[key]" and part not in _KINDS):
            path.append(part)
            value = value[part] if inside else None
        if part in _KINDS and isinstance(value, dict) and value.get("kind") == part:
            model = _KINDS[str(part)]
        elif inside and not last and part in model.model_fields:
            model = _inner(model, str(part)) or model
    return tuple(path), model


def _inner(model: type[_Model], field: str) -> type[_Model] | None:
    """Return the model of a field, looking through lists, maps and options."""
    pending: list[Any] = [model.model_fields[field].annotation]
    while pending:
        kind = pending.pop()
        if isinstance(kind, type) and issubclass(kind, _Model):
            return kind
        pending += getattr(kind, "__args__", ())
    return None


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
