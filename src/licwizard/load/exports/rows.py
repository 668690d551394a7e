"""The engine of tables: rows of cells, from whatever holds them, to lines of an export."""

from collections.abc import Iterable, Sequence

from licwizard.core.numbers import shorten, split_unit
from licwizard.errors import SourceError
from licwizard.load.exports import admin_centre, graph_csv, msol, order_lines, plain_table
from licwizard.load.exports.export import Aside, Export
from licwizard.load.exports.layout import Header, Layout, fold, is_blank, is_unit, text_of
from licwizard.load.exports.marks import with_marks
from licwizard.load.exports.stray import is_count, is_item_row, refuse_stray
from licwizard.load.exports.stream import SEEN, Numbered, Stream, Unseen, stream_of
from licwizard.load.exports.uncounted import refuse_assigned, refuse_uncounted
from licwizard.load.exports.unseen import without_unseen
from licwizard.load.exports.weak_titles import refuse_weak
from licwizard.load.source import source_error
from licwizard.messages import msg

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
# Titles of what is counted: a row with one of them was meant as a header
_NAMES = frozenset[str]().union(*(tier for role in ("item", "id", "guid") for tier in plain_table.PLAIN[role]))
_ABOVE = "above the table"
_TWO, _THREE = 2, 3
_SHOWN = 12
ADVICE = msg("write two columns, item and count, such as: {line}", line="CRMSTORAGE,5 GB")


def read_rows(rows: Iterable[Numbered], *, name: str, plain: str, form: str = "", unseen: Unseen = SEEN) -> Export:
    """Return the lines of a table; `rows` are a line (or sheet row) number and its cells, of whatever type.

    `plain` is the format where the table is of no known export; `form` forces a format. Raises SourceError,
    with the row's place, for what cannot be read or carries no owned count (C3).
    """
    stream = stream_of(rows)
    stream.unseen = unseen
    above = _above(stream)
    if not above:
        raise source_error("no-rows", name, msg("the file holds no rows of items and counts"), ADVICE)
    found = _found(above, name, plain, form)
    asides: tuple[Aside, ...] = ()
    if found:
        at, layout, header = found
        stream.waiting = above[at + 1 :]
        asides = _asides_above(above[:at], header)
        if header.rivals:
            stream.watch(header.refuse_rival)
        if layout in plain_table.LAYOUTS:
            refuse_weak(header, stream.waiting)
        if layout.alone:
            header = with_marks(header, stream.waiting)
        export = layout.read(header, stream)
    else:
        header = _headerless(above, name, form, plain)
        stream.waiting = above
        export = plain_table.read(header, stream)
    export = export._replace(asides=(*asides, *export.asides))
    if unseen != SEEN:
        export = without_unseen(export, header, unseen)
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
    """Return the first rows that hold anything, in which the header is looked for, and the last blank one before each.

    What stands below a blank row stands apart from the items above.
    """
    found: list[Numbered] = []
    blank: list[Numbered] = []
    number = 0
    for line, cells in rows:
        if is_blank(cells):
            blank = [(line, cells)] if found else []
            continue
        found += [*blank, (line, cells)]
        blank = []
        number += 1
        if number == SEARCHED:
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


def _asides_above(above: Sequence[Numbered], header: Header) -> tuple[Aside, ...]:
    """Return the rows above a header that may be items, or fields of a letter-head; only the catalogue tells.

    Raises SourceError for a row that reads as an item with its unit, or as a measured one.
    """
    found: list[Aside] = []
    for line, cells in above:
        texts = [text for cell in cells if (text := text_of(cell))]
        if len(texts) == 1:
            refuse_stray(texts[0], header.place(line))
        counts = [text for text in texts if is_count(text)]
        if not counts:
            continue
        problem = msg("this line stands above the header (line {line}) and may be an item", line=header.line)
        error = header.error("above-header", line, problem, msg("move it below the header, or take it out"))
        field = is_item_row(cells)
        if field and _is_measured(texts):
            raise error
        names = tuple(text for text in texts if text not in counts)
        if names:
            reason, amount = (_ABOVE, texts[1]) if field else ("", "")
            found.append(Aside(names, error, field, reason, amount))
    return tuple(found)


def _is_measured(texts: Sequence[str]) -> bool:
    """Return whether an item and a count have a unit, in a cell of its own or behind the count."""
    if len(texts) > _TWO:
        return is_unit(texts[2])
    return bool(split_unit(texts[1]).unit) and is_unit(split_unit(texts[1]).unit)


def _headerless(above: Sequence[Numbered], name: str, form: str, plain: str) -> Header:
    """Return columns for a table without a header: an item, a count, and a unit if there is a third."""
    _, cells = above[0]
    texts = [text_of(cell) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    if form not in {"", plain}:
        problem = msg("no line is the header of {format}", format=form)
        raise source_error(
            "not-a-table", name, problem, msg("leave out {option}, or name another", option="--format-in")
        )
    if len(texts) not in {_TWO, _THREE} or not is_count(texts[1]):
        raise _no_header(above, texts, name)
    roles = {"item": 0, "count": 1, **({"unit": 2} if len(texts) == _THREE else {})}
    return Header(name, 0, (), roles, ragged=len(cells) > len(texts) or plain in RAGGED)


def _no_header(above: Sequence[Numbered], first: Sequence[str], name: str) -> SourceError:
    """Return the error for a table of which no line is a header, with the titles of one that nearly is."""
    place = f"{name}:{above[0][0]}:1"
    if len(first) == _TWO and any(sign.isdigit() for sign in first[1]):
        problem = msg("this line is not an item and a count: '{text}' is no count", text=shorten(first[1]))
        return source_error("not-a-table", place, problem, ADVICE)
    for line, cells in above:
        titles = [shorten(text) for cell in cells if (text := text_of(cell))]
        if len(titles) > 1 and not _NAMES.isdisjoint(map(fold, cells)) and not any(map(is_count, titles)):
            problem = msg("none of the columns is known to be of counts: {titles}", titles=tuple(titles[:_SHOWN]))
            way_out = msg("rename the column of counts to {title}", title="Quantity")
            return source_error("no-counts", f"{name}:{line}:1", problem, way_out)
    return source_error(
        "not-a-table", place, msg("this line is not an item and a count, and no header of either was found"), ADVICE
    )
