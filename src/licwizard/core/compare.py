"""Current against ordered, line by line (F6)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_FLOOR, Decimal
from typing import Literal, NamedTuple

from licwizard.core.stock import Holding, LeftOut, Stock
from licwizard.messages import Message, Name, Quantity, msg

Word = Literal["enough", "short", "unknown"]
_URGENCY: Mapping[str, int] = {"short": 0, "unknown": 1, "enough": 2}
# A tenant-wide add-on that is short loses capacity at once; a user licence leaves 90 days (L11).
_KINDS: Mapping[str, int] = {"add_on": 0, "tenant": 1, "user": 2, "device": 3}


class Substitution(NamedTuple):
    """An item held is met by another on the order: `units` ordered for one held."""

    current: str
    ordered: str
    units: Decimal = Decimal(1)


class Met(NamedTuple):
    """How much of an item held is met by another item of the order."""

    item: str
    units: Decimal
    covers: Decimal


class Line(NamedTuple):
    """One item. `ordered` counts what substitutions cover too; `short` is None where unknown."""

    item: str
    sku_id: str | None
    name: Name
    kind: str
    unit: str
    current: Decimal | None
    ordered: Decimal | None
    short: Decimal | None
    verdict: Word
    met: tuple[Met, ...] = ()
    notes: tuple[Message, ...] = ()


class Comparison(NamedTuple):
    """All lines, the most urgent first, and the verdict of the whole."""

    verdict: Word
    lines: tuple[Line, ...]
    left_out: tuple[tuple[str, LeftOut], ...] = ()


def compare_counts(current: Decimal, ordered: Decimal) -> Comparison:
    """Return the comparison of two bare numbers, as one line of kind `count`."""
    short = max(current - ordered, Decimal(0))
    word: Word = "short" if short else "enough"
    return Comparison(word, (Line("count", None, Name("count"), "count", "", current, ordered, short, word),))


def compare(current: Stock, ordered: Stock, substitutions: Sequence[Substitution] = ()) -> Comparison:
    """Return the comparison of what is held with what is ordered.

    Each ordered unit is spent once: on its own item first, then on substitutions in their order.
    The result does not depend on the order of the holdings.
    """
    held, supply = current.by_item(), ordered.by_item()
    left = {item: holding.quantity for item, holding in supply.items()}
    lacking: dict[str, Decimal] = {}
    for item, holding in held.items():
        if holding.quantity is not None:
            own = left.get(item)
            spent = min(holding.quantity, own or Decimal(0))
            lacking[item] = holding.quantity - spent
            if own is not None:
                left[item] = own - spent
    met = _substitute(lacking, left, held, substitutions)
    targets = {substitution.ordered for substitution in substitutions}
    mapped = {substitution.current for substitution in substitutions}
    lines = [_line(item, held.get(item), supply.get(item), met, mapped, targets) for item in {*held, *supply}]
    wanting = _uncounted(substitutions, supply)
    lines = [_unsure(line, wanting.get(line.item)) for line in lines]
    lines.sort(key=lambda line: (_URGENCY[line.verdict], _KINDS.get(line.kind, 9), line.item))
    left_out = [("current", out) for out in current.left_out] + [("ordered", out) for out in ordered.left_out]
    return Comparison(overall(line.verdict for line in lines), tuple(lines), tuple(left_out))


def overall(words: Iterable[Word]) -> Word:
    """Return short if any is, else unknown if any is or there is none, else enough."""
    found = set(words)
    if "short" in found:
        return "short"
    return "enough" if found == {"enough"} else "unknown"


def _substitute(
    lacking: dict[str, Decimal],
    left: dict[str, Decimal | None],
    held: Mapping[str, Holding],
    substitutions: Sequence[Substitution],
) -> dict[str, list[Met]]:
    met: dict[str, list[Met]] = {}
    for substitution in substitutions:
        need, have = lacking.get(substitution.current), left.get(substitution.ordered)
        if not need or not have:
            continue
        covers = min(need, have / substitution.units)
        if held[substitution.current].unit != "GB":
            covers = covers.to_integral_value(ROUND_FLOOR)
        if covers:
            lacking[substitution.current] = need - covers
            left[substitution.ordered] = have - covers * substitution.units
            met.setdefault(substitution.current, []).append(Met(substitution.ordered, substitution.units, covers))
    return met


def _line(  # noqa: PLR0913, PLR0917 - what is known of one item
    item: str,
    held: Holding | None,
    ordered: Holding | None,
    met: Mapping[str, list[Met]],
    mapped: set[str],
    targets: set[str],
) -> Line:
    known = held or ordered
    assert known is not None  # noqa: S101 - every item comes from one of the two
    by_others = tuple(met.get(item, ()))
    now = held.quantity if held else Decimal(0)
    own = ordered.quantity if ordered else Decimal(0)
    problem = (held and held.problem) or (ordered and ordered.problem)
    if not known.known and not (item in mapped if held else item in targets):
        problem = problem or msg("not in the catalogue, and no mapping says what it is")
    notes = (*(held.notes if held else ()), *(ordered.notes if ordered else ()))
    notes += tuple(
        msg("{covers} met by {other}, as decided", covers=Quantity(one.covers, known.unit), other=one.item)
        for one in by_others
    )
    line = Line(item, known.sku_id, known.name, known.kind, known.unit, now, own, None, "unknown", by_others, notes)
    if problem or now is None or own is None:
        return line._replace(notes=(problem, *notes) if problem else notes)
    total = own + sum((one.covers for one in by_others), Decimal(0))
    short = max(now - total, Decimal(0))
    return line._replace(ordered=total, short=short, verdict="short" if short else "enough")


def _uncounted(substitutions: Sequence[Substitution], supply: Mapping[str, Holding]) -> dict[str, str]:
    """Return the first item that should meet each item and whose count is not known."""
    found: dict[str, str] = {}
    for substitution in substitutions:
        other = supply.get(substitution.ordered)
        if other and other.quantity is None:
            found.setdefault(substitution.current, other.item)
    return found


def _unsure(line: Line, other: str | None) -> Line:
    """Return a short line as unknown where what should meet it cannot be counted."""
    if line.verdict != "short" or other is None:
        return line
    note = msg("{other} should meet it, and its count is not known", other=other)
    return line._replace(verdict="unknown", short=None, notes=(*line.notes, note))
