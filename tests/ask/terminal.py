"""A real pseudo-terminal with a screen that can be read, and a question asked in it."""

import os
import re
import sys
import time
from pathlib import Path

import pexpect
import pyte

import licwizard

_PATIENCE = 30.0
_ROWS = 30


class Terminal:
    """Runs a script in a terminal of a given width."""

    def __init__(self, script: str, columns: int) -> None:
        source = str(Path(licwizard.__file__).parents[1])
        environment = {
            **{name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES"}},
            "PYTHONPATH": source,
            "PYTHONUTF8": "1",
            "TERM": "xterm-256color",
            "PROMPT_TOOLKIT_NO_CPR": "1",  # the screen here does not say where its cursor is
        }
        self.raw = b""
        self._screen = pyte.Screen(columns, _ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._child: pexpect.spawn[bytes] = pexpect.spawn(
            sys.executable, ["-c", script], env=environment, dimensions=(_ROWS, columns), encoding=None
        )

    @property
    def lines(self) -> list[str]:
        return [line.rstrip() for line in self._screen.display if line.strip()]

    def until(self, text: str) -> None:
        """Read until a line on the screen holds `text`."""
        end = time.monotonic() + _PATIENCE
        while not any(text in line for line in self.lines):
            assert time.monotonic() < end, f"“{text}” did not come up on\n" + "\n".join(self.lines)
            self._read()

    def send(self, keys: str) -> None:
        self._child.send(keys.encode())

    def until_end(self) -> str:
        """Return what the script said at its end."""
        end = time.monotonic() + _PATIENCE
        while self._read():
            assert time.monotonic() < end, "the script did not end"
        self._child.close()
        found = re.findall(rb"RESULT (.*?)\r?\n", self.raw)
        assert found, "the script ended without a result:\n" + "\n".join(self.lines)
        return str(found[-1].decode())

    def close(self) -> None:
        self._child.close(force=True)

    def _read(self) -> bool:
        try:
            read = self._child.read_nonblocking(65536, timeout=1)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += read
        self._stream.feed(read)
        return True
