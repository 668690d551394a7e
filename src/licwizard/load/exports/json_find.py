"""Finds the rows of an export in a JSON document, wherever they lie, and whether they are all of them."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from licwizard.load.json import Row

_LINKS = ("@odata.nextlink", "odata.nextlink", "nextlink", "@nextlink")
_TOTALS = ("@odata.count", "odata.count", "totalcount")
_FINE = range(200, 300)


class Found(NamedTuple):
    """Rows of one shape in the order of the document, what they were found in, and whether they are the whole."""

    name: str
    rows: tuple[Row, ...]
    around: tuple[Row, ...] = ()
    complete: bool = True

    def placed(self) -> Iterable[tuple[Row, str]]:
        """Return each row with its place: `licences.json: row 3`."""
        return ((row, f"{self.name}: row {number}") for number, row in enumerate(self.rows, 1))


class Survey(NamedTuple):
    """All that a document holds: rows by the number of their kind, and the objects that are no rows."""

    name: str
    kinds: dict[int, list[dict[str, Any]]]
    around: list[dict[str, Any]]

    def found(self, kind: int) -> Found:
        """Return the rows of one kind; no rows if there are none."""
        raw = self.kinds.get(kind, [])
        around = [Row(one) for one in self.around]
        return Found(self.name, tuple(map(Row, raw)), tuple(around), is_whole(around, raw))

    def error(self) -> str | None:
        """Return the code of an error message in the document, or None."""
        return next((code for one in self.around if (code := _error_code(Row(one)))), None)


def survey(value: Any, name: str, kinds: Sequence[Callable[[Row], bool]]) -> Survey:  # noqa: ANN401 - any JSON
    """Return what a document holds, level by level; the inside of a row is not searched."""
    found = Survey(name, {}, [])
    level = [value] if _holds(value) else []
    while level:
        below: list[Any] = []
        for one in level:
            if isinstance(one, dict):
                row = Row(one)
                kind = next((number for number, is_row in enumerate(kinds) if is_row(row)), None)
                if kind is not None:
                    found.kinds.setdefault(kind, []).append(one)
                    continue
                found.around.append(one)
            below += (inner for inner in (one.values() if isinstance(one, dict) else one) if _holds(inner))
        level = below
    return found


def _holds(value: Any) -> bool:  # noqa: ANN401
    return type(value) is dict or type(value) is list


def _is_page(one: Row, rows: set[int]) -> bool:
    return any(isinstance(inner, list) and any(id(row) in rows for row in inner) for inner in one.values())


def is_whole(around: Sequence[Row], raw: Sequence[dict[str, Any]]) -> bool:
    """Return whether nothing is missing: no page is followed by one that is not there, and no answer failed.

    Of pages that follow each other only the last has no link to a next one. An envelope without any of the rows, an
    empty one too, may be a page of something else.
    """
    ids = {id(one) for one in raw}
    rows = len(raw)
    pages = [one for one in around if _is_page(one, ids)]
    going_on = [page for page in pages if _goes_on(page)]
    if going_on and len(going_on) == len(pages):
        return False
    if any(_total(page) > rows for page in pages):
        return False
    return not any(_failed(one) or _error_code(one) for one in around)


def _goes_on(page: Row) -> bool:
    links = page.get("links")
    following = Row(links).get("next") if isinstance(links, dict) else None
    return bool(following) or any(page.get(key) for key in _LINKS)


def _total(page: Row) -> int:
    return max((count for key in _TOTALS if type(count := page.get(key)) is int), default=0)


def _failed(one: Row) -> bool:
    """Return whether an object is an answer of a batch, and not a good one."""
    if "status" not in one or "body" not in one:
        return False
    status = str(one["status"]).strip()
    return not (status.isdecimal() and status.isascii() and len(status) == 3 and int(status) in _FINE)  # noqa: PLR2004


def _error_code(one: Row) -> str | None:
    error = one.get("error")
    if isinstance(error, dict):
        inside = Row(error)
        return str(inside.get("code") or inside.get("message") or "error")
    return error if isinstance(error, str) and error and "error_description" in one else None
