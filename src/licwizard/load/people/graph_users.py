"""Microsoft Graph `GET /users` with `assignedLicenses`, from Graph, PowerShell or the CLI for Microsoft 365."""

import json
from collections.abc import Iterable
from operator import itemgetter
from typing import Any, NoReturn

from licwizard.core.numbers import shorten
from licwizard.load.exports.json_find import survey
from licwizard.load.exports.json_values import word
from licwizard.load.json import Row, read_json
from licwizard.load.people.refused import AGAIN, bad_row, no_licences, no_list, not_users, type_names
from licwizard.load.people.roll import Roll
from licwizard.load.source import source_error
from licwizard.messages import Message, msg, nmsg

FORMAT = "graph-users"
_USER, _LICENCES = "userprincipalname", "assignedlicenses"
_SKUS = ("prepaidunits", "consumedunits", "skupartnumber", "productsku", "totallicenses")
_FAILED = "error"
_NONE: frozenset[str] = frozenset()


def read_users(text: str, name: str, roll: Roll) -> tuple[bool, tuple[Message, ...]]:
    """Add all users of a JSON text to a roll; return whether they are all there are, and what is to be said.

    Raises SourceError for other JSON, and for users of whom it is not said which licences they have.
    """
    value = _parsed(text, name)
    if not isinstance(value, list | dict):
        raise no_list(name)
    found = survey(value, name, (_is_user, _is_sku))
    users = found.found(0)
    if not users.rows:
        raise not_users(name) if 1 in found.kinds else _empty(found.error(), name)
    reader = _Users(roll)
    for number, row in enumerate(users.rows, 1):
        reader.read(row, f"{name}: row {number}")
    notes = (
        nmsg(
            "{count} licence is not in effect (its group could not assign it) and is not counted as held",
            "{count} licences are not in effect (their group could not assign them) and are not counted as held",
            reader.failed,
        ),
    )
    return users.complete, notes if reader.failed else ()


class _Users:
    """Reads rows; how the keys of licences are written is worked out once, not for each of them."""

    def __init__(self, roll: Roll) -> None:
        self.failed = 0
        self._roll = roll
        self._sku = itemgetter("skuId")
        self._state = itemgetter("skuId", "assignedByGroup", "state")

    def read(self, row: Row, where: str) -> None:
        if row.get(_LICENCES) is None:
            raise no_licences(where)
        held = self._roll.held(self._skus(row[_LICENCES], where), where)
        by_group = _NONE
        if states := row.get("licenseassignmentstates"):
            held, by_group = self._in_effect(held, states, where)
        self._roll.add(row.get(_USER, ""), held, by_group, where, row.get("id") or row.get("objectid"))

    def _skus(self, licences: Any, where: str) -> tuple[str, ...]:  # noqa: ANN401 - any JSON
        if type(licences) is list:
            try:
                skus = tuple(map(self._sku, licences))
            except (KeyError, TypeError):
                pass
            else:
                if set(map(type, skus)) <= {str}:
                    return skus
        rows = _rows(licences, where)
        if rows and "skuid" in rows[0]:
            self._sku = itemgetter(rows[0].given["skuid"])
        skus = tuple(word(one, "skuid") for one in rows)
        if not all(skus):
            raise bad_row(where, msg("a licence has no skuId"))
        return skus

    def _in_effect(self, held: frozenset[str], states: Any, where: str) -> tuple[frozenset[str], frozenset[str]]:  # noqa: ANN401
        """Return what is held, without what no assignment brought about, and what a group assigned."""
        works: set[str] = set()
        fails: set[str] = set()
        by_group: set[str] = set()
        for sku, group, state in self._states(states, where):
            (item,) = self._roll.held((sku,), where)
            if isinstance(state, str) and state.casefold() == _FAILED:
                fails.add(item)
                continue
            works.add(item)
            if group:
                by_group.add(item)
        self.failed += len(fails - works)
        return held - (fails - works), held & by_group

    def _states(self, states: Any, where: str) -> Iterable[tuple[str, object, object]]:  # noqa: ANN401
        if type(states) is list:
            try:
                found = [*map(self._state, states)]
            except (KeyError, TypeError):
                pass
            else:
                if all(type(sku) is str for sku, _, _ in found):
                    return found
        rows = _rows(states, where)
        given = rows[0].given
        if {"skuid", "assignedbygroup", "state"} <= given.keys():
            self._state = itemgetter(given["skuid"], given["assignedbygroup"], given["state"])
        return [(word(one, "skuid"), one.get("assignedbygroup"), one.get("state")) for one in rows]


def _rows(value: Any, where: str) -> list[Row]:  # noqa: ANN401
    """Return the objects of a list; PowerShell writes a list of one as the one."""
    listed = value if isinstance(value, list) else [value]
    if not all(isinstance(one, dict) for one in listed):
        raise type_names(where)
    return [Row(one) for one in listed]


def _is_user(row: Row) -> bool:
    return _USER in row or _LICENCES in row


def _is_sku(row: Row) -> bool:
    return any(key in row for key in _SKUS)


def _parsed(text: str, name: str) -> Any:  # noqa: ANN401
    """Return what a JSON text holds; of a key that an object has twice, the last counts.

    The strict reader, which would see that, takes more than twice as long, and a list of users is large. It
    says what is wrong where this one fails.
    """
    try:
        return json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        return read_json(text, name)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _empty(error: str | None, name: str) -> Exception:
    if error:
        return source_error("not-users", name, msg("this is an error message: {code}", code=shorten(error)), AGAIN)
    return no_list(name)
