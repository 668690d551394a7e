"""A guide from its file: YAML, schema, links; the first thing that is wrong is an error with its place."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from licwizard.core import guide as core
from licwizard.errors import GuideError, SourceError
from licwizard.load import schema
from licwizard.load.files import Bytes, read_bytes, text_of
from licwizard.load.forms import unheard
from licwizard.load.links import broken_links, unknown_facts
from licwizard.load.misfit import Misfit
from licwizard.load.yaml import Document, Path, read_yaml
from licwizard.messages import msg


class LoadedGuide(NamedTuple):
    """A guide, the document that it was read from, and the digest of its bytes."""

    guide: core.Guide
    document: Document
    sha256: str


def load_guide(path: FilePath) -> LoadedGuide:
    """Return the guide in a file; raises GuideError (with place, excerpt and help) or SourceError."""
    return parse_guide(read_guide_file(str(path)))


def read_guide_file(given: str) -> Bytes:
    """Return the bytes of a guide file; raises SourceError, with a way out that fits a guide."""
    try:
        return read_bytes(given)
    except SourceError as error:
        if error.code == "empty-file":
            error.help = msg("copy data/steps.yaml, the model of every guide, and change the copy")
        raise


def parse_guide(file: Bytes) -> LoadedGuide:
    """Return the guide in the bytes of a file."""
    try:
        document = read_yaml(text_of(file), file.name)
    except SourceError as error:
        wrong = GuideError("bad-guide", error.message, help=error.help, where=error.where)
        wrong.excerpt = error.excerpt
        raise wrong from None
    guide = read_guide(document)
    if not isinstance(guide, core.Guide):
        raise _error(document, guide)
    return LoadedGuide(guide, document, file.sha256)


def read_guide(document: Document) -> core.Guide | tuple[Misfit, ...]:
    """Return the guide in a document, or everything that does not fit the schema or leads to nothing."""
    model = schema.validate(document.value)
    if isinstance(model, tuple):
        return model
    guide = _guide(model)
    return (
        *unheard(document.value),
        *broken_links(guide),
        *unknown_facts(guide, _citations(document.value, ())),
    ) or guide


def _error(document: Document, misfits: tuple[Misfit, ...]) -> GuideError:
    first = min(misfits, key=lambda misfit: document.place(misfit.path))
    message = first.message
    if len(misfits) > 1:
        message = msg("{problem} (and {count} more)", problem=message, count=len(misfits) - 1)
    error = GuideError("bad-guide", message, help=first.help, where=document.where(first.path))
    error.excerpt = document.excerpt(first.path)
    return error


def _citations(value: Any, path: Path) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 - any YAML
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if key == "facts" and isinstance(inner, list):
                yield from (((*path, key, index), fact) for index, fact in enumerate(inner))
            else:
                yield from _citations(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _citations(inner, (*path, index))


def _guide(model: schema.GuideModel) -> core.Guide:
    return core.Guide(
        id=model.id,
        title=model.title,
        language=model.language,
        languages=tuple(model.languages),
        parties={id_: core.Party(id_, party.name, party.about) for id_, party in model.parties.items()},
        facts={id_: _fact(id_, fact) for id_, fact in model.facts.items()},
        procedures={id_: _procedure(id_, procedure) for id_, procedure in model.procedures.items()},
        faq=tuple(core.Question(one.id, one.question, _statements(one.answer), tuple(one.see)) for one in model.faq),
    )


def _fact(id_: str, fact: schema.FactModel) -> core.Fact:
    review = date.fromisoformat(fact.review_by) if fact.review_by else None
    return core.Fact(id_, fact.text, fact.source, date.fromisoformat(fact.date), review)


def _procedure(id_: str, model: schema.ProcedureModel) -> core.Procedure:
    steps = {name: _step(id_, name, step) for name, step in model.steps.items()}
    safety = tuple(_rule(one) for one in model.safety)
    return core.Procedure(id_, model.title, _statements(model.about), model.start, steps, safety)


def _rule(model: schema.RuleModel) -> core.Rule:
    if model.never:
        return core.Rule(before=model.never, after=model.after or "")
    always = model.always or schema.AlwaysModel()
    choice, options = next(iter((always.answer or {}).items()), ("", ()))
    return core.Rule(
        before=model.before or "",
        gate=always.gate or "",
        step=always.step or "",
        choice=choice,
        options=tuple(options),
    )


def _step(procedure: str, id_: str, model: Any) -> core.Step:  # noqa: ANN401 - the union of step models
    words = {
        name: _statements(getattr(model, name))
        for name in ("do", "why", "find_out", "done_when", "takes", "beware", "undo", "notes")
        if getattr(model, name, None)
    }
    common: dict[str, Any] = {
        "id": id_,
        "procedure": procedure,
        "party": getattr(model, "party", ""),
        "title": model.title,
        "facts": tuple(model.facts),
        "expected": _expected(getattr(model, "expected", None)),
        **words,
    }
    match model:
        case schema.ChoiceModel():
            options = {
                name: core.Option(
                    name, one.label, one.to, one.waits, one.hint, tuple(one.facts), _expected(one.expected)
                )
                for name, one in model.options.items()
            }
            return core.Choice(**common, options=options)
        case schema.TaskModel():
            return core.Task(
                **common,
                to=model.to,
                records=_fields(model.records),
                irreversible=model.irreversible,
                requires=tuple(_requirement(one) for one in model.requires),
                confirm=model.confirm or "",
            )
        case schema.InventoryModel():
            return core.Inventory(
                **common,
                to=model.to,
                suggest=tuple(model.suggest),
                like=model.like or "",
                adds=model.adds,
                may_be_empty=model.may_be_empty,
                substitutions=model.substitutions,
                records=_fields(model.records),
            )
        case schema.GateModel():
            return core.Gate(
                **common,
                decides=model.decides,
                inputs={role: tuple(steps) for role, steps in model.inputs.items()},
                reason=model.reason,
                file=model.file,
                fresh=core.Freshness(model.fresh.hours, _statement(model.fresh)) if model.fresh else None,
                exits={name: core.GateExit(name, way.label, way.to, way.passes) for name, way in model.exits.items()},
            )
        case schema.CallModel():
            return core.Call(**common, calls=model.procedure, at=model.at or "", then=dict(model.then))
        case schema.BranchModel():
            return core.Branch(**common, on=model.on, to=dict(model.to), otherwise=model.otherwise or "")
        case _:
            return core.End(**common, result=model.result, next=_statements(model.next))


def _statements(models: list[schema.StatementModel]) -> core.Statements:
    return tuple(_statement(one) for one in models)


def _statement(model: schema.StatementModel) -> core.Statement:
    return core.Statement(model.say, tuple(model.facts))


def _expected(model: schema.ExpectedModel | None) -> core.Expected | None:
    if model is None:
        return None
    by = next(iter(model.by.items()), None) if model.by else None
    return core.Expected(model.hours, by, _statement(model))


def _fields(models: Mapping[str, schema.FieldModel]) -> dict[str, core.Field]:
    return {
        name: core.Field(
            name, one.label, one.type, {key: option.label for key, option in one.options.items()}, one.required
        )
        for name, one in models.items()
    }


def _requirement(model: schema.RequirementModel) -> core.Requirement:
    when = None
    if model.when:
        choice, options = next(iter(model.when.items()))
        when = (choice, tuple(options))
    return core.Requirement(model.gate, model.step, when)
