"""Has every user the new licence? (L17)."""

from licwizard.core.people import Judged
from licwizard.core.weigh.weighed import Explanation, Weighed
from licwizard.messages import msg

_READY = {
    "proved": Explanation("users-ready", msg("Every user has the licence that is to carry them.")),
    "refuted": Explanation("users-missing", msg("Somebody has not the licence yet that is to carry them.")),
    "unknown": Explanation("users-not-known", msg("Of somebody it cannot be told which licence is to carry them.")),
}


def ready(judged: Judged) -> Weighed:
    """Return what the lists of users come to, with everybody of whom there is something to say."""
    return Weighed(judged.verdict, _READY[judged.verdict], notes=judged.notes, affected=judged.affected)
