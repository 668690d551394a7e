"""The files that fuzzing starts from: each holds what fuzzing asks of all."""

import pytest

from fuzz.checks import ROOT, TARGETS, run

CORPUS = ROOT / "fuzz" / "corpus"
SEEDS = sorted(str(path.relative_to(CORPUS)) for path in CORPUS.glob("*/*"))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_seed_is_read_or_refused_as_it_should_be(seed: str) -> None:
    path = CORPUS / seed
    assert run(path.parent.name, path.read_bytes())


def test_every_reader_has_seeds_and_all_of_them_are_small() -> None:
    assert {seed.partition("/")[0] for seed in SEEDS} == set(TARGETS)
    assert sum((CORPUS / seed).stat().st_size for seed in SEEDS) < 100_000
