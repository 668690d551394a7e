"""The catalogue from `data/products.yaml`."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from licwizard.core.catalogue import Catalogue, Product, Unit
from licwizard.load.files import read_bytes, text_of
from licwizard.load.yaml import read_yaml
from licwizard.messages import Name


def load_catalogue(path: Path) -> Catalogue:
    """Return the catalogue in a file; raises SourceError if it is no YAML."""
    value = read_yaml(text_of(read_bytes(str(path))), str(path)).value
    units = {
        word.casefold(): Unit(dimension, _factor(str(factor)))
        for dimension, words in value["units"].items()
        for word, factor in words.items()
    }
    products = (
        Product(
            id=one["id"],
            guid=one.get("guid", "").casefold(),
            name=Name(str(one["name"]), str(one.get("sv", ""))),
            kind=one["kind"],
            unit=one["unit"],
            engagement=one["family"] == "engagement",
            also=tuple(map(str, one.get("also", ()))),
        )
        for one in value["products"]
    )
    return Catalogue(products, units, value.get("ambiguous", ()))


def _factor(text: str) -> Decimal:
    factor = Fraction(text)
    return Decimal(factor.numerator) / Decimal(factor.denominator)
