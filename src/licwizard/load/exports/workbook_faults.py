"""The errors of workbooks, each with its way out."""

from licwizard.core.numbers import shorten
from licwizard.errors import SourceError
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

_SAVE_AGAIN = msg("open it in Excel and save it again as an Excel workbook (.xlsx), or save the sheet as CSV (UTF-8)")
_SMALLER = msg("copy the rows and columns that are needed to a new workbook, or save the sheet as CSV (UTF-8)")


def bad_workbook(where: str, problem: Message, way_out: Message = _SAVE_AGAIN) -> SourceError:
    """Return the error for a workbook that is damaged, or not made as workbooks are."""
    return source_error("bad-workbook", where, problem, way_out)


def not_a_workbook(where: str, problem: Message, way_out: Message = _SAVE_AGAIN) -> SourceError:
    """Return the error for a file of another kind."""
    return source_error("not-a-workbook", where, problem, way_out)


def too_large(where: str, problem: Message, way_out: Message = _SMALLER) -> SourceError:
    """Return the error for a workbook, or a part of one, that is larger than is read."""
    return source_error("workbook-too-large", where, problem, way_out)


def bad_cell(where: str, problem: Message, way_out: Message) -> SourceError:
    """Return the error for a cell that matters and holds nothing that can be read."""
    return source_error("bad-cell", where, problem, way_out)


def unknown_sheet(where: str, title: str, titles: tuple[str, ...]) -> SourceError:
    """Return the error for a sheet that is not there."""
    problem = msg("there is no sheet '{sheet}'", sheet=shorten(title))
    return source_error("unknown-sheet", where, problem, msg("its sheets are: {sheets}", sheets=titles))


def which_sheet(where: str, problem: Message, titles: tuple[str, ...]) -> SourceError:
    """Return the error where no sheet, or more than one, could be meant."""
    way_out = msg("name one with {option}: {sheets}", option="--sheet NAME", sheets=titles)
    return source_error("which-sheet", where, problem, way_out)
