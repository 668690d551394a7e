"""The point of no return: everything that stands behind an irreversible step, on one screen."""

from datetime import datetime
from typing import NamedTuple

from licwizard.core.fresh import span, too_old
from licwizard.core.stock import Source, Subscription
from licwizard.core.way import Visit
from licwizard.i18n import Translator
from licwizard.messages import GuideText, Message
from licwizard.show.check import verdict_word
from licwizard.show.screen import Screen

_DIGEST = 12


class Required(NamedTuple):
    """A gate or a step that is required, as it stands: what was shown for it, and what makes it stale."""

    visit: Visit
    sources: tuple[Source, ...]
    stale: Message | None


class NoReturn(NamedTuple):
    """What an irreversible step stands on: requirements, direct subscriptions by id, and who decided what."""

    required: tuple[Required, ...]
    subscriptions: tuple[Subscription, ...]
    ids: tuple[str, ...]
    decided_by: tuple[str, ...]


def show_no_return(screen: Screen, say: Translator, view: NoReturn, now: datetime) -> None:
    """Write it; what the step does, breaks and leaves stands above, with the step itself."""
    screen.line(say("What this step requires, as it stands now:"), "bold")
    for one in view.required:
        _required(screen, say, one, now)
    if view.subscriptions or view.ids:
        screen.line(say('What is meant, each by its id, purchase channel "Commercial direct":'), "bold")
    for subscription in view.subscriptions:
        screen.item(_subscription(say, subscription))
    listed = {subscription.id for subscription in view.subscriptions}
    for name in view.ids:
        if name not in listed:
            screen.item(name)
    if view.decided_by:
        screen.line(say("Substitutions were decided by: {names}", names=view.decided_by))


def _required(screen: Screen, say: Translator, one: Required, now: datetime) -> None:
    visit, verdict = one.visit, one.visit.verdict
    title = GuideText(visit.step.title)
    if verdict is None:
        screen.item(say("done: {title}", title=title))
        return
    by = say("passed by a typed reason") if verdict.by == "reason" else verdict_word(verdict.word, say)
    mark = say("stale") if one.stale else say("passes") if verdict.passes else say("does not pass")
    style = "green" if verdict.passes and not one.stale else "bold red"
    screen.item(say("{mark} ({by}): {title}. {says}", mark=mark, by=by, title=title, says=verdict.says), style)
    if one.stale:
        screen.item(say(one.stale), "bold red")
    if visit.answer is None:
        return
    if verdict.by == "reason":
        screen.item(say("The reason given: {reason}", reason=str(visit.answer.value.get("reason", ""))), "yellow")
    for source in one.sources:
        screen.item(say("{path} (SHA-256 {digest})", path=source.path, digest=source.sha256[:_DIGEST]), "dim")
        old = too_old(visit, source)
        if old:
            screen.item(say(old), "yellow")
    age = max(int((now - visit.answer.at).total_seconds() // 3600), 0)
    screen.item(say("shown {age} ago", age=span(age)) if age else say("shown within the hour"), "dim")


def _subscription(say: Translator, one: Subscription) -> str:
    text = say("{id}: {units} of {item}", id=one.id, units=one.units, item=one.item)
    if one.channel:
        text = say("{text} ({channel})", text=text, channel=one.channel)
    return text
