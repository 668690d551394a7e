"""The program in a real pseudo-terminal: what it shows, and the keys that a person presses."""

import codecs
import os
import re
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pexpect
import pyte

PATIENCE = 60
# A line wider than the program was told about is then seen, and not broken by the terminal.
_SPARE_COLUMNS = 60
_DOWN, _ENTER, _CLEAR_LINE = "\x1b[B", "\r", "\x15"
_LISTENS, _LISTENS_NO_MORE = "\x1b[?2004h", "\x1b[?2004l"
_DRAWS, _HAS_DRAWN = "\x1b[?7l", "\x1b[?7h"
_FORWARD = re.compile(r"\x1b\[(\d*)C")
_ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_ROW = re.compile(r"^ (?P<mark>[» ]) (?P<key>\S)\) (?P<words>.*)$")
_NUMBERED = re.compile(r"^(?P<key>\d+|[a-z])\. (?P<words>.*)$")


class Line(NamedTuple):
    """A line that can be picked: what stands before it, its words with single spaces, and the pointer."""

    key: str
    words: str
    pointed: bool


def normal(text: str) -> str:
    return " ".join(text.split())


def plain(raw: str) -> str:
    """Return output without the escape sequences; a cursor that moves on leaves spaces."""
    spaced = _FORWARD.sub(lambda match: " " * int(match[1] or 1), raw)
    return _ESCAPE.sub("", spaced)


class _Screen(pyte.HistoryScreen):
    """A screen that answers where its cursor is, as terminals do."""

    def __init__(self, columns: int, rows: int, reply: Callable[[str], object]) -> None:
        super().__init__(columns, rows, history=100_000)
        self._reply = reply

    def write_process_input(self, data: str) -> None:
        self._reply(data)


