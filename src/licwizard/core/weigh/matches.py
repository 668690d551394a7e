"""Does Microsoft list exactly what was ordered? (F6, F7)."""

from collections.abc import Sequence

from licwizard.core.compare import Substitution, compare
from licwizard.core.stock import Stock
from licwizard.core.weigh.doubt import partial
from licwizard.core.weigh.weighed import Explanation, Weighed, WeighedLine, quantity
from licwizard.messages import msg

_SAME = Explanation("matches", msg("Microsoft lists exactly what was ordered."))
_LESS = Explanation("listed-less", msg("Microsoft lists less than was ordered; what is missing will not be attached."))
_MORE = Explanation("listed-more", msg("Microsoft lists more than was ordered; have the order or the list corrected."))
_UNCLEAR = Explanation("not-counted", msg("Not every item can be counted or named."))


def matches(ordered: Stock, listed: Stock, substitutions: Sequence[Substitution] = ()) -> Weighed:
    """Return whether the order lines that Microsoft lists are those of the order, item by item.

    An item that the order names in its own words is sought under what a substitution names.
    """
    part = partial(listed)
    if part:
        return Weighed("unknown", part)
    bought, seen = ordered.by_item(), listed.by_item()
    named = [one for one in substitutions if one.current in bought and not bought[one.current].known]
    result = compare(ordered, listed, named)
    met = {one.item for line in result.lines for one in line.met}
    lines = tuple(
        WeighedLine(
            item=line.item,
            sku_id=line.sku_id,
            name=line.name,
            kind=line.kind,
            unit=line.unit,
            before=None,
            ordered=quantity(bought.get(line.item)),
            after=quantity(seen.get(line.item)),
            assigned=None,
            new=None,
            needed=quantity(bought.get(line.item)),
            short=line.short,
            verdict=line.verdict,
            met=line.met,
            notes=line.notes,
        )
        for line in result.lines
    )
    if result.verdict == "short":
        return Weighed("refuted", _LESS, lines)
    if result.verdict == "unknown":
        return Weighed("unknown", _UNCLEAR, lines)
    more = any((line.after or 0) > (line.ordered or 0) for line in lines if line.item not in met)
    return Weighed("refuted", _MORE, lines) if more else Weighed("proved", _SAME, lines)
