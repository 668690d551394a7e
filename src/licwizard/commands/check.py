"""`licwizard check`: is the order at least what is held."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from licwizard.core.compare import Comparison, Line, Substitution, compare, compare_counts
from licwizard.core.inventory import take_stock
from licwizard.core.numbers import read_count
from licwizard.core.stock import Entry, Source, Stock
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError, SourceError, UndecidedError, UsageError
from licwizard.messages import Message, msg
from licwizard.show.check import check_body, check_text
from licwizard.show.document import document
from licwizard.show.errors import error_text

if TYPE_CHECKING:
    from licwizard.core.catalogue import Catalogue

FORMATS = ("text", "json")
_NUMBER = re.compile(r"[-+−]?[\d.,’'\s\u00a0\u202f]*\d[\d.,’'\s\u00a0\u202f]*([eE^][-+]?\d+)?")
_CODES = {"enough": Exit.OK, "short": Exit.REFUSED, "unknown": Exit.UNKNOWN}


def check(env: Env, current: Sequence[str], ordered: Sequence[str], maps: Sequence[str], *, everything: bool) -> Exit:
    """Compare, write the result, and return 0 (enough), 1 (short) or 3 (unknown).

    Raises UsageError and SourceError, exit 2.
    """
    sides = (_bare(current, "--current"), _bare(ordered, "--ordered"))
    sources: list[tuple[str, Source]] = []
    if sides[0] is not None and sides[1] is not None:
        result = compare_counts(sides[0], sides[1])
    elif sides[0] is None and sides[1] is None:
        stocks = _stocks(env, current, ordered, everything=everything)
        sources = [
            (role, stock.source) for role, stock in zip(("current", "ordered"), stocks, strict=True) if stock.source
        ]
        result = compare(*stocks, _substitutions(env, maps, stocks[1]))
    else:
        from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415 - not needed for bare numbers

        items, option = (ordered, "--ordered") if sides[1] is None else (current, "--current")
        if not any("=" in one for one in items):  # what is no file either says so here
            _stock(items, option, load_catalogue(env.data / "products.yaml"), everything=everything)
        raise UsageError(
            "number-against-items",
            msg("a bare number cannot be compared with items"),
            help=msg("give both as numbers, or name the item: {example}", example="professional=50"),
        )
    errors = _doubts(env, result, sources)
    if errors and (result.verdict == "enough" or errors[0].code == "two-tenants"):
        result = result._replace(verdict="unknown")
    code = _CODES[result.verdict]
    if env.format == "json":
        env.out(document("check", code, check_body(result, sources), errors if code == Exit.UNKNOWN else ()))
    else:
        env.out(check_text(result, env.say, env.width))
        for error in errors if code == Exit.UNKNOWN else ():
            env.error(error_text(error, env.say))
    return code


def _bare(given: Sequence[str], option: str) -> Decimal | None:
    """Return a bare number, or None where items or a file were given."""
    numbers = [one for one in given if _NUMBER.fullmatch(one.strip())]
    if not numbers:
        return None
    if len(given) > 1:
        raise UsageError(
            "several-numbers",
            msg("{option} takes one number, or items", option=option),
            help=msg("name each item: {example}", example=f"{option} professional=50"),
        )
    text = given[0].strip()
    try:
        value = read_count(text if text.isdigit() and text.isascii() else _strict(text), decimals=False)
    except LicwizardError as error:
        error.message = msg("{option}: {problem}", option=option, problem=error.message)
        raise
    return value


def _strict(text: str) -> str:
    """Refuse powers: a bare number is written out."""
    if text.startswith(("-", "−")):
        return text
    if "^" in text:
        raise SourceError(
            "not-a-count", msg("'{text}' is not a count", text=text), help=msg("write the digits in full")
        )
    return text


def _stocks(env: Env, current: Sequence[str], ordered: Sequence[str], *, everything: bool) -> tuple[Stock, Stock]:
    from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415 - not needed for bare numbers

    if list(current) == ["-"] == list(ordered):
        raise UsageError(
            "stdin-twice",
            msg("standard input can be read once, for one of the two"),
            help=msg("put one of the two into a file"),
        )
    catalogue = load_catalogue(env.data / "products.yaml")
    return (
        _stock(current, "--current", catalogue, everything=everything),
        _stock(ordered, "--ordered", catalogue, everything=everything),
    )


def _stock(given: Sequence[str], option: str, catalogue: "Catalogue", *, everything: bool) -> Stock:
    items = [one for one in given if "=" in one]
    if len(items) == len(given):
        entries = tuple(_item(one, option) for one in items)
        return take_stock(entries, catalogue, everything=everything)
    if len(given) > 1:
        raise UsageError(
            "several-files",
            msg("{option} takes one file, or items, not both and not several files", option=option),
            help=msg("write each item as {example}", example="professional=50"),
        )
    from licwizard.load.export import read_stock  # noqa: PLC0415 - only for files

    try:
        return read_stock(given[0], catalogue, everything=everything)
    except SourceError as error:
        if error.code == "no-such-file":
            error.message = msg("{option}: '{text}' is no number, no item and no file", option=option, text=given[0])
            error.help = msg(
                "write a number, ITEM=COUNT such as {example}, or the path of an export", example="storage=5GB"
            )
        raise


def _item(text: str, option: str) -> Entry:
    name, _, count = text.rpartition("=")
    if not name.strip() or not count.strip():
        raise UsageError(
            "bad-item",
            msg("{option} '{text}' is not ITEM=COUNT", option=option, text=text),
            help=msg("write, for example, {example}", example="storage=5GB"),
        )
    return Entry(name=name.strip(), amount=count.strip(), where=f"{option} {text}")


def _substitutions(env: Env, maps: Sequence[str], ordered: Stock) -> tuple[Substitution, ...]:
    if not maps:
        return ()
    from licwizard.core.accept import read_map  # noqa: PLC0415 - only with --map
    from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415

    catalogue = load_catalogue(env.data / "products.yaml")
    return tuple(
        Substitution(held, other, Decimal(units)) for held, other, units in read_map(list(maps), catalogue, ordered)
    )


def _doubts(env: Env, result: Comparison, sources: Sequence[tuple[str, Source]]) -> list[UndecidedError]:
    doubts = []
    tenants = {source.tenant_id for _, source in sources if source.tenant_id}
    if len(tenants) > 1:
        doubts.append(
            UndecidedError(
                "two-tenants",
                msg("the files are of two tenants: {tenants}", tenants=tuple(sorted(tenants))),
                help=msg("compare files of one tenant"),
            )
        )
    doubts += [
        UndecidedError(
            "incomplete-export",
            msg("{path} is only part of what the tenant holds: it names a next page", path=source.path),
            help=msg("export all pages"),
            where=source.path,
        )
        for _, source in sources
        if not source.complete
    ]
    doubts += [
        UndecidedError(
            "unknown-item",
            msg("{item} cannot be decided: {why}", item=line.item, why=line.notes[0] if line.notes else "–"),
            help=_way_out(env, line),
        )
        for line in result.lines
        if line.verdict == "unknown"
    ]
    if not result.lines:
        doubts.append(
            UndecidedError(
                "nothing-to-compare",
                msg("no line is left to compare"),
                help=msg("name what is held and what is ordered, or compare everything with {option}", option="--all"),
            )
        )
    return doubts


def _way_out(env: Env, line: Line) -> Message:
    """Return what to do about a line that cannot be decided; near names are offered, never taken."""
    from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415 - there may have been no file

    catalogue = load_catalogue(env.data / "products.yaml")
    if line.kind != "unknown" or catalogue.find(line.item):
        return msg("correct its name, its id or its count")
    option = f"--map '{line.item}=ITEM'"
    near = tuple(product.name for product in catalogue.near(line.item))
    if near:
        return msg("did you mean {near}? If not, say what meets it: {option}", near=near, option=option)
    return msg("say what meets it: {option}", option=option)
