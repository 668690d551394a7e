"""What a sitting is asked to do; its first words come before anything slow is loaded."""

from collections.abc import Sequence
from typing import NamedTuple

from licwizard import __version__
from licwizard.env import Env
from licwizard.show.safe import safe

DEFAULT_RUN = "migration"


class Sitting(NamedTuple):
    """The procedure, the run's name, a guide of one's own, files of answers, and answers one by one.

    `keep`: a copy of every file that is shown goes into the store's folder.
    """

    procedure: str
    name: str
    guide: str | None
    answers: Sequence[str]
    answer: Sequence[str]
    keep: bool = False


def first_words(env: Env, name: str) -> None:
    """Say which run this is, before the guide, the store and the drawing are loaded."""
    if env.format != "json":
        env.out(env.say("licwizard {version} · run: {run}", version=__version__, run=safe(name)))
