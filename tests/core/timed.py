"""Walks under a clock that a test moves: `begin_timed().add_answers(...).wait(hours=25)`."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Self

from licwizard.core.answers import Key
from licwizard.core.catalogue import Catalogue
from licwizard.core.guide import Guide
from licwizard.core.journal import Event
from licwizard.core.walk import State, walk
from tests.core.stocks import CATALOGUE
from tests.core.walking import NOON, RUN, Walked, built_in, products


class Timed(Walked):
    """A run in memory; time stands still until a test lets it pass."""

    def __init__(self, guide: Guide, procedure: str, catalogue: Catalogue) -> None:
        self.clock = NOON
        super().__init__(guide, procedure, catalogue)

    @property
    def state(self) -> State:
        return walk(self.guide, self.procedure, self.answers, run=RUN, now=self.clock)

    @property
    def timeless(self) -> State:
        return walk(self.guide, self.procedure, self.answers, run=RUN)

    def wait(self, **span: float) -> Self:
        self.clock += timedelta(**span)
        return self

    def stale(self) -> list[str]:
        """Return the visits whose verdict does not stand any more."""
        return sorted(key.text() for key in self.state.stale)

    def locked(self) -> list[str]:
        """Return the visits that hold the present step back because they have grown stale, and nothing else."""
        locks = self.state.locks
        assert all(lock.stale for lock in locks), [lock.why.english() for lock in locks]
        return sorted(lock.stale.text() for lock in locks if lock.stale)

    def why(self, step: str) -> str:
        """Return what makes the first visit to a gate stale."""
        return self.state.stale[Key((), step, 1)].english()

    def _append(self, kind: str, body: Mapping[str, Any]) -> None:
        self.events += (Event(len(self.events) + 1, self.clock, kind, body),)


def begin_timed() -> Timed:
    """Begin the migration of the built-in guide."""
    return Timed(built_in(), "migrate", products())


def begin_small(guide: Guide) -> Timed:
    """Begin a walk through a small guide."""
    return Timed(guide, "main", CATALOGUE)
