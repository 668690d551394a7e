"""The point of no return: everything that stands behind an irreversible step, on one screen."""

from datetime import datetime
from typing import NamedTuple

from licwizard.core.fresh import span, too_old
from licwizard.core.guide import Gate
from licwizard.core.stock import Source
from licwizard.core.way import Visit
from licwizard.i18n import Translator
from licwizard.messages import GuideText, Name, Quantity
from licwizard.show.check import verdict_word
from licwizard.show.screen import Screen

_DIGEST = 12
_UNDER = 3


class Required(NamedTuple):
    """A gate or a step that is required, as it stands: what was shown for it, and whether it has grown stale."""

    visit: Visit
    sources: tuple[Source, ...]
    stale: bool


class Direct(NamedTuple):
    """A direct subscription as it was listed; `channel` is its purchase channel, empty where nothing says it."""

    id: str
    units: Quantity
    name: Name
    channel: str


class NoReturn(NamedTuple):
    """What an irreversible step stands on: requirements, direct subscriptions by id, and who decided what.

    `ending` says that the step ends the direct subscriptions; `noted` are ids that stand in a note alone.
    """

    required: tuple[Required, ...]
    ending: bool
    listed: tuple[Direct, ...]
    noted: tuple[str, ...]
    decided_by: tuple[str, ...]


def show_no_return(screen: Screen, say: Translator, view: NoReturn, now: datetime) -> None:
    """Write it; what the step does, breaks and leaves stands above, with the step itself."""
    screen.line(say("What this step requires, as it stands now:"), "bold")
    for one in view.required:
        _required(screen, say, one, now)
    if view.decided_by:
        screen.line(say("Substitutions were decided by: {names}", names=view.decided_by))
    if view.ending:
        _ending(screen, say, view)


def _required(screen: Screen, say: Translator, one: Required, now: datetime) -> None:
    visit, verdict = one.visit, one.visit.verdict
    title = GuideText(visit.step.title)
    if verdict is None:
        screen.item(say("done: {title}", title=title), "green")
        return
    by = say("by a typed reason") if verdict.by == "reason" else verdict_word(verdict.word, say)
    mark = say("stale") if one.stale else say("passes") if verdict.passes else say("does not pass")
    style = "green" if verdict.passes and not one.stale else "bold red"
    screen.item(say("{mark} ({by}): {title}", mark=mark, by=by, title=title), style)
    screen.line(say(verdict.says), indent=_UNDER)
    if visit.answer is None:
        return
    if verdict.by == "reason":
        reason = str(visit.answer.value.get("reason", ""))
        screen.line(say("The reason given: {reason}", reason=reason), "yellow", indent=_UNDER)
    for source in one.sources:
        text = say("{path} (SHA-256 {digest})", path=source.path, digest=source.sha256[:_DIGEST])
        screen.line(text, "dim", indent=_UNDER)
        old = too_old(visit, source)
        if old:
            screen.line(say(old), "yellow", indent=_UNDER)
    screen.line(_age(say, visit, now), "bold red" if one.stale else "dim", indent=_UNDER)


def _age(say: Translator, visit: Visit, now: datetime) -> str:
    assert visit.answer is not None  # noqa: S101 - what was not shown has no age
    hours = max(int((now - visit.answer.at).total_seconds() // 3600), 0)
    text = say("shown {age} ago", age=span(hours)) if hours else say("shown within the hour")
    if isinstance(visit.step, Gate) and visit.step.fresh:
        return say("{shown}; it stands for {span}", shown=text, span=span(visit.step.fresh.hours))
    return text


def _ending(screen: Screen, say: Translator, view: NoReturn) -> None:
    if not view.listed and not view.noted:
        screen.line(
            say(
                "No direct subscription is known here by its id. Look up each of them, purchase channel"
                ' "Commercial direct", before you name it.'
            ),
            "bold yellow",
        )
        return
    screen.line(say('What is to be ended, each by its id (purchase channel "Commercial direct"):'), "bold")
    for one in view.listed:
        text = say("{id}: {units} of {item}", id=one.id, units=one.units, item=one.name.inside())
        screen.item(say("{text} ({channel})", text=text, channel=one.channel) if one.channel else text)
    for name in view.noted:
        screen.item(say("{id} (from your notes; no count lists it)", id=name))
