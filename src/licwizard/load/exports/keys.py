"""What tells the items of a table apart, in a few values for each item, whatever stands beside it."""

from licwizard.load.exports.layout import text_of
from licwizard.load.exports.marks import meaning

_REMEMBERED = 8_192


class Keys:
    """The keys of rows by the cells of these roles: the marks of an item by what they mean, and two of its periods.

    More than two do not matter, since none that differ are added up (C7).
    """

    def __init__(self, roles: tuple[str, ...]) -> None:
        """Take the roles of the cells, in their order."""
        self._marks = [(at, role) for at, role in enumerate(roles) if " " in role]
        self._period = roles.index("period") if "period" in roles else None
        self._seen: dict[object, dict[str, object]] = {}
        self._known: dict[object, object] = {}

    def of(self, cells: object) -> object:
        """Return the key of a row's cells, which are one that is not a tuple, or several that are."""
        if not isinstance(cells, tuple) or (not self._marks and self._period is None):
            return cells
        known = self._known.get(cells)
        if known is not None:
            return known
        key: list[object] = list(cells)
        for at, role in self._marks:
            key[at] = meaning(role, key[at])
        if self._period is not None:
            period, key[self._period] = key[self._period], ""
            seen = self._seen.setdefault(tuple(key), {})
            text = text_of(period).casefold()
            if text not in seen and len(seen) > 1:
                text = next(reversed(seen))
            key[self._period] = seen.setdefault(text, period)
        found = tuple(key)
        if found != cells and len(self._known) < _REMEMBERED:
            self._known[cells] = found
        return found
