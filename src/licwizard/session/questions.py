"""From the step that a run stands at to the question that is put."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

from licwizard.ask.prompter import (
    ChoiceQuestion,
    FieldQuestion,
    GateQuestion,
    InventoryQuestion,
    ItemCheck,
    ItemRow,
    Question,
    Row,
    TaskQuestion,
    Turn,
    Unknown,
)
from licwizard.core.accept import plain_field
from licwizard.core.fits import confirmation, evidence, field_misfit
from licwizard.core.guide import Choice, End, Field, Gate, Inventory, Step, Task
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Entry, Stock
from licwizard.core.stock_json import sources_of, stock_from_json
from licwizard.core.walk import State
from licwizard.env import Env
from licwizard.errors import LicwizardError
from licwizard.load.export import read_stock
from licwizard.messages import GuideText, Quantity, msg, plain_number
from licwizard.session.run import Run, ref_of

RENEW = "renew:"


def question_of(run: Run, state: State, *, turns: tuple[Turn, ...]) -> Question:
    """Return the question for the step that a state stands at; an earlier answer is the default."""
    step, say = state.step, run.env.say
    ref = ref_of(run, state.key)
    given = run.answers.given.get(state.key)
    before = given.value if given else _last_time(state)
    heading = say.guide(step.title)
    match step:
        case Choice():
            rows = tuple(Row(one.id, say.guide(one.label), say.guide(one.hint)) for one in step.options.values())
            return ChoiceQuestion(ref, heading, rows, str(before) if before in step.options else "", turns)
        case End():
            return ChoiceQuestion(ref, heading, (), "", turns)  # stopped here: only other answers lead on
        case Task() if state.locks:
            return ChoiceQuestion(ref, heading, _renewals(run, state), "", turns)
        case Task():
            fields = _fields(run.env, step.records, before if isinstance(before, dict) else {})
            if any(stop.key == state.key for stop in state.stops) or _reopened(run, state):
                fields += (_reason(run.env),)
            return TaskQuestion(ref, heading, _done(run.env, step), fields, confirmation(step, run.name), turns)
        case Inventory():
            return _inventory(run, state, step, ref, before)._replace(turns=turns)
        case Gate():
            failing = tuple(Row(way.id, say.guide(way.label)) for way in step.exits.values() if not way.passes)
            weighs = evidence(step)
            return GateQuestion(
                ref,
                heading,
                failing,
                "file" in weighs,
                step.reason,
                turns,
                users="users" in weighs,
                direct="direct-unchanged" in weighs,
                uncounted=_uncounted(run, weighs),
            )
        case _:
            raise TypeError(step)


def _renewals(run: Run, state: State) -> tuple[Row, ...]:
    """Return the gates whose verdict has grown stale, to be shown anew."""
    steps = {visit.key: visit.step for visit in state.trail}
    return tuple(
        Row(
            RENEW + lock.stale.text(),
            run.env.say("Show it anew: {gate}", gate=GuideText(steps[lock.stale].title)),
        )
        for lock in state.locks
        if lock.stale
    )


def _last_time(state: State) -> Any:  # noqa: ANN401 - any answer
    """Return what a count or a note said when the way last led here: it is corrected, not begun anew."""
    step = state.step
    anew = isinstance(step, Task) and step.irreversible
    if anew or not (isinstance(step, Task) or (isinstance(step, Inventory) and not step.adds)):
        return None
    visits = [visit for visit in state.trail if visit.answer and visit.key[:2] == state.key[:2]]
    return visits[-1].answer.value if visits and visits[-1].answer else None


def _reopened(run: Run, state: State) -> bool:
    happened = run.answers.happened.get(state.key)
    return happened is not None and state.basis not in happened.bases


def _done(env: Env, step: Task) -> str:
    return env.say("This is done, and it cannot be undone") if step.irreversible else env.say("This is done")


def _fields(env: Env, fields: Mapping[str, Field], before: Mapping[str, Any]) -> tuple[FieldQuestion, ...]:
    return tuple(
        FieldQuestion(
            field.id,
            env.say.guide(field.label),
            field.type,
            tuple(Row(key, env.say.guide(label)) for key, label in field.options.items()),
            field.required,
            _as_text(before.get(field.id)),
            _field_check(env, field),
        )
        for field in fields.values()
    )


def _reason(env: Env) -> FieldQuestion:
    field = Field("reason", "", "text", {}, required=True)
    label = env.say("Why it stands although the answers have changed")
    return FieldQuestion("reason", label, "text", (), required=True, default="", check=_field_check(env, field))


def _as_text(value: Any) -> str:  # noqa: ANN401 - any recorded value
    return ", ".join(value) if isinstance(value, list) else str(value or "")


def _recorded_text(env: Env, field: Field | None, given: Any) -> str:  # noqa: ANN401 - any recorded value
    if field and field.type == "date":
        return env.say.date(date.fromisoformat(given))
    if field and isinstance(given, str) and given in field.options:
        return env.say.guide(field.options[given])
    return _as_text(given)


def _field_check(env: Env, field: Field) -> Callable[[str], str]:
    def check(text: str) -> str:
        problem = field_misfit(field, plain_field(field, text))
        return env.say(problem) if problem else ""

    return check


def _inventory(run: Run, state: State, step: Inventory, ref: str, before: Any) -> InventoryQuestion:  # noqa: ANN401
    say = run.env.say
    other = _answered(state, step.like) if step.like else None
    stock = stock_from_json(before) if before else None
    typed = stock if stock and stock.source is None else None
    items = dict.fromkeys((*(other.by_item() if other else ()), *step.suggest, *(typed.by_item() if typed else ())))
    rows = tuple(_row(run, item, typed, other) for item in items)
    substitutions = (
        tuple(Row(held.item, _label(run, held.item)) for held in other.holdings) if step.substitutions and other else ()
    )
    fields = _fields(run.env, step.records, before or {})
    mapped = tuple(f"{one[0]}={one[1]}:{one[2]}" for one in (before or {}).get("map", ()))
    return InventoryQuestion(
        ref=ref,
        title=say.guide(step.title),
        rows=rows,
        beside=say("counted before") if other else "",
        fields=fields,
        check=_item_check(run),
        substitutions=substitutions,
        may_be_empty=step.may_be_empty,
        turns=(),
        mapped=mapped,
        decided_by=str((before or {}).get("decided_by", "")),
        unknown=_unknown(run),
    )


def _unknown(run: Run) -> Callable[[str], tuple[Unknown, ...] | None]:
    def unknown(path: str) -> tuple[Unknown, ...] | None:
        try:
            stock = read_stock(path, run.catalogue)
        except LicwizardError:
            return None  # the answer itself is refused, and says why
        return tuple(
            Unknown(
                held.item,
                tuple(Row(one.id, run.env.say.value(one.name)) for one in run.catalogue.near(held.item)),
                ", ".join(
                    ("?" if held.quantity is None else run.env.say.quantity(held.quantity, held.unit), *held.codes)
                ),
            )
            for held in stock.holdings
            if not held.known
        )

    return unknown


def _uncounted(run: Run, weighs: Collection[str]) -> Callable[[str], bool | None]:
    def uncounted(path: str) -> bool | None:
        try:
            held = read_stock(path, run.catalogue).holdings
        except LicwizardError:
            return None  # the answer itself is refused, and says why
        return "assigned" in weighs and any(one.kind == "user" and one.assigned is None for one in held)

    return uncounted


def _answered(state: State, step: str) -> Stock | None:
    for visit in reversed(state.trail):
        if visit.key.step == step and visit.key.path == state.key.path and visit.answer:
            return stock_from_json(visit.answer.value)
    return None


def _label(run: Run, item: str) -> str:
    product = run.catalogue.find(item)
    return run.env.say.value(product.name) if product else item


def _row(run: Run, item: str, typed: Stock | None, other: Stock | None) -> ItemRow:
    count = _shown(run, typed, item)
    return ItemRow(item, _label(run, item), count, _shown(run, other, item))


def _shown(run: Run, stock: Stock | None, item: str) -> str:
    held = stock.by_item().get(item) if stock else None
    if held is None or held.quantity is None:
        return ""
    text = plain_number(held.quantity)
    if held.unit != "GB":
        return text
    # It is read again as it stands: without thousands marks, and never with three decimals, both of which are in doubt.
    whole, _, decimals = text.partition(".")
    point = "," if run.env.language == "sv" else "."
    return f"{whole}{point if decimals else ''}{decimals}{'0' if len(decimals) == 3 else ''}\u00a0GB"  # noqa: PLR2004


def _item_check(run: Run) -> Callable[[str, str], ItemCheck]:
    def check(item: str, count: str) -> ItemCheck:
        try:
            stock = take_stock((Entry(item, count or "0"),), run.catalogue, everything=True)
        except LicwizardError as error:
            return ItemCheck(None, run.env.say(error.message))
        if not stock.holdings:
            return ItemCheck(None, run.env.say("{item} is a trial, and is not counted", item=item))
        held = stock.holdings[0]
        shown = _shown(run, stock, held.item) if count else ""
        row = ItemRow(held.item, _label(run, held.item), shown)
        if held.known:
            return ItemCheck(row, run.env.say(held.problem) if held.problem else "")
        near = tuple(Row(one.id, run.env.say.value(one.name)) for one in run.catalogue.near(item))
        return ItemCheck(row, run.env.say("{item} is not in the catalogue", item=item), near)

    return check


def value_text(run: Run, step: Step, value: Any) -> str:  # noqa: ANN401 - any answer
    """Return a recorded answer in a few words, for lists of answers."""
    say = run.env.say
    match step:
        case Choice() if value in step.options:
            return say.guide(step.options[value].label)
        case Inventory():
            stock = stock_from_json(value)
            if stock.source:
                return stock.source.path
            return "; ".join(
                f"{_label(run, held.item)}: {say.value(Quantity(held.quantity, held.unit))}"
                for held in stock.holdings
                if held.quantity is not None
            )
        case Gate():
            if "reason" in value:
                return say("passed by a reason: {reason}", reason=value["reason"])
            if "exit" in value:
                return say.guide(step.exits[value["exit"]].label) if value["exit"] in step.exits else value["exit"]
            return say(msg("by the file {path}", path=tuple(one.path for one in sources_of(value))))
        case Task():
            return "; ".join(
                f"{say.guide(step.records[name].label) if name in step.records else name}: "
                f"{_recorded_text(run.env, step.records.get(name), given)}"
                for name, given in value.items()
                if name != "confirm"
            ) or say("done")
        case _:
            return str(value)
