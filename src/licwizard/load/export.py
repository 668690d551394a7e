"""An inventory from any file that licwizard reads; what it is, is told by its content."""

from pathlib import Path

from licwizard.core.catalogue import Catalogue
from licwizard.core.inventory import take_stock
from licwizard.core.stock import Source, Stock
from licwizard.errors import SourceError
from licwizard.load.files import Bytes, read_bytes, text_of
from licwizard.load.graph import COMMAND, Export, is_graph, read_graph
from licwizard.load.json import read_json
from licwizard.load.table import read_table
from licwizard.messages import msg


def read_stock(given: str, catalogue: Catalogue, *, folder: Path | None = None, everything: bool = False) -> Stock:
    """Return the inventory in a file; `given` is relative to `folder`, `-` is standard input.

    Raises SourceError where the file as a whole cannot be used.
    """
    file = read_bytes(given, folder=folder)
    export = _export(file)
    source = Source(file.name, export.format, file.sha256, export.tenant_id, export.complete)
    return take_stock(export.entries, catalogue, source=source, everything=everything)


def _export(file: Bytes) -> Export:
    text = text_of(file)
    if text.lstrip()[:1] not in {"{", "["}:
        return read_table(text, file.name)
    value = read_json(text, file.name)
    if not is_graph(value):
        raise SourceError(
            "unknown-json",
            msg("{name}: this JSON is no export of licences that licwizard knows", name=file.name),
            help=msg("export with: {command}", command=COMMAND),
            where=file.name,
        )
    return read_graph(value, file.name)
