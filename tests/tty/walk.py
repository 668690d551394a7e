"""The source's example from the first question to the end, as what a person picks and types at each step."""

import itertools
import json
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from licwizard.core.catalogue import Catalogue
from licwizard.core.guide import Choice, End, Gate, Guide, Inventory, Step, Task
from licwizard.i18n import Translator
from licwizard.load.catalogue import load_catalogue
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder, locale_folder
from tests.tty.terminal import Terminal

PROFESSIONAL, INSTANCES, STORAGE = "CRMSTANDARD", "CRMINSTANCE", "CRMSTORAGE"
REASON = "seen with my own eyes in the admin centre"
HELD = {PROFESSIONAL: "50", INSTANCES: "3", STORAGE: "5"}
SHORT = {**HELD, STORAGE: "4"}


class Words:
    """What the program and its guide say in one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.say = Translator(language, (locale_folder(),))
        self._guide, self._catalogue = _guide(), _catalogue()

    def step(self, name: str) -> Step:
        return self._guide.procedures["migrate"].steps[name]

    def title(self, name: str) -> str:
        return self.say.guide(self.step(name).title)

    def option(self, name: str, option: str) -> str:
        step = self.step(name)
        assert isinstance(step, Choice)
        return self.say.guide(step.options[option].label)

    def exit(self, name: str, way: str) -> str:
        step = self.step(name)
        assert isinstance(step, Gate)
        return self.say.guide(step.exits[way].label)

    def item(self, name: str) -> str:
        product = self._catalogue.find(name)
        assert product
        return self.say.value(product.name)

    def next(self, name: str) -> str:
        step = self.step(name)
        assert isinstance(step, End)
        return self.say.guide(step.next[0].say)

    def done(self, name: str) -> str:
        step = self.step(name)
        assert isinstance(step, Task)
        return self.say("This is done, and it cannot be undone") if step.irreversible else self.say("This is done")


@cache
def _guide() -> Guide:
    return load_guide(data_folder() / "steps.yaml").guide


@cache
def _catalogue() -> Catalogue:
    return load_catalogue(data_folder() / "products.yaml")


Doing = Callable[[Terminal, Words, str], None]


class Leg(NamedTuple):
    """A step of the walk and how it is answered."""

    step: str
    answer: Doing


def pick(option: str) -> Doing:
    return lambda terminal, words, step: terminal.choose(words.option(step, option))


def way(name: str) -> Doing:
    return lambda terminal, words, step: terminal.choose(words.exit(step, name))


def done(**recorded: str) -> Doing:
    """Say that a task is done, and record what is given; the rest stays unknown."""

    def answer(terminal: Terminal, words: Words, step: str) -> None:
        terminal.choose(words.done(step))
        task = words.step(step)
        assert isinstance(task, Task)
        for name, field in task.records.items():
            terminal.expect(words.say.guide(field.label))
            given = recorded.get(name.replace("-", "_"), "")
            if field.type == "choice":
                terminal.choose(words.say.guide(field.options[given]) if given else words.say("not known"))
            else:
                terminal.type(given)

    return answer


def count(counts: Mapping[str, str], usage_start: str = "2099-06-01") -> Doing:
    def answer(terminal: Terminal, words: Words, step: str) -> None:
        for item, number in counts.items():
            terminal.choose(words.item(item))
            terminal.type(number)
        terminal.choose(words.say("That is all"))
        inventory = words.step(step)
        assert isinstance(inventory, Inventory)
        for field in inventory.records.values():
            terminal.expect(words.say.guide(field.label))
            terminal.type(usage_start)

    return answer


def reason(terminal: Terminal, words: Words, _step: str) -> None:
    terminal.choose(words.say("Pass it with a typed reason…"))
    terminal.type(REASON)


def show(path: Path) -> Doing:
    def answer(terminal: Terminal, words: Words, _step: str) -> None:
        terminal.choose(words.say("Show a file…"))
        terminal.type(f'"{path}"')
        terminal.choose(words.say("Yes"))

    return answer


def confirm(terminal: Terminal, words: Words, step: str) -> None:
    done(case_number="4711")(terminal, words, step)
    terminal.type("cancel migration")


def export(folder: Path) -> Path:
    """Write what the tenant holds with both subscriptions, pooled."""
    counts = {PROFESSIONAL: (100, 50), INSTANCES: (6, 0), STORAGE: (10, 0)}
    rows = [
        {
            "skuPartNumber": item,
            "consumedUnits": consumed,
            "prepaidUnits": {"enabled": enabled, "warning": 0, "suspended": 0, "lockedOut": 0},
        }
        for item, (enabled, consumed) in counts.items()
    ]
    path = folder / "licences now.json"
    path.write_text(json.dumps({"value": rows}), encoding="utf-8")
    return path


def to_the_gate() -> tuple[Leg, ...]:
    """Return the walk to the order that is short, with turns into the steps that help."""
    return (
        Leg("programme", pick("enterprise-agreement")),
        Leg("bought-by", pick("credit-card")),
        Leg("direct-term", done(ends="2099-12-31", renews="no")),
        Leg("online-services", pick("unsure")),
        Leg("find-out", done()),
        Leg("online-services", pick("yes")),
        Leg("same-account", pick("yes")),
        Leg("osm-check", pick("unsure")),
        Leg("osm-help", done()),
        Leg("osm-check", pick("change")),
        Leg("osm-change", done()),
        Leg("osm-check", pick("ok")),
        Leg("count-current", count(HELD)),
        Leg("count-ordered", count(SHORT)),
    )


def to_attaching() -> tuple[Leg, ...]:
    return (
        Leg("order-covers", way("short")),
        Leg("count-ordered", count({STORAGE: "5 GB"})),
        Leg("place-order", done(order_number="PO-1")),
        Leg("order-result", pick("invoiced")),
        Leg("order-matches", reason),
        Leg("activation", pick("not-arrived")),
        Leg("mail-why", pick("too-early")),
        Leg("activation", pick("arrived")),
        Leg("sign-in", pick("osm-is-not")),
        Leg("forward", done()),
        Leg("count-before", count(HELD)),
        Leg("attach", done()),
    )


def to_the_end(folder: Path) -> tuple[Leg, ...]:
    return (
        Leg("right-account", pick("yes")),
        Leg("attached", reason),
        Leg("users", pick("same-product")),
        Leg("covers-alone", show(export(folder))),
        Leg("cancel-how", pick("support")),
        Leg("cancel-direct", confirm),
        Leg("cancel-result", pick("confirmed")),
        Leg("cancelled", reason),
        Leg("billing-stopped", pick("yes")),
    )


def scripted(step: str, folder: Path, ordered: Mapping[str, str] | None = None) -> list[str]:
    """Return the options that lead straight to a step; no leg through the steps that help."""
    held, usage = dict(HELD), {"usage-start": "2099-06-01"}
    answers: dict[str, object] = {
        "programme": "enterprise-agreement",
        "bought-by": "credit-card",
        "direct-term": {"ends": "2099-12-31", "renews": "no"},
        "online-services": "no",
        "osm-check": "ok",
        "count-current": held,
        "count-ordered": {**(ordered or held), **usage},
        "order-covers": None,
        "place-order": "done",
        "order-result": "invoiced",
        "order-matches": {"reason": REASON},
        "activation": "arrived",
        "sign-in": "osm-is-admin",
        "count-before": held,
        "attach": "done",
        "right-account": "yes",
        "attached": {"reason": REASON},
        "users": "same-product",
        "covers-alone": {"file": str(export(folder)), "direct-unchanged": True},
        "cancel-how": "support",
        "cancel-direct": {"confirm": "cancel migration"},
    }
    before = itertools.takewhile(lambda one: one[0] != step, answers.items())
    return [
        option
        for name, answer in before
        if answer
        for option in ("--answer", f"{name}={answer if isinstance(answer, str) else json.dumps(answer)}")
    ]


def go(terminal: Terminal, words: Words, legs: tuple[Leg, ...]) -> None:
    """Answer one step after the other; each has to be the one that is asked."""
    for leg in legs:
        terminal.asks(words.title(leg.step))
        leg.answer(terminal, words, leg.step)
