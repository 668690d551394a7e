"""Why a list of users cannot be used, and the commands that give one that can."""

from licwizard.errors import SourceError
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

COMMAND = "Get-MgUser -All -Property Id,UserPrincipalName,AssignedLicenses | ConvertTo-Json -Depth 4 > users.json"
AGAIN = msg("export again with: {command}", command=COMMAND)


def no_licences(where: str) -> SourceError:
    """Return the error for users without their licences, which is not the same as users without any."""
    problem = msg("it is not said which licences the users have (assignedLicenses)")
    return source_error("no-user-licences", where, problem, AGAIN)


def type_names(where: str) -> SourceError:
    """Return the error for licences of which only the name of a type was written."""
    return source_error("no-user-licences", where, msg("there is a .NET type where the licences should be"), AGAIN)


def not_users(name: str) -> SourceError:
    """Return the error for an export of licences."""
    problem = msg("this is an export of licences, not of users and their licences")
    return source_error("not-users", name, problem, msg("export the users with: {command}", command=COMMAND))


def no_list(name: str) -> SourceError:
    """Return the error for what is no list of users at all."""
    problem = msg("this is no list of users that licwizard knows")
    return source_error("not-users", name, problem, msg("export the users with: {command}", command=COMMAND))


def bad_row(where: str, problem: Message) -> SourceError:
    """Return the error for a row that cannot be read."""
    return source_error("bad-user-row", where, problem, AGAIN)
