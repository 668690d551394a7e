"""Rows of a sheet that a person who looks at it does not see, or sees struck out: whether they count is not told."""

from licwizard.core.stock import Entry
from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import Header
from licwizard.load.exports.stream import Unseen
from licwizard.messages import Message, nmsg


def not_shown(hidden: int, struck: int) -> Message:
    """Return why a line is unknown of which rows are hidden, or struck out."""
    if hidden:
        return nmsg(
            "{count} row of it is hidden in the workbook: show it or remove it",
            "{count} rows of it are hidden in the workbook: show them or remove them",
            hidden,
        )
    return nmsg(
        "{count} row of it is struck out in the workbook: remove it, or the line through it",
        "{count} rows of it are struck out in the workbook: remove them, or the line through them",
        struck,
    )


def without_unseen(export: Export, header: Header, unseen: Unseen) -> Export:
    """Return the export with each line unknown that stands in a row which is hidden or struck out."""
    told = {header.place(line): not_shown(1, 0) for line in unseen.hidden}
    for line, places in unseen.struck.items():
        if places.intersection(header.columns.values()):
            told.setdefault(header.place(line), not_shown(0, 1))
    return export._replace(entries=tuple(_judged(entry, told.get(entry.where or "")) for entry in export.entries))


def _judged(entry: Entry, problem: Message | None) -> Entry:
    return entry._replace(problem=entry.problem or problem) if problem else entry
