"""The command line: parse, call one command, exit. Nothing else."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import NoReturn

from licwizard import __version__


def main(argv: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and end the process with the contract's exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments == ["--version"]:  # answered before anything is loaded
        with suppress(OSError):  # what a pipe that nobody reads means, the guard knows
            sys.stdout.write(f"licwizard {__version__}\n")
            sys.stdout.flush()
            sys.exit(0)
    try:
        from licwizard.cli.guard import guarded  # noqa: PLC0415 - see above

        code = guarded(arguments)
    except KeyboardInterrupt:  # while the guard itself loads
        code = 130
    sys.exit(code)
