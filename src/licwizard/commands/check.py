"""`licwizard check`: is the order at least what is held."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from licwizard.core.compare import Comparison, compare, compare_counts
from licwizard.core.doubts import doubts, in_doubt
from licwizard.core.given import bare_number, items, megabytes, no_file, read_once
from licwizard.core.inventory import take_stock
from licwizard.core.mapping import Given, substitutions, unused
from licwizard.core.stock import Source, Stock
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError, SourceError, UsageError
from licwizard.messages import Message, msg
from licwizard.show.check import Beside, check_text
from licwizard.show.document import document
from licwizard.show.errors import error_text

if TYPE_CHECKING:
    from licwizard.core.catalogue import Catalogue

_CODES = {"enough": Exit.OK, "short": Exit.REFUSED, "unknown": Exit.UNKNOWN}


class Asked(NamedTuple):
    """What is to be compared, and how it is to be read; text as it was given, empty where it was not."""

    current: Sequence[str]
    ordered: Sequence[str]
    maps: Sequence[str] = ()
    map_file: str = ""
    everything: bool = False
    sheet: str = ""
    encoding: str = ""
    form: str = ""
    max_size: str = ""


class _Compared(NamedTuple):
    result: Comparison
    sources: tuple[tuple[str, Source], ...] = ()
    notes: tuple[Message, ...] = ()
    catalogue: "Catalogue | None" = None


def check(env: Env, asked: Asked) -> Exit:
    """Compare, write the result, and return 0 (enough), 1 (short) or 3 (unknown).

    Raises UsageError, SourceError and AnswerError, exit 2.
    """
    compared = _compared(env, asked)
    found = doubts(compared.result, [source for _, source in compared.sources], compared.catalogue)
    compared = compared._replace(result=in_doubt(compared.result, found))
    code = _CODES[compared.result.verdict]
    _write(env, compared, found, code)
    return code


def _compared(env: Env, asked: Asked) -> _Compared:
    sides = (bare_number(asked.current, "--current"), bare_number(asked.ordered, "--ordered"))
    limit = megabytes(asked.max_size, "--max-size") if asked.max_size else 0
    if sides[0] is not None and sides[1] is not None:
        return _Compared(compare_counts(sides[0], sides[1]), notes=_maps_of_no_use(asked))
    from licwizard.load.catalogue import load_catalogue  # noqa: PLC0415 - not needed for bare numbers

    if sides == (None, None):
        read_once((*asked.current, *asked.ordered, asked.map_file))
    catalogue = load_catalogue(env.data / "products.yaml")
    if sides != (None, None):
        given, option = (asked.ordered, "--ordered") if sides[1] is None else (asked.current, "--current")
        if not any("=" in one for one in given):  # what is no file either says so here
            _stock(given, option, catalogue, asked, limit)
        raise UsageError(
            "number-against-items",
            msg("a bare number cannot be compared with items"),
            help=msg("give both as numbers, or name the item: {example}", example="professional=50"),
        )
    current = _stock(asked.current, "--current", catalogue, asked, limit)
    ordered = _stock(asked.ordered, "--ordered", catalogue, asked, limit)
    mapped = substitutions(_given(asked), catalogue, ordered, current)
    files = (("current", current.source), ("ordered", ordered.source))
    return _Compared(
        compare(current, ordered, mapped),
        tuple((role, source) for role, source in files if source),
        (*unused(mapped, current, ordered), *_part_of_what_is_held(current)),
        catalogue,
    )


def _part_of_what_is_held(current: Stock) -> tuple[Message, ...]:
    source = current.source
    if source is None or not source.complete or source.of_the_whole_tenant:
        return ()
    return (msg("{path} lists only a part of what a tenant holds; nothing is said of the rest", path=source.path),)


def _stock(given: Sequence[str], option: str, catalogue: "Catalogue", asked: Asked, limit: int) -> Stock:
    entries = items(given, option)
    if entries is not None:
        return take_stock(entries, catalogue, everything=asked.everything)
    from licwizard.load.export import read_stock  # noqa: PLC0415 - only for files
    from licwizard.load.exports.export import LIMIT, Reading  # noqa: PLC0415

    reading = Reading(asked.form, asked.encoding, asked.sheet, limit or LIMIT)
    try:
        return read_stock(given[0], catalogue, everything=asked.everything, reading=reading)
    except SourceError as error:
        raise (no_file(given[0], option, error) if error.code == "no-such-file" else error) from None


def _given(asked: Asked) -> tuple[Given, ...]:
    """Return the mappings, those of the file after those of the options."""
    if not asked.map_file:
        return (Given(list(asked.maps)),)
    from licwizard.load.map_file import read_map_file  # noqa: PLC0415 - only with --map-file

    return Given(list(asked.maps)), read_map_file(asked.map_file, asked.encoding)


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
