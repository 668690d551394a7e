"""Text that is written once in English and put into the reader's language when it is shown.

The core says what it has to say as values of this kind, so that it needs no translator; a machine
format shows `english()`, a person sees what `licwizard.i18n` makes of it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

# Names that begin with a plain word, and not with that of a product.
_PLAIN = ("Additional ", "Ytterligare ")


class GuideText(NamedTuple):
    """A sentence of the guide or a name of the catalogue, with its own translation."""

    text: str


class Name(NamedTuple):
    """The name of an item in English, and in Swedish where it has one."""

    en: str
    sv: str = ""

    def inside(self) -> "Name":
        """Return the name as it stands inside a sentence: `additional database storage`."""
        return Name(*(text[:1].lower() + text[1:] if text.startswith(_PLAIN) else text for text in self))


class Quantity(NamedTuple):
    """A count with its unit: `GB`, `licence`, `instance`, `device`, `unit`, or empty for a bare number."""

    value: Decimal
    unit: str = ""


class Message(NamedTuple):
    """One sentence: a template with `{places}` and what stands in them."""

    text: str
    values: "Mapping[str, Value]"
    plural: str = ""
    how_many: Decimal | int = 1

    def english(self) -> str:
        """Return the sentence in English, as machine formats show it."""
        template = self.plural if self.plural and self.how_many != 1 else self.text
        return template.format_map({name: english(value) for name, value in self.values.items()})


Value = str | int | Decimal | date | GuideText | Name | Quantity | Message | tuple["Value", ...]


def msg(text: str, /, **values: Value) -> Message:
    """Return a message; `text` is what translators see."""
    return Message(text, values)


def nmsg(one: str, many: str, count: Decimal | int, /, **values: Value) -> Message:
    """Return a message with a plural form; `{count}` is filled in."""
    return Message(one, {"count": count, **values}, many, count)


def plain_number(value: Decimal) -> str:
    """Return `5`, `0.5` or `1000` for a decimal: no exponent, no trailing zeros."""
    return _shortest(f"{value:f}")


def _shortest(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def english(value: Value) -> str:
    """Return a value of a message as English text."""
    match value:
        case Message():
            return value.english()
        case Quantity(number, unit):
            return f"{_shortest(f'{number:,f}')} {english_unit(number, unit)}".strip() if unit else plain_number(number)
        case GuideText(text) | Name(text, _):
            return text
        case Decimal():
            return plain_number(value)
        case tuple():
            return ", ".join(english(part) for part in value)
        case _:
            return str(value)


def english_unit(number: Decimal, unit: str) -> str:
    """Return `licence` or `licences`, `GB` for both."""
    return unit if unit == "GB" or not unit or number == 1 else f"{unit}s"
