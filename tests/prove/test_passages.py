"""A rule that something never comes after something else holds for the whole run, in later calls too."""

from collections import Counter, deque
from random import Random
from typing import NamedTuple

import pytest

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Guide, Inventory, Procedure, Rule, Step, Task
from licwizard.core.prove import prove
from tests.prove.figures import GENERATED, tell
from tests.prove.generated import generated
from tests.prove.values import call, choice, end, guide_of, procedure, task

_NEVER = (Rule(before="burn", after="keep"),)


def _house(*rules: Rule) -> Procedure:
    """Return a procedure of which one passage keeps something or burns it, and none does both."""
    steps = [
        choice("house/which", keep="keep", burn="burn", leave="gone"),
        task("house/keep", "kept"),
        task("house/burn", "gone"),
        end("house/kept"),
        end("house/gone"),
    ]
    return procedure(steps, rules)


def _shown(guide: Guide) -> list[str]:
    """Return the steps of the one way on which the rule is broken."""
    proof = prove(guide)
    assert proof.verdict == "refuted"
    (broken,) = proof.broken
    return [taken.step for taken in broken.way]


def test_what_was_done_in_one_call_counts_in_the_next() -> None:
    steps = [
        call("main/visit", "house", kept="again", gone="again"),
        choice("main/again", yes="visit", no="done"),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), _house(*_NEVER))
    assert _shown(made) == ["visit", "which", "keep", "kept", "again", "visit", "which", "burn"]


def test_a_way_that_leads_into_a_second_call_only_after_other_ends_keeps_the_rule() -> None:
    steps = [
        call("main/visit", "house", kept="done", gone="again"),
        choice("main/again", yes="visit", no="done"),
        end("main/done"),
    ]
    assert prove(guide_of(procedure(steps), _house(*_NEVER))).verdict == "proved"


def test_calls_of_two_steps_are_of_one_run() -> None:
    steps = [
        call("main/first", "house", kept="second", gone="second"),
        call("main/second", "house", kept="done", gone="done"),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), _house(*_NEVER))
    assert _shown(made) == ["first", "which", "keep", "kept", "second", "which", "burn"]


def test_a_call_that_enters_behind_what_is_forbidden_is_none_of_it() -> None:
    steps = [
        call("main/first", "house", kept="second", gone="second"),
        call("main/second", "house", at="keep", kept="done", gone="done"),
        end("main/done"),
    ]
    assert prove(guide_of(procedure(steps), _house(*_NEVER))).verdict == "proved"


def test_calls_lie_in_calls_however_deep() -> None:
    def street(name: str) -> Procedure:
        steps = [call(f"{name}/visit", "house", kept="left", gone="left"), end(f"{name}/left")]
        return procedure(steps)

    steps = [call("main/one", "east", left="two"), call("main/two", "west", left="done"), end("main/done")]
    made = guide_of(procedure(steps), street("east"), street("west"), _house(*_NEVER))
    way = ["one", "visit", "which", "keep", "kept", "left", "two", "visit", "which", "burn"]
    assert _shown(made) == way


def test_an_end_counts_as_done_once_it_was_reached() -> None:
    steps = [
        call("main/visit", "house", kept="again", gone="done"),
        call("main/again", "house", kept="done", gone="done"),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), _house(Rule(before="burn", after="kept")))
    assert _shown(made) == ["visit", "which", "keep", "kept", "again", "which", "burn"]


def test_a_step_that_must_not_come_twice_must_not_in_a_second_call() -> None:
    steps = [
        call("main/visit", "house", kept="again", gone="again"),
        call("main/again", "house", kept="done", gone="done"),
        end("main/done"),
    ]
    made = guide_of(procedure(steps), _house(Rule(before="keep", after="keep")))
    assert _shown(made) == ["visit", "which", "keep", "kept", "again", "which", "keep"]


