"""Inventories and lists of users, as they are given to a command: files, standard input, or ITEM=COUNT."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licwizard.core.catalogue import Catalogue
from licwizard.core.given import items, megabytes, read_once
from licwizard.core.inventory import take_stock
from licwizard.core.mapping import Given
from licwizard.core.people import Changes, compare_people
from licwizard.core.stock import Stock
from licwizard.errors import LicwizardError, SourceError, UsageError
from licwizard.load.export import read_stock
from licwizard.load.exports.export import LIMIT, Reading
from licwizard.load.exports.forms import FORMS
from licwizard.messages import msg

USERS = ("users-before", "users-after")


class Asked(NamedTuple):
    """What is to be read, by role (the name of its option), and how; text as it was given, empty where it was not."""

    sides: Mapping[str, Sequence[str]]
    users: Mapping[str, str] = {}
    maps: Sequence[str] = ()
    map_file: str = ""
    everything: bool = False
    sheet: str = ""
    encoding: str = ""
    form: str = ""
    max_size: str = ""


class Missing(NamedTuple):
    """Which roles have to be given, and a command that gives them."""

    roles: tuple[str, ...]
    example: str


def judge_given(asked: Asked, needed: Missing) -> None:
    """Raise UsageError where a role is missing, one list of users stands alone, or standard input is named twice."""
    alone = [role for role in USERS if asked.users.get(role)]
    missing = [role for role in needed.roles if not asked.sides.get(role)]
    if len(alone) == 1:
        missing += [role for role in USERS if role not in alone]
    if missing:
        raise UsageError(
            "missing-option",
            msg("{option} is missing", option=f"--{missing[0]}"),
            help=msg("for example: {example}", example=needed.example),
        )
    files = [one for given in asked.sides.values() for one in given]
    read_once((*files, *asked.users.values(), asked.map_file))
    _reading(asked)


def read_stocks(asked: Asked, catalogue: Catalogue) -> dict[str, Stock]:
    """Return the inventories by their role; raises UsageError and SourceError."""
    return {role: _stock(role, given, asked, catalogue) for role, given in asked.sides.items() if given}


def read_changes(asked: Asked, catalogue: Catalogue) -> Changes | None:
    """Return the two lists of users, joined, or None where none is given; raises SourceError."""
    if not all(asked.users.get(role) for role in USERS):
        return None
    from licwizard.load.people import FORMATS, read_people  # noqa: PLC0415 - only where lists of users are shown

    reading = _reading(asked)
    if reading.format not in FORMATS:  # it was said of the inventories
        reading = reading._replace(format="")
    before, after = (read_people(asked.users[role], catalogue, reading=reading) for role in USERS)
    return compare_people(before, after)


def read_mappings(asked: Asked) -> tuple[Given, ...]:
    """Return the mappings, those of the file after those of the options; raises SourceError."""
    given = Given(list(asked.maps))
    if not asked.map_file:
        return (given,)
    from licwizard.load.map_file import read_map_file  # noqa: PLC0415 - only with --map-file

    return given, read_map_file(asked.map_file, asked.encoding)


def _stock(role: str, given: Sequence[str], asked: Asked, catalogue: Catalogue) -> Stock:
    option = f"--{role}"
    typed = items(given, option)
    if typed is not None:
        return take_stock(typed, catalogue, everything=asked.everything)
    reading = _reading(asked)
    if asked.users and reading.format not in FORMS and _of_users(reading.format):
        reading = reading._replace(format="")
    try:
        return read_stock(given[0], catalogue, everything=asked.everything, reading=reading)
    except SourceError as error:
        raise (_no_file(given[0], option, error) if error.code == "no-such-file" else error) from None


def _of_users(form: str) -> bool:
    from licwizard.load.people import FORMATS  # noqa: PLC0415 - only where a format is named

    return form in FORMATS


def _reading(asked: Asked) -> Reading:
    limit = megabytes(asked.max_size, "--max-size") if asked.max_size else LIMIT
    return Reading(asked.form, asked.encoding, asked.sheet, limit)


def _no_file(text: str, option: str, error: LicwizardError) -> LicwizardError:
    """Return the error for what is neither an item nor a file; a bare number proves nothing here."""
    error.message = msg("{option}: '{text}' is no item and no file", option=option, text=text)
    error.help = msg("write ITEM=COUNT such as {example}, or the path of an export", example="storage=5GB")
    return error
