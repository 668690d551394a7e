"""All situations of a move."""

from tests.core.weigh.situations_after import CANCELLED, MATCHES
from tests.core.weigh.situations_attached import ATTACHED
from tests.core.weigh.situations_covers import COVERS

# Where the direct term has ended, or people are more and licences fewer, no single value would mend it.
NO_TWIN = frozenset(
    {
        "the direct term has ended, pooled",
        "more people, and fewer licences than were held",
        "too few have come, and nobody counted people",
    }
)
SITUATIONS = (*ATTACHED, *COVERS, *CANCELLED, *MATCHES)
