"""The reference pages that are made from the program itself."""

from collections.abc import Iterable, Iterator
from typing import Any

import typer.main

from licwizard.cli.app import make_app
from licwizard.core.finding import CODES
from licwizard.core.fits import evidence
from licwizard.core.guide import (
    Branch,
    Call,
    Choice,
    End,
    Field,
    Gate,
    Guide,
    Inventory,
    Party,
    Requirement,
    Step,
    Task,
)
from licwizard.errors import Exit
from licwizard.i18n import Translator

_MADE = "<!-- Made by tools/reference.py; a change here is lost. -->\n\n"
_EXITS = {
    Exit.OK: "Enough, proved or done; or the run is paused, or waits for somebody else.",
    Exit.REFUSED: "The order is short, a gate does not pass, the procedure ended in a stop, or a guide has errors.",
    Exit.USAGE: "The command line, an answer or the guide is wrong, or a file cannot be used as a whole.",
    Exit.UNKNOWN: "Everything was read, but something cannot be decided. That never counts as enough.",
    Exit.NEEDS_ANSWER: "An answer is needed, and nobody may be asked: `--no-input`, or no terminal.",
    Exit.IN_USE: "The run is open in another process.",
    Exit.STORE: "The store cannot be read or written; the message says why and what to do.",
    Exit.BUG: "A bug in licwizard; one line names the log, which is laid out as a bug report.",
    Exit.INTERRUPTED: "Ctrl-C, or the end of the input. Every answer that was given is kept.",
    Exit.BROKEN_PIPE: "Whoever was to read the output has gone, as in `licwizard faq \\| head`.",
}


def commands_page() -> str:
    """Return the page of commands and their options, as the parser has them."""
    app: Any = typer.main.get_command(make_app(Translator("en", ())))
    own, everywhere = _split(app.params, {"--version"})
    shared = {option for param in everywhere for option in param.opts}
    lines = [_MADE + "# Commands\n", app.help.strip(), ""]
    commands = dict(_commands(app, "licwizard"))
    lines += [f"- [`{name}`](#{name.replace(' ', '-')}): {one.short_help}" for name, one in commands.items()]
    lines += ["", "## Options of every command\n"]
    lines += [*_table("Option", _options(everywhere)), "| `-h`, `--help` | Show the help and exit. |", ""]
    lines += ["They may stand before the command or after it. `licwizard help COMMAND` shows the help too.", ""]
    lines += ["Without a command:\n", *_table("Option", _options(own)), ""]
    for name, command in commands.items():
        example, _, about = command.help.partition("\n\n")
        lines += [f"## {name}\n", about.strip(), "", f"{_code_after(example)}", ""]
        _, own = _split(command.params, shared)
        arguments = [(f"`{one.metavar}`{_need(one)}", one.help) for one in own if one.param_type_name == "argument"]
        options = _options(one for one in own if one.param_type_name == "option")
        for head, rows in (("Argument", arguments), ("Option", options)):
            lines += [*_table(head, rows), ""] if rows else []
    return "\n".join(lines).rstrip() + "\n"


def exits_page() -> str:
    """Return the page of exit codes, a sentence each."""
    lines = [_MADE + "# Exit codes\n", "They are the same for every command, and stable.\n"]
    lines += _table("Code", ((f"{int(code)}", _EXITS[code]) for code in Exit))
    return "\n".join(lines) + "\n"


def findings_page() -> str:
    """Return the page of what `guide lint` can find, a section each."""
    lines = [_MADE + "# Findings of guide lint\n"]
    lines.append(
        "An *error* and what is *not proved* keep a guide from running, unless only translations are at fault; a"
        " *warning* does not."
    )
    words = {"error": "error", "unknown": "not proved", "warning": "warning"}
    for code in CODES.values():
        lines += ["", f"## {code.id}\n", f"*{words[code.severity]}:* {code.title.english()}.\n"]
        lines += [f"{code.meaning.english()}\n", f"How to mend it: {code.mend.english()}"]
    return "\n".join(lines) + "\n"


def steps_page(guide: Guide) -> str:
    """Return the page of all procedures, their steps, and what may be answered."""
    lines = [_MADE + "# Steps of the built-in guide\n"]
    lines.append(
        "Ids are what scripts write: in an answers file, or as `--answer ID=VALUE`. A step of a called procedure"
        " is `PROCEDURE/STEP`. An arrow says where an answer leads.\n"
    )
    lines.append("Who acts:\n")
    lines += [f"- `{party.id}`: {party.name}" for party in guide.parties.values()]
    for procedure in guide.procedures.values():
        command = "licwizard migrate" if procedure.id == "migrate" else f"licwizard run {procedure.id}"
        lines += ["", f"## {procedure.id}\n", f"{procedure.title}. `{command}`, beginning at `{procedure.start}`."]
        for step in procedure.steps.values():
            lines += ["", f"### {step.id}\n", f"{_head(step, guide.parties.get(step.party))} {step.title}\n"]
            lines += [f"- {line}" for line in _step(step)]
    return "\n".join(lines) + "\n"


