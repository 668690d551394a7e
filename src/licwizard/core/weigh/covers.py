"""Would the new licences alone carry everyone? (C2, L16)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.compare import Comparison, Line, Substitution, compare
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.counted import Counted, with_assigned
from licwizard.core.weigh.doubt import doubt, elsewhere_or_part, unnamed_tenant
from licwizard.core.weigh.explanations import (
    CHANGED,
    COVERED,
    ENDED,
    GROWN,
    MORE_PEOPLE,
    NO_EXPORT,
    NOT_COUNTED,
    NOTHING_HELD,
    NOTHING_NEW,
    PEOPLE_UNCOUNTED,
    REVIVED,
    TOO_FEW,
    counted_too_early,
)
from licwizard.core.weigh.growth import Growth, growth
from licwizard.core.weigh.lines import weighed_line
from licwizard.core.weigh.named import in_tenant_words
from licwizard.core.weigh.needs import UNCOUNTED, Needs, needs, reserved, sterner, with_people
from licwizard.core.weigh.notes import no_ids, perhaps_renewed, trials
from licwizard.core.weigh.since import held_too, not_foreseen, not_foreseen_note, surplus
from licwizard.core.weigh.unsettled import not_settled
from licwizard.core.weigh.weighed import PROOFS, Explanation, Weighed, WeighedLine, assigned, quantity, undecided
from licwizard.messages import Message

_Held = Mapping[str, Holding]


class _Sides(NamedTuple):
    """What was held, ordered and is seen, by item, and what is needed of each item, with people moved or in place."""

    then: _Held
    bought: _Held
    seen: _Held
    need: Needs
    in_place: Needs
    uncounted: frozenset[str]

    def known(self, item: str) -> Holding:
        """Return what an item is."""
        return next(held[item] for held in (self.then, self.bought, self.seen) if item in held)

    def stock(self, counts: Mapping[str, Decimal | None]) -> Stock:
        """Return counts as an inventory."""
        return Stock(tuple(self.known(item)._replace(quantity=count, problem=None) for item, count in counts.items()))


def covers(  # noqa: PLR0913 - what may be shown
    before: Stock,
    ordered: Stock,
    now: Stock,
    substitutions: Sequence[Substitution] = (),
    *,
    direct_unchanged: bool,
    people: Stock | None = None,
) -> Weighed:
    """Return whether min(new active units, ordered) ≥ max(held before, assigned now), for each item.

    New units are told as by `attached`: subscription by subscription where both exports list them,
    else what grew, and only if the direct subscription did not change in between; what a subscription grew by
    that was there before counts under that condition too. Assigned counts for user licences only, and an export
    that does not count people proves nothing of those. What is ordered under a name that the catalogue does not
    know is sought under the item that a substitution names. `people` is another export of the same day that says
    who is assigned what, for lists of subscriptions do not; what it contradicts, or lacks, nobody has counted.
    What is active now, and was neither held nor ordered, may have been bought directly after the count, and would be
    lost with the direct subscription: where nothing that was ordered meets it, that is unknown (L11).
    """
    grown = growth(before, now)
    notes = (*unnamed_tenant(before, now, *((people,) if people else ())), *no_ids(before, now), *trials(now))
    explanation = _doubt(before, ordered, now, grown, substitutions, direct_unchanged=direct_unchanged)
    if people and not explanation:
        explanation = elsewhere_or_part(before, ordered, now, people)
    if explanation:
        return Weighed("unknown", explanation, (), notes)
    counted = with_assigned(now, people) if people else Counted(now)
    now, notes = counted.stock, (*notes, *counted.notes, *perhaps_renewed(before, now))
    bought = in_tenant_words(ordered, before, now, substitutions)
    sides = _sides(before, bought, now, substitutions, counted.uncounted)
    result = _compared(sides, grown, substitutions)
    if not grown.listed and result.verdict == "short" and grown.direct_ended(before, _shorts(result)):
        return Weighed("unknown", ENDED, (), notes)
    lines = tuple(_line(line, sides, grown) for line in result.lines)
    verdict = PROOFS[result.verdict]
    if verdict == "refuted":
        return Weighed(verdict, _why(lines), lines, (*notes, *_came(sides, grown)))
    if not grown.listed and (grown.fallen or grown.ended):
        ended = grown.direct_ended(before, sides.then)
        return Weighed("unknown", ENDED if ended else CHANGED, lines, notes)
    if verdict == "unknown":
        only_people = all(UNCOUNTED in line.notes for line in lines if line.verdict == "unknown")
        why = PEOPLE_UNCOUNTED if lines and only_people else NOT_COUNTED
        return Weighed(verdict, why, lines, (*notes, *_came(sides, grown)))
    # Where no row is new and one has grown, the list itself says that the one that was there has changed.
    sure = grown.without_grown_alone() if grown.listed and direct_unchanged else grown.surely()
    if _shorts(_compared(sides, sure, substitutions)):
        return Weighed("unknown", GROWN if grown.listed else REVIVED, lines, notes)
    if not sides.then:  # the earlier export is probably another one
        return Weighed("unknown", NOTHING_HELD, lines, notes)
    if early := _too_early(sides, sure, substitutions):
        names = tuple(line.name.inside() for line in early)
        rest = (line for line in lines if line.item not in {one.item for one in early})
        notes += surplus(sides.then, sides.bought, grown)
        return Weighed("unknown", counted_too_early(names), (*early, *rest), notes)
    notes += _came(sides, grown)
    if grown.direct_ended(before, sides.then):
        notes += (ENDED.message,)
    return Weighed(verdict, COVERED, lines, notes)


def _doubt(  # noqa: PLR0913 - what may be in the way
    before: Stock,
    ordered: Stock,
    now: Stock,
    grown: Growth,
    substitutions: Sequence[Substitution],
    *,
    direct_unchanged: bool,
) -> Explanation | None:
    found = doubt(before, ordered, now, substitutions)
    if found or now.source is None:
        return found or NO_EXPORT
    return None if direct_unchanged or grown.listed else not_settled(before, now)


def _sides(
    before: Stock,
    ordered: Stock,
    now: Stock,
    substitutions: Sequence[Substitution],
    uncounted: frozenset[str],
) -> _Sides:
    then, bought, seen = before.by_item(), ordered.by_item(), now.by_item()
    items = sorted({*then, *bought, *uncounted, *(item for item, holding in seen.items() if assigned(holding))})
    need, in_place = (count(items, then, seen, substitutions) for count in (needs, reserved))
    return _Sides(then, bought, seen, need, in_place, uncounted)


def _compared(sides: _Sides, grown: Growth, substitutions: Sequence[Substitution]) -> Comparison:
    supply = {item: _least(_new(item, sides, grown), quantity(sides.bought.get(item))) for item in sides.need}
    there = sides.stock(supply)
    result, other = (compare(sides.stock(need), there, substitutions) for need in (sides.need, sides.in_place))
    return with_people(sterner(result, other), sides.seen, counted=True, by_others=sides.uncounted)


def _too_early(sides: _Sides, grown: Growth, substitutions: Sequence[Substitution]) -> tuple[WeighedLine, ...]:
    """Return the lines of what came after the earlier count, and is not carried by what was ordered."""
    meant = {one.ordered for one in substitutions}  # it was said what for
    items = {item: held for item, held in _not_foreseen(sides).items() if item not in meant}
    if not items:
        return ()
    more = sides._replace(need=held_too(sides.need, items), in_place=held_too(sides.in_place, items))
    result = _compared(more, grown, substitutions)
    lines = [line for line in result.lines if line.item in items]
    # Where it takes what was to meet another item, it is still what nobody counted that is too much.
    lacking = [line for line in lines if line.short != 0] or (lines if result.verdict != "enough" else [])
    return tuple(undecided(_line(line, more, grown))._replace(new=_new(line.item, more, grown)) for line in lacking)


def _came(sides: _Sides, grown: Growth) -> tuple[Message, ...]:
    return (*not_foreseen_note(_not_foreseen(sides)), *surplus(sides.then, sides.bought, grown))


def _not_foreseen(sides: _Sides) -> dict[str, Holding]:
    return not_foreseen(sides.then, sides.bought, sides.seen)


def _new(item: str, sides: _Sides, grown: Growth) -> Decimal | None:
    """Return the new units of an item; of what is ordered in words of its own nobody can tell what has come."""
    ordered = sides.bought.get(item)
    if ordered and not ordered.known and item not in sides.seen:
        return None
    return grown.new.get(item, Decimal(0))


def _why(lines: Sequence[WeighedLine]) -> Explanation:
    short = [line for line in lines if line.short]
    if all(line.new == 0 for line in lines) and any(line.before for line in short):
        return NOTHING_NEW
    # What is new would carry as many as were held: it is the people who have become more.
    for_people = all(
        line.before is not None and max(line.needed or 0, line.assigned or 0) - (line.short or 0) >= line.before
        for line in short
    )
    return MORE_PEOPLE if for_people else TOO_FEW


def _shorts(result: Comparison) -> tuple[str, ...]:
    return tuple(line.item for line in result.lines if line.short)


def _line(line: Line, sides: _Sides, grown: Growth) -> WeighedLine:
    item = line.item
    bought = sides.bought.get(item)
    weighed = weighed_line(
        line,
        sides.then.get(item),
        sides.seen.get(item),
        ordered=quantity(bought),
        new=_new(item, sides, grown),
        needed=sides.need[item],
        own=sides.known(item).notes,
    )
    if bought is None or bought.problem is None or bought.problem in weighed.notes:
        return weighed
    return weighed._replace(notes=(bought.problem, *weighed.notes))


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else min(one, other)
