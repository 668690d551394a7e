"""Draws the guide's own picture for docs/images: `python tools/drawings.py [--check]`.

With --check nothing is written; the return code is 1 if the picture is not what the program draws now.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # as a script, it would see its own folder alone

from licwizard.core.drawing import draw  # noqa: E402
from licwizard.env import Env, Options  # noqa: E402
from licwizard.load.guide import load_guide  # noqa: E402
from licwizard.show.draw_svg import draw_svg  # noqa: E402
from tools.kept import run as keep  # noqa: E402

IMAGES = Path("docs", "images")


def drawings() -> dict[Path, str]:
    """Return the picture of the migration as SVG, by its path under the root."""
    env = Env(Options(lang="en"), environ={})
    guide = load_guide(env.data / "steps.yaml").guide
    drawing = draw(guide, guide.procedures["migrate"])
    return {IMAGES / "migrate.svg": draw_svg((drawing,), env.say)}


if __name__ == "__main__":
    sys.exit(keep(drawings, __doc__ or ""))
