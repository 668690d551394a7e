"""What the commands for guide authors take."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.i18n import Translator

Add = Callable[..., None]
Function = Callable[..., Any]


def add_guide_commands(add: Add, say: Translator) -> None:
    """Add `guide …` and `explain` to the app."""
    add(
        "guide lint",
        _lint(say),
        say("Example: licwizard guide lint steps.yaml"),
        say("What is wrong with a guide? Exit code 0: proved, 1: errors, 3: not proved."),
        ("text", "json", "github", "sarif"),
    )
    add(
        "guide show",
        _show(say),
        say("Example: licwizard guide show --format html > guide.html"),
        say("The whole guide to read or print; or a file of answers to fill in."),
        ("text", "markdown", "html"),
    )
    add(
        "guide draw",
        _draw(say),
        say("Example: licwizard guide draw -o migrate.svg"),
        say("A procedure as a picture (svg, mermaid, dot), as text or as json; with --run, where a run stands."),
        ("text", "mermaid", "dot", "svg", "json"),
    )
    add(
        "guide schema",
        _schema(),
        say("Example: licwizard guide schema > steps.schema.json"),
        say("The JSON Schema of guide files, for editors."),
        ("text", "json"),
    )
    add(
        "guide test",
        _test(say),
        say("Example: licwizard guide test steps.yaml --cases steps.cases.yaml"),
        say("Run case tables (answers, steps visited, end reached) against a guide."),
    )
    add(
        "explain",
        _explain(say),
        say("Example: licwizard explain way-around"),
        say("What a finding of `guide lint` means."),
    )


def _lint(say: Translator) -> Function:
    def lint(
        env: Env,
        file: Annotated[
            str | None, typer.Argument(metavar="FILE", help=say("The guide; the built-in one if left out."))
        ] = None,
        *,
        strict: Annotated[bool, typer.Option("--strict", help=say("Count warnings as errors."))] = False,
    ) -> Exit:
        from licwizard.commands.guide_lint import guide_lint as command  # noqa: PLC0415

        return command(env, file, strict=strict)

    return lint


def _show(say: Translator) -> Function:
    def show(
        env: Env,
        file: Annotated[
            str | None, typer.Argument(metavar="FILE", help=say("The guide; the built-in one if left out."))
        ] = None,
        *,
        template: Annotated[
            str | None,
            typer.Option("--answers-template", metavar="PROCEDURE", help=say("Print a file of answers to fill in.")),
        ] = None,
    ) -> Exit:
        from licwizard.commands.guide_show import guide_show as command  # noqa: PLC0415

        return command(env, file, template)

    return show


def _test(say: Translator) -> Function:
    def test(
        env: Env,
        file: Annotated[
            str | None, typer.Argument(metavar="FILE", help=say("The guide; the built-in one if left out."))
        ] = None,
        *,
        cases: Annotated[
            str | None, typer.Option(metavar="CASES", help=say("The case table; the one beside the guide if left out."))
        ] = None,
    ) -> Exit:
        from licwizard.commands.guide_test import guide_test as command  # noqa: PLC0415

        return command(env, file, cases)

    return test


def _draw(say: Translator) -> Function:
    def draw(
        env: Env,
        file: Annotated[
            str | None, typer.Argument(metavar="FILE", help=say("The guide; the built-in one if left out."))
        ] = None,
        *,
        procedure: Annotated[
            str | None,
            typer.Option(metavar="NAME", help=say("Which procedure; the first if left out, 'all' for all.")),
        ] = None,
        run: Annotated[
            str | None, typer.Option(metavar="RUN", help=say("Show what this run walked, and where it is."))
        ] = None,
        output: Annotated[
            str | None,
            typer.Option("--output", "-o", metavar="FILE", help=say("Write to this file; - for standard output.")),
        ] = None,
    ) -> Exit:
        from licwizard.commands.guide_draw import guide_draw as command  # noqa: PLC0415

        return command(env, file, procedure=procedure, run=run, output=output)

    return draw


def _schema() -> Function:
    def schema(env: Env) -> Exit:
        from licwizard.commands.guide_schema import guide_schema as command  # noqa: PLC0415

        return command(env)

    return schema


def _explain(say: Translator) -> Function:
    def explain(
        env: Env,
        code: Annotated[str, typer.Argument(metavar="CODE", help=say("The word in brackets before a finding."))],
    ) -> Exit:
        from licwizard.commands.guide_lint import explain as command  # noqa: PLC0415

        return command(env, code)

    return explain
