"""Has every user the new licence? (L17)."""

from licwizard.core.people import Judged
from licwizard.core.weigh.explanations import USERS
from licwizard.core.weigh.weighed import Weighed


def ready(judged: Judged) -> Weighed:
    """Return what the lists of users come to, with everybody of whom there is something to say."""
    return Weighed(judged.verdict, USERS[judged.verdict], notes=judged.notes, affected=judged.affected)
