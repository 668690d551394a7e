"""Tables of users and their licences: the admin centre's export of users, and `Get-MsolUser`."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO

from licwizard.load.csv_faults import csv_problem
from licwizard.load.people.licence_names import is_account_skus, licence_texts
from licwizard.load.people.refused import AGAIN, bad_row, no_licences, no_list, not_users
from licwizard.load.people.roll import Roll
from licwizard.load.source import source_error
from licwizard.messages import msg

ADMIN_CENTRE = "admin-centre-users"
MSOL = "msol-users"
# In the order in which they count, if a table has several.
_USER = (
    "userprincipalname",
    "upn",
    "användarenshuvudnamn",
    "användarenshuvudnamn(upn)",
    "huvudnamnföranvändare",
    "användarhuvudnamn",
    "username",
    "användarnamn",
)
_ID = ("objectid", "objektid", "id")
_LICENCES = (
    "licenses",
    "licences",
    "licenser",
    "assignedlicenses",
    "tilldeladelicenser",
    "productlicenses",
    "produktlicenser",
)
_SKUS = ("skupartnumber", "accountskuid", "totallicenses", "consumedunits", "prepaidunits", "totaltantallicenser")
_CELL = 128 * 1024
_NOBODY: frozenset[str] = frozenset()


def read_users(text: str, name: str, roll: Roll) -> str:
    """Add all users of a table to a roll; return its format.

    Raises SourceError, naming the line, for other tables, and where a row cannot be read.
    """
    rows = _rows(text, name)
    line, titles = next(rows, (0, []))
    folded = [_fold(title) for title in titles]
    user = _column(folded, _USER, f"{name}:{line}:1")
    licences = _column(folded, _LICENCES, f"{name}:{line}:1")
    if user is None:
        raise not_users(name) if any(title in _SKUS for title in folded) else no_list(name)
    if licences is None:
        raise no_licences(name)
    ids = [place for place, title in enumerate(folded) if title in _ID]
    known: dict[str, frozenset[str]] = {}
    form = ADMIN_CENTRE
    for line, cells in rows:
        where = f"{name}:{line}:1"
        if len(cells) != len(titles):
            problem = msg("this line has {count} columns, the header {titles}", count=len(cells), titles=len(titles))
            raise bad_row(where, problem)
        cell = cells[licences]
        if cell not in known:
            known[cell] = roll.held(licence_texts(cell, roll, where), where)
            form = MSOL if is_account_skus(cell) else form
        roll.add(cells[user], known[cell], _NOBODY, where, cells[ids[0]] if len(ids) == 1 else None)
    if not roll.people:
        raise source_error("no-rows", name, msg("the file holds no users"), AGAIN)
    return form


def _rows(text: str, name: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Return the lines that hold something, parted by what parts the header: comma, semicolon or tab."""
    lines = text.split("\n", 3)[:3]
    skipped = 0
    mark = ""
    while lines and (not lines[0].strip() or lines[0].startswith(("#TYPE ", "sep="))):
        mark = lines[0].strip()[4:] if lines[0].startswith("sep=") else mark
        lines.pop(0)
        skipped += 1
    start = sum(len(line) + 1 for line in text.split("\n", skipped)[:skipped])
    mark = mark if mark in {",", ";", "\t"} else max(",;\t", key=(lines or [""])[0].count)
    csv.field_size_limit(_CELL)
    reader = csv.reader(StringIO(text[start:], newline=""), delimiter=mark, strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield skipped + reader.line_num, cells
    except csv.Error as error:
        where = f"{name}:{skipped + reader.line_num}:1"
        raise source_error("not-a-table", where, csv_problem(error), AGAIN) from None


def _fold(title: str) -> str:
    return "".join(title.casefold().replace("-", " ").replace("_", " ").split())


def _column(titles: Sequence[str], names: Sequence[str], where: str) -> int | None:
    """Return which column has the first of these names that any has; raises SourceError if two have it."""
    wanted = next((name for name in names if name in titles), None)
    if wanted is None:
        return None
    if titles.count(wanted) > 1:
        raise bad_row(where, msg("two columns are called '{title}'", title=wanted))
    return titles.index(wanted)
