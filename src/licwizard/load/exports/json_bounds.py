"""How much of a JSON document is read: all of it is in memory at once, and takes far more room than in its file.

The bounds grow with the size of file that the user allows, as those of workbooks do.
"""

from typing import NamedTuple

from licwizard.errors import SourceError
from licwizard.load.exports.export import LIMIT
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

_MEGABYTE = 1024 * 1024
_MOST_TIMES = 8
# Any of them comes to about two seconds and 200 megabytes
_ROWS, _OBJECTS, _VALUES = 30_000, 250_000, 1_500_000


class Bounds(NamedTuple):
    """The bounds: of rows and of different items, of objects and lists, and of values."""

    size: int
    rows: int
    objects: int
    values: int

    def refuse_many(self, text: str, name: str) -> None:
        """Raise SourceError for a document that holds too much; each brace may begin an object."""
        objects, values = text.count("{") + text.count("["), text.count(",")
        if objects > self.objects:
            problem = msg("the JSON holds more than {limit} objects and lists", limit=self.objects)
            raise self._error(name, problem, max(objects / _OBJECTS, values / _VALUES))
        if values > self.values:
            raise self._error(name, msg("the JSON holds more than {limit} values", limit=self.values), values / _VALUES)

    def refuse_rows(self, number: int, name: str) -> None:
        """Raise SourceError for more rows of one kind."""
        if number > self.rows:
            raise self._error(name, msg("there are more than {limit} rows", limit=self.rows), number / _ROWS)

    def refuse_items(self, number: int, name: str) -> None:
        """Raise SourceError for more different items."""
        if number > self.rows:
            problem = msg("there are more than {limit} different items", limit=self.rows)
            raise self._error(name, problem, number / _ROWS)

    def _error(self, name: str, problem: Message, times: float) -> SourceError:
        """Return the error; the option is named only where so many times the usual bounds can be had by it."""
        way_out = msg("export only the licences; a plain table of any length is read as CSV")
        if times <= _MOST_TIMES:
            enough = max(-int(-times * LIMIT // _MEGABYTE), 2 * self.size // _MEGABYTE)
            option = f"--max-size {min(enough, _MOST_TIMES * LIMIT // _MEGABYTE)}"
            way_out = msg("export only the licences, or read more with {option}", option=option)
        return source_error("too-many-items", name, problem, way_out)


def bounds_for(limit: int) -> Bounds:
    """Return the bounds where files of so many bytes may be read."""
    size = min(max(limit, LIMIT), _MOST_TIMES * LIMIT)
    return Bounds(size, *(bound * size // LIMIT for bound in (_ROWS, _OBJECTS, _VALUES)))
