"""`licwizard migrate`: begin the migration, or go on with it."""

from collections.abc import Sequence

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.run import DEFAULT_RUN
from licwizard.session.sit import Sitting, sit


def migrate(env: Env, name: str | None, guide: str | None, answers: Sequence[str], answer: Sequence[str]) -> Exit:
    """Walk the procedure `migrate`; the run is called `migration` if it is not named."""
    return sit(env, Sitting("migrate", name or DEFAULT_RUN, guide, answers, answer))
