"""An inventory from any file that licwizard reads; what it is, is told by its content."""

from pathlib import Path

from licwizard.core.catalogue import Catalogue
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Source, Stock
from licwizard.load.encoding import beginning, codec_of, decode, undecodable
from licwizard.load.exports.asides import settled
from licwizard.load.exports.export import Export, Reading
from licwizard.load.exports.forms import check_form
from licwizard.load.exports.shape import Shape, is_workbook, shape_of
from licwizard.load.exports.text_bounds import refuse_large
from licwizard.load.source import Opened, opened, source_error
from licwizard.messages import msg

UNKNOWN_LIMIT = 10_000  # as many as mappings may name
_SMALLER = msg("export only the licences, or read more with {option}", option="--max-size MB")


def read_stock(
    given: str,
    catalogue: Catalogue,
    *,
    folder: Path | None = None,
    everything: bool = False,
    reading: Reading = Reading(),  # noqa: B008 - it cannot change
) -> Stock:
    """Return the inventory in a file; `given` is relative to `folder`, `-` is standard input.

    Raises SourceError where the file as a whole cannot be used.
    """
    check_form(reading)
    with opened(given, folder=folder) as source:
        export = _export(source, reading)
    of = Source(
        path=given,
        format=export.format,
        sha256=source.digest,
        tenant_id=export.tenant_id,
        complete=export.complete,
        size=source.size,
        taken=source.taken,
        pooled=export.pooled,
        account=export.account,
    )
    beside = settled(export.asides, catalogue)
    stock = take_stock(export.entries, catalogue, source=of, everything=everything)
    if sum(not held.known for held in stock.holdings) > UNKNOWN_LIMIT:
        problem = msg("there are more than {limit} items that the catalogue does not know", limit=UNKNOWN_LIMIT)
        raise source_error("too-many-items", given, problem, msg("export only the licences"))
    gone = take_stock(export.deleted, catalogue, everything=everything).subscriptions
    return stock._replace(subscriptions=(*stock.subscriptions, *gone), left_out=(*beside, *stock.left_out))


def _export(source: Opened, reading: Reading) -> Export:
    """Return what a file holds: workbooks and marked-up text as a whole, tables of any size line by line."""
    name, form = source.label, reading.format
    if is_workbook(source.head, name, form):
        from licwizard.load.exports.workbook import read_workbook  # noqa: PLC0415 - only for workbooks

        data = source.whole(reading.limit, _SMALLER)
        return read_workbook(data, name, sheet=reading.sheet, form=form, limit=reading.limit)
    codec = codec_of(source.head, reading.encoding, name)
    head = beginning(source.head, codec)
    shape = shape_of(head, name, form)
    if shape is Shape.DELIMITED:
        from licwizard.load.exports.delimited import read_delimited  # noqa: PLC0415 - only what is needed

        try:
            return read_delimited(source.lines(codec.name, codec.skip), head, name, form=form)
        except UnicodeDecodeError as error:
            raise undecodable(error, source.offset(error), codec, name) from None
    text = decode(source.whole(reading.limit, _SMALLER), reading.encoding, name)
    return _of_text(shape, text, name, reading)


def _of_text(shape: Shape, text: str, name: str, reading: Reading) -> Export:
    form = reading.format
    if shape in {Shape.FORMAT_LIST, Shape.MARKDOWN, Shape.RULED}:
        refuse_large(text, name)
    match shape:
        case Shape.JSON:
            from licwizard.load.exports.json_export import read_json_export  # noqa: PLC0415

            return read_json_export(text, name, form=form, limit=reading.limit)
        case Shape.FORMAT_LIST:
            from licwizard.load.exports.format_list import read_format_list  # noqa: PLC0415

            return read_format_list(text, name, form=form)
        case Shape.MARKDOWN:
            from licwizard.load.exports.markdown import read_markdown  # noqa: PLC0415

            return read_markdown(text, name, form=form)
        case Shape.RULED:
            from licwizard.load.exports.ruled import read_ruled  # noqa: PLC0415

            return read_ruled(text, name, form=form)
        case _:
            from licwizard.load.exports.plain_yaml import read_plain_yaml  # noqa: PLC0415

            return read_plain_yaml(text, name, form=form)
