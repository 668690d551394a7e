"""What is seen beside a verdict: people over the count, units in grace, trials set aside."""

from licwizard.core.inventory import TRIAL
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.listing import ids, lists, told_apart
from licwizard.core.weigh.weighed import assigned, quantity
from licwizard.messages import Message, msg, nmsg

_STILL_THERE = frozenset({"active", "in_grace", "suspended", "unknown"})
_NAMED = 3


def line_notes(before: Holding | None, after: Holding | None) -> tuple[Message, ...]:
    """Return what is to be seen in one item: what is wrong with it, more people than units or than at the count."""
    people, owned, held = assigned(after), quantity(after), quantity(before)
    problems = [one.problem for one in (before, after) if one and one.problem]
    seen = list(after.notes if after else ())
    notes = [*{problem.english(): problem for problem in problems}.values(), *seen]
    if people is not None and owned is not None and people > owned and not seen:
        notes.append(msg("{assigned} assigned, more than the {owned} owned", assigned=people, owned=owned))
    then = assigned(before)
    if people is not None and then is not None and people > then:
        notes.append(msg("{now} assigned, {then} at the earlier count", now=people, then=then))
    elif people is not None and then is None and held is not None and people > held:
        notes.append(msg("{now} assigned, more than the {held} held at the earlier count", now=people, held=held))
    return tuple(notes)


def trials(after: Stock) -> tuple[Message, ...]:
    """Return a note on trials: they are not owned, and set aside (C4)."""
    items = tuple(sorted({out.item for out in after.left_out if out.reason == TRIAL}))
    return (msg("Trials are set aside: {items}.", items=items),) if items else ()


def perhaps_renewed(before: Stock, after: Stock) -> tuple[Message, ...]:
    """Return a note where subscriptions of the earlier list are deleted, ended, or not listed any more.

    A term that renews may go on under another id, and pass for what is new (L22).
    """
    if not told_apart(before, after):
        return ()
    there = ids(*(one for one in after.subscriptions if one.status in _STILL_THERE))
    was = [one for one in before.subscriptions if one.status == "active" and not one.trial and one.units]
    gone = sorted(one.id for one in was if not ids(one) & there)
    if not gone:
        return ()
    names = (*gone[:_NAMED], *(["…"] if len(gone) > _NAMED else []))
    return (
        nmsg(
            "{count} subscription of the earlier export is not active any more: {ids}. If it was renewed under another"
            " id, what counts as new may be that renewal: see its purchase channel in the admin centre.",
            "{count} subscriptions of the earlier export are not active any more: {ids}. If one was renewed under"
            " another id, what counts as new may be that renewal: see its purchase channel in the admin centre.",
            len(gone),
            ids=names,
        ),
    )


def no_ids(before: Stock, after: Stock) -> tuple[Message, ...]:
    """Return a note where lists of subscriptions count as sums: one without an id that both know could be any."""
    nameless = tuple(
        msg("{path} lists subscriptions without an id, so it counts as a sum.", path=stock.source.path)
        for stock in (before, after)
        if stock.source and not stock.source.pooled and not all(one.id for one in stock.subscriptions)
    )
    if not (before.source and after.source and lists(before) and lists(after)) or told_apart(before, after):
        return nameless
    return (
        msg(
            "{earlier} and {later} list subscriptions by ids of different kinds, so they count as sums.",
            earlier=before.source.path,
            later=after.source.path,
        ),
    )
