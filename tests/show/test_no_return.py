"""The point of no return, on one screen: what stands behind the step, proved or stale, and what it will end."""

from datetime import timedelta
from typing import Any

import pytest

from licwizard.core.guide import Task
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Source, Stock, Subscription
from licwizard.env import Env, Options
from licwizard.session.no_return import no_return
from licwizard.show.no_return import show_no_return
from licwizard.show.screen import Screen
from tests.core.timed import Timed, begin_timed
from tests.core.walking import NOON, products
from tests.guide.walks import PLACED, PLAN, PRO, SEEN, STORAGE, TO_ATTACHING, TO_COUNTING, TO_ORDER, order

FIRST, SECOND, THIRD = (f"a3f0c1de-0000-4000-8000-00000000000{number}" for number in (1, 2, 3))
NOTED = {"ends": "2027-12-31", "renews": "no", "subscription-ids": [FIRST.upper(), "0815"]}


def counted(*subscriptions: Subscription) -> dict[str, Any]:
    """Return an export with a row for each subscription."""
    rows = [
        Entry(
            one.item,
            one.units if one.status == "active" else 0,
            person=False,
            trial=one.trial,
            subscription=one,
        )
        for one in subscriptions
    ]
    source = Source("subscriptions.json", "graph-directory-subscriptions", "c" * 64, pooled=False)
    return {"file": take_stock(rows, products(), source=source)}


DIRECT = (
    Subscription(FIRST, PRO, 30, "active", channel="Commercial direct"),
    Subscription(SECOND, PRO, 20, "active"),
    Subscription(THIRD, STORAGE, 5, "active"),
    Subscription("ended", PRO, 10, "ended"),
    Subscription("try-out", PRO, 25, "active", trial=True),
    Subscription("other-agreement", PRO, 7, "active", channel="Volume licensing"),
)


def pooled(*, days_old: float = 0) -> dict[str, Any]:
    """Return what a tenant holds with both subscriptions, from a file of some age."""
    counts = {PRO: (57, 0), PLAN: (57, 57), STORAGE: (10, 0)}
    rows = (Entry(item, owned, person=False, assigned=used) for item, (owned, used) in counts.items())
    taken = (NOON - timedelta(days=days_old)).isoformat()
    stock: Stock = take_stock(rows, products(), source=Source("now.json", "graph", "ab12" * 16, taken=taken))
    return {"file": stock, "direct-unchanged": True}


def before_cancelling(before: Any, *, days_old: float = 0, term: Any = NOTED) -> Timed:  # noqa: ANN401 - any count
    walked = begin_timed().add_answers([(step, term if step == "direct-term" else raw) for step, raw in TO_COUNTING])
    mapped = order({PLAN: 57, STORAGE: 5}, map=f"{PRO}={PLAN}", decided_by="Kim Berg")
    walked.add_answers([("count-current", before), ("count-ordered", mapped), *PLACED])
    walked.add_answers([("activation", "arrived"), ("sign-in", "osm-is-admin"), ("count-before", before)])
    walked.add_answers({"attach": "done", "right-account": "yes", "attached": SEEN, "users": "other-product"})
    walked.add_answers({"reassign": "done", "users-ready": SEEN, "covers-alone": pooled(days_old=days_old)})
    return walked.add_answers({"cancel-how": "support"}).at("cancel-direct")


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str]) -> Any:  # noqa: ANN401 - a function
    def show(walked: Timed, columns: int = 80, options: Options = Options(), **environ: str) -> str:  # noqa: B008 - a value
        env = Env(options, environ={"COLUMNS": str(columns), **environ})
        state = walked.state
        assert isinstance(state.step, Task)
        show_no_return(Screen(env), env.say, no_return(state, state.step), walked.clock)
        return capsys.readouterr().out

    return show


PROVED = f"""\
What this step requires, as it stands now:
 • passes (by a typed reason): Check that the whole order is attached
   Not proved; passed by a typed reason.
   The reason given: seen in the admin centre by two of us
   shown 5 hours ago; it stands for 14 days
 • passes (proved): Check that the new licences alone are enough
   The new licences alone carry everything that was held or is assigned.
   now.json (SHA-256 ab12ab12ab12)
   shown 5 hours ago; it stands for 1 day
 • passes (by a typed reason): Check that every user has the new licence
   Not proved; passed by a typed reason.
   The reason given: seen in the admin centre by two of us
   shown 5 hours ago; it stands for 1 day
Substitutions were decided by: Kim Berg
What is to be ended, each by its id (purchase channel "Commercial direct"):
 • {FIRST}: 30 licences of Dynamics CRM Online
   Professional (Commercial direct)
 • {SECOND}: 20 licences of Dynamics CRM Online
   Professional
 • {THIRD}: 5\u00a0GB of additional database storage
 • 0815 (from your notes; no count lists it)
"""
STALE = f"""\
What this step requires, as it stands
now:
 • stale (by a typed reason): Check that
   the whole order is attached
   Not proved; passed by a typed reason.
   The reason given: seen in the admin
   centre by two of us
   shown 40 days ago; it stands for 14
   days
 • stale (proved): Check that the new
   licences alone are enough
   The new licences alone carry
   everything that was held or is
   assigned.
   now.json (SHA-256 ab12ab12ab12)
   now.json was 9 days old when it was
   shown; show a newer one
   shown 40 days ago; it stands for 1
   day
 • stale (by a typed reason): Check that
   every user has the new licence
   Not proved; passed by a typed reason.
   The reason given: seen in the admin
   centre by two of us
   shown 40 days ago; it stands for 1
   day
Substitutions were decided by: Kim Berg
What is to be ended, each by its id
(purchase channel "Commercial direct"):
 • {FIRST}:
   30 licences of Dynamics CRM Online
   Professional (Commercial direct)
 • {SECOND}:
   20 licences of Dynamics CRM Online
   Professional
 • {THIRD}:
   5\u00a0GB of additional database storage
 • 0815 (from your notes; no count lists
   it)
"""


