"""Every code that `explain` knows is in the documents, with what it means."""

import re
from pathlib import Path

from licwizard.core.finding import CODES
from licwizard.core.product import LIMIT, LIMIT_PER_STEP

_DOCS = Path(__file__).parents[2] / "docs"
_FINDINGS = (_DOCS / "reference" / "findings.md").read_text(encoding="utf-8")
_PROOF = (_DOCS / "proof.md").read_text(encoding="utf-8")


def test_every_code_has_a_section_with_its_meaning_and_its_mend() -> None:
    sections = dict(re.findall(r"^## (\S+)\n\n(.*?)(?=^## |\Z)", _FINDINGS, re.MULTILINE | re.DOTALL))
    assert list(sections) == list(CODES)
    for code in CODES.values():
        for words in (code.title, code.meaning, code.mend):
            assert words.english() in sections[code.id]


def test_the_page_on_the_proof_names_the_limit_that_holds() -> None:
    assert f"Past {LIMIT:,} of these in one procedure, and {LIMIT_PER_STEP} more" in _PROOF
