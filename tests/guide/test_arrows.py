"""The move goes where it should: every arrow, and none besides."""

import pytest

from licwizard.core.guide import Call, Choice, End, Gate, Inventory, Procedure, Requirement, Step, Task
from tests.core.walking import built_in
from tests.guide.arrows import PASSING, STOPS, Arrow, drawn


def move() -> Procedure:
    return built_in().procedures["migrate"]


def every_step() -> list[Step]:
    return [step for procedure in built_in().procedures.values() for step in procedure.steps.values()]


def step_named(name: str) -> Step:
    return move().steps[name]


def gate_named(name: str) -> Gate:
    step = step_named(name)
    assert isinstance(step, Gate)
    return step


def arrows() -> set[Arrow]:
    found = set[Arrow]()
    for step in move().steps.values():
        match step:
            case Choice():
                found |= {(step.id, option.id, option.to) for option in step.options.values()}
            case Gate():
                found |= {(step.id, way.id, way.to) for way in step.exits.values()}
            case Call():
                found |= {(step.id, end, target) for end, target in step.then.items()}
            case Task() | Inventory():
                found.add((step.id, "", step.to))
            case _:
                assert isinstance(step, End)
    return found


def test_every_arrow_is_there_and_none_besides() -> None:
    assert drawn() - arrows() == set()
    assert arrows() - drawn() == set()


def test_the_move_begins_with_the_programme() -> None:
    assert move().start == "programme"


def test_one_end_is_good_and_the_others_stop() -> None:
    ends = {step.id: step.result for step in move().steps.values() if isinstance(step, End)}
    assert ends == {"done": "done", **dict.fromkeys(STOPS, "stop")}


def test_each_gate_has_the_one_exit_that_passes() -> None:
    gates = {step.id: step for step in move().steps.values() if isinstance(step, Gate)}
    assert {name: [way.id for way in gate.exits.values() if way.passes] for name, gate in gates.items()} == {
        name: [way] for name, way in PASSING.items()
    }
    assert {gate.decides for gate in gates.values()} == set(PASSING)


@pytest.mark.parametrize("step", [step for step in every_step() if isinstance(step, Choice)], ids=lambda step: step.id)
def test_every_option_leads_somewhere_or_waits(step: Choice) -> None:
    for option in step.options.values():
        assert option.waits != bool(option.to), option.id
        assert option.to is None or option.to in built_in().procedures[step.procedure].steps


@pytest.mark.parametrize("step", [step for step in every_step() if isinstance(step, Choice)], ids=lambda step: step.id)
def test_every_wait_has_a_span_that_rests_on_a_fact(step: Choice) -> None:
    for option in step.options.values():
        assert option.expected or not option.waits, option.id
        assert option.expected is None or (option.expected.hours > 0 and option.expected.overdue.facts)


def test_every_end_of_a_called_procedure_comes_back() -> None:
    for step in every_step():
        if isinstance(step, Call):
            called = built_in().procedures[step.calls].steps.values()
            assert {end.id for end in called if isinstance(end, End)} == set(step.then)


def test_help_is_asked_where_it_is_given() -> None:
    calls = {step.id: (step.calls, step.at) for step in move().steps.values() if isinstance(step, Call)}
    assert calls == {
        "resend": ("resend-activation", "company-info"),
        "resend-osm-away": ("resend-activation", "change-osm"),
        "wrong-account-help": ("wrong-account", ""),
        "add-licenses-help": ("add-licenses", ""),
    }


def test_exactly_four_steps_cannot_be_undone() -> None:
    final = {(step.procedure, step.id) for step in every_step() if isinstance(step, Task) and step.irreversible}
    assert final == {("migrate", name) for name in ("place-order", "attach", "let-run", "cancel-direct")}


def gated(*gates: str) -> set[Requirement]:
    return {Requirement(gate, None) for gate in gates}


ENDING = gated("attached", "covers-alone") | {Requirement("users-ready", None, ("users", ("other-product",)))}


@pytest.mark.parametrize(
    ("name", "requires"),
    [
        ("place-order", gated("order-covers", "dates-fit")),
        ("attach", gated("order-matches") | {Requirement(None, "count-before")}),
        ("let-run", ENDING),
        ("cancel-direct", ENDING),
    ],
)
def test_what_cannot_be_undone_requires_its_gates(name: str, requires: set[Requirement]) -> None:
    step = step_named(name)
    assert isinstance(step, Task)
    assert set(step.requires) == requires


def test_cancelling_and_nothing_else_is_confirmed_by_typing() -> None:
    confirmed = {step.id: step.confirm for step in every_step() if isinstance(step, Task) and step.confirm}
    assert confirmed == {"cancel-direct": "cancel"}


def test_no_reason_passes_the_two_gates_that_count() -> None:
    takes = {name: gate_named(name).reason for name in PASSING}
    assert takes == {name: name not in {"order-covers", "covers-alone"} for name in PASSING}


def test_the_gates_read_what_they_are_about() -> None:
    inputs = {name: {role: set(steps) for role, steps in gate_named(name).inputs.items()} for name in PASSING}
    before, ordered = {"count-before", "count-current"}, {"count-ordered", "count-supplement"}
    assert inputs["order-covers"] == {"current": {"count-current"}, "ordered": {"count-ordered"}}
    assert inputs["dates-fit"] == {"term": {"direct-term"}, "bought": {"bought-by"}, "ordered": {"count-ordered"}}
    assert inputs["order-matches"] == {"ordered": {"count-ordered"}}
    weighed = {"before": before, "ordered": ordered}
    assert inputs["cancelled"] == {**weighed, "attached": {"covers-alone", "attached"}}
    for name in ("attached", "users-ready", "covers-alone"):
        assert inputs[name] == weighed
    for name in ("attached", "users-ready", "covers-alone", "cancelled"):
        assert gate_named(name).inputs["before"][0] == "count-before"
        assert gate_named(name).inputs["ordered"][0] == "count-ordered"


def test_counts_are_what_the_move_needs() -> None:
    order, supplement, before = (step_named(f"count-{name}") for name in ("ordered", "supplement", "before"))
    assert isinstance(order, Inventory)
    assert isinstance(supplement, Inventory)
    assert isinstance(before, Inventory)
    assert order.substitutions
    assert order.records["usage-start"].type == "date"
    assert supplement.may_be_empty
    assert not before.may_be_empty


def test_what_the_steps_record_is_optional() -> None:
    recorded = {step.id: step.records for step in every_step() if isinstance(step, Task) and step.records}
    assert set(recorded["direct-term"]) == {"ends", "renews", "billing-account", "subscription-ids"}
    assert set(recorded["place-order"]) == {"order-number", "licence-id"}
    assert not any(field.required for fields in recorded.values() for field in fields.values())


def test_every_choice_says_how_to_find_out() -> None:
    assert [step.id for step in every_step() if isinstance(step, Choice) and not step.find_out] == []
