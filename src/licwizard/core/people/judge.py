"""Who lost what between two lists of users (L17)."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from licwizard.core.compare import Substitution
from licwizard.core.people.judged import Affected, Judged, Verdict, What
from licwizard.core.people.lists import Alike, Changes
from licwizard.core.people.scope import Scope
from licwizard.core.stock import Source
from licwizard.messages import Message, msg, nmsg

_URGENCY: Mapping[What, int] = {
    "lost": 0, "lacks": 1, "gone": 2, "swapped": 3, "gained": 4, "left": 5, "new": 6
}  # fmt: skip
_NONE: frozenset[str] = frozenset()
_NAMED = 5


def judge_people(
    changes: Changes,
    substitutions: Sequence[Substitution] = (),
    left: frozenset[str] = _NONE,
    *,
    everything: bool = False,
) -> Judged:
    """Return whether nobody lost a product: what counts, and was held before, is held after or is met.

    It is met by another SKU of the same product, or by what a substitution names; several may be met by one,
    if substitutions name each. An item of which nobody knows what it is, and a user who is in the list before
    only, make it unknown; `left` (principal names without letter case) are users who have left.
    """
    scope = Scope(changes.items, substitutions, everything=everything)
    return _judged(changes, scope, left, moving=False)


def users_ready(
    changes: Changes,
    substitutions: Sequence[Substitution],
    left: frozenset[str] = _NONE,
    *,
    everything: bool = False,
) -> Judged:
    """Return whether everybody holds the licence that is to carry them, as the direct subscription is to end (L17).

    Whoever held an item that a substitution names must hold (one of) what meets it, even beside the old one;
    everything else that counts must still be held. Without a substitution that concerns anybody it is unknown.
    """
    scope = Scope(changes.items, substitutions, everything=everything)
    judged = _judged(changes, scope, left, moving=True)
    before = frozenset(chain.from_iterable(alike.before or () for alike in changes.classes))
    if any(map(scope.moves, scope.counted(before))):
        return judged
    if substitutions:
        items = tuple(sorted({one.current for one in substitutions}))
        note = msg("nobody in the list before held what is to be replaced: {items}", items=items)
    else:
        note = msg("nothing says which licence is to carry whom; say it: {option}", option="--map OLD=NEW")
    verdict: Verdict = "unknown" if judged.verdict == "proved" else judged.verdict
    return Judged(verdict, judged.affected, (note, *judged.notes))


def _judged(changes: Changes, scope: Scope, left: frozenset[str], *, moving: bool) -> Judged:
    affected: list[Affected] = []
    words: set[Verdict] = set()
    for alike in changes.classes:
        if alike.before is None:
            affected += _new(alike, scope)
        elif alike.after is None:
            gone = list(_gone(alike, alike.before, left, scope))
            words.update("unknown" for one in gone if one.what == "gone")
            affected += gone
        else:
            found, word = _stayed(alike, alike.before, alike.after, scope, moving=moving)
            words.add(word)
            affected += found
    doubts = _doubts(changes, scope)
    verdict: Verdict = "refuted" if "refuted" in words else "unknown" if doubts or "unknown" in words else "proved"
    affected.sort(key=lambda one: (_URGENCY[one.what], one.user.casefold(), one.user))
    notes = (*doubts, *_left_notes(changes, left), *_renamed_notes(changes, {one.user for one in affected}))
    return Judged(verdict, tuple(affected), notes)


def _stayed(
    alike: Alike, before: frozenset[str], after: frozenset[str], scope: Scope, *, moving: bool
) -> tuple[Iterable[Affected], Verdict]:
    """Return what happened to users of both lists, and what it means for the verdict."""
    then, held = scope.counted(before), scope.products(after)
    away = [item for item in then if scope.product(item) not in held]
    unmet = [item for item in away if not scope.met(item, held)]
    behind = [item for item in then if moving and item not in away and scope.moves(item) and not scope.met(item, held)]
    gained = scope.counted(after - before)
    given_up = [item for item in then if item not in after]
    what: What
    word: Verdict = "proved"
    problem: Message | None = None
    if unmet:
        what, items = "lost", unmet
        word = "unknown" if all(map(scope.nameless, unmet)) else "refuted"
        problem = _lost(unmet, gained, scope)
    elif behind:
        what, items, word = "lacks", [], "refuted"
        problem = msg("what is to replace {items} is not held", items=_names(behind, scope))
    elif given_up:
        what, items = "swapped", given_up
    elif gained:
        what, items = "gained", []
    else:
        return (), word
    return _each(alike, what, items, gained, problem), word


def _new(alike: Alike, scope: Scope) -> Iterable[Affected]:
    gained = scope.counted(alike.after or _NONE)
    return _each(alike, "new", [], gained, None) if gained else ()


def _gone(alike: Alike, before: frozenset[str], left: frozenset[str], scope: Scope) -> Iterator[Affected]:
    """Return what happened to users of the list before; whoever held nothing at all has nothing to lose."""
    if not before:
        return
    for one in _each(alike, "gone", scope.counted(before), [], None):
        if one.user.casefold() in left:
            yield one._replace(what="left")
        else:
            option = f"--left '{one.user}'"
            yield one._replace(problem=msg("in the list before only; whoever has left: {option}", option=option))


def _each(
    alike: Alike, what: What, lost: Sequence[str], gained: Sequence[str], problem: Message | None
) -> Iterator[Affected]:
    by_group = (
        *(item for item in lost if item in alike.group_before),
        *(item for item in gained if item in alike.group_after),
    )
    said = Affected("", what, tuple(lost), tuple(gained), by_group, problem)
    return (said._replace(user=user) for user in alike.users)


def _lost(lost: Sequence[str], gained: Sequence[str], scope: Scope) -> Message:
    nameless = [item for item in lost if scope.nameless(item)]
    if len(nameless) == len(lost):
        return msg(
            "{items} is not held any more, and is not in the catalogue; if something meets it: {option}",
            items=_names(lost, scope),
            option=_option(lost, gained),
        )
    if gained:
        return msg(
            "{items} is not held any more; if {gained} meets it: {option}",
            items=_names(lost, scope),
            gained=_names(gained, scope),
            option=_option(lost, gained),
        )
    return msg("{items} is not held any more", items=_names(lost, scope))


def _option(lost: Sequence[str], gained: Sequence[str]) -> str:
    old = lost[0] if len(lost) == 1 else "OLD"
    new = gained[0] if len(gained) == 1 else "NEW"
    return f"--map '{old}={new}'"


def _names(items: Iterable[str], scope: Scope) -> tuple[Message, ...]:
    return tuple(msg("{name} ({item})", name=scope.name(item), item=item) for item in items)


def _doubts(changes: Changes, scope: Scope) -> tuple[Message, ...]:
    """Return what keeps two lists from proving anything, whoever is in them."""
    doubts = [_partial(source) for source in (changes.before, changes.after) if source and not source.complete]
    if not any(scope.counted(alike.before or _NONE) for alike in changes.classes):
        doubts.append(msg("nobody in the list before held anything that counts"))
    elif not any(alike.before is not None and alike.after is not None for alike in changes.classes):
        doubts.append(msg("nobody is in both lists; they may be of two tenants"))
    return tuple(doubts)


def _partial(source: Source) -> Message:
    return msg("{path} holds a part of the users; export all of them", path=source.path)


def _left_notes(changes: Changes, left: frozenset[str]) -> tuple[Message, ...]:
    """Return a sentence where somebody who is said to have left has not, or was not in the list."""
    if not left:
        return ()
    gone = {user.casefold() for alike in changes.classes if alike.after is None for user in alike.users}
    there = {user.casefold() for alike in changes.classes if alike.after is not None for user in alike.users}
    there |= {then.casefold() for _, then in changes.renamed} - gone
    notes = []
    if still := sorted(left & there):
        notes.append(msg("named as having left, but in the list after: {users}", users=tuple(still)))
    if strangers := sorted(left - there - gone):
        notes.append(msg("named as having left, but in neither list: {users}", users=tuple(strangers)))
    return tuple(notes)


def _renamed_notes(changes: Changes, affected: Collection[str]) -> tuple[Message, ...]:
    """Return a note on who has another name now; those of whom there is something to say come first."""
    if not changes.renamed:
        return ()
    first = sorted(changes.renamed, key=lambda names: (names[0] not in affected, names))[:_NAMED]
    names: tuple[Message | str, ...] = tuple(msg("{now} (before: {then})", now=now, then=then) for now, then in first)
    return (
        nmsg(
            "{count} user has another name now, and is the same by the id: {users}",
            "{count} users have other names now, and are the same by their ids: {users}",
            len(changes.renamed),
            users=(*names, *(["…"] if len(changes.renamed) > _NAMED else [])),
        ),
    )
