"""Keeps the documents true: `python tools/reference.py [--check]`.

Makes the pages of docs/reference that come from the program itself, and puts real output into the documents
that show some (see transcripts.py). With --check nothing is written; the return code is 1 if anything is stale.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]  # as a script, it would see its own folder alone

from licwizard.load.guide import load_guide  # noqa: E402
from licwizard.resources import data_folder  # noqa: E402
from tools.kept import run as keep  # noqa: E402
from tools.pages import commands_page, exits_page, findings_page, steps_page  # noqa: E402
from tools.transcripts import TranscriptError, refreshed  # noqa: E402

REFERENCE = Path("docs", "reference")


def documents() -> dict[Path, str]:
    """Return everything that is made, by its path under the root."""
    pages = {
        REFERENCE / "commands.md": commands_page(),
        REFERENCE / "exit-codes.md": exits_page(),
        REFERENCE / "findings.md": findings_page(),
        REFERENCE / "steps.md": steps_page(load_guide(data_folder() / "steps.yaml").guide),
    }
    for path in sorted((ROOT / "README.md", *(ROOT / "docs").rglob("*.md"))):
        text = path.read_text(encoding="utf-8")
        if "<!-- shows" in text:
            place = path.relative_to(ROOT)
            pages[place] = refreshed(text, place.as_posix())
    return pages


if __name__ == "__main__":
    try:
        sys.exit(keep(documents, __doc__ or ""))
    except TranscriptError as problem:
        sys.exit(str(problem))
