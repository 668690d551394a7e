"""Where in the migration do two exports stand? Told from the files alone, and only probably where it is inferred."""

from collections.abc import Sequence
from typing import NamedTuple

from licwizard.core.compare import Substitution
from licwizard.core.stock import Stock
from licwizard.core.weigh.attached import attached
from licwizard.core.weigh.cancelled import cancelled
from licwizard.core.weigh.covers import covers
from licwizard.core.weigh.direct import direct_subscription
from licwizard.core.weigh.doubt import doubt, unnamed_tenant
from licwizard.core.weigh.explanations import NO_EXPORT
from licwizard.core.weigh.growth import Growth, growth
from licwizard.core.weigh.listing import idle
from licwizard.core.weigh.notes import trials
from licwizard.core.weigh.places import (
    BY_ORDER,
    EMPTY,
    ENOUGH,
    GONE,
    GREW,
    GREW_PART,
    IDLE,
    IN_GRACE,
    LOST,
    MOVING,
    NOTHING,
    UNCLEAR,
    UNTOLD,
    Place,
)
from licwizard.core.weigh.ways_out import way_out
from licwizard.core.weigh.weighed import Direct, Explanation, Weighed, WeighedLine, quantity, undecided
from licwizard.messages import Message, msg

_USERS = msg(
    "compare lists of users: {command}",
    command="licwizard verify cancelled --before FILE --after FILE --users-before FILE --users-after FILE",
)
_ORDER = msg("say what was ordered: {option}", option="--ordered FILE")
_MAP = msg("if something meets what is missing, say so: {option}", option="--map OLD=NEW")
_MAIL = msg("no file says whether the order has been invoiced, and the activation e-mail has come")


class Diagnosis(NamedTuple):
    """The step of `migrate` (None: not to be told), whether that is certain, why, and what would settle the rest."""

    step: str | None
    certain: bool
    explanation: Explanation
    settle: tuple[Message, ...] = ()
    lines: tuple[WeighedLine, ...] = ()
    notes: tuple[Message, ...] = ()


# What says "probably" itself, and what two files say for certain, though not where that leaves one.
_HEDGED = frozenset(
    {
        "wrong-account",
        "online-services-account",
        "direct-ended",
        "taken-too-late",
        "another-tenant",
        "counted-too-early",
        "lost-since",
    }
)


def diagnose(
    before: Stock,
    after: Stock,
    ordered: Stock | None = None,
    substitutions: Sequence[Substitution] = (),
    *,
    direct_unchanged: bool = False,
) -> Diagnosis:
    """Return where one stands, by what `attached`, `covers` and `cancelled` make of the files, and by the totals.

    Certain is only what subscriptions listed one by one show, or what a person says of the direct one;
    the rest is inferred, and says "probably".
    """
    found = _found(before, after, ordered, substitutions, direct_unchanged=direct_unchanged)
    if not found.certain and found.step != LOST.step:
        found = found._replace(lines=tuple(map(undecided, found.lines)))
    if found.step and not found.certain and found.explanation.code not in _HEDGED:
        found = found._replace(
            explanation=found.explanation._replace(message=msg("Probably: {what}", what=found.explanation.message))
        )
    return found._replace(notes=(*unnamed_tenant(before, after), *trials(after)))


def _found(
    before: Stock,
    after: Stock,
    ordered: Stock | None,
    substitutions: Sequence[Substitution],
    *,
    direct_unchanged: bool,
) -> Diagnosis:
    seen = doubt(before, ordered or Stock(()), after, substitutions)
    if seen and seen.procedure == "wrong-account":
        return Diagnosis("right-account", certain=False, explanation=seen, settle=_settling(seen.code))
    if seen or after.source is None:
        return _untold(seen or NO_EXPORT)
    kept = cancelled(before, after, substitutions)
    if not any(line.before for line in kept.lines):
        return _untold(EMPTY, kept)
    grown = growth(before, after)
    if kept.explanation.code == "lost":
        return _lost(kept, grown, substitutions, doubled=not grown.listed and _doubled(before, ordered, after))
    if kept.explanation.code == "not-counted":
        return _untold(UNCLEAR, kept)
    direct, sure = _direct(before, after, ordered, grown, direct_unchanged=direct_unchanged)
    if direct in {"in_grace", "gone"} and kept.explanation.code == "lost-since":
        place = Place(IN_GRACE.step, kept.explanation)
        return _at(place, certain=False, lines=kept.lines, settle=(*_settling("lost-since"), _USERS))
    if direct in {"in_grace", "gone"}:
        place = IN_GRACE if direct == "in_grace" else GONE
        # A pooled count does not show that the direct subscription is gone; `cancelled` has to.
        step = place.step if sure else IN_GRACE.step
        return _at(place._replace(step=step), certain=sure, lines=kept.lines, settle=(_USERS, *_unsettled(sure=sure)))
    if ordered is None or not any(held.quantity for held in ordered.holdings):
        held = {line.item for line in kept.lines if line.before}
        return _by_growth(kept, grown, not_active=grown.listed and bool(held & idle(before, after)))
    return _by_order(before, after, ordered, substitutions, sure=sure)


