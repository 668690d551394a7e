"""Lists of users as values, over a small catalogue in which one product has two SKUs."""

from collections.abc import Iterable, Mapping

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.people import Items, People, Person
from licwizard.core.stock import Source
from licwizard.messages import Name
from tests.core.stocks import CATALOGUE, DEVICE, OFFICE, PLAN, PRO, STORAGE, TRIAL, guid

PRO_EA, PRO_TRIAL = "CRMSTANDARD_EA", "CRMSTANDARD_TRIAL"
SUITE = "SUITE_E3"
NAMELESS, OFFICE_LIKE, DYNAMICS_LIKE = guid(99), "SOME_OFFICE_ADDON", "D365_BRAND_NEW"
SMALL = Catalogue(
    (
        *CATALOGUE.products,
        Product(PRO_EA, guid(11), Name("Dynamics CRM-Online Professional"), "user", "licence", True),
        Product(PRO_TRIAL, guid(12), Name("Dynamics CRM Online Professional"), "trial", "licence", True),
        Product(SUITE, guid(13), Name("Mobility + Security + Add-On"), "user", "licence", False),
    ),
    CATALOGUE.units,
    ("Dynamics CRM Online Professional",),
)
ALL_ITEMS = (PRO, PRO_EA, PRO_TRIAL, PLAN, OFFICE, TRIAL, DEVICE, STORAGE, NAMELESS, OFFICE_LIKE, DYNAMICS_LIKE)

Held = Mapping[str, Iterable[str]]


def users(held: Held, by_group: Held | None = None, *, complete: bool = True) -> People:
    """Return a list of these users and what each holds, as a reader returns it."""
    items = Items(SMALL)
    groups = by_group or {}
    people = {
        user.casefold(): Person(
            user,
            frozenset(items.named(item, by_name=True) for item in texts),
            frozenset(items.named(item, by_name=True) for item in groups.get(user, ())),
        )
        for user, texts in held.items()
    }
    source = Source("users.json", "made-up", "0" * 64, None, complete)
    return People(people, tuple(items.found[item] for item in sorted(items.found)), source)
