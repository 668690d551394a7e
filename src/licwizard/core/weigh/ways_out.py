"""Why weighing decided nothing, and which file or option would: unknown never passes."""

from collections.abc import Mapping, Sequence

from licwizard.core.catalogue import Catalogue
from licwizard.core.compare import Comparison, Line
from licwizard.core.doubts import doubts
from licwizard.core.people import Affected
from licwizard.core.weigh.weighed import Weighed, WeighedLine
from licwizard.errors import UndecidedError
from licwizard.messages import Message, msg

_LISTED = "Get-MgDirectorySubscription -All | ConvertTo-Json -Depth 5"
_BY_SUBSCRIPTION = msg(
    "show exports from before and from now with one row for each subscription: {command}", command=_LISTED
)
_OTHER_TENANT = msg(
    "show an export of the tenant of the earlier one; if the order went to the other: {command}",
    command="licwizard run wrong-account",
)
_WAYS: Mapping[str, Message] = {
    "direct-not-settled": msg(
        "if the direct subscription has not changed since the earlier count, say {option}; else show exports from"
        " before and from now with one row for each subscription: {command}",
        option="--direct-unchanged",
        command=_LISTED,
    ),
    "direct-changed": _BY_SUBSCRIPTION,
    "direct-ended": msg(
        "check that nothing was lost: {command}",
        command="licwizard verify cancelled --before FILE --after FILE",
    ),
    "direct-revived": _BY_SUBSCRIPTION,
    "direct-grown": msg(
        "if another subscription than the direct one has grown, and new ones are listed, say {option};"
        " else wait for the new ones",
        option="--direct-unchanged",
    ),
    "assigned-not-known": msg("give {option} an export that counts who is assigned", option="--assigned"),
    "counted-too-early": msg(
        "count again with it, and have the order amended; if it came with the order, name it there: {option}",
        option="--ordered",
    ),
    "lost-since": msg(
        "have it reactivated, or order it anew, and show a later export with {option}; or say what meets it: {map}",
        option="--after",
        map="--map OLD=NEW",
    ),
    "part-of-the-order": msg("give {option} the whole order", option="--ordered"),
    "order-of-another-tenant": msg("give {option} the order of this tenant", option="--ordered"),
    "taken-too-late": msg("give {option} an export from before the licences were attached", option="--before"),
    "another-tenant": _OTHER_TENANT,
    "wrong-account": _OTHER_TENANT,
    "online-services-account": _OTHER_TENANT,
    "part-of-the-tenant": msg("export all pages, and every row"),
    "nothing-ordered": msg("name what was ordered, or look at all items with {option}", option="--all"),
    "nothing-held": msg("show an export from before the move, or look at all items with {option}", option="--all"),
    "not-counted": msg("name each item so that the catalogue knows it, or say what meets it: {option}", option="--map"),
}


def way_out(code: str, seen: str = "after") -> Message | None:
    """Return which file or option settles an explanation, by its code; None where nothing here does.

    `seen` is the role of the latest export.
    """
    if code == "no-export":
        return msg("give {option} an export of the tenant, not counts", option=f"--{seen}")
    return _WAYS.get(code)


def ways_out(result: Weighed, catalogue: Catalogue, seen: str = "after") -> tuple[UndecidedError, ...]:
    """Return why a verdict is unknown: the explanation first, then each item that nobody can name or count.

    Nothing where the verdict is another. `seen` is the role of the latest export.
    """
    if result.verdict != "unknown":
        return ()
    code, message, _ = result.explanation
    first = UndecidedError(
        code, message, help=_of_people(result) if code == "people-not-known" else way_out(code, seen)
    )  # fmt: skip
    unclear = tuple(_as_compared(line) for line in result.lines if line.verdict == "unknown")
    if code != "not-counted" or not unclear:
        return (first,)
    return (first, *doubts(Comparison("unknown", unclear), (), catalogue))


def _of_people(result: Weighed) -> Message:
    gone: Sequence[Affected] = [one for one in result.affected if one.what == "gone"]
    if gone:
        return msg("name each user who has left: {option}", option=f"--left '{gone[0].user}'")
    if any(one.what == "lost" for one in result.affected):
        return msg("say what meets what was lost: {option}", option="--map OLD=NEW")
    return msg("export all users of the tenant again, with their licences")


def _as_compared(line: WeighedLine) -> Line:
    return Line(
        line.item, line.sku_id, line.name, line.kind, line.unit, line.before, line.ordered, line.short, line.verdict,
        line.met, line.notes,
    )  # fmt: skip