def test_past_the_limit_a_rule_across_calls_is_unknown() -> None:
    steps = [call(f"main/c{one}", "house", kept=f"c{one + 1}", gone=f"c{one + 1}") for one in range(40)]
    rules = [Rule(before="which", after=f"never-{one}") for one in range(100)]
    never = [task(f"house/never-{one}", "gone") for one in range(100)]
    house = _house()
    house = house._replace(steps={**house.steps, **{one.id: one for one in never}}, safety=tuple(rules))
    made = guide_of(procedure([*steps, end("main/c40")]), house)
    assert prove(made, limit=1_000_000).verdict == "proved"
    assert prove(made, limit=200).unknown == {"house": "size"}


class _Frame(NamedTuple):
    """A procedure that one is in: the call that led there, the step now, and the latest answers."""

    call: str
    procedure: str
    step: str
    chosen: tuple[tuple[str, str], ...]


def _walked(guide: Guide, owner: str, rule: Rule) -> int | None:
    """Return after how many steps of a walk through everything the rule is first broken, from whatever entry."""
    calls = [step for one in guide.procedures.values() for step in one.steps.values() if isinstance(step, Call)]
    places = {(one.id, one.start) for one in guide.procedures.values()}
    places |= {(one.calls, one.at) for one in calls if one.at}
    found = [_broken_at(guide, (_Frame("", *place, ()),), owner, rule) for place in sorted(places)]
    return min((one for one in found if one is not None), default=None)


def _broken_at(guide: Guide, start: tuple[_Frame, ...], owner: str, rule: Rule) -> int | None:
    queue = deque([(0, start, False)])
    seen = {(start, False)}
    while queue:
        length, frames, done = queue.popleft()
        here = frames[-1]
        own = here.procedure == owner
        if done and own and here.step == rule.before:
            return length
        then = done or (own and here.step == rule.after)
        for onward in _onward(guide, frames):
            if (onward, then) not in seen:
                seen.add((onward, then))
                queue.append((length + 1, onward, then))
    return None


def _onward(guide: Guide, frames: tuple[_Frame, ...]) -> list[tuple[_Frame, ...]]:
    *outer, here = frames
    step: Step = guide.procedures[here.procedure].steps[here.step]
    match step:
        case Call():
            entry = step.at or guide.procedures[step.calls].start
            return [(*frames, _Frame(step.id, step.calls, entry, ()))]
        case End():
            if not outer:
                return []
            caller = guide.procedures[outer[-1].procedure].steps[here.call]
            assert isinstance(caller, Call)
            return [(*outer[:-1], outer[-1]._replace(step=caller.then[step.id]))]
        case Choice():
            kept = dict(here.chosen)
            return [
                (*outer, here._replace(step=one.to or step.id, chosen=tuple(sorted({**kept, step.id: one.id}.items()))))
                for one in step.options.values()
            ]
        case Branch():
            target = step.to.get(dict(here.chosen).get(step.on, ""), step.otherwise)
            return [(*outer, here._replace(step=target))] if target else []
        case Gate():
            return [(*outer, here._replace(step=way.to)) for way in step.exits.values()]
        case Task() | Inventory():
            return [(*outer, here._replace(step=step.to))]
        case _:
            raise TypeError(step)


def test_rules_across_calls_are_broken_where_a_walk_through_everything_breaks_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    verdicts: Counter[str] = Counter()
    seed = 0
    while verdicts.total() < GENERATED:
        seed += 1
        made, random = generated(seed), Random(seed)
        if len(made.procedures) == 1:
            continue
        owner = made.procedures[random.choice(["other", "other", "main"])]
        rule = Rule(before=random.choice(list(owner.steps)), after=random.choice(list(owner.steps)))
        made = made._replace(procedures={**made.procedures, owner.id: owner._replace(safety=(rule,))})
        length = _walked(made, owner.id, rule)
        broken = [one for one in prove(made).broken if one.monitor.kind == "never"]
        assert bool(broken) == (length is not None), f"seed {seed}"
        across = bool(broken) and broken[0].way[0].procedure != owner.id  # else it begins where the rule stands
        if across:
            assert len(broken[0].way) - 1 == length, f"seed {seed}"
        verdicts["across" if across else "within" if broken else "kept"] += 1
    tell(capsys, f"never rules of {verdicts.total()} guides agree: {dict(verdicts)}")
    assert min(verdicts.values()) > GENERATED * 0.02
