"""Text from outside is shown, and never obeyed nor hidden."""

import json
import unicodedata

import pytest

from licwizard.show.document import document
from licwizard.show.safe import safe, safe_lines

HIDDEN = "\u00ad\u034f\u200b\u200d\u2060\u2066\u180e\u115f\u3164\ufe0f\ufeff\U000e0001\U000e0041\U000e007f\U000e0100"


@pytest.mark.parametrize("character", HIDDEN)
def test_what_nobody_would_see_is_escaped(character: str) -> None:
    shown = safe(f"a{character}b")
    assert shown.isascii() and shown.startswith("a\\") and shown.endswith("b")


def test_no_control_and_no_format_character_is_left() -> None:
    every = "".join(map(chr, range(0x110000)))
    left = {unicodedata.category(character) for character in safe(every)}
    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_letters_signs_and_blanks_stay() -> None:
    text = "Försäljning – 5 GB, 「销售」 שלום e\u0301 ✓ 👩\u00a0x\u202fy"
    assert safe(text) == text


def test_line_breaks_may_be_kept() -> None:
    assert safe_lines("a\nb\rc") == "a\nb\\u000dc"


def test_a_document_means_what_stood_there_and_hides_nothing() -> None:
    text = document("check", 0, {"item": f"a{HIDDEN}\n\x7f\x1b"})
    assert not set(text) & set(HIDDEN + "\x7f\x1b")
    assert json.loads(text)["item"] == f"a{HIDDEN}\n\x7f\x1b"
