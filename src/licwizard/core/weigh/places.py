"""The steps of `migrate` at which two exports may stand, each with what is seen there."""

from collections.abc import Mapping
from typing import NamedTuple

from licwizard.core.weigh.explanations import NOT_ACTIVE
from licwizard.core.weigh.weighed import Explanation
from licwizard.messages import msg


class Place(NamedTuple):
    """A step of `migrate`, and what speaks for it."""

    step: str
    why: Explanation


# What `attached` says of an order that has not arrived whole, and the step where that is dealt with.
BY_ORDER: Mapping[str, str] = {
    "nothing-yet": "activation",
    "part": "partial",
    "add-ons-missing": "partial",
    "not-active": "partial",
}
NOTHING = Place(
    "activation",
    Explanation(
        "nothing-new",
        msg("Nothing new is in the tenant: no order has been attached, or it is still on its way."),
        "resend-activation",
    ),
)
# Where nobody says what was ordered, what is new and not active may still be the order.
IDLE = Place("partial", NOT_ACTIVE)
GREW = Place(
    "attached",
    Explanation("grown", msg("As much as was held has come on top of it, so old and new stand side by side.")),
)
GREW_PART = Place(
    "partial",
    Explanation("grown-in-part", msg("Something is new in the tenant, but less than was held."), "add-licenses"),
)
ENOUGH = Place(
    "cancel-how",
    Explanation(
        "side-by-side",
        msg("Old and new licences stand side by side, and the new ones alone carry everything that was held."),
    ),
)
MOVING = Place(
    "reassign",
    Explanation(
        "users-to-move",
        msg("The whole order is there, and people are still assigned to the old product, which another is to replace."),
    ),
)
IN_GRACE = Place(
    "cancelled",
    Explanation(
        "direct-in-grace",
        msg("The direct term has ended and is in grace or suspended, and what is active is at least what was held."),
    ),
)
GONE = Place(
    "billing-stopped",
    Explanation("new-alone", msg("The direct subscription is gone, and what remains is at least what was held.")),
)
LOST = Place("restore", Explanation("lost", msg("There is less than was held; something was lost."), "add-licenses"))

EMPTY = Explanation("nothing-held", msg("Nothing was held before that could be compared."))
UNCLEAR = Explanation("not-counted", msg("Not every item can be counted or named."))
UNTOLD = Explanation("not-told", msg("These files do not tell where the migration stands."))
