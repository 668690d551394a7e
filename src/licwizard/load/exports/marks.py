"""Columns beside item and count of which only a few words matter: periods without a title, states, options."""

from collections.abc import Sequence

from licwizard.load.exports.layout import Header, fold, text_of
from licwizard.load.exports.rivals import is_money
from licwizard.load.exports.statuses import is_status, kind_of, may_be_a_place
from licwizard.load.exports.stream import Numbered
from licwizard.load.exports.terms import is_option, names_options, one_of_several, period_of

TERM, OPTION, STATUS = "term", "option", "status"


def with_marks(header: Header, rows: Sequence[Numbered]) -> Header:
    """Return the header with a role for each column without one that marks lines; `rows` are the first of them."""
    columns = dict(header.columns)
    for at, cell in enumerate(header.titles):
        kind = "" if at in header.columns.values() else _kind(text_of(cell), [_at(cells, at) for _, cells in rows])
        if kind:
            columns[f"{kind} {at}"] = at
    return header._replace(columns=columns)


def marks_of(header: Header, *kinds: str) -> tuple[str, ...]:
    """Return the roles of the columns that mark lines in one of these ways."""
    return tuple(role for role in header.columns if " " in role and role.partition(" ")[0] in kinds)


def meaning(role: str, cell: object) -> object:
    """Return what tells a line from another by one of these columns: few values, however much stands there.

    A cell that is all mark is returned as it is, so that it is found again as it stands.
    """
    text = text_of(cell)
    kind = role.partition(" ")[0]
    if kind == TERM:
        return cell if period_of(text) else one_of_several(text)
    if kind == OPTION:
        return cell if is_option(text) else ""
    whole, word = kind_of(text)
    return cell if whole else word


def _kind(title: str, texts: Sequence[str]) -> str:
    folded = fold(title)
    if is_status(folded):
        known = not may_be_a_place(folded) or any(text and kind_of(text)[1] != "other" for text in texts)
        return STATUS if known else ""
    if names_options(title):
        return OPTION
    return TERM if not is_money(title) and any(period_of(text) or one_of_several(text) for text in texts) else ""


def _at(cells: Sequence[object], at: int) -> str:
    return text_of(cells[at]) if at < len(cells) else ""
