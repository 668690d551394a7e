"""Why a comparison decides nothing, or less than it seems: each doubt with its way out; unknown never passes."""

from collections.abc import Sequence

from licwizard.core.catalogue import Catalogue, Product
from licwizard.core.compare import Comparison, Line
from licwizard.core.pasted import ITEM, map_option
from licwizard.core.stock import Source, Stock, tenants_apart
from licwizard.errors import UndecidedError
from licwizard.messages import Message, msg, nmsg

# Looking for near names takes its time, and nobody reads as many.
_OFFERED = 20
_TOLD = 100
_LONGEST = 100
_NAMED = 3


def doubts(
    result: Comparison,
    sources: Sequence[Source],
    catalogue: Catalogue | None,
    held: Stock | None = None,
    *,
    everything: bool = False,
) -> tuple[UndecidedError, ...]:
    """Return what keeps a comparison from being decided, the weightiest first (C5, C9).

    `catalogue` is what near names are offered from, and `held` the inventory of what is held; both are None where
    bare numbers were compared. `everything`: all items are compared already. Of very many lines that cannot be
    decided, the first are named.
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
                help=msg("export the tenant that holds the licences")
                if everything
                else msg(
                    "export the tenant that holds the licences, or compare everything with {option}", option="--all"
                ),
                where=held.source.path,
            )
        )
    unknown = [line for line in result.lines if line.verdict == "unknown"]
    found += [_of_line(line, catalogue, near=number < _OFFERED) for number, line in enumerate(unknown[:_TOLD])]
    if len(unknown) > _TOLD:
        more = nmsg("{count} more line cannot be decided", "{count} more lines cannot be decided", len(unknown) - _TOLD)
        found.append(UndecidedError("unknown-item", more, help=msg("look at the lines themselves")))
    if not result.lines:
        found.append(
            UndecidedError(
                "nothing-to-compare",
                msg("no line is left to compare"),
                help=msg("name what is held and what is ordered")
                if everything
                else msg("name what is held and what is ordered, or compare everything with {option}", option="--all"),
            )
        )
    return tuple(found)


def in_doubt(result: Comparison, found: Sequence[UndecidedError]) -> Comparison:
    """Return the comparison as it counts: nothing passes in doubt, and two tenants are not compared at all."""
    if found and (result.verdict == "enough" or found[0].code == "two-tenants"):
        return result._replace(verdict="unknown")
    return result


def perhaps_meant(result: Comparison, catalogue: Catalogue | None) -> tuple[Message, ...]:
    """Return a sentence on lines without a name in an order that is short: what lacks may be among them (C6)."""
    lacking = [line for line in result.lines if line.verdict == "short"]
    unknown = [line for line in result.lines if _is_of_the_order_alone(line) and _has_no_name(line, catalogue)]
    if result.verdict != "short" or not lacking or not unknown:
        return ()
    said = map_option(lacking[0].item if len(lacking) == 1 else ITEM, unknown[0].item)
    named: tuple[str, ...] = tuple(_shown(line.item) for line in unknown[:_NAMED])
    return (
        nmsg(
            "{count} line of the order is not in the catalogue: {items}. If it is meant for what is short, say so:"
            " {option}",
            "{count} lines of the order are not in the catalogue: {items}. If one is meant for what is short, say so:"
            " {option}",
            len(unknown),
            items=(*named, "…") if len(unknown) > _NAMED else named,
            option=said,
        ),
    )


def _of_line(line: Line, catalogue: Catalogue | None, *, near: bool) -> UndecidedError:
    """Return why a line cannot be decided, with its way out."""
    several = catalogue.meanings(line.item) if catalogue and line.kind == "unknown" else ()
    why = line.notes[0] if line.notes else "–"
    if several:
        why = msg("its name stands for several items")
    return UndecidedError(
        "unknown-item",
        msg("{item} cannot be decided: {why}", item=_shown(line.item), why=why),
        help=_way_out(line, catalogue, several, near=near),
    )


def _way_out(line: Line, catalogue: Catalogue | None, several: Sequence[Product], *, near: bool) -> Message:
    """Return what to do about a line that cannot be decided; near names are offered, never taken."""
    if several:
        return msg("say which is meant by its id: {items}", items=tuple(one.told_apart for one in several[:_OFFERED]))
    if not _has_no_name(line, catalogue):
        return msg("correct its name, its id or its count")
    if not line.current:  # it is on the order alone: what it meets is to be said, not what meets it
        return msg("say which item held it meets: {option}", option=map_option(ordered=line.item))
    option = map_option(line.item)
    like = catalogue.near(line.item[:_LONGEST]) if catalogue and near else ()
    if like:
        names = tuple(product.told_apart for product in like)
        return msg("did you mean {near}? If not, say what meets it: {option}", near=names, option=option)
    return msg("say what meets it: {option}", option=option)


def _has_no_name(line: Line, catalogue: Catalogue | None) -> bool:
    return line.kind == "unknown" and not (catalogue and catalogue.find(line.item))


def _is_of_the_order_alone(line: Line) -> bool:
    return line.verdict == "unknown" and line.current == 0 and line.ordered != 0


def _shown(item: str) -> str:
    return item if len(item) <= _LONGEST else f"{item[:_LONGEST]}…"
