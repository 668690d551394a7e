"""Errors as people read them."""

import pytest

from licwizard.errors import SourceError
from licwizard.i18n import Translator
from licwizard.load.source import source_error
from licwizard.messages import Message, msg
from licwizard.show.errors import error_json, error_text


class Swedish(Translator):
    """A language in which a row is called otherwise."""

    def __call__(self, message: Message | str, /, **values: object) -> str:
        """Translate the one sentence that is looked at here."""
        if message == "{file}: row {number}":
            return "{file}: rad {number}".format(**values)
        return super().__call__(message, **values)  # type: ignore[arg-type]


def error(where: str) -> SourceError:
    return source_error("bad-count", where, msg("this is no count"), None)


def test_the_row_of_a_place_is_in_the_readers_language_and_stands_once() -> None:
    assert error_text(error("held.json: row 3"), Swedish("en", ())) == "error: held.json: rad 3: this is no count"
    assert error_json(error("held.json: row 3"))["where"] == "held.json: row 3"


def test_a_place_that_the_message_does_not_name_stands_before_it() -> None:
    said = SourceError("bad-count", msg("this is no count"), where="held.json: row 3")
    assert error_text(said, Swedish("en", ())) == "error: held.json: rad 3: this is no count"


@pytest.mark.parametrize("where", ["held.csv:3:1", "a: row b", "held.csv", "row 1"])
def test_any_other_place_stays_as_it_is(where: str) -> None:
    assert error_text(error(where), Swedish("en", ())) == f"error: {where}: this is no count"
