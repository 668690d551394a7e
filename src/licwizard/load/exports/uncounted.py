"""Tables that say something of licences, and not how many are owned: refused, with what does say it (C3)."""

from collections.abc import Sequence

from licwizard.errors import SourceError
from licwizard.load.exports.graph_skus import COMMAND
from licwizard.load.exports.graph_subscriptions import COMMAND as SUBSCRIPTIONS
from licwizard.load.exports.layout import fold, text_of
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

M365 = "m365 entra license list --output json > licences.json"
NET_TYPE = "Microsoft.Graph.PowerShell.Models"
_ENABLED = {"enabled", "enabledunits", "prepaidunitsenabled", "activeunits", "unitsenabled", "prepaidenabled"}
_USERS = {"userprincipalname", "användarenshuvudnamn", "huvudnamnföranvändare", "användarnamn", "upn"}
_ABOUT_USERS = {
    "licenses", "licences", "licenser", "displayname", "visningsnamn", "blockcredential", "firstname", "förnamn",
    "assignedlicenses",
}  # fmt: skip
_ASSIGNED = {
    "assigned", "assignedlicenses", "assignedlicences", "consumed", "consumedunits", "used", "inuse", "tilldelade",
    "tilldeladelicenser", "använda", "förbrukade", "assignedunits",
}  # fmt: skip
_COUNTED = {"quantity", "qty", "count", "antal", "owned"}
_EXPIRED = {"expired", "expiredlicenses", "expiredlicences", "utgångna", "utgångnalicenser"}
_TOTAL = {"totallicenses", "totallicences", "totalalicenser", "totaltantallicenser"}


def refuse_uncounted(cells: Sequence[object], file: str, line: int) -> None:
    """Raise SourceError if this row is the header of a table without an owned count; the rows below are not read."""
    titles = {text_of(cell) for cell in cells}
    folded = {fold(cell) for cell in cells} - {""}
    where = f"{file}:{line}:1"
    if folded & _USERS and folded & _ABOUT_USERS:
        raise source_error(
            "users-export",
            where,
            msg("this is a list of users, not of licences that are owned"),
            msg("export the licences: {where}", where=msg("Billing > Licenses > Export")),
        )
    graph = bool(folded & {"skupartnumber", "skuid"})
    if graph and not folded & _ENABLED and "prepaidunits" in folded:
        raise net_type(where)
    if graph and "totallicenses" in folded and "status" not in folded:
        problem = msg("this export does not say which subscriptions are active (Status)")
        raise uncounted(where, problem, SUBSCRIPTIONS)
    listed = {"id", "skuid", "skupartnumber"}
    if graph and not folded & (_ENABLED | _COUNTED) and ("consumedunits" in folded or folded == listed):
        raise only_assigned(where, M365 if "skuPartNumber" in titles else COMMAND)
    if "accountskuid" in folded and "activeunits" not in folded:
        raise uncounted(where, msg("there is no owned count (ActiveUnits)"), COMMAND)
    if folded & _EXPIRED:
        raise source_error(
            "no-owned-count",
            where,
            msg("nothing says whether the count includes what has expired"),
            msg("name the columns {columns}; owned is the one less the other", columns=("Total", "Expired")),
        )
    if folded & _TOTAL and folded & {"producttitle", "produkttitel"}:
        raise source_error(
            "no-owned-count",
            where,
            msg("the column of expired licences is missing, without which the total does not say what is owned"),
            msg("export the list with all its columns: {where}", where=msg("Billing > Licenses > Export")),
        )


def refuse_assigned(cells: Sequence[object], file: str, line: int) -> None:
    """Raise SourceError if this row is the header of a table that counts what is assigned, and nothing else."""
    folded = {fold(cell) for cell in cells} - {""}
    if folded & _ASSIGNED and len(folded) > 1:
        raise source_error(
            "no-owned-count",
            f"{file}:{line}:1",
            msg("this table says how many are assigned, not how many are owned"),
            msg("add a column of what is owned, or export with: {command}", command=COMMAND),
        )


def net_type(where: str) -> SourceError:
    """Return the error for PowerShell's way to print units."""
    return uncounted(where, msg("this export names a .NET type where the owned count should be"), COMMAND)


def only_assigned(where: str, command: str) -> SourceError:
    """Return the error for an export of assigned counts."""
    return uncounted(where, msg("this export says how many are assigned, not how many are owned"), command)


def uncounted(where: str, problem: Message, command: str) -> SourceError:
    """Return the error for an export without an owned count, and the command that gives one."""
    return source_error("no-owned-count", where, problem, msg("export again with: {command}", command=command))
