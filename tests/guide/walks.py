"""Walks through the built-in guide as tables of answers, and the pieces that they are made of."""

from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock
from tests.core.walking import REASON, RUN, Walked, begin_built_in, products

Pairs = tuple[tuple[str, Any], ...]
PRO, PLAN, INSTANCE, STORAGE = "CRMSTANDARD", "DYN365_ENTERPRISE_SALES", "CRMINSTANCE", "CRMSTORAGE"
# The source's own example (F6).
HELD: Mapping[str, Any] = {PRO: 50, INSTANCE: 3, STORAGE: "5 GB"}
TERM = {"ends": "2027-12-31", "renews": "no"}
SEEN = {"reason": REASON}
CONFIRM = {"confirm": f"cancel {RUN}"}


def order(counts: Mapping[str, Any] = HELD, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - what an order records
    return {**counts, "usage-start": "2027-06-01", **more}


def shown(counts: Mapping[str, tuple[int, int]]) -> dict[str, Any]:
    """Return an export of (owned, assigned) by item, as it is shown to a gate."""
    rows = (Entry(item, owned, person=False, assigned=used) for item, (owned, used) in counts.items())
    digest = sha256(repr(sorted(counts.items())).encode()).hexdigest()
    source = Source("now.json", "graph-subscribed-skus", digest)
    return {"file": take_stock(rows, products(), source=source), "direct-unchanged": True}


POOLED: Mapping[str, tuple[int, int]] = {PRO: (100, 50), INSTANCE: (6, 0), STORAGE: (10, 0)}


def export(**changed: tuple[int, int]) -> Stock:
    stock = shown({**POOLED, **changed})["file"]
    assert isinstance(stock, Stock)
    return stock


START: Pairs = (
    ("programme", "enterprise-agreement"),
    ("bought-by", "credit-card"),
    ("direct-term", TERM),
)
NO_SERVICES: Pairs = (("online-services", "no"), ("osm-check", "ok"))
COUNTED: Pairs = (("count-current", HELD), ("count-ordered", order()))
PLACED: Pairs = (("place-order", "done"), ("order-result", "invoiced"), ("order-matches", SEEN))
TO_COUNTING: Pairs = (*START, *NO_SERVICES)
TO_ORDER: Pairs = (*TO_COUNTING, *COUNTED)
TO_MAIL: Pairs = (*TO_ORDER, *PLACED)
TO_ATTACHING: Pairs = (
    *TO_MAIL,
    ("activation", "arrived"),
    ("sign-in", "osm-is-admin"),
    ("count-before", HELD),
)
TO_ACCOUNT: Pairs = (*TO_ATTACHING, ("attach", "done"))
TO_GATE: Pairs = (*TO_ACCOUNT, ("right-account", "yes"))
TO_USERS: Pairs = (*TO_GATE, ("attached", SEEN))
TO_COVERS: Pairs = (*TO_USERS, ("users", "same-product"))
TO_CANCELLING: Pairs = (*TO_COVERS, ("covers-alone", shown(POOLED)))
TO_RESULT: Pairs = (*TO_CANCELLING, ("cancel-how", "support"), ("cancel-direct", CONFIRM))
LAST: Pairs = (("cancelled", SEEN), ("billing-stopped", "yes"))

RESENT: Pairs = (
    ("resend-activation/company-info", "done"),
    ("resend-activation/ask-support", {"case-number": "4711"}),
)
OSM_CHANGED: Pairs = (
    ("resend-activation/change-osm", "done"),
    ("resend-activation/osm-changed", "waiting"),
    ("resend-activation/osm-changed", "changed"),
)
ADDED: Pairs = (
    ("add-licenses/way", "order"),
    ("add-licenses/order", {"order-number": "PO-2"}),
    ("add-licenses/available", "waiting"),
    ("add-licenses/available", "usable"),
)


class Walk(NamedTuple):
    """A procedure, the answers given one after the other, and the step that they lead to."""

    procedure: str
    answers: Pairs
    at: str

    def walked(self) -> Walked:
        return begin_built_in(self.procedure).add_answers(self.answers).at(self.at)


def migrate(to: str, *pieces: Iterable[tuple[str, Any]]) -> Walk:
    return Walk("migrate", tuple(pair for piece in pieces for pair in piece), to)


MIGRATE: Mapping[str, Walk] = {
    "straight to the end": migrate("done", TO_RESULT, [("cancel-result", "confirmed")], LAST),
    "no agreement": migrate("no-agreement", [("programme", "none")]),
    "bought from a reseller": migrate("not-direct", START[:1], [("bought-by", "reseller")]),
    "another account for good": migrate(
        "separate-account",
        START,
        [("online-services", "yes"), ("same-account", "no"), ("apart", "another-account")],
    ),
    "kept apart by an amendment": migrate(
        "count-current",
        START,
        [("online-services", "unsure"), ("find-out", "done"), ("online-services", "yes")],
        [("same-account", "unsure"), ("find-out", "done"), ("online-services", "yes"), ("same-account", "no")],
        [("apart", "amendment"), ("amendment", "refused"), ("apart", "amendment"), ("amendment", "signed")],
        [("osm-check", "ok")],
    ),
    "services in the same account, another OSM": migrate(
        "count-current",
        START,
        [("online-services", "yes"), ("same-account", "yes"), ("osm-check", "unsure"), ("osm-help", "done")],
        [("osm-check", "change"), ("osm-change", "done"), ("osm-check", "ok")],
    ),
    "order rejected, corrected, placed again": migrate(
        "activation",
        TO_COUNTING,
        [("count-current", HELD), ("count-ordered", order({**HELD, STORAGE: 4})), ("order-covers", {"exit": "short"})],
        [("count-ordered", order()), ("place-order", "done"), ("order-result", "waiting")],
        [("order-result", "rejected"), ("order-fix", "done"), ("count-ordered", order()), ("place-order", "done")],
        [("order-result", "invoiced"), ("order-matches", {"exit": "differs"}), ("order-fix", "done")],
        [("count-ordered", order()), ("place-order", "done"), ("order-result", "invoiced"), ("order-matches", SEEN)],
    ),
    "a gap that is closed, a gap with a reason": migrate(
        "place-order",
        START[:2],
        [
            ("direct-term", {"ends": "2027-01-31", "renews": "no"}),
            *NO_SERVICES,
            *COUNTED,
            ("dates-fit", {"exit": "gap"}),
        ],
        [("direct-term", {"ends": "2027-02-28", "renews": "no"}), *NO_SERVICES, *COUNTED, ("dates-fit", SEEN)],
    ),
    "mail lost, OSM away, OSM changed, mail sent again, licences attached": migrate(
        "right-account",
        TO_MAIL,
        [("activation", "not-arrived"), ("mail-why", "too-early")],
        [("activation", "not-arrived"), ("mail-why", "lost"), *RESENT, ("resend-activation/mail", "waiting")],
        [("resend-activation/mail", "not-arrived"), ("resend-activation/osm", "away")],
        [*OSM_CHANGED, *RESENT, ("resend-activation/mail", "arrived")],
        [("activation", "not-arrived"), ("mail-why", "osm-away"), *OSM_CHANGED, *RESENT],
        [("resend-activation/mail", "not-arrived"), ("resend-activation/osm", "reachable"), *RESENT],
        [("resend-activation/mail", "arrived"), ("activation", "arrived"), ("sign-in", "osm-is-not")],
        [("forward", "done"), ("count-before", HELD), ("attach", "done")],
    ),
    "the link has expired": migrate(
        "activation",
        TO_MAIL,
        [("activation", "not-arrived"), ("mail-why", "link-expired"), *RESENT, ("resend-activation/mail", "arrived")],
    ),
    "there is no order behind the mail": migrate(
        "order-result", TO_MAIL, [("activation", "not-arrived"), ("mail-why", "no-order")]
    ),
    "attached by itself": migrate("right-account", TO_MAIL, [("activation", "attached-by-itself")]),
    "wrong account, remapped": migrate(
        "users",
        TO_ACCOUNT,
        [("right-account", "no"), ("wrong-account/same-agreement", "unsure"), ("wrong-account/find-out", "done")],
        [("wrong-account/same-agreement", "no"), ("wrong-account/gather", {"licence-id": "123"})],
        [("wrong-account/ask-remap", "done"), ("wrong-account/remap-result", "waiting")],
        [("wrong-account/remap-result", "remapped"), ("attached", {"exit": "elsewhere"})],
        [("right-account", "yes"), ("attached", SEEN)],
    ),
    "wrong account, impossible, solved otherwise": migrate(
        "attached",
        TO_ACCOUNT,
        [("right-account", "no"), ("wrong-account/same-agreement", "yes")],
        [("wrong-account/ask-support-anyway", "waiting"), ("wrong-account/ask-support-anyway", "possible")],
        [("wrong-account/gather", "done"), ("wrong-account/ask-remap", "done")],
        [("wrong-account/remap-result", "refused"), ("specialist", "solved"), ("right-account", "yes")],
    ),
    "wrong account, impossible, nothing helps": migrate(
        "keep-direct",
        TO_ACCOUNT,
        [("right-account", "no"), ("wrong-account/same-agreement", "yes")],
        [("wrong-account/ask-support-anyway", "not-possible"), ("specialist", "not-solved")],
    ),
    "part of the order is missing": migrate(
        "users",
        TO_GATE,
        [("attached", {"exit": "partial"}), ("partial", "wait"), ("attached", {"exit": "partial"})],
        [("partial", "missing"), ("supplement", {"case-number": "1"}), ("count-supplement", {}), ("attached", SEEN)],
    ),
    "another product, users reassigned": migrate(
        "done",
        TO_COUNTING,
        [("count-current", {PRO: 50})],
        [("count-ordered", order({PLAN: 50}, map=f"{PRO}={PLAN}", decided_by="Kim")), *PLACED],
        [("activation", "arrived"), ("sign-in", "osm-is-admin"), ("count-before", {PRO: 50}), ("attach", "done")],
        [("right-account", "yes"), ("attached", SEEN), ("users", "other-product"), ("reassign", "done")],
        [("users-ready", {"exit": "missing"}), ("reassign", "done"), ("users-ready", SEEN)],
        [("covers-alone", shown({PRO: (50, 0), PLAN: (50, 50)})), ("cancel-how", "self-service")],
        [("cancel-direct", CONFIRM), ("cancel-result", "confirmed"), *LAST],
    ),
    "too few alone, more added, then enough": migrate(
        "cancel-how",
        TO_COVERS,
        [("covers-alone", {"exit": "short"}), *ADDED, ("count-supplement", {PRO: 10}), ("attached", SEEN)],
        [("users", "same-product"), ("covers-alone", shown({**POOLED, PRO: (110, 60)}))],
    ),
    "refused, so the term runs out": migrate(
        "done",
        TO_RESULT,
        [("cancel-result", "silent"), ("cancel-result", "refused"), ("let-run", "done")],
        [("cancelled", {"exit": "lost"}), ("restore", {"case-number": "2"}), ("cancelled", SEEN)],
        [("billing-stopped", "no"), ("cancel-result", "confirmed"), *LAST],
    ),
    "bound to its term": migrate("done", TO_CANCELLING, [("cancel-how", "term-bound"), ("let-run", "done"), *LAST]),
    "ended already": migrate("done", TO_CANCELLING, [("cancel-how", "ended"), *LAST]),
}
