"""The build: compiles the translations, which git does not keep, for wheels and editable installs."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def compiled(po: Path) -> bytes:
    """Return the .mo of a .po: the same bytes each time, without what is fuzzy or untranslated.

    Raises babel's PoFileError where the file is no catalogue.
    """
    with po.open("rb") as file:
        catalogue = read_po(file, abort_invalid=True)
    catalogue.creation_date = catalogue.revision_date = _NO_DATE
    output = BytesIO()
    write_mo(output, catalogue)
    return output.getvalue()


def compile_all(locale: Path) -> tuple[Path, ...]:
    """Compile each catalogue under `locale`, beside itself, and return what was written."""
    written = []
    for po in sorted(locale.glob("*/LC_MESSAGES/*.po")):
        mo = po.with_suffix(".mo")
        mo.write_bytes(compiled(po))
        written.append(mo)
    return tuple(written)


class CompileTranslations(BuildHookInterface[Any]):
    """Runs before hatchling collects its files."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile for a wheel; a source distribution carries the catalogues alone."""
        if self.target_name == "wheel":
            compile_all(Path(self.root) / "data" / "locale")
