"""Which sheet of a workbook is meant: the one that is named, or the only one in sight that has a table."""

from collections.abc import Sequence

from licwizard.load.exports.workbook_faults import unknown_sheet, which_sheet
from licwizard.load.exports.workbook_parts import Sheet
from licwizard.messages import msg

_TRIED = 50
_NAMED = 20


def sheets_meant(sheets: Sequence[Sheet], title: str, where: str) -> tuple[Sheet, ...]:
    """Return the sheet of this title (letter case aside, if no other way), or without one all that are in sight.

    Raises SourceError, with the titles, where there is none. A hidden sheet is read only where it is named.
    """
    if title:
        return (_titled(sheets, title, where),)
    visible = tuple(sheet for sheet in sheets if sheet.visible)
    if not visible:
        raise which_sheet(where, msg("no sheet of the workbook is in sight"), titles(sheets))
    if len(visible) > _TRIED:
        raise which_sheet(where, msg("the workbook has {count} sheets", count=len(visible)), titles(visible))
    return visible


def titles(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """Return the titles of the first sheets, to be shown."""
    return tuple(sheet.title for sheet in sheets[:_NAMED])


def _titled(sheets: Sequence[Sheet], title: str, where: str) -> Sheet:
    exact = [sheet for sheet in sheets if sheet.title == title]
    alike = exact or [sheet for sheet in sheets if sheet.title.casefold() == title.casefold()]
    if not alike:
        raise unknown_sheet(where, title, titles(sheets))
    return alike[0]
