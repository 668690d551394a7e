"""Every way out of the process: results, errors, Ctrl-C, a broken pipe, and bugs."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from errno import EDQUOT, EFBIG, EIO, ENOSPC
from pathlib import Path

from licwizard.cli.words import Early, early
from licwizard.env import Env, Options, output_failed
from licwizard.errors import Exit, LicwizardError, OutputError
from licwizard.messages import msg
from licwizard.show.document import failed
from licwizard.show.errors import error_text

_NO_ROOM = frozenset({ENOSPC, EDQUOT, EIO, EFBIG})


def guarded(arguments: Sequence[str]) -> int:
    """Return the exit code; whatever happens, no traceback is seen."""
    _say_utf8()
    first = early(arguments)
    try:
        from licwizard.cli.app import run_app  # noqa: PLC0415 - typer loads here, inside the guard

        code = run_app(list(arguments), first.lang)
        sys.stdout.flush()
    except OutputError as error:
        _failed(error, first._replace(json=False))
        return _quietly(error.exit_code)
    except LicwizardError as error:
        return _failed(error, first)
    except (KeyboardInterrupt, EOFError):
        return _quietly(Exit.INTERRUPTED)
    except BrokenPipeError:
        return _quietly(Exit.BROKEN_PIPE)
    except Exception as error:  # noqa: BLE001 - the last line of defence
        if isinstance(error, OSError) and error.errno in _NO_ROOM and error.filename is None:  # rich writes by itself
            _failed(output_failed(error), first._replace(json=False))
            return _quietly(Exit.STORE)
        from licwizard.cli.bug import report_bug  # noqa: PLC0415 - hopefully never

        code = report_bug(error, arguments)
        if first.json:
            problem = msg("this is a bug in licwizard: {kind}", kind=type(error).__name__)
            with suppress(OSError):
                Env(Options(lang=first.lang)).out(failed(first.command, code, LicwizardError("bug", problem)))
    return code


def _failed(error: LicwizardError, first: Early) -> int:
    env = Env(Options(lang=first.lang))
    try:
        if first.json:
            env.out(failed(first.command, error.exit_code, error))
        else:
            env.stderr.write(f"{error_text(error, env.say)}\n")
    except BrokenPipeError:
        return _quietly(Exit.BROKEN_PIPE)
    return error.exit_code


def _quietly(code: Exit) -> int:
    """Return a code; what is still buffered for a pipe that nobody reads goes nowhere."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return code


def _say_utf8() -> None:
    """Write UTF-8 whatever the system's code page says; a name that is no text must not end the process."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by who started the process
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for its whole life
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
