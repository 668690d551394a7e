"""The engine of tables: rows of cells, from whatever holds them, to lines of an export."""

from collections.abc import Iterable, Sequence

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.load.exports import admin_centre, graph_csv, msol, order_lines, plain_table
from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import Header, Layout, fold, is_blank, text_of
from licwizard.load.exports.stray import is_count, is_item_row, refuse_stray
from licwizard.load.exports.stream import Numbered, Stream, stream_of
from licwizard.load.exports.uncounted import refuse_assigned, refuse_uncounted
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

SEARCHED = 50
_MOST_COLUMNS = 1_000  # more are in no export, and a header is sought in all of them, again and again
RAGGED = {"table-xlsx", "table-json", "table-yaml"}
_KNOWN = (
    graph_csv.MG,
    graph_csv.SUBSCRIPTIONS,
    graph_csv.RECONCILIATION,
    msol.LAYOUT,
    admin_centre.LAYOUT,
    order_lines.LAYOUT,
)
# A row without any of these is no header, and most that are looked at have none.
_TITLES = frozenset[str]().union(
    *(tier for one in (*_KNOWN, *plain_table.LAYOUTS) for tiers in one.columns.values() for tier in tiers)
)
_TWO, _THREE = 2, 3
ADVICE = msg("write two columns, item and count, such as: {line}", line="CRMSTORAGE,5 GB")


def read_rows(rows: Iterable[Numbered], *, name: str, plain: str, form: str = "") -> Export:
    """Return the lines of a table; `rows` are a line (or sheet row) number and its cells, of whatever type.

    `plain` is the format where the table is of no known export; `form` forces a format. Raises SourceError,
    with the row's place, for what cannot be read or carries no owned count (C3).
    """
    stream = stream_of(rows)
    above = _above(stream)
    if not above:
        raise source_error("no-rows", name, msg("the file holds no rows of items and counts"), ADVICE)
    found = _found(above, name, plain, form)
    if found:
        at, layout, header = found
        _refuse_above(above[:at], header)
        stream.waiting = above[at + 1 :]
        export = layout.read(header, stream)
    else:
        header = _headerless(above[0], name, form, plain)
        stream.waiting = above
        export = plain_table.read(header, stream)
    if not export.entries:
        raise source_error("no-rows", name, msg("the file holds no rows of items and counts"), ADVICE)
    return export if export.format else export._replace(format=plain)


def has_header(rows: Iterable[Numbered], plain: str) -> bool:
    """Return whether a header is found in these rows: for those who try how a file is to be cut into cells."""
    try:
        return _found(_above(stream_of(rows)), "", plain, "") is not None
    except SourceError:
        return True  # a header that is refused is one


def _above(rows: Stream) -> list[Numbered]:
    """Return the first rows that hold anything, in which the header is looked for."""
    found: list[Numbered] = []
    for line, cells in rows:
        if not is_blank(cells):
            found.append((line, cells))
            if len(found) == SEARCHED:
                break
    return found


def _found(above: Sequence[Numbered], name: str, plain: str, form: str) -> tuple[int, Layout, Header] | None:
    layouts: tuple[Layout, ...] = (*_KNOWN, *plain_table.LAYOUTS)
    if form:
        layouts = tuple(one for one in layouts if one.format == ("" if form == plain else form))
    for at, (line, cells) in enumerate(above):
        titled = len(cells) <= _MOST_COLUMNS and not _TITLES.isdisjoint(map(fold, cells))
        if not form:
            _refuse_if_unknown(cells, _KNOWN if titled else (), name, line)
        for layout in layouts if titled else ():
            header = layout.matches(cells, name, line, ragged=plain in RAGGED)
            if header:
                return at, layout, header
        refuse_assigned(cells, name, line)
    return None


def _refuse_if_unknown(cells: Sequence[object], known: Iterable[Layout], name: str, line: int) -> None:
    """Raise SourceError where no known export has this header, and it is that of one without an owned count."""
    if not any(layout.matches(cells, name, line, ragged=True) for layout in known):
        refuse_uncounted(cells, name, line)


def _refuse_above(above: Sequence[Numbered], header: Header) -> None:
    """Raise SourceError for an item above the header, which would be lost."""
    for line, cells in above:
        texts = [text for cell in cells if (text := text_of(cell))]
        if len(texts) == 1:
            refuse_stray(texts[0], header.place(line))
        if is_item_row(cells):
            problem = msg("this line stands above the header (line {line}) and may be an item", line=header.line)
            raise header.error("above-header", line, problem, msg("move it below the header, or take it out"))


def _headerless(first: Numbered, name: str, form: str, plain: str) -> Header:
    """Return columns for a table without a header: an item, a count, and a unit if there is a third."""
    line, cells = first
    texts = [text_of(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if form not in {"", plain}:
        problem = msg("no line is the header of {format}", format=form)
        raise source_error(
            "not-a-table", name, problem, msg("leave out {option}, or name another", option="--format-in")
        )
    if len(texts) not in {_TWO, _THREE} or not is_count(texts[1]):
        raise source_error("not-a-table", f"{name}:{line}:1", _no_header(texts), ADVICE)
    roles = {"item": 0, "count": 1, **({"unit": 2} if len(texts) == _THREE else {})}
    return Header(name, 0, (), roles, ragged=len(cells) > len(texts) or plain in RAGGED)


def _no_header(texts: Sequence[str]) -> Message:
    if len(texts) == _TWO and any(sign.isdigit() for sign in texts[1]):
        return msg("this line is not an item and a count: '{text}' is no count", text=shorten(texts[1]))
    return msg("this line is not an item and a count, and no header of either was found")
