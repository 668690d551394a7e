"""An inventory in YAML: a map of items to counts, or a list of rows."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from licwizard.core.numbers import not_a_count
from licwizard.core.stock import Entry
from licwizard.errors import LicwizardError, SourceError
from licwizard.load.exports.export import Export
from licwizard.load.exports.layout import number, titles_of
from licwizard.load.exports.lines import LONGEST_NAME, too_long
from licwizard.load.exports.rows import read_rows
from licwizard.load.source import source_error
from licwizard.load.yaml import Document, read_yaml
from licwizard.messages import Message, msg

FORMAT = "table-yaml"
_LINE = re.compile(
    # What is taken is not given back, or a long line would be tried in very many ways
    r"""\s*+(?:-\s++)*+(?:"[^"]*"|'[^']*'|[^,;\t|"'\s](?:[^,;\t|:]|:(?=\S))*+)\s*+:(?:\s.*)?"""
    r"""|\s*+-(?:\s.*)?|---.*|\s*\#.*|%YAML.*"""
)
_LOOKED_AT = 20
_MOST_VALUES = 60_000
_ADVICE = msg("write a line such as {line} for each item", line="professional: 50")


def is_yaml(text: str) -> bool:
    """Return whether the first lines are all keys with values, or parts of a list."""
    lines = [line for line in text.splitlines()[:_LOOKED_AT] if line.strip()]
    return any(":" in line for line in lines) and all(_LINE.fullmatch(line) for line in lines)


def read_plain_yaml(text: str, name: str, *, form: str = "") -> Export:
    """Return the lines of `item: count`, or of a list of maps, whose keys are read as a table's header.

    Raises SourceError, with the place, for anything else.
    """
    document = read_yaml(text, name, nodes=_MOST_VALUES)
    value = document.value
    if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        return read_rows(_rows(document, value), name=name, plain=FORMAT, form=form)
    if not isinstance(value, dict) or not value:
        raise _error(document, (), msg("this is no map of items to counts, and no list of rows"))
    return Export(tuple(_entry(document, item, count) for item, count in value.items()), FORMAT)


def _entry(document: Document, item: str, count: Any) -> Entry:  # noqa: ANN401 - any YAML
    if isinstance(count, dict | list) or not item.strip():
        raise _error(document, (item,), msg("this is not an item and a count"))
    if len(item) > LONGEST_NAME:
        raise _error(document, (item,), too_long())
    if count is None:
        raise _error(document, (item,), msg("this item has no count"))
    try:
        amount = number(count)
        if isinstance(amount, str) and len(amount) > LONGEST_NAME:
            raise not_a_count(amount)
    except LicwizardError as error:
        error.where = document.where((item,))
        raise
    return Entry(name=item, amount=amount, where=document.where((item,)))


def _rows(document: Document, rows: Sequence[dict[str, Any]]) -> Iterator[tuple[int, Sequence[object]]]:
    titles = titles_of(rows, document.name)
    yield document.place(()).line, titles
    for at, row in enumerate(rows):
        for key, value in row.items():
            if isinstance(value, dict | list):
                raise _error(document, (at, key), msg("this is not an item and a count"))
        yield document.place((at,)).line, [row.get(title) for title in titles]


def _error(document: Document, path: tuple[str | int, ...], problem: Message) -> SourceError:
    error = source_error("not-a-table", document.where(path), problem, _ADVICE)
    error.excerpt = document.excerpt(path)
    return error
