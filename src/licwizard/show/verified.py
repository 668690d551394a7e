"""What a `verify` command found, as every form of it is made from."""

from collections.abc import Sequence
from typing import NamedTuple

from licwizard.core.stock import LeftOut, Source
from licwizard.core.weigh.weighed import Weighed
from licwizard.messages import Message


class Verified(NamedTuple):
    """The command's last word, what was weighed, and beside it what was read, left out, and noted."""

    what: str
    result: Weighed
    sources: Sequence[tuple[str, Source]] = ()
    left_out: Sequence[tuple[str, LeftOut]] = ()
    notes: Sequence[Message] = ()

    @property
    def seen(self) -> str:
        """Return the role of the latest export."""
        return "now" if self.what == "covers" else "after"