def test_proved_with_everything_there_is_to_say(shown: Any) -> None:  # noqa: ANN401
    assert shown(before_cancelling(counted(*DIRECT)).wait(hours=5)) == PROVED


def test_stale_in_forty_columns_with_a_file_that_was_old_already(shown: Any) -> None:  # noqa: ANN401
    text = shown(before_cancelling(counted(*DIRECT), days_old=9).wait(days=40), columns=40)
    assert text == STALE
    assert max(map(len, text.splitlines())) <= 40


def test_stale_by_people_is_said_too(shown: Any) -> None:  # noqa: ANN401
    walked = before_cancelling(counted(*DIRECT))
    crowd = pooled()
    holdings = tuple(held._replace(assigned=58) if held.item == PLAN else held for held in crowd["file"].holdings)
    walked.correct("attached", {**crowd, "file": crowd["file"]._replace(holdings=holdings)})
    text = shown(walked)
    assert "stale (proved): Check that the new licences alone are enough" in text
    assert "passes (proved): Check that the whole order is attached" in text


def test_without_an_id_it_says_that_they_have_to_be_looked_up(shown: Any) -> None:  # noqa: ANN401
    text = shown(before_cancelling({PRO: 57, STORAGE: 5}, term={"ends": "2027-12-31", "renews": "no"}))
    assert "No direct subscription is known here by its id" in text
    assert "What is to be ended" not in text


def test_what_an_order_lists_is_never_what_is_to_be_ended(shown: Any) -> None:  # noqa: ANN401
    new = {**counted(Subscription("brand-new", PLAN, 57, "active"), Subscription("new-gb", STORAGE, 5, "active"))}
    walked = before_cancelling({PRO: 57, STORAGE: 5}, term={"renews": "yes"})
    walked.correct("count-ordered", order({}, **new, map=f"{PRO}={PLAN}", decided_by="Kim Berg"))
    while walked.state.step.id != "cancel-direct":
        again = {"place-order": {"reason": "the very same order"}, "covers-alone": pooled()}
        walked.add_answers({walked.state.step.id: again.get(walked.state.step.id, SEEN)})
    assert "brand-new" not in shown(walked)


@pytest.mark.parametrize(("answers", "step"), [(TO_ORDER, "place-order"), (TO_ATTACHING, "attach")])
def test_a_step_that_ends_nothing_names_nothing_to_be_ended(shown: Any, answers: Any, step: str) -> None:  # noqa: ANN401
    text = shown(begin_timed().add_answers(answers).at(step))
    assert "What this step requires" in text
    assert "ended" not in text
    assert "direct subscription is known" not in text


def test_a_step_that_is_done_and_a_verdict_by_inputs_have_no_age(shown: Any) -> None:  # noqa: ANN401
    text = shown(begin_timed().add_answers(TO_ORDER).at("place-order"))
    assert "passes (enough): Check that the order covers what you hold" in text
    assert "ago" not in text
    assert "done: Count again, just before attaching" in shown(begin_timed().add_answers(TO_ATTACHING).at("attach"))


def test_numbered_lines_have_no_drawing_and_no_escape(shown: Any) -> None:  # noqa: ANN401
    text = shown(before_cancelling(counted(*DIRECT)), options=Options(accessible=True))
    assert " - passes (proved): Check that the new licences alone are enough" in text
    assert not set(text) & set("•─\x1b")


def test_text_from_files_is_shown_and_not_obeyed(shown: Any) -> None:  # noqa: ANN401
    wicked = Subscription("id\x1b[2J\u202e", PRO, 57, "active", channel="Direct\x07")
    text = shown(before_cancelling(counted(wicked, Subscription(THIRD, STORAGE, 5, "active"))))
    assert not set(text) & set("\x1b\x07\u202e")
    assert "id\\u001b[2J\\u202e" in text


def test_a_list_of_users_from_before_may_be_old(shown: Any) -> None:  # noqa: ANN401
    walked = before_cancelling({PRO: 57, STORAGE: 5})
    old = (NOON - timedelta(days=30)).isoformat()
    people = {
        side: Source(f"{side}.json", "graph-users", "d" * 64, taken=old)._asdict() for side in ("before", "after")
    }
    event = next(one for one in walked.events if one.body.get("key") == "users-ready#1")
    value = {**SEEN, "people": {"items": [], "classes": [], **people}}
    walked.events = tuple(
        one._replace(body={**one.body, "value": value}) if one is event else one for one in walked.events
    )
    text = shown(walked)
    assert "after.json was 30 days old" in text
    assert "before.json was" not in text
