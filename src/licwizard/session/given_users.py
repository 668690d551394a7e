"""Lists of users, as they are given to a command."""

from licwizard.core.catalogue import Catalogue
from licwizard.core.people import Changes, compare_people
from licwizard.session.asked import USERS, Asked
from licwizard.session.given import reading_of


def read_changes(asked: Asked, catalogue: Catalogue) -> Changes | None:
    """Return the two lists of users, joined, or None where none is given; raises SourceError."""
    if not all(asked.users.get(role) for role in USERS):
        return None
    from licwizard.load.people import FORMATS, read_people  # noqa: PLC0415 - only where lists of users are shown

    reading = reading_of(asked)
    if reading.format not in FORMATS:  # it was said of the inventories
        reading = reading._replace(format="")
    before, after = (read_people(asked.users[role], catalogue, reading=reading) for role in USERS)
    return compare_people(before, after)
