"""The formats that are read, by their names; what `--format-in` may say."""

from licwizard.errors import SourceError
from licwizard.load.exports.export import Reading
from licwizard.messages import msg

JSON = (
    "graph-subscribed-skus",
    "graph-directory-subscriptions",
    "partner-center-reconciliation",
    "partner-center-subscribed-skus",
    "partner-center-subscriptions",
    "partner-center-transfer",
    "power-platform-tenant-capacity",
    "table-json",
)
TABLES = (
    "admin-center-licenses",
    "msol-account-sku",
    "mg-subscribed-sku-csv",
    "vl-order-lines",
)
TEXTS = ("table-csv", "table-tsv", "table-markdown", "table-yaml")
FORMS = (*JSON, *TABLES, *TEXTS, "table-xlsx")


def check_form(reading: Reading) -> None:
    """Raise SourceError for a format that there is none of."""
    if reading.format and reading.format not in FORMS:
        raise SourceError(
            "unknown-format",
            msg("'{format}' is no format that licwizard reads", format=reading.format),
            help=msg("name one of: {formats}", formats=FORMS),
        )
