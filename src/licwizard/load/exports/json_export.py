"""Reads any JSON export; which it is, is told by its rows, wherever in the document they lie."""

from collections.abc import Callable
from typing import Any, NamedTuple

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.load.exports import (
    capacity,
    graph_skus,
    graph_subscriptions,
    partner_reconciliation,
    partner_skus,
    partner_subscriptions,
    partner_transfer,
    plain_json,
)
from licwizard.load.exports.export import LIMIT, Export
from licwizard.load.exports.graph_skus import AGAIN, COMMAND
from licwizard.load.exports.json_bounds import Bounds, bounds_for
from licwizard.load.exports.json_find import Found, Survey, survey
from licwizard.load.exports.json_kinds import OTHERS
from licwizard.load.exports.json_passed import refuse_beside, refuse_inside
from licwizard.load.json import Row, read_json
from licwizard.load.source import source_error
from licwizard.messages import msg

_LONGEST_NAME = 1_000
_LISTS = ("value", "items", "responses", "tenantcapacities", "lineitems")


class Shape(NamedTuple):
    """One shape of exports: its format, how a row is told, and what its rows say."""

    format: str
    is_row: Callable[[Row], bool]
    read: Callable[[Found], Export]
    nested: bool = False  # its rows hold items inside, and the reader reads them


SHAPES = tuple(
    Shape(module.FORMAT, module.is_row, module.read, module in {partner_transfer, capacity})
    for module in (
        graph_skus,
        graph_subscriptions,
        partner_skus,
        partner_subscriptions,
        partner_transfer,
        partner_reconciliation,
        capacity,
    )
)
FORMATS = (*(shape.format for shape in SHAPES), plain_json.FORMAT)


def read_json_export(text: str, name: str, *, form: str = "", limit: int = LIMIT) -> Export:
    """Return the lines of a JSON export; `form` is a format that is forced, else it is told by its content.

    The bounds go by `limit`, the size of file in bytes. Raises SourceError for what is no JSON or another kind of it,
    for no rows, for rows without an owned count (C3), for two tenants in one file (C9), and, where no format is forced,
    for items that would not be read.
    """
    bounds = bounds_for(limit)
    bounds.refuse_many(text, name)
    value = read_json(text, name)
    shapes = [shape for shape in SHAPES if form in {"", shape.format}]
    others = () if form else OTHERS
    held = survey(value, name, [shape.is_row for shape in shapes] + [other.is_one for other in others])
    for kind, shape in enumerate(shapes):
        if kind in held.kinds:
            bounds.refuse_rows(len(held.kinds[kind]), name)
            found = held.found(kind)
            if not form:
                _refuse_passed(held, kind, found, nested=shape.nested)
            return _bounded(shape.read(found), name, bounds)
    for kind, other in enumerate(others, len(shapes)):
        if kind in held.kinds:
            raise source_error("unknown-json", name, other.problem, AGAIN)
    export = plain_json.read(value, name, form=form) if not form or not shapes else None
    if export is None:
        raise _refused(value, held, form)
    return _bounded(export, name, bounds)


def _refuse_passed(held: Survey, kind: int, found: Found, *, nested: bool) -> None:
    """Raise SourceError where items stand beside the rows of one kind, or inside of them."""
    others = [shape.format for number, shape in enumerate(SHAPES) if number in held.kinds and number != kind]
    if others:
        raise source_error(
            "several-shapes",
            held.name,
            msg("the JSON holds rows of several formats: {formats}", formats=(SHAPES[kind].format, *others)),
            msg("give each its own file, or say which is meant with {option}", option="--format-in"),
        )
    if not nested:
        refuse_inside(found.placed())
    refuse_beside(held.around, held.kinds[kind], held.name)


def _bounded(export: Export, name: str, bounds: Bounds) -> Export:
    """Return the export; raises SourceError for more lines, or longer names, than anybody holds."""
    bounds.refuse_items(len(export.entries), name)
    for entry in export.entries:
        if len(entry.name) > _LONGEST_NAME:
            problem = msg("the name is longer than {limit} characters", limit=_LONGEST_NAME)
            raise source_error("name-too-long", name, problem, AGAIN)
    return export


def _refused(value: Any, held: Survey, form: str) -> SourceError:  # noqa: ANN401 - any JSON
    failed = held.error()
    if failed is not None:
        problem = msg("this is no export but an error message ({code})", code=shorten(failed))
        return source_error(
            "error-message", held.name, problem, msg("sign in, and export again with: {command}", command=COMMAND)
        )
    if not value or any(one.get(key) == [] for one in map(Row, held.around) for key in _LISTS):
        return source_error("no-rows", held.name, msg("the export holds no rows"), AGAIN)
    if form:
        return source_error(
            "unknown-json",
            held.name,
            msg("this JSON holds no rows of the format {format}", format=form),
            msg("name its format, or let licwizard tell it by its content"),
        )
    return source_error(
        "unknown-json",
        held.name,
        msg("this JSON is no export of licences that licwizard knows"),
        msg("export with: {command}", command=COMMAND),
    )
