"""Inventories and mappings, as they are given to a command: files, standard input, or ITEM=COUNT."""

from typing import NamedTuple

from licwizard.core.catalogue import Catalogue
from licwizard.core.given import items, no_file, read_once
from licwizard.core.inventory import take_stock
from licwizard.core.mapping import Given
from licwizard.core.stock import Stock
from licwizard.errors import SourceError, UsageError
from licwizard.load.exports.forms import FORMS
from licwizard.messages import msg
from licwizard.session.asked import USERS, Asked
from licwizard.session.reading import Readings


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
    Readings(asked)


def read_stocks(asked: Asked, catalogue: Catalogue) -> dict[str, Stock]:
    """Return the inventories by their role; raises UsageError and SourceError."""
    readings = Readings(asked)
    return {role: _stock(role, asked, readings, catalogue) for role, given in asked.sides.items() if given}


def read_mappings(asked: Asked) -> tuple[Given, ...]:
    """Return the mappings, those of the file after those of the options; raises SourceError."""
    given = Given(list(asked.maps))
    if not asked.map_file:
        return (given,)
    from licwizard.load.map_file import read_map_file  # noqa: PLC0415 - only with --map-file

    return given, read_map_file(asked.map_file, Readings(asked).encodings.every)


def _stock(role: str, asked: Asked, readings: Readings, catalogue: Catalogue) -> Stock:
    given, option = asked.sides[role], f"--{role}"
    typed = items(given, option)
    if typed is not None:
        return take_stock(typed, catalogue, everything=asked.everything)
    from licwizard.load.export import read_stock  # noqa: PLC0415 - only for files

    reading = readings.of(role)
    said_of_users = asked.users and role not in readings.forms.alone and _of_users(reading.format)
    if reading.format not in FORMS and said_of_users:
        reading = reading._replace(format="")
    try:
        return read_stock(given[0], catalogue, everything=asked.everything, reading=reading)
    except SourceError as error:
        if error.code == "no-such-file":
            raise no_file(given[0], option, error, numbers=asked.numbers) from None
        raise readings.of_one_side(error, role) from None


def _of_users(form: str) -> bool:
    from licwizard.load.people import FORMATS  # noqa: PLC0415 - only where a format is named

    return form in FORMATS
