"""What weighing evidence can come to: each code once, with its sentence, and the procedure of the guide that helps."""

from collections.abc import Mapping

from licwizard.core.weigh.weighed import Explanation
from licwizard.messages import Message, Name, msg

# --- Whatever is weighed ---
NOT_COUNTED = Explanation("not-counted", msg("Not every item can be counted or named."))
NO_EXPORT = Explanation("no-export", msg("Only an export of the tenant shows what is there now."))
NOT_SETTLED = Explanation(
    "direct-not-settled",
    msg(
        "The export adds up direct and new licences; it tells the new ones only if the direct"
        " subscription has not changed since the earlier count (direct-unchanged: true)."
    ),
)
CHANGED = Explanation(
    "direct-changed",
    msg(
        "Something has become less since the earlier count, so the direct subscription has changed,"
        " and a pooled count does not tell what is new."
    ),
)
REVIVED = Explanation(
    "direct-revived",
    msg(
        "Units that were in grace or suspended at the earlier count are so no longer: they may be active again,"
        " and a pooled count does not tell them from new ones."
    ),
)
ENDED = Explanation(
    "direct-ended",
    msg(
        "About as much as was held has gone into grace or suspension: probably the order is attached,"
        " and the direct term has ended. By one reading its users keep their licences for a while, by the other"
        " they are out at once: check now that nothing and nobody was lost."
    ),
)


def part_of_the_tenant(path: str) -> Explanation:
    """Return what a page or a selection of an export comes to."""
    return Explanation("part-of-the-tenant", msg("{path} is only part of what the tenant holds.", path=path))


def part_of_the_order(path: str) -> Explanation:
    """Return what a page or a selection of an order comes to."""
    return Explanation("part-of-the-order", msg("{path} is only part of what was ordered.", path=path))


def another_tenant(tenants: tuple[str, ...]) -> Explanation:
    """Return what two tenants come to, of which the later one does not hold the order."""
    return Explanation(
        "another-tenant",
        msg("The exports are of different tenants: {tenants}.", tenants=tenants),
        "wrong-account",
    )


def wrong_account(tenant: str) -> Explanation:
    """Return what another tenant that holds the order comes to (F14)."""
    return Explanation(
        "wrong-account", msg("The order is probably attached to another tenant, {tenant}.", tenant=tenant),
        "wrong-account",
    )  # fmt: skip


def online_services_account(tenant: str) -> Explanation:
    """Return what another tenant that holds the order, and other Online Services, comes to (F9, F15)."""
    return Explanation(
        "online-services-account",
        msg(
            "The order is probably in another tenant, {tenant}, which holds other Online Services licences."
            " Licences of an agreement that carries those attach there by themselves.",
            tenant=tenant,
        ),
        "wrong-account",
    )


def order_of_another_tenant(ordered: str, tenants: tuple[str, ...]) -> Explanation:
    """Return what an order comes to that names another tenant than the exports (C9)."""
    return Explanation(
        "order-of-another-tenant",
        msg("The order names tenant {ordered}; the exports are of {tenants}.", ordered=ordered, tenants=tenants),
    )


# --- matches ---
MATCHES = Explanation("matches", msg("Microsoft lists exactly what was ordered."))
LISTED_LESS = Explanation(
    "listed-less", msg("Microsoft lists less than was ordered; what is missing will not be attached.")
)
LISTED_MORE = Explanation(
    "listed-more", msg("Microsoft lists more than was ordered; have the order or the list corrected.")
)
NOT_ORDER_LINES = Explanation(
    "not-order-lines",
    msg("An export of a tenant shows what is held, not the order lines that Microsoft lists."),
)
SAME_FILE = Explanation(
    "same-file", msg("The list is the same file as the order, so it does not show what Microsoft lists.")
)

# --- attached ---
ARRIVED = Explanation("arrived", msg("Everything on the order is in the tenant."))
NOTHING_YET = Explanation(
    "nothing-yet",
    msg(
        "Nothing on the order is in the tenant yet. That is normal for up to 24 hours from the usage start date,"
        " and as long as the licences have not been attached."
    ),
    "resend-activation",
)
PART = Explanation(
    "part",
    msg(
        "Only a part of the order is in the tenant. For up to 24 hours from the usage start date that is normal;"
        " after that, ask what has become of the rest."
    ),
    "add-licenses",
)
ADD_ONS = Explanation(
    "add-ons-missing",
    msg(
        "Only add-ons are missing. Add-ons on another licence ID than their base licences do not show:"
        " ask the partner on which licence ID they are."
    ),
)
NOT_ACTIVE = Explanation(
    "not-active",
    msg(
        "What is new for the order is in the tenant, and none of it is active: it is in grace, suspended, ended or"
        " a trial. Waiting does not mend that; ask what has become of the order."
    ),
)
TOO_LATE = Explanation(
    "taken-too-late",
    msg(
        "Nothing is new, and the earlier export already holds twice what was ordered: probably it was taken after"
        " the licences had been attached. Show one from before."
    ),
)
NOTHING_ORDERED = Explanation("nothing-ordered", msg("The order holds nothing that could have arrived."))

