"""Where the guide, the catalogue and the translations lie.

Found beside this file: `importlib.resources` would say the same, and takes longer to import than
the answer is worth.
"""

from pathlib import Path

from licwizard.errors import GuideError
from licwizard.messages import msg

_PACKAGE = Path(__file__).parent


def data_folder(package: Path = _PACKAGE) -> Path:
    """Return `data/` inside the installed package, else that of the source tree around it.

    Raises GuideError where neither is there.
    """
    installed = package / "data"
    for folder in (installed, package.parent.parent / "data"):
        if (folder / "steps.yaml").is_file():
            return folder
    raise GuideError(
        "data-missing",
        msg("the guide is missing from this installation"),
        help=msg("install licwizard again"),
        where=str(installed),
    )


def locale_folder() -> Path:
    """Return the folder of the translations, one folder a language. Raises GuideError as above."""
    return data_folder() / "locale"
