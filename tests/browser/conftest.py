"""A browser without a window, that shows a page and tells what its script wrote."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

Page = Callable[..., Any]
_QUIET = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--virtual-time-budget=5000",
)  # fmt: skip
_DARK = "--blink-settings=preferredColorScheme=0"
_LIGHT = "--blink-settings=preferredColorScheme=1"


@pytest.fixture(scope="session")
def chromium() -> str:
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.fail(
            "these tests need Chromium: install it (Debian: apt-get install chromium), or name it in CHROMIUM",
            pytrace=False,
        )
    return found


@pytest.fixture
def page(chromium: str, tmp_path: Path) -> Page:
    """Return a function: SVG, a script, light or dark → the value of the script's expression."""

    def show(svg: str, expression: str, *, dark: bool = False) -> Any:  # noqa: ANN401 - what the script returns
        file = tmp_path / "page.html"
        script = f"document.getElementById('out').textContent = JSON.stringify((() => {{ {expression} }})());"
        file.write_text(
            f'<!doctype html><meta charset="utf-8"><body>{svg}<pre id="out"></pre><script>{script}</script>',
            encoding="utf-8",
        )
        profile = f"--user-data-dir={tmp_path / 'profile'}"
        scheme = _DARK if dark else _LIGHT
        done = subprocess.run(
            [chromium, *_QUIET, profile, scheme, "--dump-dom", file.as_uri()],
            capture_output=True, encoding="utf-8", timeout=120, check=False,
        )  # fmt: skip
        _, mark, rest = done.stdout.partition('<pre id="out">')
        assert mark, f"Chromium showed no page:\n{done.stderr[-2000:]}"
        return json.loads(unescape(rest.partition("</pre>")[0]))

    return show
