"""One item of a comparison, with what exports from before and after show of it."""

from collections.abc import Collection
from decimal import Decimal

from licwizard.core.compare import Line
from licwizard.core.stock import Holding
from licwizard.core.weigh.notes import line_notes
from licwizard.core.weigh.weighed import WeighedLine, assigned, quantity
from licwizard.messages import Message


def weighed_line(  # noqa: PLR0913 - what is known of one item
    line: Line,
    before: Holding | None,
    after: Holding | None,
    *,
    ordered: Decimal | None,
    new: Decimal | None,
    needed: Decimal | None,
    own: Collection[Message] = (),
) -> WeighedLine:
    """Return the item in its unit; `own` are notes of the holdings that the comparison has repeated."""
    return WeighedLine(
        item=line.item,
        sku_id=line.sku_id,
        name=line.name,
        kind=line.kind,
        unit=line.unit,
        before=quantity(before),
        ordered=ordered,
        after=quantity(after),
        assigned=assigned(after),
        new=new,
        needed=needed,
        short=line.short,
        verdict=line.verdict,
        met=line.met,
        notes=(*(note for note in line.notes if note not in own), *line_notes(before, after)),
    )
