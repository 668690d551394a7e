"""Did the order reach this tenant, whole? (F7, F8)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from licwizard.core.compare import Line, Substitution, compare
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.doubt import elsewhere, partial, tenants, unnamed_tenant
from licwizard.core.weigh.growth import Growth, growth
from licwizard.core.weigh.notes import line_notes, trials
from licwizard.core.weigh.weighed import PROOFS, Explanation, Proof, Weighed, WeighedLine, assigned, quantity, undecided
from licwizard.messages import msg

_ARRIVED = Explanation("arrived", msg("Everything on the order is in the tenant."))
_NOTHING = Explanation(
    "nothing-yet",
    msg(
        "Nothing on the order is in the tenant yet. That is normal for up to 24 hours from the usage start date,"
        " and as long as the licences have not been attached."
    ),
    "resend-activation",
)
_PART = Explanation(
    "part",
    msg(
        "Only a part of the order is in the tenant. For up to 24 hours from the usage start date that is normal;"
        " after that, ask what has become of the rest."
    ),
    "add-licenses",
)
_POOLED = Explanation(
    "direct-not-settled",
    msg(
        "The export adds up direct and new licences; it tells the new ones only if the direct"
        " subscription has not changed since the earlier count."
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
        "About as much as was held has gone into grace or suspension: probably the order is attached,"
        " and the direct term has ended. By one reading its users keep their licences for a while, by the other"
        " they are out at once."
    ),
)
_LATE = Explanation(
    "taken-too-late",
    msg(
        "Nothing is new, and the earlier export already holds twice what was ordered: probably it was taken after"
        " the licences had been attached. Show one from before."
    ),
)
_UNCLEAR = Explanation("not-counted", msg("Not every item can be counted or named."))
_EMPTY = Explanation("nothing-ordered", msg("The order holds nothing that could have arrived."))


def attached(
    before: Stock,
    ordered: Stock,
    after: Stock,
    substitutions: Sequence[Substitution] = (),
    *,
    direct_unchanged: bool = False,
) -> Weighed:
    """Return whether every ordered item arrived whole.

    New are, where both exports list subscriptions, active ones that were not there and what others grew
    by; else what the pooled count grew by, if the direct subscription did not change. What is ordered
    under a name that the catalogue does not know is sought under the item that a substitution names.
    """
    grown = growth(before, after)
    lines = _lines(before, ordered, after, grown, substitutions)
    explanation, verdict = _judged(before, ordered, after, grown, lines, direct_unchanged=direct_unchanged)
    if verdict == "unknown" and explanation is not _UNCLEAR:
        lines = tuple(map(undecided, lines))
    notes = (*unnamed_tenant(before, after), *trials(after))
    if grown.listed and verdict == "proved" and grown.direct_ended(before, {line.item: Decimal(0) for line in lines}):
        notes += (_ENDED.message,)
    return Weighed(verdict, explanation, lines, notes)


def _lines(
    before: Stock, ordered: Stock, after: Stock, grown: Growth, substitutions: Sequence[Substitution]
) -> tuple[WeighedLine, ...]:
    wanted = {held.item: held for held in ordered.holdings if held.quantity != 0}
    there = {held.item: held for held in (*before.holdings, *after.holdings)}
    arrived = tuple(held._replace(quantity=grown.new[item], problem=None) for item, held in there.items())
    named = [one for one in substitutions if one.current in wanted and not wanted[one.current].known]
    result = compare(Stock(tuple(wanted.values())), Stock(arrived), named)
    then, now = before.by_item(), after.by_item()
    return tuple(_line(line, wanted[line.item], then, now, grown) for line in result.lines if line.item in wanted)


def _line(
    line: Line, wanted: Holding, then: Mapping[str, Holding], now: Mapping[str, Holding], grown: Growth
) -> WeighedLine:
    after = now.get(line.item)
    return WeighedLine(
        item=line.item,
        sku_id=line.sku_id,
        name=line.name,
        kind=line.kind,
        unit=line.unit,
        before=quantity(then.get(line.item)),
        ordered=wanted.quantity,
        after=quantity(after),
        assigned=assigned(after),
        new=grown.new.get(line.item, Decimal(0)),
        needed=wanted.quantity,
        short=line.short,
        verdict=line.verdict,
        met=line.met,
        notes=(*line.notes, *line_notes(then.get(line.item), after)),
    )


def _judged(  # noqa: PLR0913 - one return a case
    before: Stock,
    ordered: Stock,
    after: Stock,
    grown: Growth,
    lines: Sequence[WeighedLine],
    *,
    direct_unchanged: bool,
) -> tuple[Explanation, Proof]:
    known = tenants(before, after)
    if len(known) > 1:
        return elsewhere(ordered, after, known), "unknown"
    part = partial(before, after)
    if part:
        return part, "unknown"
    if not lines:
        return _EMPTY, "unknown"
    lacking = {line.item: line.short for line in lines if line.short}
    if not grown.listed:
        doubt = _pooled(before, grown, lines, lacking, direct_unchanged=direct_unchanged)
        if doubt:
            return doubt, "unknown"
    if not lacking:
        unclear = any(line.verdict == "unknown" for line in lines)
        return (_UNCLEAR, PROOFS["unknown"]) if unclear else (_ARRIVED, "proved")
    nothing = all(not line.new for line in lines)
    return (_NOTHING if nothing else _PART), "refuted"


def _pooled(
    before: Stock,
    grown: Growth,
    lines: Sequence[WeighedLine],
    lacking: Mapping[str, Decimal],
    *,
    direct_unchanged: bool,
) -> Explanation | None:
    """Return why a pooled export does not tell what is new, or None."""
    if lacking and grown.direct_ended(before, lacking):
        return _ENDED
    doubled = [line for line in lines if line.before and line.ordered and line.before >= 2 * line.ordered]
    if lacking and len(doubled) == len(lines) and all(line.new == 0 for line in lines):
        return _LATE
    if not direct_unchanged:
        return _POOLED
    return _FALLEN if grown.fallen or grown.ended else None
