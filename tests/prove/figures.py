"""How much is tried: a part in every run of the tests, all of it by hand; and the figures, printed."""

import os
import sys

import pytest

# GENERATED_GUIDES=20000 MUTANTS=all python -m pytest tests/prove
GENERATED = int(os.environ.get("GENERATED_GUIDES", "1000"))
ALL_MUTANTS = os.environ.get("MUTANTS") == "all"


def tell(capsys: pytest.CaptureFixture[str], figures: str) -> None:
    """Print a line past pytest's capture."""
    with capsys.disabled():
        sys.stdout.write(f"\n{figures}\n")
