"""Every branch of the facts that fork: F9 (other Online Services), F12 (the OSM is away), F15 (no remap)."""

from typing import Any

from tests.core.walking import Walked, begin_built_in
from tests.guide.walks import HELD, NO_SERVICES, START, TO_ACCOUNT, TO_MAIL, order


def walk(*answers: Any) -> Walked:  # noqa: ANN401 - pairs of a step and any answer
    return begin_built_in().add_answers(answers)


def way(walked: Walked) -> list[str]:
    return [visit.key.step for visit in walked.state.trail]


SERVICES = (*START, ("online-services", "yes"))


def test_f9_without_other_services_the_licences_attach_to_the_account_there_is() -> None:
    walk(*START, ("online-services", "no")).at("osm-check")


def test_f9_services_in_the_same_account_do_no_harm() -> None:
    walk(*SERVICES, ("same-account", "yes")).at("osm-check")


def test_f9_services_in_another_account_pull_the_licences_there() -> None:
    walk(*SERVICES, ("same-account", "no")).at("apart")


def test_f9_only_to_keep_them_apart_takes_an_amendment_and_it_has_to_be_signed() -> None:
    asked = (*SERVICES, ("same-account", "no"), ("apart", "amendment"))
    assert walk(*asked).at("amendment").state.step.party == "specialist"
    walk(*asked, ("amendment", "signed")).at("osm-check")
    walk(*asked, ("amendment", "refused")).at("apart")


def test_f9_without_an_amendment_there_is_no_way_to_the_order() -> None:
    walk(*SERVICES, ("same-account", "no"), ("apart", "another-account")).at("separate-account").says("stopped")


def test_f9_nobody_has_to_know() -> None:
    walk(*START, ("online-services", "unsure"), ("find-out", "done")).at("online-services")
    walk(*SERVICES, ("same-account", "unsure"), ("find-out", "done")).at("online-services")


def test_f9_licences_may_attach_by_themselves_and_are_looked_for_then() -> None:
    walk(*TO_MAIL, ("activation", "attached-by-itself")).at("right-account")


LOST = (*TO_MAIL, ("activation", "not-arrived"), ("mail-why", "lost"))
AWAY = (*TO_MAIL, ("activation", "not-arrived"), ("mail-why", "osm-away"))


def test_f12_an_osm_who_is_there_gets_the_mail_again() -> None:
    walk(*LOST).at("resend-activation/company-info")


def test_f12_while_the_osm_is_away_the_partner_changes_the_details_first() -> None:
    walked = walk(*AWAY).at("resend-activation/change-osm")
    assert walked.state.step.party == "partner"
    changed = ("resend-activation/change-osm", "done"), ("resend-activation/osm-changed", "waiting")
    walked.add_answers(changed).at("resend-activation/osm-changed").says("waiting")


def test_f12_after_the_change_support_is_asked_again() -> None:
    changed = ("resend-activation/change-osm", "done"), ("resend-activation/osm-changed", "changed")
    again = ("resend-activation/company-info", "done"), ("resend-activation/ask-support", "done")
    walked = walk(*AWAY, *changed, *again, ("resend-activation/mail", "arrived")).at("activation")
    assert way(walked).index("osm-changed") < way(walked).index("ask-support")


def test_f12_the_procedure_asks_on_its_own_whether_the_osm_is_there() -> None:
    begin_built_in("resend-activation").add_answers({"osm": "reachable"}).at("company-info")
    begin_built_in("resend-activation").add_answers({"osm": "away"}).at("change-osm")


WRONG = (*TO_ACCOUNT, ("right-account", "no"))


def test_f15_without_other_services_a_remap_is_asked_for() -> None:
    asked = (
        ("wrong-account/same-agreement", "no"),
        ("wrong-account/gather", "done"),
        ("wrong-account/ask-remap", "done"),
    )
    walk(*WRONG, *asked).at("wrong-account/remap-result")
    walk(*WRONG, *asked, ("wrong-account/remap-result", "remapped")).at("attached")
    walk(*WRONG, *asked, ("wrong-account/remap-result", "refused")).at("specialist")


def test_f15_with_other_services_on_the_agreement_a_remap_is_impossible_unless_support_says_otherwise() -> None:
    services = (*WRONG, ("wrong-account/same-agreement", "yes"))
    assert walk(*services).at("wrong-account/ask-support-anyway").state.step.party == "support"
    walk(*services, ("wrong-account/ask-support-anyway", "possible")).at("wrong-account/gather")
    walk(*services, ("wrong-account/ask-support-anyway", "not-possible")).at("specialist")


def test_f15_nobody_has_to_know() -> None:
    unsure = ("wrong-account/same-agreement", "unsure"), ("wrong-account/find-out", "done")
    walk(*WRONG, *unsure).at("wrong-account/same-agreement")


def test_f6_an_order_that_is_too_small_is_not_placed() -> None:
    for item in HELD:
        small = {name: count for name, count in HELD.items() if name != item}
        counted = (("count-current", HELD), ("count-ordered", order(small)))
        walked = walk(*START, *NO_SERVICES, *counted).at("order-covers")
        assert walked.state.verdict is not None
        assert walked.state.verdict.word == "short"


def test_l13_licences_that_come_after_the_direct_term_has_ended_are_not_ordered() -> None:
    late = {**order(HELD), "usage-start": "2027-12-31"}
    counted = (("count-current", HELD), ("count-ordered", late))
    walked = walk(*START, *NO_SERVICES, *counted).at("dates-fit")
    assert walked.state.verdict is not None
    assert walked.state.verdict.word == "refuted"


def test_a_step_that_needs_an_earlier_count_is_behind_it_on_every_way() -> None:
    walked = walk(*TO_ACCOUNT).at("right-account")
    done = way(walked)
    assert done.index("count-current") < done.index("place-order") < done.index("count-before") < done.index("attach")
