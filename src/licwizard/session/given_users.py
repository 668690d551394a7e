"""Lists of users, as they are given to a command."""

from licwizard.core.catalogue import Catalogue
from licwizard.core.people import Changes, People, compare_people
from licwizard.errors import SourceError
from licwizard.session.asked import USERS, Asked
from licwizard.session.reading import Readings


def read_changes(asked: Asked, catalogue: Catalogue) -> Changes | None:
    """Return the two lists of users, joined, or None where none is given; raises UsageError and SourceError."""
    if not all(asked.users.get(role) for role in USERS):
        return None
    readings = Readings(asked)
    before, after = (_people(role, asked, readings, catalogue) for role in USERS)
    return compare_people(before, after)


def _people(role: str, asked: Asked, readings: Readings, catalogue: Catalogue) -> People:
    from licwizard.load.people import FORMATS, read_people  # noqa: PLC0415 - only where lists of users are shown

    reading = readings.of(role)
    if reading.format not in FORMATS and role not in readings.forms.alone:  # it was said of the inventories
        reading = reading._replace(format="")
    try:
        return read_people(asked.users[role], catalogue, reading=reading)
    except SourceError as error:
        raise readings.of_one_side(error, role) from None
