"""Walks through the other five procedures."""

from collections.abc import Mapping

from tests.guide.walks import Walk

FROM_ONLINE = (("online", "online"), ("programme", "enterprise-agreement"), ("licences", "from-500"))
RESERVING = (("way", "reservation"), ("agreement-kind", "enterprise-agreement"))
BEFORE_ANNIVERSARY = (*RESERVING, ("anniversary", "more-than-30-days"))

OTHERS: Mapping[str, Walk] = {
    "eligible": Walk("eligibility", (*FROM_ONLINE, ("on-offer", "waiting"), ("on-offer", "yes")), "eligible"),
    "not on offer": Walk("eligibility", (*FROM_ONLINE, ("on-offer", "no")), "not-offered"),
    "on-premises": Walk("eligibility", (("online", "on-premises"),), "out-of-scope"),
    "the OSM is there": Walk(
        "resend-activation",
        (("osm", "reachable"), ("company-info", "done"), ("ask-support", "done"), ("mail", "arrived")),
        "sent",
    ),
    "the OSM is away": Walk(
        "resend-activation",
        (
            ("osm", "away"), ("change-osm", "done"), ("osm-changed", "changed"), ("company-info", "done"),
            ("ask-support", "done"), ("mail", "not-arrived"), ("osm", "reachable"), ("company-info", "done"),
            ("ask-support", "done"), ("mail", "arrived"),
        ),
        "sent",
    ),
    "reserved": Walk(
        "add-licenses",
        (*BEFORE_ANNIVERSARY, ("payment", "yes"), ("withdrawal", "yes"), ("reserve", "done"), ("available", "usable")),
        "added",
    ),
    "ordered": Walk("add-licenses", (("way", "order"), ("order", "done"), ("available", "usable")), "added"),
    "no reservation for schools": Walk(
        "add-licenses", (("way", "reservation"), ("agreement-kind", "campus-and-school")), "order"
    ),
    "no reservation in the last 30 days": Walk("add-licenses", (*RESERVING, ("anniversary", "last-30-days")), "order"),
    "no reservation on an expired enrolment": Walk("add-licenses", (*RESERVING, ("anniversary", "expired")), "order"),
    "no reservation if it is not to be paid": Walk("add-licenses", (*BEFORE_ANNIVERSARY, ("payment", "no")), "order"),
    "remapped": Walk(
        "wrong-account",
        (("same-agreement", "no"), ("gather", "done"), ("ask-remap", "done"), ("remap-result", "remapped")),
        "remapped",
    ),
    "impossible": Walk(
        "wrong-account", (("same-agreement", "yes"), ("ask-support-anyway", "not-possible")), "impossible"
    ),
    "invoice of the agreement": Walk(
        "invoice-support", (("which", "volume-licensing"), ("ask-partner", "done")), "answered"
    ),
    "invoice of the direct purchase": Walk(
        "invoice-support", (("which", "direct"), ("ask-billing", {"case-number": "3"})), "answered"
    ),
    "invoices of both": Walk("invoice-support", (("which", "both"), ("both-come", "done")), "answered"),
}  # fmt: skip