def _head(step: Step, party: Party | None) -> str:
    kind = type(step).__name__.lower()
    final = ", **cannot be undone**" if isinstance(step, Task) and step.irreversible else ""
    return f"*{kind}{final}, {party.id}:*" if party else f"*{kind}:*"


def _step(step: Step) -> Iterator[str]:
    match step:
        case Choice():
            for option in step.options.values():
                to = "asked again, the run waits" if option.waits else f"`{option.to}`"
                yield f"`{option.id}` {option.label} → {to}"
        case Task():
            yield from _task(step)
        case Inventory():
            yield from _inventory(step)
        case Gate():
            yield from _gate(step)
        case Branch():
            yield from (f"if `{step.on}` is `{option}` → `{to}`" for option, to in step.to.items())
            if step.otherwise:
                yield f"otherwise → `{step.otherwise}`"
        case Call():
            yield f"goes into `{step.calls}`" + (f" at `{step.at}`" if step.at else "")
            yield from (f"after `{end}` → `{back}`" for end, back in step.then.items())
        case End():
            yield "ends in a stop (exit code 1)" if step.result == "stop" else "ends well (exit code 0)"


def _task(step: Task) -> Iterator[str]:
    yield from (f"requires {_requirement(one)}" for one in step.requires)
    yield from _fields(step.records.values())
    if step.confirm:
        yield f"`confirm`: the text `{step.confirm} RUN`, to be typed in full"
    alone = "a map of these" if step.confirm else "`done`, or a map of what it records"
    yield f"{alone} → `{step.to}`"


def _inventory(step: Inventory) -> Iterator[str]:
    yield from _fields(step.records.values())
    if step.substitutions:
        yield "`map` and `decided_by`: items held that are met by others, and who decided it"
    if step.may_be_empty:
        yield "may be empty (`{}`)"
    yield f"items with counts, or `file` → `{step.to}`"


def _gate(step: Gate) -> Iterator[str]:
    yield from (f"{role}: {', '.join(f'`{one}`' for one in steps)}" for role, steps in step.inputs.items())
    weighs = evidence(step)
    if "direct-unchanged" in weighs:
        yield "weighs `file`, an export, with `direct-unchanged: true` where that is so"
    elif "file" in weighs:
        yield "weighs `file`, an export"
    if "users" in weighs:
        yield "weighs `users-before` and `users-after`, lists of users; `left` names who has left"
    if step.fresh:
        yield f"its verdict stands for {step.fresh.hours} hours"
    yield "a typed `reason` may pass it" if step.reason else "no typed reason passes it"
    for way in step.exits.values():
        yield f"{'passes: ' if way.passes else '`exit` '}`{way.id}` {way.label} → `{way.to}`"


def _fields(fields: Iterable[Field]) -> Iterator[str]:
    for field in fields:
        kind = " or ".join(f"`{option}`" for option in field.options) or field.type
        yield f"`{field.id}` {field.label} ({kind}{'' if field.required else ', optional'})"


def _requirement(one: Requirement) -> str:
    what = f"the gate `{one.gate}`" if one.gate else f"the step `{one.step}`"
    if one.when:
        choice, options = one.when
        what += f", if `{choice}` is {' or '.join(f'`{option}`' for option in options)}"
    return what


def _commands(group: Any, name: str) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - Typer's group
    """Yield the commands of a group and of those in it, with their whole names."""
    for word, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{name} {word}")
        else:
            yield f"{name} {word}", command


def _split(params: Iterable[Any], options: set[str]) -> tuple[list[Any], list[Any]]:
    """Return the parameters that are among `options`, and the others."""
    listed = list(params)
    return (
        [one for one in listed if options.intersection(one.opts)],
        [one for one in listed if not options.intersection(one.opts)],
    )


def _need(param: Any) -> str:  # noqa: ANN401 - Typer's parameter
    return " (needed)" if param.required else ""


def _options(params: Iterable[Any]) -> list[tuple[str, str]]:
    return [
        (f"{', '.join(f'`{one}`' for one in sorted(param.opts, key=len))}{_value(param)}", param.help or "")
        for param in params
        if param.name != "help"
    ]


def _value(param: Any) -> str:  # noqa: ANN401 - Typer's parameter
    return f" `{param.metavar}`".replace("|", "\\|") if param.metavar else ""


def _table(head: str, rows: Iterable[tuple[str, str]]) -> list[str]:
    return [f"| {head} | |", "| --- | --- |", *(f"| {name} | {text} |" for name, text in rows)]


def _code_after(example: str) -> str:
    word, _, command = example.partition(": ")
    return f"{word}: `{command}`"
