"""Why something is refused of a run, and the way out."""

from collections.abc import Sequence
from typing import Any

from licwizard.core.answers import Key
from licwizard.core.guide import Gate, Guide
from licwizard.core.stock_json import sources_of
from licwizard.core.walk import State
from licwizard.errors import AnswerError, LockedError, UsageError
from licwizard.messages import msg


def locked(state: State) -> LockedError:
    """Return the error for a step that a requirement holds back, and how to renew a verdict that has grown stale."""
    options = tuple(_renewal(state, lock.stale) for lock in state.locks if lock.stale)
    renew = msg("show it anew: {option}", option=" ".join(options))
    advice = renew if len(options) == len(state.locks) else msg("`licwizard status` shows where it stands")
    why = tuple(lock.why for lock in state.locks)
    return LockedError("locked", msg("'{step}' is locked: {why}", step=state.key.step, why=why), help=advice)


def same_files(value: Any) -> AnswerError:  # noqa: ANN401 - any answer
    """Return the error for evidence that is shown again, unchanged, to renew a verdict."""
    paths = tuple(source.path for source in sources_of(value))
    return AnswerError(
        "same-file",
        msg("{paths}: unchanged since it was shown, so it proves no more than it did", paths=paths),
        help=msg("export again, and show the new file"),
    )


def _renewal(state: State, key: Key) -> str:
    """Return the option that answers a gate once more, in the way that passed it."""
    visit = next(visit for visit in state.trail if visit.key == key)
    assert isinstance(visit.step, Gate)  # noqa: S101 - nothing but a verdict grows stale
    assert visit.answer is not None  # noqa: S101 - nor one without an answer
    shown = visit.answer.value
    parts = [
        *(["reason: TEXT"] if visit.verdict and visit.verdict.by == "reason" else []),
        *(["file: PATH"] if "snapshot" in shown else []),
        *(["assigned: PATH"] if "counted" in shown else []),
        *(["direct-unchanged: true"] if shown.get("direct-unchanged") else []),
        *(["users-before: PATH", "users-after: PATH"] if "people" in shown else []),
        *([f"left: [{', '.join(shown['left'])}]"] if shown.get("left") else []),
    ]
    ref = f"{state.procedure.id}/{key.step}" if key.path else key.step
    return f"--answer '{ref}={{{', '.join(parts)}}}'"


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
