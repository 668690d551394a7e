"""From an answer as it was given to the answer that is kept: one way for prompt, file and option."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from licwizard.core.catalogue import Catalogue
from licwizard.core.fits import misfit
from licwizard.core.guide import Choice, Field, Gate, Inventory, Step, Task
from licwizard.core.inventory import take_stock
from licwizard.core.mapping import Given, said, substitutions
from licwizard.core.named import named
from licwizard.core.people import Changes, changes_to_json
from licwizard.core.stock import Entry, Stock
from licwizard.core.stock_json import stock_to_json
from licwizard.errors import AnswerError, LicwizardError
from licwizard.messages import Message, msg

_UNKNOWN = ("", "unknown", None)
_RESERVED = {"file", "map", "names", "decided_by"}
_YES = {True: "yes", False: "no"}


class Read(NamedTuple):
    """What the files that an answer names hold: an inventory, who is assigned what, two lists of users joined."""

    stock: Stock | None = None
    people: Changes | None = None
    assigned: Stock | None = None


def accept(step: Step, raw: Any, catalogue: Catalogue, *, run: str, read: Read = Read()) -> Any:  # noqa: ANN401, B008 - immutable
    """Return the answer to keep: choice → its id; task → map; inventory → its holdings; gate → map.

    `read` is what the files that the answer names hold. Raises AnswerError or SourceError.
    """
    try:
        value = _shape(step, raw, catalogue, read)
    except LicwizardError as error:
        error.message = msg("{step}: {problem}", step=step.id, problem=error.message)
        raise
    problem = misfit(step, value, run=run)
    if problem:
        raise _bad(step, problem)
    return value


def _bad(step: Step, problem: Message) -> AnswerError:
    return AnswerError(
        "bad-answer",
        msg("{step}: {problem}", step=step.id, problem=problem),
        help=msg("`licwizard status` shows the step that is asked, and what it takes"),
    )


def _shape(step: Step, raw: Any, catalogue: Catalogue, read: Read) -> Any:  # noqa: ANN401
    match step:
        case Choice():
            return _YES.get(raw, raw) if isinstance(raw, bool) else raw.strip() if isinstance(raw, str) else raw
        case Task():
            if raw in {"done", True} if isinstance(raw, str | bool) else False:
                return {}
            if step.confirm and isinstance(raw, str):  # the text alone, as `status --json` gives it
                return {"confirm": raw.strip()}
            return _recorded(step.records, raw) if isinstance(raw, dict) else raw
        case Inventory():
            return _counted(step, raw, catalogue, read.stock) if isinstance(raw, dict) else raw
        case Gate() if isinstance(raw, dict):
            return _shown(raw, read)
        case _:
            return raw


_EVIDENCE = ("file", "assigned", "users-before", "users-after")


def _shown(raw: Mapping[str, Any], read: Read) -> dict[str, Any]:
    """Return a gate's answer; what files hold is read from the files."""
    by_hand = [key for key in ("snapshot", "people", "counted") if key in raw]
    if by_hand:
        raise AnswerError(
            "bad-answer",
            msg("'{key}' does not belong to a gate's answer", key=by_hand[0]),
            help=msg("name the file itself: {example}", example="{file: PATH}"),
        )
    held = (read.stock, read.assigned, read.people, read.people)
    for key, found in zip(_EVIDENCE, held, strict=True):
        if key in raw and found is None and not isinstance(raw[key], str):
            raise AnswerError(
                "bad-answer",
                msg("{key} is the path of a file", key=key),
                help=msg("name one file: {example}", example=f"{{{key}: PATH}}"),
            )
    if ("users-before" in raw) != ("users-after" in raw):
        raise AnswerError(
            "bad-answer",
            msg("lists of users are compared, so two are needed: one from before, one from now"),
            help=msg("name both: {example}", example="{users-before: PATH, users-after: PATH}"),
        )
    value = {name: given for name, given in raw.items() if name not in _EVIDENCE}
    if read.stock is not None:
        value["snapshot"] = stock_to_json(read.stock)
    elif "file" in raw:
        value["file"] = raw["file"]
    if read.assigned is not None:
        value["counted"] = stock_to_json(read.assigned)
    elif "assigned" in raw:
        value["assigned"] = raw["assigned"]
    if read.people is not None:
        value["people"] = changes_to_json(read.people)
    if isinstance(value.get("left"), str):
        value["left"] = [value["left"]]
    if isinstance(value.get("reason"), str):
        value["reason"] = value["reason"].strip()
    return value


def _recorded(fields: Mapping[str, Field], raw: Mapping[str, Any]) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for name, given in raw.items():
        if isinstance(given, str | None) and (given.strip() if given else given) in _UNKNOWN:
            continue
        value[str(name)] = plain_field(fields.get(str(name)), given)
    return value


def plain_field(field: Field | None, given: Any) -> Any:  # noqa: ANN401
    """Return a value as a field keeps it: YAML and JSON have types of their own, the field's type decides."""
    if isinstance(given, bool):
        return _YES[given]
    if isinstance(given, date):
        return (given.date() if isinstance(given, datetime) else given).isoformat()
    if field is not None and field.type == "list":
        given = given.split(",") if isinstance(given, str) else [given] if isinstance(given, int) else given
        return [text for one in given if (text := str(one).strip())] if isinstance(given, list) else given
    if isinstance(given, int | Decimal):
        return str(given)
    return given.strip() if isinstance(given, str) else given


def _counted(step: Inventory, raw: Mapping[str, Any], catalogue: Catalogue, stock: Stock | None) -> dict[str, Any]:
    fields = {name: given for name, given in raw.items() if name in step.records}
    lines = {name: given for name, given in raw.items() if name not in step.records and name not in _RESERVED}
    if stock is not None and lines:
        raise AnswerError(
            "file-and-counts",
            msg("counts are read from a file or given one by one, not both: '{item}'", item=str(next(iter(lines)))),
            help=msg("leave one of the two out"),
        )
    if stock is None:
        stock = take_stock((_entry(str(name), given) for name, given in lines.items()), catalogue)
    names = raw.get("names") or {}
    if not isinstance(names, dict):
        raise AnswerError("bad-name", msg("names is a map"), help=msg("write {form}", form="names: {TEXT: ITEM}"))
    if names:
        stock = named(stock, {str(name): str(item) for name, item in names.items()}, catalogue)
    value = {**stock_to_json(stock), **_recorded(step.records, fields)}
    if names:
        value["names"] = {str(name): str(item) for name, item in names.items()}
    if raw.get("map"):
        value["map"] = [list(said(one)) for one in substitutions((Given(raw["map"]),), catalogue, stock)]
    if raw.get("decided_by"):
        value["decided_by"] = str(raw["decided_by"]).strip()
    return value


def _entry(name: str, given: Any) -> Entry:  # noqa: ANN401
    if isinstance(given, bool) or not isinstance(given, str | int | float | Decimal):
        raise AnswerError(
            "bad-count",
            msg("'{item}' needs a count", item=name),
            help=msg("write a whole number such as 50, or 5 GB for storage"),
        )
    return Entry(name=name, amount=Decimal(str(given)) if isinstance(given, float) else given)
