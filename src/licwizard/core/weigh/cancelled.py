"""Was nothing, and nobody, lost? And what became of the direct subscription? (F6, F10, L11)."""

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from licwizard.core.compare import Line, Substitution, compare
from licwizard.core.people import Judged
from licwizard.core.stock import Holding, Stock
from licwizard.core.weigh.direct import direct_subscription, ended_by_then, mostly_ended
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
    lost_since,
)
from licwizard.core.weigh.lines import weighed_line
from licwizard.core.weigh.needs import needs, reserved, sterner, uncounted, with_people
from licwizard.core.weigh.notes import no_ids, trials
from licwizard.core.weigh.since import gone_beside, gone_since
from licwizard.core.weigh.weighed import (
    PROOFS,
    Direct,
    Explanation,
    Proof,
    Weighed,
    WeighedLine,
    assigned,
    quantity,
    undecided,
)
from licwizard.messages import Message, Name, Quantity, msg

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
    since = _since(before, after, both, substitutions, direct)
    explanation, verdict = _judged(lines, direct, people, since)
    notes += (*(gone_beside(before, after, both) if both else ()), *_nobody_counted(lines, after))
    if since.names and explanation.code == since.explanation.code:
        lines = (*since.lines, *(line for line in lines if line.item not in {one.item for one in since.lines}))
    elif since.names:
        notes += (since.explanation.message,)
    return Weighed(verdict, explanation, lines, notes, direct, affected)


class _Since(NamedTuple):
    """What came after the earlier count and is less now: by name, and item by item where nothing was held before.

    `wrong` are items of the move of which the new ones have ended while the direct ones go on.
    """

    names: tuple[Name, ...]
    lines: tuple[WeighedLine, ...]
    wrong: Collection[str]

    @property
    def explanation(self) -> Explanation:
        return lost_since(self.names)


def _since(
    before: Stock, after: Stock, both: Stock | None, substitutions: Sequence[Substitution], direct: Direct
) -> _Since:
    then = before.by_item()
    moved = {item for item, held in then.items() if quantity(held) != 0} | {one.ordered for one in substitutions}
    mostly = mostly_ended(before, after)
    ended = ended_by_then(before, both, after) if both else frozenset()
    wrong = (ended | mostly) & moved if direct == "active" else frozenset()
    gone = gone_since(before, after, both, mostly - moved)
    held = tuple(one for one in before.holdings if one.item not in gone)
    lines = tuple(
        _came_and_went(line, gone[line.item])
        for line in _lines(before._replace(holdings=(*held, *gone.values())), after, substitutions)
        if line.item in gone and line.verdict != "enough"  # where a substitution meets it
    )
    known = {one.item: one.name for stock in (before, after, both) if stock for one in stock.holdings}
    items = sorted({line.item for line in lines} | (ended - wrong - gone.keys()))
    return _Since(tuple(known[item].inside() for item in items), lines, wrong)


def _came_and_went(line: WeighedLine, there: Holding) -> WeighedLine:
    note = msg("{count} had come after the earlier count", count=Quantity(there.quantity or Decimal(0), line.unit))
    notes = (*line.notes, note) if there.quantity else line.notes
    return undecided(line)._replace(before=Decimal(0), needed=Decimal(0), notes=notes)


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
    lines: Sequence[WeighedLine], direct: Direct, people: Judged | None, since: _Since
) -> tuple[Explanation, Proof]:
    short = [line for line in lines if line.short]
    if short:
        for_people = all(
            line.after is not None and line.before is not None and line.after >= line.before for line in short
        )
        return (OVER_ASSIGNED if for_people else LOST), "refuted"
    if since.wrong:
        return NEW_ENDED, "refuted"
    if people and people.verdict == "refuted":
        return PEOPLE_LOST, "refuted"
    if all(line.before == 0 for line in lines):
        return NOTHING_HELD, "unknown"
    if since.names:
        return since.explanation, "unknown"
    if any(line.verdict == "unknown" for line in lines):
        return NOT_COUNTED, "unknown"
    if people and people.verdict == "unknown":
        return PEOPLE_NOT_KNOWN, "unknown"
    return _WHOLE[direct], PROOFS["enough"]


def _nobody_counted(lines: Sequence[WeighedLine], after: Stock) -> tuple[Message, ...]:
    """Return a note where the later export does not say how many people are assigned what is weighed (C1)."""
    items = uncounted(lines, after.by_item())
    names = tuple(line.name.inside() for line in lines if line.item in items)
    if not names or after.source is None:
        return ()
    return (
        msg("{path} does not say how many people are assigned; nobody counted those of {items}.",
            path=after.source.path, items=names),
    )  # fmt: skip


def _people_notes(people: Judged | None) -> tuple[Message, ...]:
    """Return what the lists of users leave in doubt, or that nobody looked at who has which licence."""
    return people.notes if people else (msg("Lists of users were not compared."),)
