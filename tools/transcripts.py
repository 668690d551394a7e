"""Real output in documents: the commands that a document names are run, and what they say is put in.

A comment before a block says what stands in it; the block is replaced by what the program says now:

    <!-- shows: licwizard check --current 50 --ordered 48
    code: 1
    -->

runs the command and expects the exit code (0 if left out). `types: TEXT` types a line, as often as needed, in a
terminal; `from: TEXT` and `to: TEXT` show the part between the first line that holds the one and the next that
holds the other; `<!-- shows more` goes on after that part. `<!-- file: NAME -->` puts the block after it into a
file, and `<!-- change: NAME -->` changes it as the diff after it says: lines with `-` give way to those with `+`.
The commands of a document run one after another, with a store and a folder of their own.
"""

import os
import re
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

from licwizard.cli.guard import guarded

_BLOCK = re.compile(
    r"(?P<head><!-- (?P<kind>shows more|shows|file|change)"
    r"(?::? (?P<what>[^\n]*?))?(?P<options>(?:\n[^\n]*?)*?) ?-->\n+)"
    r"(?P<fence>```+)(?P<language>\w*)\n(?P<body>.*?)(?P=fence)\n",
    re.DOTALL,
)
_NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_ENVIRON = {"LICWIZARD_LANG": "en", "COLUMNS": "80", "TERM": "xterm"}
_FOLDER = "/home/me"
_OTHERS = ("NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "LICWIZARD_ACCESSIBLE", "LICWIZARD_NO_INPUT")


class TranscriptError(Exception):
    """A document shows what the program does not do."""


class _Options(NamedTuple):
    code: int
    types: tuple[str, ...]
    start: str
    end: str


class _Terminal(StringIO):
    def isatty(self) -> bool:
        return True


class _Keyboard(_Terminal):
    """Lines that are typed; a terminal shows them as they come."""

    def __init__(self, lines: Sequence[str], screen: StringIO) -> None:
        super().__init__()
        self._typed, self._screen = list(lines), screen

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # typeshed wants bytes too
        del size
        if not self._typed:
            return ""
        line = f"{self._typed.pop(0)}\n"
        self._screen.write(line)
        return line


def refreshed(text: str, name: str) -> str:
    """Return a document with the present output in its blocks; raises TranscriptError for what does not come true."""
    rest: list[str] = []

    def block(match: re.Match[str]) -> str:
        if match["kind"] in {"file", "change"}:
            path = Path(match["what"].strip())
            made = match["body"] if match["kind"] == "file" else _changed(path, match["body"])
            path.write_text(made, encoding="utf-8")
            os.utime(path, (_NOW.timestamp(), _NOW.timestamp()))  # `check` says when a file was taken
            return match[0]
        try:
            options = _options(match["options"] or "")
            if match["kind"] == "shows":
                rest[:] = run(match["what"].strip(), options.code, options.types)
            shown = _part(rest, options)
        except TranscriptError as error:
            line = text.count("\n", 0, match.start()) + 1
            message = f"{name}:{line}: {error}"
            raise TranscriptError(message) from None
        body = "\n".join(shown)
        return f"{match['head']}{match['fence']}{match['language']}\n{body}\n{match['fence']}\n"

    with _elsewhere():
        return _BLOCK.sub(block, text)


def run(command: str, code: int, typed: Sequence[str]) -> list[str]:
    """Return the lines that a command leaves in a terminal, its own first."""
    screen = _Terminal() if typed else StringIO()
    source = _Keyboard(typed, screen) if typed else StringIO()
    with patch("sys.stdin", source), patch("sys.stdout", screen), patch("sys.stderr", screen):
        found = guarded(shlex.split(command)[1:])
    # Where a file lies depends on who runs the command.
    shown = screen.getvalue().replace(str(Path.cwd()), _FOLDER).replace("\\", "/")
    lines = [f"$ {command}", *(line.rstrip() for line in shown.splitlines())]
    if found != code:
        message = "\n".join((f"exit code {found}, not {code}", *lines))
        raise TranscriptError(message)
    return lines


def _changed(path: Path, diff: str) -> str:
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if not line.startswith("+"))
    after = "".join(line[1:] for line in lines if not line.startswith("-"))
    return path.read_text(encoding="utf-8").replace(before, after)


def _options(text: str) -> _Options:
    code, types, start, end = 0, [], "", ""
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, value = line.partition(":")
        match name:
            case "code":
                code = int(value)
            case "types":
                types.append(value.strip())
            case "from":
                start = value.strip()
            case "to":
                end = value.strip()
            case _:
                message = f"'{line}' means nothing here"
                raise TranscriptError(message)
    return _Options(code, tuple(types), start, end)


def _part(rest: list[str], options: _Options) -> list[str]:
    """Take the lines to show, and everything before them, out of `rest`."""
    begin = _find(rest, options.start, 0)
    end = _find(rest, options.end, begin) if options.end else len(rest) - 1
    shown = rest[begin : end + 1]
    del rest[: end + 1]
    while shown and not shown[-1]:
        shown.pop()
    return shown


def _find(lines: Sequence[str], text: str, begin: int) -> int:
    for index in range(begin, len(lines)):
        if text in lines[index]:
            return index
    left = "\n".join(lines[begin:])
    message = f"no line holds '{text}' in:\n{left}"
    raise TranscriptError(message)


@contextmanager
def _elsewhere() -> Iterator[None]:
    before = Path.cwd()
    with TemporaryDirectory() as folder:
        store = str(Path(folder, "store"))
        work = Path(folder, "work")
        work.mkdir()
        os.chdir(work)
        try:
            with (
                patch.dict(os.environ, {**_ENVIRON, "LICWIZARD_HOME": store}),
                patch("licwizard.env._utc_now", lambda: _NOW),
            ):
                for name in _OTHERS:
                    os.environ.pop(name, None)
                yield
        finally:
            os.chdir(before)
            sys.stdout.flush()
