"""What a command is asked to read, and how; it loads nothing, so that bare numbers need nothing."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

USERS = ("users-before", "users-after")


class Asked(NamedTuple):
    """What is to be read, by role (the name of its option), and how; text as it was given, empty where it was not.

    `sheet`, `encoding` and `form` are each a name for all files, or `ROLE=NAME` for those of one side. `numbers` is
    set where a side may be a bare number, too.
    """

    sides: Mapping[str, Sequence[str]]
    users: Mapping[str, str] = {}
    maps: Sequence[str] = ()
    map_file: str = ""
    everything: bool = False
    sheet: Sequence[str] = ()
    encoding: Sequence[str] = ()
    form: Sequence[str] = ()
    max_size: str = ""
    numbers: bool = False
