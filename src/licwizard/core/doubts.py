"""Why a comparison decides nothing, or less than it seems: each doubt with its way out; unknown never passes."""

from collections.abc import Sequence

from licwizard.core.catalogue import Catalogue
from licwizard.core.compare import Comparison, Line
from licwizard.core.stock import Source, Stock, tenants_apart
from licwizard.errors import UndecidedError
from licwizard.messages import Message, msg

# Looking for near names takes its time, and nobody reads as many.
_OFFERED = 20
_LONGEST = 100


def doubts(
    result: Comparison, sources: Sequence[Source], catalogue: Catalogue | None, held: Stock | None = None
) -> tuple[UndecidedError, ...]:
    """Return what keeps a comparison from being decided, the weightiest first (C5, C9).

    `catalogue` is what near names are offered from, and `held` the inventory of what is held; both are None where
    bare numbers were compared.
    """
    found = []
    tenants = tenants_apart(sources)
    if tenants:
        found.append(
            UndecidedError(
                "two-tenants",
                msg("the files are of two tenants: {tenants}", tenants=tenants),
                help=msg("compare files of one tenant"),
            )
        )
    found += [
        UndecidedError(
            "incomplete-export",
            msg("{path} is only part of what the tenant holds", path=source.path),
            help=msg("export all pages, and every row"),
            where=source.path,
        )
        for source in sources
        if not source.complete
    ]
    if result.lines and held and held.source and held.of_nothing:
        found.append(
            UndecidedError(
                "nothing-held",
                msg("{path} holds nothing that is compared", path=held.source.path),
                help=msg(
                    "export the tenant that holds the licences, or compare everything with {option}", option="--all"
                ),
                where=held.source.path,
            )
        )
    found += [
        UndecidedError(
            "unknown-item",
            msg("{item} cannot be decided: {why}", item=line.item, why=line.notes[0] if line.notes else "–"),
            help=_way_out(line, catalogue if number < _OFFERED else None),
        )
        for number, line in enumerate(line for line in result.lines if line.verdict == "unknown")
    ]
    if not result.lines:
        found.append(
            UndecidedError(
                "nothing-to-compare",
                msg("no line is left to compare"),
                help=msg("name what is held and what is ordered, or compare everything with {option}", option="--all"),
            )
        )
    return tuple(found)


def in_doubt(result: Comparison, found: Sequence[UndecidedError]) -> Comparison:
    """Return the comparison as it counts: nothing passes in doubt, and two tenants are not compared at all."""
    if found and (result.verdict == "enough" or found[0].code == "two-tenants"):
        return result._replace(verdict="unknown")
    return result


def _way_out(line: Line, catalogue: Catalogue | None) -> Message:
    """Return what to do about a line that cannot be decided; near names are offered, never taken."""
    if line.kind != "unknown" or (catalogue and catalogue.find(line.item)):
        return msg("correct its name, its id or its count")
    if not line.current:  # it is on the order alone: what it meets is to be said, not what meets it
        return msg("say which item held it meets: {option}", option=f"--map 'ITEM={line.item}'")
    option = f"--map '{line.item}=ITEM'"
    near = tuple(product.name for product in catalogue.near(line.item[:_LONGEST])) if catalogue else ()
    if near:
        return msg("did you mean {near}? If not, say what meets it: {option}", near=near, option=option)
    return msg("say what meets it: {option}", option=option)
