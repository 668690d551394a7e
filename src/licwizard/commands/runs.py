"""`licwizard runs`: all runs."""

from licwizard.core.journal import RunInfo
from licwizard.core.walk import State
from licwizard.env import Env
from licwizard.errors import Exit, LicwizardError
from licwizard.session.run import all_runs, open_run
from licwizard.session.standing import standing
from licwizard.show.document import document
from licwizard.show.screen import Screen
from licwizard.show.status import show_runs


def runs(env: Env) -> Exit:
    """Show every run with its state; a run that cannot be opened, or its guide not be read, is shown without one."""
    found = all_runs(env)
    if env.format == "json":
        env.out(document("runs", Exit.OK, {"runs": [_row(env, info) for info in found]}))
    elif not found:
        env.out(env.say("There are no runs yet. Begin one with: licwizard migrate"))
    else:
        show_runs(Screen(env), env.say, [(info, _state(env, info)) for info in found])
    return Exit.OK


def _state(env: Env, info: RunInfo) -> State | None:
    try:
        with open_run(env, info.name, procedure=None, exclusive=False) as run:
            return run.state()
    except LicwizardError:
        return None


def _row(env: Env, info: RunInfo) -> dict[str, object]:
    row: dict[str, object] = {
        "run": info.name,
        "procedure": info.procedure,
        "guide": info.guide,
        "created": info.created.isoformat(),
        "changed": info.changed.isoformat(),
    }
    try:
        with open_run(env, info.name, procedure=None, exclusive=False) as run:
            now = standing(run)
    except LicwizardError:
        return {**row, "state": None, "step": None, "party": None}
    return {**row, "state": now["state"], "step": now["step"], "party": now["party"]}
