"""A list of users from any file that licwizard reads; what it is, is told by its content."""

from pathlib import Path

from licwizard.core.catalogue import Catalogue
from licwizard.core.people import People
from licwizard.core.stock import Source
from licwizard.load.encoding import decode
from licwizard.load.exports.export import Reading
from licwizard.load.people import graph_users, users_table
from licwizard.load.people.roll import Roll
from licwizard.load.source import opened, source_error
from licwizard.messages import msg

FORMATS = (graph_users.FORMAT, users_table.ADMIN_CENTRE, users_table.MSOL)
_AS_FOUND = Reading()
_FEWER = msg("export only the columns of user names and licences")


def read_people(
    given: str, catalogue: Catalogue, *, folder: Path | None = None, reading: Reading = _AS_FOUND
) -> People:
    """Return the users in a file and what they hold; `given` is relative to `folder`, `-` is standard input.

    Names no tenant: lists of users carry none. Raises SourceError where the file as a whole cannot be used.
    """
    with opened(given, folder=folder) as file:
        data = file.whole(reading.limit, _FEWER)
        taken, digest, size = file.taken, file.digest, file.size
    text = decode(data, reading.encoding, given)
    _refuse_format(reading.format, given)
    is_json = reading.format == graph_users.FORMAT or (not reading.format and text[:4096].lstrip()[:1] in {"{", "["})
    roll = Roll(catalogue, by_name=not is_json)
    if is_json:
        form = graph_users.FORMAT
        complete, notes = graph_users.read_users(text, given, roll)
    else:
        complete, notes = True, ()
        form = users_table.read_users(text, given, roll)
    source = Source(given, form, digest, None, complete, size, taken)
    items = tuple(roll.items.found[item] for item in sorted(roll.items.found))
    return People(roll.people, items, source, notes)


def _refuse_format(form: str, name: str) -> None:
    if form and form not in FORMATS:
        raise source_error(
            "unknown-format",
            name,
            msg("'{format}' is no format of a list of users", format=form),
            msg("use one of: {formats}", formats=FORMATS),
        )
