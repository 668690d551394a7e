"""`licwizard migrate`: begin the migration, or go on with it."""

from collections.abc import Sequence

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.sitting import DEFAULT_RUN, Sitting, first_words


def migrate(  # noqa: PLR0913 - what the command line can say
    env: Env, name: str | None, guide: str | None, answers: Sequence[str], answer: Sequence[str], *, keep: bool = False
) -> Exit:
    """Walk the procedure `migrate`; the run is called `migration` if it is not named."""
    sitting = Sitting("migrate", name or DEFAULT_RUN, guide, answers, answer, keep)
    first_words(env, sitting.name)
    from licwizard.session.sit import sit  # noqa: PLC0415 - what is slow loads behind the first words

    return sit(env, sitting)
