"""`licwizard check`: is the order at least what is held."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from licwizard.core.compare import Comparison, compare, compare_counts
from licwizard.core.doubts import doubts, in_doubt, perhaps_meant
from licwizard.core.given import bare_number, megabytes, read_once
from licwizard.core.mapping import substitutions, unused
from licwizard.core.stock import Source, Stock
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError, UsageError
from licwizard.messages import Message, msg
from licwizard.session.asked import Asked
from licwizard.show.check import Beside, check_text
from licwizard.show.document import document
from licwizard.show.errors import error_text

if TYPE_CHECKING:
    from licwizard.core.catalogue import Catalogue

_CODES = {"enough": Exit.OK, "short": Exit.REFUSED, "unknown": Exit.UNKNOWN}


class _Compared(NamedTuple):
    result: Comparison
    sources: tuple[tuple[str, Source], ...] = ()
    notes: tuple[Message, ...] = ()
    catalogue: "Catalogue | None" = None
    held: Stock | None = None


def check(env: Env, asked: Asked) -> Exit:
    """Compare, write the result, and return 0 (enough), 1 (short) or 3 (unknown).

    Raises UsageError, SourceError and AnswerError, exit 2.
    """
    compared = _compared(env, asked)
    found = doubts(
        compared.result,
        [source for _, source in compared.sources],
        compared.catalogue,
        compared.held,
        everything=asked.everything,
    )
    result = in_doubt(compared.result, found)
    meant = perhaps_meant(result, compared.catalogue)
    compared = compared._replace(result=result, notes=(*meant, *compared.notes))
    code = _CODES[compared.result.verdict]
    _write(env, compared, found, code)
    return code


def _compared(env: Env, asked: Asked) -> _Compared:
    bare = {role: bare_number(given, f"--{role}") for role, given in asked.sides.items()}
    if asked.max_size:
        megabytes(asked.max_size, "--max-size")  # said of bare numbers, too
    current, ordered = bare["current"], bare["ordered"]
    if current is not None and ordered is not None:
        return _Compared(compare_counts(current, ordered), notes=_maps_of_no_use(asked))
    if current is None and ordered is None:
        return _compared_items(env, asked)
    side = "current" if current is None else "ordered"
    raise _number_against_items(env, asked._replace(sides={side: asked.sides[side]}))


def _number_against_items(env: Env, asked: Asked) -> UsageError:
    """Return the error; raises SourceError where what stands against a number is no file either."""
    if not any("=" in one for given in asked.sides.values() for one in given):
        _read(env, asked)
    return UsageError(
        "number-against-items",
        msg("a bare number cannot be compared with items"),
        help=msg("give both as numbers, or name the item: {example}", example="professional=50"),
    )


def _read(env: Env, asked: Asked) -> "tuple[Catalogue, dict[str, Stock]]":
    from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415 - not needed for bare numbers
    from licwizard.session.given import read_stocks  # noqa: PLC0415 - likewise

    catalogue = load_catalogue(env.data / "products.yaml")
    return catalogue, read_stocks(asked, catalogue)


def _compared_items(env: Env, asked: Asked) -> _Compared:
    from licwizard.session.given import read_mappings  # noqa: PLC0415 - not needed for bare numbers

    read_once((*asked.sides["current"], *asked.sides["ordered"], asked.map_file))
    catalogue, stocks = _read(env, asked)
    current, ordered = stocks["current"], stocks["ordered"]
    mapped = substitutions(read_mappings(asked), catalogue, ordered, current)
    return _Compared(
        compare(current, ordered, mapped),
        tuple((role, stock.source) for role, stock in stocks.items() if stock.source),
        (*unused(mapped, current, ordered), *_part_of_what_is_held(current)),
        catalogue,
        current,
    )


def _part_of_what_is_held(current: Stock) -> tuple[Message, ...]:
    source = current.source
    if source is None or not source.complete or source.of_the_whole_tenant:
        return ()
    return (msg("{path} lists only a part of what a tenant holds; nothing is said of the rest", path=source.path),)


def _maps_of_no_use(asked: Asked) -> tuple[Message, ...]:
    given = (*asked.maps, *filter(None, (asked.map_file,)))
    return tuple(
        msg("mapping not used: {mapping}; bare numbers are compared as they are", mapping=one) for one in given
    )


def _write(env: Env, compared: _Compared, found: Sequence[LicwizardError], code: Exit) -> None:
    result, beside = compared.result, Beside(compared.notes, () if env.options.quiet else compared.sources)
    told = found if code == Exit.UNKNOWN else ()
    if env.format == "json":
        from licwizard.show.check_document import check_body  # noqa: PLC0415 - one of many forms

        env.out(document("check", code, check_body(result, compared.sources, compared.notes), told))
        return
    if env.format == "text":
        env.out(check_text(result, env.say, env.width, beside, whole=env.options.verbose))
    else:
        _write_form(env, result, beside, found)
    for error in told:
        env.error(error_text(error, env.say))


def _write_form(env: Env, result: Comparison, beside: Beside, found: Sequence[LicwizardError]) -> None:
    from licwizard.show import check_formats  # noqa: PLC0415 - one of many forms

    match env.format:
        case "csv":
            env.out_exactly(check_formats.check_csv(result))
        case "markdown":
            env.out(check_formats.check_markdown(result, beside))
        case "github":
            env.out(check_formats.check_github(result, found))
        case _ if result.lines:
            env.out(check_formats.check_plain(result))
