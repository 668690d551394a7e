"""What each command takes; each imports its own module only when it is called."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from licwizard.cli.guide_commands import add_guide_commands
from licwizard.cli.verify_commands import add_verify_commands
from licwizard.env import Env
from licwizard.errors import Exit, UsageError
from licwizard.i18n import Translator
from licwizard.messages import msg

Add = Callable[..., None]
Function = Callable[..., Any]


def add_commands(add: Add, add_group: Add, say: Translator) -> None:
    """Add every command to the app."""
    add("migrate", _migrate(say), say("Example: licwizard migrate"), say("Begin the migration, or go on with it."))
    add(
        "check",
        _check(say),
        say("Example: licwizard check --current 50 --ordered 48"),
        say("Is the order at least what is held? Exit code 0: enough, 1: short, 3: cannot be decided."),
        ("text", "plain", "markdown", "csv", "github", "json"),
    )
    add_verify_commands(add, add_group, say)
    add(
        "run",
        _run(say),
        say("Example: licwizard run eligibility"),
        say("Go through any procedure of the guide."),
    )
    add("faq", _faq(say), say("Example: licwizard faq activation mail"), say("Questions and answers."))
    add(
        "items",
        _items(say),
        say("Example: licwizard items storage"),
        say("The catalogue: what items are called, and what they count in."),
        ("text", "plain", "markdown", "csv", "json"),
    )
    add("runs", _runs(), say("Example: licwizard runs"), say("All runs, the one changed last first."))
    add(
        "status",
        _status(say),
        say("Example: licwizard status migration"),
        say("Where a run stands, whose turn it is, what is next."),
    )
    add_group("guide", say("Example: licwizard guide lint"), say("For authors of guides."))
    add_guide_commands(add, say)


def _migrate(say: Translator) -> Function:
    def migrate(  # noqa: PLR0913 - options
        env: Env,
        name: Annotated[
            str | None, typer.Argument(metavar="RUN", help=say("Name of the run; 'migration' if left out."))
        ] = None,
        *,
        guide: Annotated[str | None, typer.Option(metavar="FILE", help=say("A guide of one's own."))] = None,
        answers: Annotated[list[str] | None, _answers(say)] = None,
        answer: Annotated[list[str] | None, _answer(say)] = None,
        keep: Annotated[bool, _keep(say)] = False,
    ) -> Exit:
        from licwizard.commands.migrate import migrate as command  # noqa: PLC0415

        return command(env, name, guide, answers or (), answer or (), keep=keep)

    return migrate


def _run(say: Translator) -> Function:
    def run(  # noqa: PLR0913 - options
        env: Env,
        procedure: Annotated[
            str,
            typer.Argument(
                metavar="PROCEDURE",
                help=say("eligibility, resend-activation, add-licenses, wrong-account or invoice-support."),
            ),
        ],
        name: Annotated[
            str | None, typer.Argument(metavar="RUN", help=say("Name of the run; the procedure's if left out."))
        ] = None,
        *,
        guide: Annotated[str | None, typer.Option(metavar="FILE", help=say("A guide of one's own."))] = None,
        answers: Annotated[list[str] | None, _answers(say)] = None,
        answer: Annotated[list[str] | None, _answer(say)] = None,
        keep: Annotated[bool, _keep(say)] = False,
    ) -> Exit:
        from licwizard.commands.run import run as command  # noqa: PLC0415

        return command(env, procedure, name, guide, answers or (), answer or (), keep=keep)

    return run


def _check(say: Translator) -> Function:
    what = say("A number, ITEM=COUNT (repeatable), a file, or - for standard input.")

    def check(  # noqa: PLR0913 - options
        env: Env,
        *,
        current: Annotated[
            list[str] | None, typer.Option(metavar="X", help=say("What is held. {what}", what=what))
        ] = None,
        ordered: Annotated[list[str] | None, typer.Option(metavar="Y", help=say("What is ordered, likewise."))] = None,
        maps: Annotated[
            list[str] | None,
            typer.Option(
                "--map",
                metavar="CURRENT=ORDERED[:N]",
                help=say("An item held is met by another on the order, N ordered for one held."),
            ),
        ] = None,
        map_file: Annotated[
            str | None, typer.Option(metavar="FILE", help=say("A file of such mappings: YAML, JSON or CSV."))
        ] = None,
        everything: Annotated[
            bool, typer.Option("--all", help=say("Compare all items, not only Customer Engagement."))
        ] = False,
        sheet: Annotated[
            list[str] | None,
            typer.Option(
                metavar="NAME",
                help=say(
                    "Sheet of a workbook, where several hold a table; of one side: {example}.", example="current=NAME"
                ),
            ),
        ] = None,
        encoding: Annotated[
            list[str] | None,
            typer.Option(
                metavar="NAME",
                help=say("Encoding of the files that have no mark; of one side: {example}.", example="current=NAME"),
            ),
        ] = None,
        format_in: Annotated[
            list[str] | None,
            typer.Option(
                metavar="FORMAT",
                help=say(
                    "Read files as this format, whatever they seem; of one side: {example}.", example="current=FORMAT"
                ),
            ),
        ] = None,
        max_size: Annotated[
            str | None, typer.Option(metavar="MB", help=say("Largest file that is read; 64 if left out."))
        ] = None,
    ) -> Exit:
        missing = [option for option, given in (("--current", current), ("--ordered", ordered)) if not given]
        if missing:
            raise UsageError(
                "missing-option",
                msg("{option} is missing", option=missing[0]),
                help=msg("for example: licwizard check --current 50 --ordered 48"),
            )
        from licwizard.commands.check import check as command  # noqa: PLC0415
        from licwizard.session.asked import Asked  # noqa: PLC0415

        return command(
            env,
            Asked(
                {"current": current or (), "ordered": ordered or ()},
                {},
                maps or (),
                map_file or "",
                everything,
                sheet or (),
                encoding or (),
                format_in or (),
                max_size or "",
                numbers=True,
            ),
        )

    return check


def _faq(say: Translator) -> Function:
    def faq(
        env: Env,
        words: Annotated[
            list[str] | None, typer.Argument(metavar="WORDS", help=say("Words to look for; parts of words count."))
        ] = None,
    ) -> Exit:
        from licwizard.commands.faq import faq as command  # noqa: PLC0415

        return command(env, words or ())

    return faq


def _items(say: Translator) -> Function:
    def items(
        env: Env,
        words: Annotated[
            list[str] | None,
            typer.Argument(metavar="WORDS", help=say("Words to look for in ids, GUIDs and names; parts count.")),
        ] = None,
    ) -> Exit:
        from licwizard.commands.items import items as command  # noqa: PLC0415

        return command(env, words or ())

    return items


def _runs() -> Function:
    def runs(env: Env) -> Exit:
        from licwizard.commands.runs import runs as command  # noqa: PLC0415

        return command(env)

    return runs


def _status(say: Translator) -> Function:
    def status(
        env: Env,
        name: Annotated[str | None, typer.Argument(metavar="RUN", help=say("Name of the run."))] = None,
    ) -> Exit:
        from licwizard.commands.status import status as command  # noqa: PLC0415

        return command(env, name)

    return status


def _answers(say: Translator) -> Any:  # noqa: ANN401 - Typer's option
    return typer.Option("--answers", metavar="FILE", help=say("Answers by step, YAML or JSON; - for standard input."))


def _keep(say: Translator) -> Any:  # noqa: ANN401 - Typer's option
    return typer.Option("--keep", help=say("Keep a copy of every file that is shown."))


def _answer(say: Translator) -> Any:  # noqa: ANN401 - Typer's option
    return typer.Option("--answer", metavar="ID=VALUE", help=say("One answer; repeatable."))