class Terminal:
    """`licwizard ARGUMENTS` in a terminal of its own, until it is left."""

    def __init__(  # noqa: PLR0913 - what a terminal can be given
        self,
        arguments: Sequence[str],
        *,
        environ: Mapping[str, str] | None = None,
        columns: int = 100,
        rows: int = 70,
        redirected: str = "",
        first: str = "",
    ) -> None:
        """Start the program; `redirected` is what a shell would be told behind it, such as `<FILE`.

        The code in `first` is run in its process before anything else.
        """
        self._environ = {**os.environ, **(environ or {})}
        self.accessible = (
            bool({"--accessible", "never"}.intersection(arguments))
            or bool({"LICWIZARD_ACCESSIBLE", "NO_COLOR"}.intersection(self._environ))
            or self._environ["TERM"] == "dumb"
        )
        self.raw = ""
        self._mark = self._widest = 0
        self._over = False
        self._child: Any = pexpect.spawn(  # typed without half of what it has
            "/bin/sh",
            ["-c", f'exec "$@" {redirected}', "sh", sys.executable, *_program(first), *arguments],
            dimensions=(rows, columns),
            env=self._environ,
            timeout=PATIENCE,
        )
        self._child.delaybeforesend = None
        self._screen = _Screen(columns + _SPARE_COLUMNS, rows, self._child.send)
        self._stream = pyte.Stream(self._screen)
        self._decode = codecs.getincrementaldecoder("utf-8")().decode

    # What it shows

    @property
    def said(self) -> str:
        """Return all text since the last key that answered something, with single spaces."""
        return normal(plain(self.raw[self._mark :]))

    @property
    def lines(self) -> list[str]:
        """Return all lines on the screen and above it, as they stand there now."""
        return [*map(_text, self._screen.history.top), *self._display()]

    @property
    def widest(self) -> int:
        """Return how wide the widest line was that stood there when a key was pressed, or stands there now."""
        return max(self._widest, *map(len, self.lines))

    def offered(self) -> list[Line]:
        """Return the lines that can be picked, once the program waits for a key."""
        self._until(self._offers, "a list to pick from")
        return self._list()

    def expect(self, text: str) -> None:
        """Wait until `text` was written since the last answer."""
        wanted = normal(text)
        self._until(lambda: wanted in self.said, repr(wanted))

    def asks(self, title: str) -> None:
        """Wait until the program waits for an answer to the question `title`."""
        wanted = normal(title) if self.accessible else f"? {normal(title)}"
        self._until(lambda: self._waits() and wanted in self.said, f"the question {wanted!r}")

    # What a person does

    def choose(self, label: str) -> None:
        """Move to the line that is, or else begins with, `label`, and take it."""
        wanted = normal(label)
        lines = self.offered()
        found = [line for line in lines if line.words == wanted] or [
            line for line in lines if line.words.startswith(f"{wanted} ")
        ]
        assert len(found) == 1, f"{wanted!r} is not one line of {lines}\n{self._seen()}"
        if self.accessible:
            self._answer(f"{found[0].key}\n")
            return
        for _ in lines:
            now = self._pointed()
            if now == found[0].key:
                break
            self._child.send(_DOWN)
            self._until(lambda now=now: self._points_elsewhere(now), "the pointer to move")  # type: ignore[misc]
        assert self._pointed() == found[0].key, self._seen()
        self._answer(_ENTER)

    def type(self, text: str) -> None:
        """Put a line of text in the place of what stands there, once the program waits for one."""
        self._until(self._takes_text, "a line to type in")
        self._answer(f"{text}\n" if self.accessible else f"{_CLEAR_LINE}{text}{_ENTER}")

    def type_line(self, text: str) -> None:
        """Type a line at a prompt of numbered lines, whatever it asks for."""
        self._until(self._waits, "a prompt")
        self._answer(f"{text}\n")

    def ctrl_c(self) -> None:
        """Interrupt the program at its prompt."""
        self._until(self._waits, "a prompt")
        self._answer("\x03")

    def ctrl_d(self) -> None:
        """End the input at the program's prompt."""
        self._until(self._waits, "a prompt")
        self._answer("\x04")

    def kill(self) -> None:
        """End the process at its prompt at once, without a chance to tidy up."""
        self._until(self._waits, "a prompt")
        self._child.kill(9)
        self._until(lambda: self._over, "the end of the process")

    def hang_up(self) -> None:
        """Close the window at the prompt, and wait until the program is gone."""
        self._until(self._waits, "a prompt")
        self._child.ptyproc.fileobj.close()
        self._child.ptyproc.wait()
        self._over = True

    def exit_code(self) -> int:
        """Wait until the program is left and return its exit code; negative is a signal."""
        self._until(lambda: self._over, "the end of the program")
        self._child.wait()
        self.close()
        assert "Traceback" not in self.raw, self._seen()
        return self._child.exitstatus if self._child.exitstatus is not None else -(self._child.signalstatus or 0)

    def close(self) -> None:
        """Leave nothing running."""
        if not self._child.closed:
            self._child.ptyproc.delayafterclose = 0 if not self._child.isalive() else 0.1
            self._child.close(force=True)

    # How it is told what it waits for

    def _waits(self) -> bool:
        raw = self.raw[self._mark :]
        if self.accessible:
            return plain(raw).endswith(": ")
        return raw.rfind(_LISTENS) > raw.rfind(_LISTENS_NO_MORE) and raw.rfind(_HAS_DRAWN) > raw.rfind(_DRAWS)

    def _offers(self) -> bool:
        return self._waits() and (bool(self._list()) if self.accessible else bool(self._pointed()))

    def _takes_text(self) -> bool:
        if self.accessible:
            return self._waits() and not self._list()
        return self._waits() and self._cursor_line().startswith(">")

    def _display(self) -> list[str]:
        return [_text(self._screen.buffer[row]) for row in range(self._screen.lines)]

    def _cursor_line(self) -> str:
        return _text(self._screen.buffer[self._screen.cursor.y])

    def _pointed(self) -> str:
        return next((line.key for line in self._list() if line.pointed), "")

    def _points_elsewhere(self, key: str) -> bool:
        return self._waits() and self._pointed() not in {"", key}

    def _list(self) -> list[Line]:
        return _numbered(plain(self.raw[self._mark :])) if self.accessible else _drawn(self._display())

    def _answer(self, keys: str) -> None:
        self._widest = max(self._widest, *map(len, self._display()))
        self._mark = len(self.raw)
        self._child.send(keys)

    def _until(self, reached: Callable[[], bool], what: str) -> None:
        deadline = time.monotonic() + PATIENCE
        while not reached():
            left = deadline - time.monotonic()
            assert left > 0, f"waited in vain for {what}\n{self._seen()}"
            assert not self._over, f"it ended before {what}\n{self._seen()}"
            self._read(left)

    def _read(self, timeout: float) -> None:
        try:
            data = self._child.read_nonblocking(65536, timeout)
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            self._over = True
            return
        text = self._decode(data)
        self._stream.feed(text)
        self.raw += text

    def _seen(self) -> str:
        return "\n".join(line for line in self.lines[-80:] if line)


def _program(first: str) -> list[str]:
    if not first:
        return ["-m", "licwizard"]
    return ["-c", f"{first}\nimport runpy\nrunpy.run_module('licwizard', run_name='__main__', alter_sys=True)"]


def _text(cells: Mapping[int, pyte.screens.Char]) -> str:
    """Return a row of a screen, which holds only the cells that were written."""
    return "".join(cells[column].data for column in range(max(cells, default=-1) + 1)).rstrip()


def _drawn(display: Sequence[str]) -> list[Line]:
    """Return the lines of the list at the bottom of a screen; what runs over several is put together."""
    found: list[Line] = []
    for row in display:
        match = _ROW.match(row)
        if row.startswith("? "):
            found = []
        elif match:
            found.append(Line(match["key"], normal(match["words"]), match["mark"] == "»"))
        elif found and row.startswith("      ") and row.strip():
            found[-1] = found[-1]._replace(words=normal(f"{found[-1].words} {row}"))
        elif row[:1].strip():
            found = []
    return found


def _numbered(text: str) -> list[Line]:
    """Return the numbered lines that stand last in a text."""
    found: list[Line] = []
    ended = False
    for row in text.replace("\r", "").split("\n"):
        match = _NUMBERED.match(row)
        if match:
            found = [*([] if ended else found), Line(match["key"], normal(match["words"]), pointed=False)]
        ended = not match and not row.startswith("   ")
    return found
