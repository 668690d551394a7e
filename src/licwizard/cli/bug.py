"""A bug: one line, and a log laid out as a bug report."""

import platform
import sys
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from licwizard import __version__
from licwizard.env import Env
from licwizard.errors import Exit


def report_bug(error: BaseException, arguments: Sequence[str]) -> int:
    """Write the log under LICWIZARD_HOME, say where it is, and return 70."""
    try:
        path: Path | None = _write(error, arguments)
    except OSError:
        path = None
    env = Env()
    sentence = (
        env.say(
            "this is a bug in licwizard; nothing you answered is lost. Please report it with {path}", path=str(path)
        )
        if path
        else env.say("this is a bug in licwizard: {kind}; its log could not be written", kind=type(error).__name__)
    )
    env.stderr.write(f"{sentence}\n")
    return Exit.BUG


def _write(error: BaseException, arguments: Sequence[str]) -> Path:
    folder = Env().home / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(tz=UTC)
    path = folder / f"bug-{now:%Y%m%dT%H%M%S%f}.md"
    trace = "".join(traceback.format_exception(error))
    lines = [
        "# licwizard: bug report",
        "",
        f"- version: {__version__}",
        f"- python: {sys.version.split()[0]} on {platform.platform()}",
        f"- at: {now.isoformat()}",
        f"- arguments: `{list(arguments)!r}`",
        "",
        "## What happened",
        "",
        "```",
        trace.rstrip(),
        "```",
        "",
    ]
    path.write_text("\n".join(lines), encoding="utf-8", errors="backslashreplace")
    return path
