"""Was nothing, and nobody, lost? And what became of the direct subscription? (F6, F10, L11)."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from licwizard.core.compare import Line, Substitution, compare
from licwizard.core.people import Judged
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.direct import direct_subscription, new_ended
from licwizard.core.weigh.doubt import partial, tenants, unnamed_tenant
from licwizard.core.weigh.explanations import (
    LOST,
    NEW_ENDED,
    NO_EXPORT,
    NOT_COUNTED,
    NOTHING_HELD,
    NOTHING_LOST,
    OVER_ASSIGNED,
    PEOPLE_LOST,
    PEOPLE_NOT_KNOWN,
    STILL_ACTIVE,
    STILL_IN_GRACE,
    WHOLE,
    another_tenant,
)
from licwizard.core.weigh.lines import weighed_line
from licwizard.core.weigh.needs import needs, reserved, sterner, with_people
from licwizard.core.weigh.notes import no_ids, trials
from licwizard.core.weigh.weighed import PROOFS, Direct, Explanation, Proof, Weighed, WeighedLine, assigned
from licwizard.messages import Message, msg

_WHOLE: Mapping[Direct, Explanation] = {
    "gone": WHOLE,
    "active": STILL_ACTIVE,
    "in_grace": STILL_IN_GRACE,
    "unknown": NOTHING_LOST,
}


def cancelled(
    before: Stock,
    after: Stock,
    substitutions: Sequence[Substitution] = (),
    *,
    both: Stock | None = None,
    people: Judged | None = None,
) -> Weighed:
    """Return whether active units are still at least what was held before, and what is assigned now, for each item.

    `both` is an export from when old and new licences stood side by side; `people` what became of each
    user. Both may be left out; then nothing is said of what they would show. Only an export shows what is there: counts
    that somebody typed for `after` prove nothing.
    """
    notes = (*unnamed_tenant(before, after), *no_ids(before, after), *trials(after), *_people_notes(people))
    affected = people.affected if people else ()
    exports = (before, after, *((both,) if both else ()))
    known = tenants(*exports)
    if len(known) > 1:
        return Weighed("unknown", another_tenant(known)._replace(procedure=None), (), notes, affected=affected)
    in_the_way = partial(*exports) or (None if after.source else NO_EXPORT)
    if in_the_way:
        return Weighed("unknown", in_the_way, (), notes, affected=affected)
    lines = _lines(before, after, substitutions)
    direct = direct_subscription(before, after, both)
    ended = new_ended(before, after, both, direct)
    explanation, verdict = _judged(lines, direct, people, ended=ended)
    return Weighed(verdict, explanation, lines, notes, direct, affected)


def _lines(before: Stock, after: Stock, substitutions: Sequence[Substitution]) -> tuple[WeighedLine, ...]:
    then, now = before.by_item(), after.by_item()
    items = sorted({*then, *(item for item, holding in now.items() if assigned(holding))})
    need = needs(items, then, now, substitutions)
    in_place = reserved(items, then, now, substitutions)
    moved, kept = (
        compare(
            Stock(tuple((then.get(item) or now[item])._replace(quantity=count[item], problem=None) for item in items)),
            after,
            substitutions,
        )
        for count in (need, in_place)
    )
    result = with_people(sterner(moved, kept), now)
    return tuple(_line(line, then, now, need) for line in result.lines if line.item in need)


def _line(
    line: Line, then: Mapping[str, Holding], now: Mapping[str, Holding], need: Mapping[str, Decimal | None]
) -> WeighedLine:
    before, after = then.get(line.item), now.get(line.item)
    own = (*(before.notes if before else ()), *(after.notes if after else ()))  # sentences cannot be hashed
    return weighed_line(line, before, after, ordered=None, new=None, needed=need[line.item], own=own)


def _judged(
    lines: Sequence[WeighedLine], direct: Direct, people: Judged | None, *, ended: bool
) -> tuple[Explanation, Proof]:
    short = [line for line in lines if line.short]
    if short:
        for_people = all(
            line.after is not None and line.before is not None and line.after >= line.before for line in short
        )
        return (OVER_ASSIGNED if for_people else LOST), "refuted"
    if ended:
        return NEW_ENDED, "refuted"
    if people and people.verdict == "refuted":
        return PEOPLE_LOST, "refuted"
    if all(line.before == 0 for line in lines):
        return NOTHING_HELD, "unknown"
    if any(line.verdict == "unknown" for line in lines):
        return NOT_COUNTED, "unknown"
    if people and people.verdict == "unknown":
        return PEOPLE_NOT_KNOWN, "unknown"
    return _WHOLE[direct], PROOFS["enough"]


def _people_notes(people: Judged | None) -> tuple[Message, ...]:
    """Return what the lists of users leave in doubt, or that nobody looked at who has which licence."""
    return people.notes if people else (msg("Lists of users were not compared."),)
