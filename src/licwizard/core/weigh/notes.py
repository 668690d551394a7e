"""What is seen beside a verdict: people over the count, units in grace, trials set aside."""

from licwizard.core.inventory import TRIAL
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.listing import lists, told_apart
from licwizard.core.weigh.weighed import assigned, quantity
from licwizard.messages import Message, msg


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