def _direct(
    before: Stock, after: Stock, ordered: Stock | None, grown: Growth, *, direct_unchanged: bool
) -> tuple[Direct, bool]:
    """Return what became of the direct subscription, and whether that is certain."""
    if grown.listed:
        return direct_subscription(before, after, None), True
    if grown.direct_ended(before, before.by_item()):
        return "in_grace", False
    if grown.fallen:  # and yet nothing is lost: another product carries it
        return "gone", False
    if direct_unchanged:
        return "active", True
    return ("gone" if ordered and _new_alone(before, after, ordered) else "active"), False


def _new_alone(before: Stock, after: Stock, ordered: Stock) -> bool:
    """Return whether exactly the order is there, and not what was held."""
    then, bought, now = before.by_item(), ordered.by_item(), after.by_item()
    held = [item for item, holding in then.items() if holding.quantity]
    alone = all(quantity(now.get(item)) == quantity(bought.get(item)) for item in {*held, *bought})
    return alone and any(quantity(now.get(item)) != then[item].quantity for item in held)


def _lost(kept: Weighed, grown: Growth, substitutions: Sequence[Substitution], *, doubled: bool) -> Diagnosis:
    named = {one.ordered for one in substitutions}
    held = {line.item for line in kept.lines if line.before}
    other = any(count and item not in named and item not in held for item, count in grown.new.items())
    settle = (*_settling("taken-too-late"),) if doubled else ()
    settle += (_MAP, _USERS) if other else (_USERS,)
    return _at(LOST, certain=not other and not doubled, lines=kept.lines, settle=settle)


def _doubled(before: Stock, ordered: Stock | None, after: Stock) -> bool:
    """Return whether an earlier export may already hold old and new, of which the new alone remain."""
    then, now = before.by_item(), after.by_item()
    wanted = [held for held in ordered.holdings if held.quantity] if ordered else []
    return bool(wanted) and all(
        (quantity(then.get(held.item)) or 0) >= 2 * (held.quantity or 0)
        and (quantity(now.get(held.item)) or 0) >= (held.quantity or 0)
        for held in wanted
    )


def _by_growth(kept: Weighed, grown: Growth, *, not_active: bool) -> Diagnosis:
    held = [line for line in kept.lines if line.before]
    more = [line for line in held if (grown.new.get(line.item) or 0) >= (line.needed or 0)]
    settle = (_ORDER, *_unsettled(sure=grown.listed))
    if not any(grown.new.values()) and not_active:
        return _at(IDLE, certain=False, lines=kept.lines, settle=settle)
    if not any(grown.new.values()):
        return _at(NOTHING, certain=False, lines=kept.lines, settle=(_MAIL, *settle))
    place = GREW if len(more) == len(held) else GREW_PART
    return _at(place, certain=False, lines=kept.lines, settle=settle)


def _by_order(
    before: Stock, after: Stock, ordered: Stock, substitutions: Sequence[Substitution], *, sure: bool
) -> Diagnosis:
    # As if the direct subscription were unchanged: where nobody says so, the answer is not certain.
    arrival = attached(before, ordered, after, substitutions, direct_unchanged=True)
    code = arrival.explanation.code
    settle = _unsettled(sure=sure)
    if code == "taken-too-late":
        return _at(Place("attached", arrival.explanation), certain=False, lines=arrival.lines, settle=_settling(code))
    if code in BY_ORDER:
        nothing = code == "nothing-yet"
        settle = (_MAIL, *settle) if nothing else settle
        place = Place(BY_ORDER[code], arrival.explanation)
        return _at(place, certain=sure and not nothing, lines=arrival.lines, settle=settle)
    if code != "arrived":
        return _untold(UNCLEAR if code == "not-counted" else UNTOLD, arrival)
    carried = covers(before, ordered, after, substitutions, direct_unchanged=True)
    if any(line.met and line.kind == "user" and line.assigned for line in carried.lines):
        return _at(MOVING, certain=False, lines=carried.lines, settle=(_USERS, *settle))
    if carried.verdict == "proved":
        return _at(ENOUGH, certain=sure, lines=carried.lines, settle=settle)
    place = Place("covers-alone", carried.explanation)
    if carried.verdict == "unknown":
        settle = (*_settling(carried.explanation.code), *settle)
    return _at(place, certain=sure and carried.verdict == "refuted", lines=carried.lines, settle=settle)


def _at(place: Place, *, certain: bool, lines: tuple[WeighedLine, ...], settle: tuple[Message, ...]) -> Diagnosis:
    return Diagnosis(place.step, certain, place.why, settle, lines)


def _untold(why: Explanation, seen: Weighed | None = None) -> Diagnosis:
    return Diagnosis(None, certain=False, explanation=why, settle=_settling(why.code), lines=seen.lines if seen else ())


def _unsettled(*, sure: bool) -> tuple[Message, ...]:
    return () if sure else _settling("direct-not-settled")


def _settling(code: str) -> tuple[Message, ...]:
    way = way_out(code)
    return (way,) if way else ()
