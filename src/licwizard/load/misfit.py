"""Where in a guide file something does not fit, and what its author may have meant."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, NamedTuple

from licwizard.load.shape import FORM, shape
from licwizard.load.yaml import Path
from licwizard.messages import Message, msg

FIRST_FACT = "F1: {text: …, source: …, date: 2026-01-31}"
# A pydantic model, known here only by its `model_fields`.
Model = Any


class Misfit(NamedTuple):
    """What does not fit, where, and the code under which `explain` knows it."""

    path: Path
    message: Message
    help: Message | None
    code: str = "schema"


def misfits(
    errors: Iterable[Mapping[str, Any]],
    value: Any,  # noqa: ANN401 - any YAML
    root: Model,
    kinds: Mapping[str, Model],
) -> tuple[Misfit, ...]:
    """Return pydantic's errors as findings; a key that is misspelt is not missing as well."""
    found = [misfit(error, value, root, kinds) for error in errors]
    meant = {
        (_key_of(one.path[:-2]), one.help.values["near"]) for one in found if one.help and "near" in one.help.values
    }
    return tuple(one for one in found if (one.path, one.message.values.get("key")) not in meant)


def _key_of(path: Path) -> Path:
    """Return the place of the key that a map stands under, where it stands under one."""
    return (*path[:-1], "", path[-1]) if path and isinstance(path[-1], str) else path


def misfit(error: Mapping[str, Any], value: Any, root: Model, kinds: Mapping[str, Model]) -> Misfit:  # noqa: ANN401
    """Return one of pydantic's errors as a finding; `root` is the model of the whole, `kinds` those of steps."""
    path, model = _follow(error["loc"], value, root, kinds)
    key = str(path[-1]) if path else ""
    if path == ("facts",) and error["type"] == "missing":
        return Misfit((), msg("the guide has no facts"), msg("add {example}", example=f"facts: {{{FIRST_FACT}}}"))
    if key == "facts" and error["type"] in {"missing", "too_short"}:
        place = path[:-1] if error["type"] == "missing" else path
        return Misfit(
            place, msg("this text cites no fact"), msg("add facts: [F1], the fact that carries it"), "no-fact"
        )
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
            return Misfit(_key_of(path[:-1]), msg("the key '{key}' is missing", key=key), None)
        case "union_tag_invalid" | "union_tag_not_found":
            advice = msg("kinds of step: {kinds}", kinds=tuple(kinds))
            place = (*path, "kind") if error["type"] == "union_tag_invalid" else _key_of(path)
            return Misfit(place, msg("this is no kind of step"), advice)
        case _ if error["loc"][-1:] == ("[key]",):
            return Misfit(_key_of(path), msg("'{key}' cannot be a key here", key=key), FORM)
        case _:
            return Misfit(path, *shape(error))


def _follow(loc: Path, value: Any, root: Model, kinds: Mapping[str, Model]) -> tuple[Path, Model]:  # noqa: ANN401
    """Return the path in the file of an error's place, and the model that rules there.

    Pydantic's places also name the kind of a step and marks such as `[key]`, which the file does not have.
    """
    path: list[str | int] = []
    model = root
    for index, part in enumerate(loc):
        last = index == len(loc) - 1
        inside = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if inside or (last and part != "[key]" and part not in kinds):
            path.append(part)
            value = value[part] if inside else None
        if part in kinds and isinstance(value, dict) and value.get("kind") == part:
            model = kinds[str(part)]
        elif inside and not last and part in model.model_fields:
            model = _inner(model, str(part)) or model
    return tuple(path), model


def _inner(model: Model, field: str) -> Model | None:
    """Return the model of a field, looking through lists, maps and options."""
    pending: list[Any] = [model.model_fields[field].annotation]
    while pending:
        kind = pending.pop()
        if isinstance(kind, type) and hasattr(kind, "model_fields"):
            return kind
        pending += getattr(kind, "__args__", ())
    return None
