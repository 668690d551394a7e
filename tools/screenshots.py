"""Draws the pictures of docs/images with the program's own screens: `python tools/screenshots.py [--check]`.

With --check nothing is written; the return code is 1 if a picture is not what the program shows now.
"""

import sys
from collections.abc import Mapping
from contextlib import suppress
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # as a script, it would see its own folder alone

from licwizard.env import Env, Options  # noqa: E402
from licwizard.errors import LockedError, NeedsAnswerError  # noqa: E402
from licwizard.load.answers import Prepared  # noqa: E402
from licwizard.session.drive import Drive  # noqa: E402
from licwizard.session.run import open_run  # noqa: E402
from licwizard.session.scripted import PreparedAnswers  # noqa: E402
from licwizard.show.screen import Screen  # noqa: E402
from tools.kept import run as keep  # noqa: E402

IMAGES = Path("docs", "images")
_WIDTH = 84
_BEFORE: Mapping[str, Any] = {
    "programme": "enterprise-agreement",
    "bought-by": "credit-card",
    "direct-term": {"ends": "2027-03-31", "renews": "yes"},
    "online-services": "no",
    "osm-check": "ok",
}
# The example of the source (F6), with one GB too little on the order.
_COUNTED: Mapping[str, Any] = {
    **_BEFORE,
    "count-current": {"professional": 50, "production instance": 3, "storage": "5 GB"},
    "count-ordered": {"professional": 50, "production instance": 3, "storage": "4 GB", "usage-start": "2027-01-15"},
}
# Rich's own frame loads its fonts from an address; this one takes what the reader's system has.
_FRAME = """\
<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 {width} {height}">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font-family: system-ui, sans-serif; font-size: 18px; font-weight: bold; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""


def pictures() -> dict[Path, str]:
    """Return every picture as SVG, by its path under the root."""
    return {IMAGES / "step.svg": picture("step", _BEFORE), IMAGES / "gate.svg": picture("gate", _COUNTED)}


def picture(name: str, answers: Mapping[str, Any]) -> str:
    """Return what the screen shows where a new run stands after `answers`."""
    console = Console(
        record=True,
        file=StringIO(),
        width=_WIDTH,
        color_system="standard",
        force_terminal=True,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    with TemporaryDirectory() as home:
        env = Env(Options(lang="en"), environ={"LICWIZARD_HOME": home})
        with open_run(env, "migration", procedure="migrate") as run:
            script = PreparedAnswers(run, [Prepared(ref, raw, None, None) for ref, raw in answers.items()])
            with suppress(LockedError, NeedsAnswerError):  # nobody answers; what is asked stands on the screen
                Drive(run, script, None, Screen(env, console)).go()
    drawn = console.export_svg(title="licwizard migrate", code_format=_FRAME, unique_id=f"licwizard-{name}")
    return "\n".join(line.strip() for line in drawn.splitlines() if line.strip()) + "\n"


if __name__ == "__main__":
    sys.exit(keep(pictures, __doc__ or ""))
