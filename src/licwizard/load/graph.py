"""What `load/export.py` and `load/table.py` still take from here; the reader is `load/exports/graph_skus.py`."""

from typing import Any

from licwizard.load.exports import graph_skus
from licwizard.load.exports.export import Export
from licwizard.load.exports.graph_skus import COMMAND, FORMAT
from licwizard.load.exports.json_find import survey

__all__ = ["COMMAND", "FORMAT", "Export", "is_graph", "read_graph"]


def is_graph(value: Any) -> bool:  # noqa: ANN401 - any JSON
    """Return whether a JSON value holds subscribed SKUs."""
    return bool(survey(value, "", [graph_skus.is_row]).kinds)


def read_graph(value: Any, name: str) -> Export:  # noqa: ANN401 - any JSON
    """Return the lines of an export."""
    return graph_skus.read(survey(value, name, [graph_skus.is_row]).found(0))
