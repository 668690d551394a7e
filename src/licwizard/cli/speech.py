"""What the parser says, in our words: errors with a way out, help in the reader's language, no detours."""

import re
from difflib import get_close_matches
from typing import Any, ClassVar

from typer.core import TyperCommand, TyperGroup

from licwizard.errors import UsageError
from licwizard.i18n import Translator
from licwizard.messages import Message, msg

_NEEDED = re.compile(r"\{([A-Z]+)\}")
_OTHER_WORDS = {
    "guide": "licwizard faq",
    "continue": "licwizard migrate",
    "resume": "licwizard migrate",
    "start": "licwizard migrate",
    "list": "licwizard runs",
}


class _Words:
    """What commands and the group of them share: text options taken as they are, help in one language.

    Typer builds a pydantic adapter for every option, even one of plain text; that alone takes longer
    than all of `check`. Where a later Typer has no `process_value` to replace, nothing is lost but time.
    """

    say: ClassVar[Translator]

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - Typer's arguments
        """Replace the adapters of options of plain text."""
        super().__init__(*args, **kwargs)
        plain(getattr(self, "params", ()))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401 - Typer's context and option
        """Return `--help`, which is made apart from the others."""
        option = _without_adapter(super().get_help_option(ctx))  # type: ignore[misc]
        if option is not None:
            option.help = self.say("Show this message and exit.")
        return option

    def get_help(self, ctx: Any) -> str:  # noqa: ANN401 - Typer's context
        """Return the help, the parser's own words in the reader's language too."""
        return in_words(super().get_help(ctx), self.say)  # type: ignore[misc]


class CommandWithWords(_Words, TyperCommand):
    """A command."""


class GroupWithWords(_Words, TyperGroup):
    """The group of all commands."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - Typer's context
        """Return the command that is named; raises UsageError with the nearest one."""
        name = args[0] if args else ""
        if name and not name.startswith("-") and name not in self.commands:
            raise no_such_command(name, list(self.commands))
        return super().resolve_command(ctx, args)


def in_words(text: str, say: Translator) -> str:
    """Return a help text with the few words that the parser puts in, in the reader's language."""
    words = {
        "[OPTIONS]": say("[OPTIONS]"),
        "COMMAND [ARGS]...": say("COMMAND [ARGS]..."),
        "Usage:": say("Usage:"),
        "Arguments:": say("Arguments:"),
        "Options:": say("Options:"),
        "Commands:": say("Commands:"),
        "[required]": say("[required]"),
    }
    for english, word in words.items():
        text = text.replace(english, word)
    # Typer marks an argument's type and need in a way of its own; the columns stay as they are.
    return _NEEDED.sub(r"\1", text).replace(" <str>", " " * 6).replace(" <list[str]>", " " * 12)


def plain(params: Any) -> None:  # noqa: ANN401 - Typer's parameters
    """Let options and arguments of text through without an adapter."""
    for param in params:
        kind = getattr(getattr(param, "type_descriptor", None), "annotation", None)
        if kind in {str, list[str], bool} and hasattr(param, "process_value"):
            param.process_value = _Plain(param)


def _without_adapter(option: Any) -> Any:  # noqa: ANN401 - Typer's option
    if option is not None and not isinstance(option.process_value, _Plain):
        plain((option,))
    return option


class _Plain:
    """Text as it is; several of it as a list; required is still required."""

    def __init__(self, param: Any) -> None:  # noqa: ANN401 - Typer's parameter
        self.param = param
        self.original = param.process_value

    def __call__(self, ctx: Any, value: Any) -> Any:  # noqa: ANN401 - Typer's values
        simple = value is None or isinstance(value, str | bool) or all(isinstance(one, str) for one in value)
        if not simple or (self.param.required and not value):
            return self.original(ctx, value)
        value = list(value) if isinstance(value, tuple) else value
        return value if self.param.callback is None else self.param.callback(ctx, self.param, value)


def no_such_command(name: str, commands: list[str]) -> UsageError:
    """Return the error for a command that is not there."""
    near = get_close_matches(name, commands, n=1, cutoff=0.5)
    if name in _OTHER_WORDS:
        advice: Message = msg("did you mean '{near}'?", near=_OTHER_WORDS[name])
    elif near:
        advice = msg("did you mean '{near}'?", near=near[0])
    else:
        advice = msg("commands: {commands}", commands=tuple(commands))
    return UsageError("no-such-command", msg("there is no command '{command}'", command=name), help=advice)


def usage_error(error: Any) -> UsageError:  # noqa: ANN401 - the parser's errors, by their names
    """Return what the parser raised as an error of ours."""
    see = msg("`{command} --help` shows what it takes", command=_path(error))
    match type(error).__name__:
        case "NoSuchOption":
            option = str(error.option_name)
            known = [one for param in error.ctx.command.params for one in param.opts] if error.ctx else []
            near = get_close_matches(option, known, n=1, cutoff=0.5) if option.startswith("--") else []
            return UsageError(
                "no-such-option",
                msg("there is no option {option}", option=option),
                help=msg("did you mean {near}?", near=near[0]) if near else see,
            )
        case "BadOptionUsage":
            return UsageError(
                "option-needs-value", msg("{option} needs a value", option=str(error.option_name)), help=see
            )
        case "MissingParameter":
            name = getattr(error.param, "metavar", None) or getattr(error.param, "name", "")
            return UsageError("missing-argument", msg("{name} is missing", name=str(name)), help=see)
        case _:
            text = str(error.format_message()).rstrip(".")
            return UsageError("usage", msg("{problem}", problem=text[:1].lower() + text[1:]), help=see)


def _path(error: Any) -> str:  # noqa: ANN401 - the parser's errors
    context = getattr(error, "ctx", None)
    return str(context.command_path) if context is not None else "licwizard"
