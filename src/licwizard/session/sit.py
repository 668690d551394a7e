"""From the command line to a sitting: who is asked, what is prepared, what is shown."""

from licwizard.ask.prompter import Prompter
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError
from licwizard.load.answers import Prepared, read_answer, read_answers
from licwizard.session.drive import Drive
from licwizard.session.run import Run, open_run, quoted
from licwizard.session.scripted import PreparedAnswers
from licwizard.session.sitting import Sitting
from licwizard.session.standing import standing
from licwizard.show.document import document
from licwizard.show.errors import error_text
from licwizard.show.screen import Screen


def sit(env: Env, sitting: Sitting) -> Exit:
    """Go through a procedure; return 0 (done, paused or waiting), 1 (stop, or a gate), 3, 4 or 130.

    Raises LicwizardError for what makes the whole call impossible.
    """
    prepared = _prepared(sitting)
    with open_run(env, sitting.name, procedure=sitting.procedure, guide=sitting.guide) as run:
        run.keep = sitting.keep
        script = PreparedAnswers(run, prepared)
        if env.format == "json":
            return _silent(run, script)
        screen = Screen(env)
        if not run.events:
            screen.line(env.say.guide(run.guide.procedures[run.procedure].title), "bold")
            for statement in run.guide.procedures[run.procedure].about:
                screen.item(env.say.guide(statement.say))
        drive = Drive(run, script, _person(env), screen)
        try:
            script.begin()
            return drive.go()
        except (KeyboardInterrupt, EOFError):
            drive.pause()
            return Exit.INTERRUPTED
        except LicwizardError as error:
            env.error(error_text(error, env.say))
            if run.events and error.exit_code != Exit.STORE:
                env.note(
                    env.say("Every answer is kept; see: {command}", command=f"licwizard status {quoted(run.name)}")
                )
            return error.exit_code


def _silent(run: Run, script: PreparedAnswers) -> Exit:
    errors: list[LicwizardError] = []
    try:
        script.begin()
        code = Drive(run, script, None, None).go()
    except LicwizardError as error:
        errors.append(error)
        code = error.exit_code
    command = "migrate" if run.procedure == "migrate" else "run"
    run.env.out(document(command, code, standing(run), errors))
    return code


def _prepared(sitting: Sitting) -> tuple[Prepared, ...]:
    found: dict[str, Prepared] = {}
    for path in sitting.answers:
        found |= {one.ref: one for one in read_answers(path)}
    for text in sitting.answer:
        one = read_answer(text)
        found[one.ref] = one
    return tuple(found.values())


def _person(env: Env) -> Prompter | None:
    """Return the way to ask the person at the keyboard, or None if there is none to be asked."""
    if not env.interactive:
        return None
    from licwizard.ask.dialogue import Dialogue  # noqa: PLC0415 - not for scripts

    if env.accessible or not env.colored(env.stdout):
        # Lists to pick from move the cursor by escape sequences; without colour not one is written.
        from licwizard.ask.plain import Plain  # noqa: PLC0415

        return Dialogue(Plain(env.stdin, env.stdout, env.say, env.width), env.say)
    from licwizard.ask.fancy import Fancy  # noqa: PLC0415

    return Dialogue(Fancy(env.say, color=env.colored(env.stdout)), env.say)
