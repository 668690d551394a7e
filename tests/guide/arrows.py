"""Every arrow of the move: step, how it is left, where it leads (None: it waits there)."""

Arrow = tuple[str, str, str | None]

CHOICES = """
programme       enterprise-agreement     bought-by
programme       enterprise-subscription  bought-by
programme       campus-and-school        bought-by
programme       none                     no-agreement
bought-by       credit-card              direct-term
bought-by       invoice                  direct-term
bought-by       trial                    direct-term
bought-by       reseller                 not-direct
online-services no                       osm-check
online-services yes                      same-account
online-services unsure                   find-out
same-account    yes                      osm-check
same-account    no                       apart
same-account    unsure                   find-out
apart           amendment                amendment
apart           another-account          separate-account
amendment       signed                   osm-check
amendment       refused                  apart
osm-check       ok                       count-current
osm-check       change                   osm-change
osm-check       unsure                   osm-help
order-result    invoiced                 order-matches
order-result    rejected                 order-fix
order-result    waiting                  -
activation      arrived                  sign-in
activation      not-arrived              mail-why
activation      attached-by-itself       right-account
mail-why        too-early                activation
mail-why        lost                     resend
mail-why        osm-away                 resend-osm-away
mail-why        link-expired             resend
mail-why        no-order                 order-result
sign-in         osm-is-admin             count-before
sign-in         osm-is-not               forward
right-account   yes                      attached
right-account   no                       wrong-account-help
specialist      solved                   right-account
specialist      not-solved               keep-direct
partial         wait                     attached
partial         missing                  supplement
users           same-product             covers-alone
users           other-product            reassign
cancel-how      support                  cancel-direct
cancel-how      self-service             cancel-direct
cancel-how      term-bound               let-run
cancel-how      ended                    cancelled
cancel-result   confirmed                cancelled
cancel-result   refused                  let-run
cancel-result   silent                   -
billing-stopped yes                      done
billing-stopped no                       cancel-result
"""
GATES = """
order-covers  enough    dates-fit
order-covers  short     count-ordered
dates-fit     fits      place-order
dates-fit     gap       direct-term
order-matches matches   activation
order-matches differs   order-fix
attached      proved    users
attached      partial   partial
attached      elsewhere right-account
users-ready   all       covers-alone
users-ready   missing   reassign
covers-alone  yes       cancel-how
covers-alone  short     add-licenses-help
cancelled     whole     billing-stopped
cancelled     lost      restore
"""
CALLS = """
resend             sent       activation
resend-osm-away    sent       activation
wrong-account-help remapped   attached
wrong-account-help impossible specialist
add-licenses-help  added      count-supplement
"""
TASKS = """
direct-term . online-services
find-out . online-services
osm-help . osm-check
osm-change . osm-check
count-current . count-ordered
count-ordered . order-covers
place-order . order-result
order-fix . count-ordered
forward . count-before
count-before . attach
attach . right-account
supplement . count-supplement
count-supplement . attached
reassign . users-ready
let-run . cancelled
cancel-direct . cancel-result
restore . cancelled
"""
PASSING = {
    "order-covers": "enough",
    "dates-fit": "fits",
    "order-matches": "matches",
    "attached": "proved",
    "users-ready": "all",
    "covers-alone": "yes",
    "cancelled": "whole",
}
STOPS = {"no-agreement", "not-direct", "separate-account", "keep-direct"}


def drawn() -> set[Arrow]:
    """Return the arrows as they are drawn above."""
    found = set()
    for line in (CHOICES + GATES + CALLS + TASKS).split("\n"):
        if line:
            step, label, target = line.split()
            found.add((step, "" if label == "." else label, None if target == "-" else target))
    return found
