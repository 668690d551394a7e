"""The reader's language: sentences, counts, quantities and dates.

Sentences go through gettext (`data/locale/LANG/LC_MESSAGES/`, domain `licwizard` for the program,
`guide` for the guide and the catalogue); what is missing stays English. Numbers and dates are
written here: two languages and four shapes do not pay for a table of all the world's.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from licwizard.messages import GuideText, Message, Name, Quantity, Value, msg, nmsg, plain_number

LANGUAGES = ("en", "sv")
_NO_BREAK = "\u00a0"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class Translator:
    """Puts messages, words of the guide, numbers and dates into one language."""

    def __init__(self, language: str, folders: Sequence[Path]) -> None:
        """Load the compiled translations of `language` from the first of `folders` that has each."""
        self.language = language
        self._program = _load(folders, language, "licwizard")
        self._guide = _load(folders, language, "guide")
        self._own: Mapping[str, str] = {}

    def __call__(self, message: Message | str, /, **values: Value) -> str:
        """Return a message, or a template with its values, as one line of text."""
        if isinstance(message, str):
            message = msg(message, **values)
        template = (
            self._program.ngettext(message.text, message.plural, _plural_count(message.how_many))
            if message.plural
            else self._program.gettext(message.text)
            if message.text
            else ""
        )
        return template.format_map({name: self.value(value) for name, value in message.values.items()})

    def guide(self, text: str) -> str:
        """Return a sentence of the guide in this language."""
        return self._own.get(text) or (self._guide.gettext(text) if text else "")

    def add_guide(self, translated: Mapping[str, str]) -> None:
        """Take in the translations of a guide of one's own; they come before the built-in ones."""
        self._own = {**self._own, **translated}

    def value(self, value: Value) -> str:
        """Return what stands in a place of a template, as text."""
        match value:
            case Message():
                return self(value)
            case GuideText(text):
                return self.guide(text)
            case Name(english, swedish):
                return swedish if self.language == "sv" and swedish else english
            case Quantity(number, unit):
                return self.quantity(number, unit)
            case bool() | str():
                return str(value)
            case int() | Decimal():
                return self.number(value)
            case date():
                return self.date(value)
            case tuple():
                # Titles have commas of their own.
                mark = "; " if any(isinstance(part, GuideText) for part in value) else ", "
                return mark.join(self.value(part) for part in value)

    def number(self, value: Decimal | int) -> str:
        """Return `10,000.5` or `10 000,5` (with a no-break space)."""
        whole, _, fraction = plain_number(Decimal(value)).partition(".")
        group, point = (_NO_BREAK, ",") if self.language == "sv" else (",", ".")
        grouped = f"{int(whole):,}".replace(",", group)
        return f"{grouped}{point}{fraction}" if fraction else grouped

    def quantity(self, value: Decimal, unit: str) -> str:
        """Return a count with its unit, such as `5 GB` or `1 licence`."""
        match unit:
            case "":
                return self.number(value)
            case "licence":
                return self(nmsg("{count} licence", "{count} licences", value))
            case "instance":
                return self(nmsg("{count} instance", "{count} instances", value))
            case "device":
                return self(nmsg("{count} device", "{count} devices", value))
            case "unit":
                return self(nmsg("{count} unit", "{count} units", value))
            case _:
                return f"{self.number(value)}{_NO_BREAK}{unit}"

    def date(self, value: date) -> str:
        """Return `22 November 2026` or `2026-11-22`."""
        if self.language == "sv":
            return value.strftime("%Y-%m-%d")
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def _plural_count(count: Decimal | int) -> int:
    return 1 if count == 1 else 2


def _load(folders: Sequence[Path], language: str, domain: str) -> NullTranslations:
    for folder in folders:
        path = folder / language / "LC_MESSAGES" / f"{domain}.mo"
        if path.is_file():
            with path.open("rb") as file:
                return GNUTranslations(file)
    return NullTranslations()
