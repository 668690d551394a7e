"""Where growth proves nothing yet, it says which of the two inventories does not tell old from new (C2)."""

import pytest

from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.covers import covers
from tests.core.stocks import PRO
from tests.core.weigh.evidence import ORDER, Row, Snap, Sub, of

LATER = {"s1": Sub(PRO, 50, people=40), "s2": Sub(PRO, 50)}
NOW = Snap("listed", LATER, path="now.json")


@pytest.mark.parametrize(
    ("before", "now", "why"),
    [
        (of(PRO, 50), NOW, "The earlier count was typed, so it cannot be told which subscriptions of now.json are new"),
        (Snap("pooled", {PRO: Row(50)}, path="then.json"), NOW, "then.json adds up the subscriptions of each item, so"),
        (
            Snap("listed", {"s1": Sub(PRO, 50, id="")}, path="then.json"),
            NOW,
            "then.json lists a subscription without an id, so",
        ),
        (
            Snap("listed", {"s1": Sub(PRO, 50)}),
            Snap("listed", {**LATER, "s2": Sub(PRO, 50, id="")}, path="now.json"),
            "now.json lists a subscription without an id, so",
        ),
        (
            Snap("listed", {"s0": Sub(PRO, 50)}, path="then.json", format="partner-center-subscriptions"),
            Snap("listed", LATER, path="now.json", format="graph-directory-subscriptions"),
            "then.json names subscriptions by ids of another kind, so",
        ),
        (
            Snap("listed", {"s1": Sub(PRO, 50)}),
            Snap("pooled", {PRO: Row(100, 40)}),
            "The export adds up direct and new",
        ),
    ],
)
def test_it_names_what_does_not_tell_old_from_new_and_the_way_out(before: Snap, now: Snap, why: str) -> None:
    three = before.stock(), ORDER.stock(), now.stock()
    for result in (attached(*three), covers(*three, direct_unchanged=False)):
        said = result.explanation.message.english()
        assert (result.verdict, result.explanation.code) == ("unknown", "direct-not-settled")
        assert said.startswith(why)
        assert "direct-unchanged: true" in said
        assert "one row for each subscription" in said or now.form == "pooled"
