"""All situations of a move."""

from tests.core.weigh.situations_after import CANCELLED, MATCHES
from tests.core.weigh.situations_attached import ATTACHED
from tests.core.weigh.situations_covers import COVERS

# Two things are wrong in each of these, or the direct term has ended: no single value would mend it.
_TWO_WRONG = frozenset(
    {
        "the direct term has ended, pooled",
        "of two items one is there twice already",
        "of three items a base licence and an add-on are missing",
        "nobody counted people, and one item has no name",
        "more people than licences, and storage was lost",
        "nothing was held",
        "another item is new and not active",
        "nothing was held, and people are assigned now",
        "more people, and fewer licences than were held",
        "too few have come, and nobody counted people",
        "nothing new, and storage was bought directly",
        "less than was held, and what came after the count went",
        "nobody counted people, and something came after the count",
    }
)
_ALL = (*ATTACHED, *COVERS, *CANCELLED, *MATCHES)
# The table: whatever is refuted or unknown in it has a twin.
SITUATIONS = tuple(one for one in _ALL if one.name not in _TWO_WRONG)
MORE_THAN_ONE_WRONG = tuple(one for one in _ALL if one.name in _TWO_WRONG)
