"""Would the new licences alone carry everyone? (C2, L16)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from licwizard.core.compare import Line, Substitution, compare
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.doubt import elsewhere, partial, tenants, unnamed_tenant
from licwizard.core.weigh.growth import Growth, growth
from licwizard.core.weigh.named import in_tenant_words
from licwizard.core.weigh.notes import line_notes, trials
from licwizard.core.weigh.weighed import PROOFS, Explanation, Weighed, WeighedLine, assigned, quantity
from licwizard.messages import msg

_COVERED = Explanation("covered", msg("The new licences alone carry everything that was held or is assigned."))
_SHORT = Explanation(
    "too-few",
    msg("The new licences alone are too few; if the direct subscription ended now, something would be lost."),
    "add-licenses",
)
_PEOPLE = Explanation(
    "more-people",
    msg(
        "More people are assigned than at the count, and the new licences alone do not carry them; if the direct"
        " subscription ended now, somebody would be left without."
    ),
    "add-licenses",
)
_NOTHING = Explanation(
    "nothing-new",
    msg("Nothing new is in the tenant; if the direct subscription ended now, everything would be lost."),
    "resend-activation",
)
_POOLED = Explanation(
    "direct-not-settled",
    msg(
        "The export adds up direct and new licences; it tells the new ones only if the direct"
        " subscription has not changed since the earlier count (direct-unchanged: true)."
    ),
)
_FALLEN = Explanation(
    "direct-changed",
    msg(
        "Something has become less since the earlier count, so the direct subscription has changed,"
        " and a pooled count does not tell what is new."
    ),
)
_ENDED = Explanation(
    "direct-ended",
    msg(
        "About as much as was held has gone into grace or suspension: the direct term has probably ended already."
        " Check now that nothing and nobody was lost."
    ),
)
_UNCLEAR = Explanation("not-counted", msg("Not every item can be counted or named."))


def covers(
    before: Stock, ordered: Stock, now: Stock, substitutions: Sequence[Substitution] = (), *, direct_unchanged: bool
) -> Weighed:
    """Return whether min(new active units, ordered) ≥ max(held before, assigned now), for each item.

    New units are told as by `attached`: subscription by subscription where both exports list them,
    else what grew, and only if the direct subscription did not change in between. Assigned counts for
    user licences only. What is ordered under a name that the catalogue does not know is sought under the
    item that a substitution names.
    """
    grown = growth(before, now)
    notes = (*unnamed_tenant(before, now), *trials(now))
    doubt = _doubt(before, ordered, now, grown, direct_unchanged=direct_unchanged)
    if doubt:
        return Weighed("unknown", doubt, (), notes)
    ordered = in_tenant_words(ordered, before, now, substitutions)
    then, bought, seen = before.by_item(), ordered.by_item(), now.by_item()
    items = sorted({*then, *bought, *(item for item, holding in seen.items() if assigned(holding))})
    new = {item: grown.new.get(item, Decimal(0)) for item in items}
    supply = {item: _least(new[item], quantity(bought.get(item))) for item in items}
    need = needs(items, then, seen, substitutions)
    result = compare(_stock(need, then, bought, seen), _stock(supply, then, bought, seen), substitutions)
    if not grown.listed and result.verdict == "short" and grown.direct_ended(before, _shorts(result.lines)):
        return Weighed("unknown", _ENDED, (), notes)
    lines = tuple(_line(line, then, bought, seen, new, need) for line in result.lines)
    verdict = PROOFS[result.verdict]
    if verdict == "refuted":
        return Weighed(verdict, _why(lines), lines, notes)
    if not grown.listed and (grown.fallen or grown.ended):
        return Weighed("unknown", _FALLEN, lines, notes)
    return Weighed(verdict, _COVERED if verdict == "proved" else _UNCLEAR, lines, notes)


def _doubt(before: Stock, ordered: Stock, now: Stock, grown: Growth, *, direct_unchanged: bool) -> Explanation | None:
    known = tenants(before, now)
    if len(known) > 1:
        return elsewhere(ordered, now, known)
    # Of a part of the earlier export, what is missing would count 0, and old units pass for new ones.
    part = partial(before, now)
    if part or now.source is None:
        return part or Explanation("no-export", msg("Only an export of the tenant shows what is there now."))
    return None if direct_unchanged or grown.listed else _POOLED


def _why(lines: Sequence[WeighedLine]) -> Explanation:
    short = [line for line in lines if line.short]
    if all(not line.new for line in short) and any(line.before for line in short):
        return _NOTHING
    for_people = all(line.before is not None and (line.needed or 0) > line.before for line in short)
    return _PEOPLE if for_people else _SHORT


def _shorts(lines: Sequence[Line]) -> dict[str, Decimal]:
    return {line.item: line.short for line in lines if line.short}


def _line(  # noqa: PLR0913, PLR0917 - what is known of one item
    line: Line,
    then: Mapping[str, Holding],
    bought: Mapping[str, Holding],
    seen: Mapping[str, Holding],
    new: Mapping[str, Decimal | None],
    need: Mapping[str, Decimal | None],
) -> WeighedLine:
    item, known = line.item, _any(line.item, then, bought, seen)
    return WeighedLine(
        item=item,
        sku_id=known.sku_id,
        name=known.name,
        kind=known.kind,
        unit=known.unit,
        before=quantity(then.get(item)),
        ordered=quantity(bought.get(item)),
        after=quantity(seen.get(item)),
        assigned=assigned(seen.get(item)),
        new=new[item],
        needed=need[item],
        short=line.short,
        verdict=line.verdict,
        met=line.met,
        notes=(*(note for note in line.notes if note not in known.notes), *line_notes(then.get(item), seen.get(item))),
    )


def needs(
    items: Sequence[str],
    then: Mapping[str, Holding],
    seen: Mapping[str, Holding],
    substitutions: Sequence[Substitution],
) -> dict[str, Decimal | None]:
    """Return what is needed of each item: what was held before, and at least what is assigned now."""
    need: dict[str, Decimal | None] = {}
    for item in items:
        held = quantity(then.get(item))
        need[item] = None if held is None else max(held, Decimal(assigned(seen.get(item)) or 0))
    # People who moved to another product are assigned there: they fill seats that were already needed.
    for substitution in substitutions:
        target, origin = substitution.ordered, substitution.current
        held, wanted = quantity(then.get(target)), need.get(target)
        seats, there = need.get(origin), assigned(seen.get(origin)) or 0
        if held is None or wanted is None or seats is None or target == origin:
            continue
        moved = min(wanted - held, (seats - there) * substitution.units)
        if moved > 0:
            need[target] = wanted - moved
    return need


def _stock(counts: Mapping[str, Decimal | None], *known: Mapping[str, Holding]) -> Stock:
    return Stock(tuple(_any(item, *known)._replace(quantity=count, problem=None) for item, count in counts.items()))


def _any(item: str, *known: Mapping[str, Holding]) -> Holding:
    return next(holdings[item] for holdings in known if item in holdings)


def _least(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    return None if one is None or other is None else min(one, other)
