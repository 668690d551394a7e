"""The commands and their options; the only module that knows Typer."""

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Annotated, Any, cast

import typer

from licwizard import __version__
from licwizard.cli.speech import CommandWithWords, GroupWithWords, usage_error
from licwizard.cli.words import GROUPS, early
from licwizard.env import Env, Options
from licwizard.errors import Exit, UsageError
from licwizard.i18n import Translator
from licwizard.messages import msg

# In Typer 0.29 this is the root of what the parser raises, and in no public place.
_ParserError = cast("type[Exception]", typer.BadParameter.__mro__[2])
_WIDEST = 80
_HELP = {"help_option_names": ["-h", "--help"]}


def run_app(arguments: list[str], lang: str | None) -> int:
    """Parse, call one command, and return its exit code; raises LicwizardError."""
    env = Env(Options(lang=lang))
    app = make_app(env.say)
    first = early(arguments)
    if first.command == "help":
        after = arguments[arguments.index("help") + 1 :]
        arguments = [*[word for word in after if not word.startswith("-")], "--help"]
    elif first.command in {"", *GROUPS} and not first.json:
        arguments = [*arguments, "--help"]
    try:
        width = min(env.width, _WIDEST) - 2
        code = app(arguments, prog_name="licwizard", standalone_mode=False, terminal_width=width)
    except _ParserError as error:
        raise usage_error(error) from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    except SystemExit:  # what Typer makes of a pipe that nobody reads, and of nothing else
        raise BrokenPipeError from None
    return int(code or 0)


def _shared(say: Translator) -> list[Parameter]:
    """Return the options that every command has."""
    options: list[tuple[str, Any, Any]] = [
        ("lang", str | None, typer.Option("--lang", metavar="en|sv", help=say("Language of all text."))),
        (
            "format",
            str | None,
            typer.Option("--format", metavar="FORMAT", help=say("Form of the result; text if left out.")),
        ),
        ("json", bool, typer.Option("--json", help=say("The same as --format json."))),
        ("color", str | None, typer.Option("--color", metavar="auto|always|never", help=say("When to use colour."))),
        ("no_input", bool, typer.Option("--no-input", help=say("Never ask; fail with exit code 4 instead."))),
        ("accessible", bool, typer.Option("--accessible", help=say("Numbered lines, no drawing, no colour."))),
        ("quiet", bool, typer.Option("--quiet", "-q", help=say("Leave out everything but the result."))),
        ("verbose", bool, typer.Option("--verbose", "-v", help=say("Tell more."))),
    ]
    return [
        Parameter(
            name,
            Parameter.KEYWORD_ONLY,
            default=False if kind is bool else None,
            annotation=Annotated[kind, option],
        )
        for name, kind, option in options
    ]


def _with_env(function: Callable[..., Exit], say: Translator, formats: tuple[str, ...]) -> Callable[..., int]:
    """Return a command that takes the shared options too, and gets them as its `env`."""
    own = [one for one in signature(function).parameters.values() if one.name != "env"]
    shared = _shared(say)

    def command(**given: Any) -> int:  # noqa: ANN401 - what Typer parsed
        before = _before.get("options", Options())._asdict()
        told = {one.name: given.pop(one.name) for one in shared}
        options = Options(**{name: value or before[name] for name, value in told.items()})
        env = Env(options)
        if env.format not in formats:
            raise UsageError(
                "bad-format",
                msg("--format '{value}' is not one of: {values}", value=env.format, values=formats),
                help=msg("write, for example: {example}", example=f"--format {formats[-1]}"),
            )
        return function(env, **given)

    keywords = [one.replace(kind=Parameter.KEYWORD_ONLY) for one in own]
    command.__signature__ = Signature([*keywords, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in [*keywords, *shared]}
    command.__doc__ = None
    return command


# Options before the command (`licwizard --lang sv faq`), kept from the group's call to the command's.
_before: dict[str, Options] = {}


def make_app(say: Translator) -> typer.Typer:
    """Return the whole command line, its help in the language of `say`."""
    app = _typer(say, _intro(say))
    _before.clear()
    command_class = type("Command", (CommandWithWords,), {"say": say})

    def group(**given: Any) -> None:  # noqa: ANN401 - what Typer parsed
        given.pop("version")
        _before["options"] = Options(**given)

    shared = _shared(say)
    version = Parameter(
        "version",
        Parameter.KEYWORD_ONLY,
        default=False,
        annotation=Annotated[
            bool, typer.Option("--version", is_eager=True, callback=_version, help=say("Show the version and exit."))
        ],
    )
    group.__signature__ = Signature([version, *shared])  # type: ignore[attr-defined]
    group.__annotations__ = {one.name: one.annotation for one in [version, *shared]}
    app.callback()(group)
    from licwizard.cli.commands import add_commands  # noqa: PLC0415 - it needs this module's helpers

    groups: dict[str, typer.Typer] = {"": app}

    def add(
        name: str, function: Callable[..., Exit], example: str, about: str, formats: tuple[str, ...] = ("text", "json")
    ) -> None:
        owner, _, last = name.rpartition(" ")
        command = _with_env(function, say, formats)
        text = f"{example}\n\n{about}"
        groups[owner].command(last, cls=command_class, help=text, short_help=about, context_settings=_HELP)(command)

    def add_group(name: str, example: str, about: str) -> None:
        groups[name] = _typer(say, f"{example}\n\n{about}")
        app.add_typer(groups[name], name=name, short_help=about)

    add_commands(add, add_group, say)
    return app


def _typer(say: Translator, text: str) -> typer.Typer:
    return typer.Typer(
        cls=type("Group", (GroupWithWords,), {"say": say}),
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
        help=text,
    )


def _version(value: bool) -> None:  # noqa: FBT001 - Typer's form of a callback
    if value:
        typer.echo(f"licwizard {__version__}")
        raise typer.Exit


def _intro(say: Translator) -> str:
    return "\n\n".join(
        (
            say("Example: licwizard check --current 50 --ordered 48"),
            say(
                "Move Dynamics 365 licences from a direct purchase to an Enterprise Agreement, without losing"
                " users, data or money. licwizard guides and checks; it changes nothing at Microsoft, asks for no"
                " password and opens no connection."
            ),
        )
    )
