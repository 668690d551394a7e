"""The shape of a guide file; the only module that knows pydantic.

The models say what a guide may hold; `licwizard.load.guide` turns them into values of the core.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    WithJsonSchema,
)

from licwizard.core.gates import DECIDES
from licwizard.load.misfit import Misfit, misfits


def _is_day(text: str) -> str:
    date.fromisoformat(text)
    return text


def _listed(value: Any) -> Any:  # noqa: ANN401 - any YAML
    return [value] if isinstance(value, str) else value


_ID_FORM, _ID_LENGTH = r"^[a-z0-9]+(-[a-z0-9]+)*$", 60
_ID = {"type": "string", "pattern": _ID_FORM, "maxLength": _ID_LENGTH}
Id = Annotated[str, StringConstraints(pattern=_ID_FORM, max_length=_ID_LENGTH)]
FactId = Annotated[str, StringConstraints(pattern=r"^[A-Z]+[0-9]+$", max_length=12)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_is_day)]
Ids = Annotated[list[Id], Field(min_length=1)]
# One answer to a choice, or several in a list.
_ANSWERS = {"anyOf": [_ID, {"type": "array", "items": _ID, "minItems": 1}]}
Answers = Annotated[Ids, BeforeValidator(_listed), WithJsonSchema(_ANSWERS)]
# A second choice beside the first would go unheard, so there is exactly one.
Condition = Annotated[dict[Id, Answers], Field(min_length=1, max_length=1)]
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


class ExpectedModel(StatementModel):
    """How long it is normal to wait, and what to do past it; `by` is the step and record of a day."""

    hours: Annotated[int, Field(ge=1, le=87_600)]
    by: Annotated[dict[Id, Id], Field(min_length=1, max_length=1)] | None = None


class FreshModel(StatementModel):
    """How long a verdict stands, and why no longer."""

    hours: Annotated[int, Field(ge=1, le=87_600)]


class OptionModel(_Model):
    """One answer to a choice."""

    label: Text
    to: Id | None = None
    waits: bool = False
    hint: str = ""
    facts: list[FactId] = []
    expected: ExpectedModel | None = None


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
    """A gate or a step before a task."""

    gate: Id | None = None
    step: Id | None = None
    when: Condition | None = None


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
    expected: ExpectedModel | None = None


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
    inputs: dict[Id, Ids]
    reason: bool = False
    file: bool = False
    fresh: FreshModel | None = None
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
    answer: Condition | None = None


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
    languages: Ids
    parties: Annotated[dict[Id, PartyModel], Field(min_length=1)]
    facts: dict[FactId, FactModel]
    procedures: Annotated[dict[Id, ProcedureModel], Field(min_length=1)]
    faq: list[QuestionModel] = []


_KINDS: dict[str, type[_Model]] = {
    "choice": ChoiceModel, "task": TaskModel, "inventory": InventoryModel,
    "gate": GateModel, "call": CallModel, "branch": BranchModel, "end": EndModel,
}  # fmt: skip


def validate(value: Any) -> GuideModel | tuple[Misfit, ...]:  # noqa: ANN401 - any YAML
    """Return the guide as a model, or everything that does not fit."""
    try:
        return GuideModel.model_validate(value)
    except ValidationError as error:
        errors = [dict(one) for one in error.errors(include_url=False)]
        return misfits(errors, value, GuideModel, _KINDS)
