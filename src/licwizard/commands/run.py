"""`licwizard run`: walk any procedure of the guide."""

from collections.abc import Sequence

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.sit import Sitting, sit


def run(  # noqa: PLR0913, PLR0917 - what the command line can say
    env: Env, procedure: str, name: str | None, guide: str | None, answers: Sequence[str], answer: Sequence[str]
) -> Exit:
    """Walk a procedure; the run is called like the procedure if it is not named."""
    return sit(env, Sitting(procedure, name or procedure, guide, answers, answer))
