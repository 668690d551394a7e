"""Items of the catalogue: for people, for scripts, and as tables."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.catalogue import Product
from licwizard.core.item_search import names
from licwizard.i18n import Translator
from licwizard.show.cells import code, csv_rows, escaped, markdown_table, plain_rows
from licwizard.show.screen import Screen

_CSV = ("id", "sku_id", "name", "kind", "unit", "engagement", "names")


def show_family(screen: Screen, say: Translator, items: Sequence[Product], *, verbose: bool) -> None:
    """Write items under a heading for each kind."""
    kind = ""
    for one in items:
        if one.kind != kind:
            kind = one.kind
            screen.rule(_kinds(kind, say))
        show_item(screen, say, one, verbose=verbose)


def show_item(screen: Screen, say: Translator, one: Product, *, verbose: bool) -> None:
    """Write an item in a few short lines: name, id, GUID, and what it is; with `verbose` its other names."""
    screen.item(say.value(one.name), "bold")
    screen.line(one.id, indent=3)
    if one.guid:
        screen.line(one.guid, indent=3)
    screen.line(
        say(
            "{kind}, counted in {unit}, {family}",
            kind=_kind(one.kind, say),
            unit=_unit(one.unit, say),
            family=_family(one, say),
        ),
        "dim",
        indent=3,
    )
    if verbose:
        shown = say.value(one.name)
        for name in (one.name.en, *names(one)):
            if name != shown:
                screen.line(say("also: {name}", name=name), "dim", indent=3)


def _family(one: Product, say: Translator) -> str:
    return say("Customer Engagement") if one.engagement else say("another family")


def _kinds(kind: str, say: Translator) -> str:
    match kind:
        case "user":
            return say("Licences for users")
        case "add_on":
            return say("Add-ons")
        case "device":
            return say("Licences for devices")
        case "tenant":
            return say("Licences for the whole tenant")
        case _:
            return say("Trials, which are not compared")


def _kind(kind: str, say: Translator) -> str:
    match kind:
        case "user":
            return say("licence for users")
        case "add_on":
            return say("add-on")
        case "device":
            return say("licence for devices")
        case "tenant":
            return say("licence for the whole tenant")
        case _:
            return say("trial")


def _unit(unit: str, say: Translator) -> str:
    match unit:
        case "licence":
            return say("licences")
        case "instance":
            return say("instances")
        case "device":
            return say("devices")
        case "unit":
            return say("units")
        case _:
            return unit


def items_body(items: Sequence[Product]) -> dict[str, Any]:
    """Return the items for scripts, in English; `names` are their other names."""
    return {
        "items": [
            {
                "id": one.id,
                "sku_id": one.guid or None,
                "name": one.name.en,
                "kind": one.kind,
                "unit": one.unit or None,
                "engagement": one.engagement,
                "names": list(names(one)),
            }
            for one in items
        ]
    }


def items_plain(items: Sequence[Product]) -> str:
    """Return a line an item: id, GUID, name, kind, unit, and yes or no for Customer Engagement."""
    return plain_rows(_row(one) for one in items)


def items_csv(items: Sequence[Product]) -> str:
    """Return a table with a header, an item a record, its other names in the last field."""
    return csv_rows(_CSV, ((*_row(one), "; ".join(names(one))) for one in items))


def _row(one: Product) -> tuple[str, ...]:
    return one.id, one.guid, one.name.en, one.kind, one.unit, "yes" if one.engagement else "no"


def items_markdown(items: Sequence[Product]) -> str:
    """Return a table of the items in Markdown."""
    rows = (
        (code(one.id), escaped(one.name.en), one.kind, one.unit, code(one.guid) if one.guid else "") for one in items
    )
    return markdown_table(("Item", "Name", "Kind", "Unit", "GUID"), tuple(rows))