# --- covers ---
COVERED = Explanation("covered", msg("The new licences alone carry everything that was held or is assigned."))
TOO_FEW = Explanation(
    "too-few",
    msg("The new licences alone are too few; if the direct subscription ended now, something would be lost."),
    "add-licenses",
)
MORE_PEOPLE = Explanation(
    "more-people",
    msg(
        "More people are assigned than at the count, and the new licences alone do not carry them; if the direct"
        " subscription ended now, somebody would be left without."
    ),
    "add-licenses",
)
NOTHING_NEW = Explanation(
    "nothing-new",
    msg("Nothing new is in the tenant; if the direct subscription ended now, everything would be lost."),
    "resend-activation",
)
GROWN = Explanation(
    "direct-grown",
    msg(
        "A subscription of the earlier export has grown. If it is the direct one, what it grew by ends with it;"
        " it counts only if the direct subscription has not changed (direct-unchanged: true)."
    ),
)


def counted_too_early(items: tuple[Message | Name, ...]) -> Explanation:
    """Return what comes of items that nobody held at the earlier count, nobody ordered, and that are there (L11)."""
    return Explanation(
        "counted-too-early",
        msg(
            "Since the earlier count something has come that is not on the order: {items}. What of it was bought"
            " directly would be lost with the direct subscription: count again with it, and order it, too. What came"
            " with the order is to be counted with it.",
            items=items,
        ),
        "add-licenses",
    )


PEOPLE_UNCOUNTED = Explanation(
    "assigned-not-known",
    msg(
        "The export does not say how many people are assigned, so nobody can tell whether the new licences alone"
        " carry them. Show one that does (assigned: PATH)."
    ),
)

# --- cancelled ---
WHOLE = Explanation("whole", msg("Nothing was lost, and the direct subscription is gone."))
STILL_ACTIVE = Explanation(
    "still-active", msg("Nothing was lost, but the direct subscription is still active, and still paid for.")
)
STILL_IN_GRACE = Explanation(
    "still-in-grace", msg("Nothing was lost; the direct subscription is in grace, and ends for good later.")
)
NOTHING_LOST = Explanation(
    "nothing-lost", msg("Nothing was lost. What has become of the direct subscription is not to be seen here.")
)
LOST = Explanation(
    "lost",
    msg("Something was lost. Add-ons for the whole tenant lose capacity at once, user licences after 90 days."),
    "add-licenses",
)
OVER_ASSIGNED = Explanation(
    "over-assigned",
    msg("More people are assigned than there are licences; there are 90 days to put it right."),
    "add-licenses",
)
NEW_ENDED = Explanation(
    "new-ended",
    msg("The new subscriptions have ended, and the direct ones go on: probably the wrong ones were ended."),
)


def lost_since(items: tuple[Message | Name, ...]) -> Explanation:
    """Return what comes of items that came after the earlier count, and of which less is active now (L11)."""
    return Explanation(
        "lost-since",
        msg(
            "Something that had come after the earlier count is active no more, or less of it: {items}. What of it was"
            " bought directly has ended with the direct subscription; what came with the order should not have. The"
            " earlier count does not tell whether anybody needs it.",
            items=items,
        ),
    )


PEOPLE_LOST = Explanation("people-lost", msg("Somebody lost a licence that nothing else meets."))
PEOPLE_NOT_KNOWN = Explanation("people-not-known", msg("Of somebody it cannot be told whether a licence was lost."))
NOTHING_HELD = Explanation("nothing-held", msg("Nothing was held before that could have been lost."))

# --- users ---
USERS: Mapping[str, Explanation] = {
    "proved": Explanation("users-ready", msg("Every user has the licence that is to carry them.")),
    "refuted": Explanation("users-missing", msg("Somebody has not the licence yet that is to carry them.")),
    "unknown": Explanation("users-not-known", msg("Of somebody it cannot be told which licence is to carry them.")),
}
