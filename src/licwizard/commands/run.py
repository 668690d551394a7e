"""`licwizard run`: walk any procedure of the guide."""

from collections.abc import Sequence

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.sitting import Sitting, first_words


def run(  # noqa: PLR0913, PLR0917 - what the command line can say
    env: Env,
    procedure: str,
    name: str | None,
    guide: str | None,
    answers: Sequence[str],
    answer: Sequence[str],
    *,
    keep: bool = False,
) -> Exit:
    """Walk a procedure; the run is called like the procedure if it is not named."""
    sitting = Sitting(procedure, name or procedure, guide, answers, answer, keep)
    first_words(env, sitting.name)
    from licwizard.session.sit import sit  # noqa: PLC0415 - what is slow loads behind the first words

    return sit(env, sitting)
