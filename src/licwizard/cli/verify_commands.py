"""What `verify` and `diagnose` take; the options that they share stand here once."""

from collections.abc import Callable, Mapping
from inspect import Parameter, Signature
from typing import Annotated, Any

import typer

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.i18n import Translator

Add = Callable[..., None]
Function = Callable[..., Any]
_SIDES = ("before", "ordered", "after", "now", "assigned", "attached")
_FORMS = ("text", "plain", "markdown", "csv", "github", "json")


def add_verify_commands(add: Add, add_group: Add, say: Translator) -> None:
    """Add `verify …` and `diagnose` to the app."""
    add_group(
        "verify",
        say("Example: licwizard verify attached --before before.json --ordered order.csv --after after.json"),
        say("What do exports prove? Exit code 0: proved, 1: refuted, 3: cannot be decided."),
    )
    add(
        "verify attached",
        _verify("attached", [*_counted(say), _ordered(say), _after(say), _unchanged(say)], say),
        say("Example: licwizard verify attached --before before.json --ordered order.csv --after after.json"),
        say("Did the order reach this tenant, whole? Exit code 0: proved, 1: refuted, 3: cannot be decided."),
        _FORMS,
    )
    add(
        "verify covers",
        _verify("covers", [*_counted(say), _ordered(say), *_now(say), _unchanged(say)], say),
        say("Example: licwizard verify covers --before before.json --ordered order.csv --now now.json"),
        say("Would the new licences alone carry everyone? Exit code 0: proved, 1: refuted, 3: cannot be decided."),
        _FORMS,
    )
    add(
        "verify cancelled",
        _verify("cancelled", [*_counted(say), _after(say), *_users(say)], say),
        say("Example: licwizard verify cancelled --before before.json --after after.json"),
        say("Was nothing, and nobody, lost? Exit code 0: proved, 1: refuted, 3: cannot be decided."),
        _FORMS,
    )
    add(
        "diagnose",
        _diagnose(say),
        say("Example: licwizard diagnose --before before.json --ordered order.csv --after after.json"),
        say("Where in the migration do these files probably stand? Exit code 0: a place was found, 3: none."),
    )


def _verify(what: str, options: list[Parameter], say: Translator) -> Function:
    def call(env: Env, given: Mapping[str, Any]) -> Exit:
        from licwizard.commands.verify import Said, verify  # noqa: PLC0415

        said = Said(given.get("direct_unchanged", False), given.get("left") or ())
        return verify(env, what, _asked(given), said)

    return _taking(options + _reading(say), call)


def _diagnose(say: Translator) -> Function:
    def call(env: Env, given: Mapping[str, Any]) -> Exit:
        from licwizard.commands.diagnose import diagnose  # noqa: PLC0415

        return diagnose(env, _asked(given), direct_unchanged=given["direct_unchanged"])

    return _taking([*_counted(say), _ordered(say), _after(say), _unchanged(say), *_reading(say)], call)


def _taking(options: list[Parameter], call: Callable[[Env, Mapping[str, Any]], Exit]) -> Function:
    """Return a function with these options, as Typer reads them off."""

    def command(env: Env, **given: Any) -> Exit:  # noqa: ANN401 - what Typer parsed
        return call(env, given)

    command.__signature__ = Signature([Parameter("env", Parameter.POSITIONAL_OR_KEYWORD), *options])  # type: ignore[attr-defined]
    return command


def _asked(given: Mapping[str, Any]) -> Any:  # noqa: ANN401 - of a module that loads late
    from licwizard.session.asked import Asked  # noqa: PLC0415

    return Asked(
        {role: given.get(role) or () for role in _SIDES if role in given},
        {
            role: given[role.replace("-", "_")] or ""
            for role in ("users-before", "users-after")
            if "users_after" in given
        },
        given["maps"] or (),
        given["map_file"] or "",
        given["everything"],
        given["sheet"] or (),
        given["encoding"] or (),
        given["format_in"] or (),
        given["max_size"] or "",
    )


def _option(name: str, kind: Any, option: Any) -> Parameter:  # noqa: ANN401 - a type, and Typer's option
    default = False if kind is bool else None
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=Annotated[kind, option])


def _counted(say: Translator) -> list[Parameter]:
    about = say("What was held before: an export, - for standard input, or ITEM=COUNT (repeatable).")
    return [_option("before", list[str] | None, typer.Option(metavar="A", help=about))]


def _ordered(say: Translator) -> Parameter:
    return _option("ordered", list[str] | None, typer.Option(metavar="O", help=say("What is ordered, likewise.")))


def _after(say: Translator) -> Parameter:
    about = say("An export of the tenant from afterwards.")
    return _option("after", list[str] | None, typer.Option(metavar="B", help=about))


def _now(say: Translator) -> list[Parameter]:
    about = say("An export of the tenant from now, both subscriptions side by side.")
    people = say("Another export from now that counts who is assigned, where that one does not.")
    return [
        _option("now", list[str] | None, typer.Option(metavar="N", help=about)),
        _option("assigned", list[str] | None, typer.Option(metavar="P", help=people)),
    ]


def _unchanged(say: Translator) -> Parameter:
    about = say("The direct subscription has not changed since the earlier count.")
    return _option("direct_unchanged", bool, typer.Option("--direct-unchanged", help=about))


def _users(say: Translator) -> list[Parameter]:
    one = list[str] | None
    shown = say("An export from when old and new licences stood side by side.")
    return [
        _option("attached", one, typer.Option(metavar="M", help=shown)),
        _option("users_before", str | None, typer.Option(metavar="U", help=say("Users and their licences, before."))),
        _option(
            "users_after", str | None, typer.Option(metavar="V", help=say("Users and their licences, afterwards."))
        ),
        _option("left", one, typer.Option(metavar="USER", help=say("A user who has left (repeatable)."))),
    ]


def _reading(say: Translator) -> list[Parameter]:
    mapped = say("An item held is met by another on the order, N ordered for one held.")
    return [
        _option("maps", list[str] | None, typer.Option("--map", metavar="CURRENT=ORDERED[:N]", help=mapped)),
        _text("map_file", "FILE", say("A file of such mappings: YAML, JSON or CSV.")),
        _option("everything", bool, typer.Option("--all", help=say("All items, not only Customer Engagement."))),
        *_of_reading(say, "before"),
        _text("max_size", "MB", say("Largest file that is read; 64 if left out.")),
    ]


def _of_reading(say: Translator, side: str) -> list[Parameter]:
    """Return the options that say how files are to be read: a name for all of them, or `SIDE=NAME`, repeatable."""
    sheet = say("Sheet of a workbook, where several hold a table; of one side: {example}.", example=f"{side}=NAME")
    encoding = say("Encoding of the files that have no mark; of one side: {example}.", example=f"{side}=NAME")
    form = say("Read files as this format, whatever they seem; of one side: {example}.", example=f"{side}=FORMAT")
    return [
        _option("sheet", list[str] | None, typer.Option(metavar="NAME", help=sheet)),
        _option("encoding", list[str] | None, typer.Option(metavar="NAME", help=encoding)),
        _option("format_in", list[str] | None, typer.Option(metavar="FORMAT", help=form)),
    ]


def _text(name: str, metavar: str, about: str) -> Parameter:
    return _option(name, str | None, typer.Option(metavar=metavar, help=about))
