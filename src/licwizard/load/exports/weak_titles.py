"""Titles such as Total and Number, which count licences only where nothing else may: they name money and rows too."""

from collections.abc import Sequence

from licwizard.load.exports.layout import Header, fold, text_of
from licwizard.load.exports.plain_table import COUNT, NUMBERS, TOTALS
from licwizard.load.exports.rivals import is_beside, is_money, is_number
from licwizard.load.exports.stream import Numbered
from licwizard.messages import msg

_SURE = frozenset[str]().union(*COUNT[:-2])


def refuse_weak(header: Header, rows: Sequence[Numbered]) -> None:
    """Raise SourceError where the count's title is weak, and the first rows do not show that it counts.

    Total is none beside a column of money; neither Total nor Number is one beside numbers that may be the count;
    and Number is none that numbers the rows.
    """
    at = header.columns["count"]
    names = set(fold(header.titles[at]).split("/")) if header.titles else set()
    if names & _SURE or not names & (TOTALS | NUMBERS):
        return
    others = [
        other
        for other in range(len(header.titles))
        if other not in header.columns.values() and other not in header.rivals
    ]
    titles = {other: text_of(header.titles[other]) for other in others}
    money = [other for other in others if is_money(titles[other])]
    rivals = [
        other
        for other in others
        if other not in money
        and not is_beside(titles[other])
        and any(other < len(cells) and is_number(cells[other]) for _, cells in rows)
    ]
    found = [*rivals, *(money if names & TOTALS else [])]
    if found or (names & NUMBERS and _numbers_rows(header, rows)):
        shown = tuple(titles[other] or f"#{other + 1}" for other in sorted(found)[:5])
        problem = (
            msg("the column '{column}' may be no count of licences", column=header.title("count"))
            if not shown
            else msg(
                "the column '{column}' may be no count of licences, beside: {others}",
                column=header.title("count"),
                others=shown,
            )
        )
        raise header.error(
            "which-count",
            header.line,
            problem,
            msg("rename the column of counts to {title}", title="Quantity"),
        )


def _numbers_rows(header: Header, rows: Sequence[Numbered]) -> bool:
    """Return whether the counts are 1, 2, 3 and so on, each once, as rows are numbered."""
    at = header.columns["count"]
    told = sorted(text for _, cells in rows if at < len(cells) and (text := text_of(cells[at])))
    before_item = at < min(where for role, where in header.columns.items() if role in {"item", "id", "guid"})
    return told == sorted(map(str, range(1, len(told) + 1))) and (len(told) > 1 or (before_item and bool(told)))
