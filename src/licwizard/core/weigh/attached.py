"""Did the order reach this tenant, whole? (F7, F8)."""

from collections.abc import Sequence
from decimal import Decimal

from licwizard.core.compare import Substitution, compare
from licwizard.core.stock import Stock
from licwizard.core.weigh.doubt import doubt, unnamed_tenant
from licwizard.core.weigh.explanations import (
    ADD_ONS,
    ARRIVED,
    CHANGED,
    ENDED,
    NO_EXPORT,
    NOT_ACTIVE,
    NOT_COUNTED,
    NOTHING_ORDERED,
    NOTHING_YET,
    PART,
    REVIVED,
    TOO_LATE,
)
from licwizard.core.weigh.growth import Growth, growth
from licwizard.core.weigh.lines import weighed_line
from licwizard.core.weigh.listing import idle
from licwizard.core.weigh.named import in_tenant_words, of_the_order
from licwizard.core.weigh.notes import no_ids, perhaps_renewed, trials
from licwizard.core.weigh.since import not_foreseen, not_foreseen_note, surplus
from licwizard.core.weigh.unsettled import not_settled
from licwizard.core.weigh.weighed import Explanation, Proof, Weighed, WeighedLine, quantity, undecided

_TOGETHER = frozenset({"add_on", "tenant"})


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
    under a name that the catalogue does not know is sought under the item that a substitution names. Only an export
    shows what is there: counts that somebody typed for `after` prove nothing.
    """
    grown = growth(before, after)
    lines = _lines(before, ordered, after, grown, substitutions)
    explanation, verdict = _judged(before, after, grown, lines, direct_unchanged=direct_unchanged)
    if explanation is NOTHING_YET and _not_active(before, ordered, after, grown, substitutions):
        explanation = NOT_ACTIVE
    if verdict == "proved" and not grown.listed:
        surely = _lines(before, ordered, after, grown.surely(), substitutions)
        if any(line.short for line in surely):
            explanation, verdict = REVIVED, "unknown"
    in_the_way = doubt(before, ordered, after, substitutions) or (None if after.source else NO_EXPORT)
    if in_the_way:
        explanation, verdict = in_the_way, "unknown"
    if verdict == "unknown" and explanation is not NOT_COUNTED:
        lines = tuple(map(undecided, lines))
    notes = (*unnamed_tenant(before, after), *no_ids(before, after), *trials(after))
    if not in_the_way:
        bought = in_tenant_words(ordered, before, after, substitutions).by_item()
        notes += perhaps_renewed(before, after)
        notes += not_foreseen_note(not_foreseen(before.by_item(), bought, after.by_item()))
        notes += surplus(before.by_item(), bought, grown) if verdict != "unknown" else ()
    if verdict == "proved" and grown.direct_ended(before, before.by_item()):
        notes += (ENDED.message,)
    return Weighed(verdict, explanation, lines, notes)


def _not_active(
    before: Stock, ordered: Stock, after: Stock, grown: Growth, substitutions: Sequence[Substitution]
) -> bool:
    """Return whether what is ordered is listed as new, and only in grace, suspended, ended or as a trial."""
    wanted = {held.item for held in ordered.holdings if held.quantity != 0}
    wanted |= {one.ordered for one in of_the_order(ordered, substitutions) if one.current in wanted}
    return grown.listed and bool(wanted & idle(before, after))


def _lines(
    before: Stock, ordered: Stock, after: Stock, grown: Growth, substitutions: Sequence[Substitution]
) -> tuple[WeighedLine, ...]:
    wanted = {held.item: held for held in ordered.holdings if held.quantity != 0}
    there = {held.item: held for held in (*before.holdings, *after.holdings)}
    arrived = tuple(held._replace(quantity=grown.new[item], problem=None, notes=()) for item, held in there.items())
    sought = Stock(tuple(wanted.values()))
    result = compare(sought, Stock(arrived), of_the_order(sought, substitutions))
    then, now = before.by_item(), after.by_item()
    return tuple(
        weighed_line(
            line,
            then.get(line.item),
            now.get(line.item),
            ordered=quantity(wanted[line.item]),
            new=grown.new.get(line.item, Decimal(0)),
            needed=quantity(wanted[line.item]),
        )
        for line in result.lines
        if line.item in wanted
    )


def _judged(
    before: Stock, after: Stock, grown: Growth, lines: Sequence[WeighedLine], *, direct_unchanged: bool
) -> tuple[Explanation, Proof]:
    if not lines:
        return NOTHING_ORDERED, "unknown"
    lacking = [line for line in lines if line.short]
    nothing = all(line.new == 0 and not line.met for line in lines)
    if not grown.listed and (ended := _ended(before, grown, lacking)):
        return ended, "unknown"
    if nothing and all(line.before and line.ordered and line.before >= 2 * line.ordered for line in lines):
        return TOO_LATE, "unknown"
    if not grown.listed and not direct_unchanged:
        return not_settled(before, after), "unknown"
    if not grown.listed and (grown.fallen or grown.ended):
        return CHANGED, "unknown"
    if not lacking:
        unclear = any(line.verdict == "unknown" for line in lines)
        return (NOT_COUNTED, "unknown") if unclear else (ARRIVED, "proved")
    return _missing(lines, lacking, nothing=nothing), "refuted"


def _ended(before: Stock, grown: Growth, lacking: Sequence[WeighedLine]) -> Explanation | None:
    """Return that the direct term has ended, where that explains why a pooled count grew by too little, or at all."""
    of = {line.item for line in lacking} | {one.item for line in lacking for one in line.met}
    return ENDED if grown.direct_ended(before, of or before.by_item()) else None


def _missing(lines: Sequence[WeighedLine], lacking: Sequence[WeighedLine], *, nothing: bool) -> Explanation:
    if nothing:
        return NOTHING_YET
    others = [line for line in lines if line.kind not in _TOGETHER]
    # Add-ons on another licence ID than their base do not show (L5).
    only = (
        others and all(line.kind in _TOGETHER for line in lacking) and all(line.verdict == "enough" for line in others)
    )
    return ADD_ONS if only else PART
