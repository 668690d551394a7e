"""Plain JSON: a map of items and counts, or a list of flat objects, which is a table."""

from decimal import Decimal
from typing import Any

from licwizard.core.numbers import not_a_count, read_count, split_unit
from licwizard.core.stock import Entry
from licwizard.errors import LicwizardError
from licwizard.load.exports.export import Export

FORMAT = "table-json"


def read_map(value: Any, name: str) -> Export | None:  # noqa: ANN401 - any JSON
    """Return the lines of a map such as `{"CRMSTANDARD": 50, "storage": "5 GB"}`; None for what is no such map.

    Raises SourceError, naming the item, for a count that is none where others are.
    """
    if not isinstance(value, dict) or not any(map(_counts, value.values())):
        return None
    if any(isinstance(count, dict | list) for count in value.values()):
        return None
    return Export(tuple(_entry(item, count, f"{name}: {item}") for item, count in value.items()), FORMAT)


def _counts(value: Any) -> bool:  # noqa: ANN401
    """Return whether a value is a count, as a number or as text."""
    if isinstance(value, bool):
        return False
    if isinstance(value, str):
        try:
            split_unit(value)
        except LicwizardError:
            return False
        return True
    return isinstance(value, int | Decimal)


def _entry(item: str, count: Any, where: str) -> Entry:  # noqa: ANN401
    try:
        amount = count if isinstance(count, str) else _number(count)
        if isinstance(amount, str):
            split_unit(amount)
        else:
            read_count(amount, decimals=True)  # whether the item may have decimals is seen when it is named
    except LicwizardError as error:
        error.where = error.where or where
        raise
    return Entry(name=item, amount=amount, where=where)


def _number(count: Any) -> int | Decimal:  # noqa: ANN401
    if isinstance(count, bool) or not isinstance(count, int | Decimal):
        raise not_a_count("true" if count is True else "false" if count is False else "null")
    return count
