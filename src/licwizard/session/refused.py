"""Why something is refused of a run, and the way out."""

from collections.abc import Sequence

from licwizard.core.guide import Guide
from licwizard.core.walk import State
from licwizard.errors import LockedError, UsageError
from licwizard.messages import msg


def locked(state: State) -> LockedError:
    """Return the error for a step that a requirement holds back, and how to renew a verdict that has grown stale."""
    lock = state.locks[0]
    renew = (
        msg("show it anew: {option}", option=f"--answer '{lock.stale.step}={{file: PATH}}'")
        if lock.stale
        else msg("`licwizard status` shows where it stands")
    )
    return LockedError("locked", msg("'{step}' is locked: {why}", step=state.key.step, why=lock.why), help=renew)


def no_such_run(names: Sequence[str], name: str) -> UsageError:
    """Return the error for a run that is not there, with names like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way out

    near = get_close_matches(name, names, n=1, cutoff=0.5)
    if near:
        advice = msg("did you mean '{near}'?", near=near[0])
    elif names:
        advice = msg("there are: {names}", names=tuple(names))
    else:
        advice = msg("begin one with: {command}", command="licwizard migrate")
    return UsageError("no-such-run", msg("there is no run '{run}'", run=name), help=advice)


def no_such_procedure(guide: Guide, name: str) -> UsageError:
    """Return the error for a procedure that is not there, with names like it."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way out

    near = get_close_matches(name, list(guide.procedures), n=1, cutoff=0.5)
    advice = (
        msg("did you mean '{near}'?", near=near[0])
        if near
        else msg("there are: {names}", names=tuple(guide.procedures))
    )
    return UsageError("no-such-procedure", msg("there is no procedure '{procedure}'", procedure=name), help=advice)
