"""Walks through every corner of the built-in guide."""

from collections.abc import Mapping

import pytest

from licwizard.core.answers import fold
from licwizard.core.guide import End
from licwizard.core.walk import walk
from licwizard.core.weigh.weighed import Weighed
from licwizard.errors import AnswerError
from tests.core.walking import RUN, Walked, begin_built_in, built_in
from tests.guide.others import OTHERS
from tests.guide.walks import MIGRATE, PRO, TO_COVERS, Walk, export

WALKS: Mapping[str, Walk] = {**MIGRATE, **OTHERS}


@pytest.mark.parametrize("name", list(WALKS))
def test_each_answer_is_asked_for_in_turn_and_leads_there(name: str) -> None:
    state = WALKS[name].walked().state
    assert state.problem is None
    assert state.stops == ()
    if isinstance(state.step, End):
        assert state.status == ("done" if state.step.result == "done" else "stopped")


def test_the_walks_reach_every_step_and_every_end_of_all_six_procedures() -> None:
    everything = {(name, step) for name, procedure in built_in().procedures.items() for step in procedure.steps}
    reached = set[tuple[str, str]]().union(*(walk.walked().visited for walk in WALKS.values()))
    assert everything - reached == set()
    ends = {(one.procedure, one.id) for steps in built_in().procedures.values() for one in steps.steps.values()
            if isinstance(one, End)}  # fmt: skip
    assert {procedure for procedure, _ in ends} == set(built_in().procedures)
    assert len(built_in().procedures) == 6


@pytest.mark.parametrize("name", list(WALKS))
def test_any_beginning_of_the_answers_gives_the_state_then_shown(name: str) -> None:
    walked, shown = begin_built_in(WALKS[name].procedure), []
    for pair in WALKS[name].answers:
        shown.append(walked.state)
        walked.add_answers([pair])
    for length, state in enumerate(shown):
        assert walk(walked.guide, walked.procedure, fold(walked.events[:length]), run=RUN) == state


def test_what_waits_for_somebody_says_so() -> None:
    for name, waits in (("order rejected, corrected, placed again", "order-result"), ("eligible", "on-offer")):
        walked = begin_built_in(WALKS[name].procedure)
        for step, answer in WALKS[name].answers:
            walked.add_answers([(step, answer)])
            if answer == "waiting":
                walked.at(waits).says("waiting")
                break
        else:
            pytest.fail("nothing was waited for")


def way(walked: Walked) -> list[str]:
    return [visit.key.step for visit in walked.state.trail]


def walked(name: str) -> Walked:
    return MIGRATE[name].walked()


def test_mail_lost_osm_away_osm_changed_mail_sent_again_licences_attached() -> None:
    done = way(walked("mail lost, OSM away, OSM changed, mail sent again, licences attached"))
    assert done[-1] == "attach"
    changed, asked = done.index("change-osm"), len(done) - 1 - done[::-1].index("ask-support")
    assert changed < asked < done.index("attach")


def test_wrong_account_remapped_goes_on_to_the_gate() -> None:
    done = way(walked("wrong account, remapped"))
    assert done[done.index("remapped") + 1] == "attached"


def test_wrong_account_impossible_never_leads_to_cancelling() -> None:
    state = walked("wrong account, impossible, nothing helps").says("stopped").state
    assert "impossible" in [visit.key.step for visit in state.trail]
    assert "direct" in state.step.title.casefold()


def test_order_rejected_corrected_placed_again() -> None:
    done = way(walked("order rejected, corrected, placed again"))
    assert done.count("place-order") == 3
    for place in [index for index, step in enumerate(done) if step == "place-order"]:
        assert done[place - 3 : place] == ["count-ordered", "order-covers", "dates-fit"]


def test_another_product_users_reassigned() -> None:
    done = way(walked("another product, users reassigned"))
    assert done.index("reassign") < done.index("users-ready") < done.index("covers-alone") < done.index("cancel-direct")


def test_the_new_licences_alone_too_few_there_is_no_way_to_cancel() -> None:
    # 60 assigned, 50 ordered, 100 pooled: the export looks rich, and half of it goes with the direct subscription.
    evidence = {"file": export(**{PRO: (100, 60)}), "direct-unchanged": True}
    short = begin_built_in().add_answers([*TO_COVERS, ("covers-alone", evidence)]).at("covers-alone")
    verdict = short.state.verdict
    assert verdict is not None
    assert (verdict.word, verdict.passes) == ("refuted", False)
    assert isinstance(verdict.detail, Weighed)
    assert {line.item: line.short for line in verdict.detail.lines}[PRO] == 10
    gate = built_in().procedures["migrate"].steps["covers-alone"]
    assert short.state.step == gate
    with pytest.raises(AnswerError, match="reason"):
        short.correct("covers-alone", {"reason": "we are sure that it is enough"})
    short.correct("covers-alone", {"exit": "short"}).at("add-licenses/way")


def test_more_licences_are_proved_again_before_the_direct_subscription_ends() -> None:
    done = way(walked("too few alone, more added, then enough"))
    supplement = done.index("count-supplement")
    assert [step for step in done[supplement:] if step in {"attached", "covers-alone"}] == ["attached", "covers-alone"]
