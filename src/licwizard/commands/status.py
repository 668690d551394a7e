"""`licwizard status`: where one run stands, whose turn it is, and what is next."""

from licwizard.core.remaining import remaining
from licwizard.env import Env
from licwizard.errors import Exit
from licwizard.session.run import all_runs, open_run
from licwizard.session.sitting import DEFAULT_RUN
from licwizard.session.standing import standing
from licwizard.show.document import document
from licwizard.show.screen import Screen
from licwizard.show.status import show_status


def status(env: Env, name: str | None) -> Exit:
    """Show a run; without a name the only one, or `migration`. Reading needs no lock.

    Raises UsageError for a run that is not there.
    """
    with open_run(env, name or _present(env), procedure=None, exclusive=False) as run:
        state = run.state()
        if env.format == "json":
            env.out(document("status", Exit.OK, standing(run)))
        else:
            left = None if state.ended else remaining(run.guide, state.calls, state.step.id)
            show_status(Screen(env), env.say, run.guide, state, name=run.name, left=left, command=run.command)
        return Exit.OK


def _present(env: Env) -> str:
    runs = all_runs(env)
    return runs[0].name if len(runs) == 1 else DEFAULT_RUN
