"""Terminals that are closed when a test is over, and Swedish as it is written now."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":  # it has no pseudo-terminals
    collect_ignore_glob = ["test_*.py"]
else:
    from tests.tty.terminal import Terminal
    from tests.tty.walk import Words

    @pytest.fixture
    def start() -> Iterator[Callable[..., Terminal]]:
        """Start `licwizard ARGUMENTS` in a terminal."""
        terminals: list[Terminal] = []

        def begin(
            *arguments: str,
            environ: dict[str, str] | None = None,
            columns: int = 100,
            redirected: str = "",
            first: str = "",
        ) -> Terminal:
            terminals.append(Terminal(arguments, environ=environ, columns=columns, redirected=redirected, first=first))
            return terminals[-1]

        yield begin
        for terminal in terminals:
            terminal.close()

    @pytest.fixture
    def english() -> Words:
        return Words("en")

    @pytest.fixture
    def swedish() -> Words:
        """Compile the translations if that was not done, or not since they were changed."""
        from hatch_build import compiled  # noqa: PLC0415 - Babel, for this alone
        from licwizard.resources import locale_folder  # noqa: PLC0415

        for po in locale_folder().glob("sv/LC_MESSAGES/*.po"):
            mo, content = po.with_suffix(".mo"), compiled(po)
            if not mo.is_file() or mo.read_bytes() != content:
                fresh = Path(f"{mo}.{os.getpid()}")
                fresh.write_bytes(content)
                fresh.replace(mo)  # in one go: another test may be reading it
        return Words("sv")
