"""What is given on the command line: bare numbers and items, as values."""

import re
from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.numbers import read_count
from licwizard.core.stock import Entry
from licwizard.errors import LicwizardError, SourceError, UsageError
from licwizard.messages import msg

_NUMBER = re.compile(r"[-+−]?[\d.,’'\s\u00a0\u202f]*\d[\d.,’'\s\u00a0\u202f]*([eE^][-+]?\d+)?")
_MEGABYTE = 1024 * 1024


def bare_number(given: Sequence[str], option: str) -> Decimal | None:
    """Return a bare number, or None where items or a file were given.

    Raises UsageError for several, and SourceError for what is no count.
    """
    numbers = [one for one in given if _NUMBER.fullmatch(one.strip())]
    if not numbers:
        return None
    if len(given) > 1:
        raise UsageError(
            "several-numbers",
            msg("{option} takes one number, or items", option=option),
            help=msg("name each item: {example}", example=f"{option} professional=50"),
        )
    text = given[0].strip()
    try:
        value = read_count(text if text.isdigit() and text.isascii() else _strict(text), decimals=False)
    except LicwizardError as error:
        error.message = msg("{option}: {problem}", option=option, problem=error.message)
        raise
    return value


def _strict(text: str) -> str:
    """Refuse powers: a bare number is written out."""
    if text.startswith(("-", "−")):
        return text
    if "^" in text:
        raise SourceError(
            "not-a-count", msg("'{text}' is not a count", text=text), help=msg("write the digits in full")
        )
    return text


def items(given: Sequence[str], option: str) -> tuple[Entry, ...] | None:
    """Return the items of `ITEM=COUNT`, or None where a file was given.

    Raises UsageError for items beside a file, several files, and what is not ITEM=COUNT.
    """
    typed = [one for one in given if "=" in one]
    if len(typed) == len(given):
        return tuple(_item(one, option) for one in typed)
    if len(given) > 1:
        raise UsageError(
            "several-files",
            msg("{option} takes one file, or items, not both and not several files", option=option),
            help=msg("write each item as {example}", example="professional=50"),
        )
    return None


def _item(text: str, option: str) -> Entry:
    name, _, count = text.rpartition("=")
    if not name.strip() or not count.strip():
        raise UsageError(
            "bad-item",
            msg("{option} '{text}' is not ITEM=COUNT", option=option, text=text),
            help=msg("write, for example, {example}", example="storage=5GB"),
        )
    return Entry(name=name.strip(), amount=count.strip(), where=f"{option} {text}")


def no_file(text: str, option: str, error: LicwizardError, *, numbers: bool) -> LicwizardError:
    """Return the error for what is no item and no file; and no number either, where `numbers` may be given."""
    example = "storage=5GB"
    if numbers:
        error.message = msg("{option}: '{text}' is no number, no item and no file", option=option, text=text)
        error.help = msg("write a number, ITEM=COUNT such as {example}, or the path of an export", example=example)
    else:
        error.message = msg("{option}: '{text}' is no item and no file", option=option, text=text)
        error.help = msg("write ITEM=COUNT such as {example}, or the path of an export", example=example)
    return error


def megabytes(text: str, option: str) -> int:
    """Return a size in bytes from one in MB; raises UsageError for what is no whole number above zero."""
    try:
        size = read_count(text, decimals=False)
    except LicwizardError:
        size = None
    if not size:
        raise UsageError(
            "bad-size",
            msg("{option} '{text}' is not a number of megabytes", option=option, text=text),
            help=msg("write, for example, {example}", example=f"{option} 200"),
        )
    return int(size) * _MEGABYTE


def read_once(given: Sequence[str]) -> None:
    """Raise UsageError where standard input is named more than once."""
    if list(given).count("-") > 1:
        raise UsageError(
            "stdin-twice",
            msg("standard input can be read once, for one of them"),
            help=msg("put the other into a file"),
        )
