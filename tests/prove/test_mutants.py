"""Every fault put into the built-in guide that opens a way around a gate is found, and no other is."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from licwizard.core.guide import Guide
from licwizard.core.prove import Proof, prove
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder
from tests.prove.figures import ALL_MUTANTS, GENERATED, tell
from tests.prove.generated import generated
from tests.prove.mutants import bypassed, redirected, swapped
from tests.prove.oracle import Around, Oracle

BUILT_IN: Guide = load_guide(Path(data_folder(), "steps.yaml")).guide
_REDIRECTED = redirected(BUILT_IN) if ALL_MUTANTS else islice(redirected(BUILT_IN), 0, None, 5)


def _refuted(proof: Proof) -> frozenset[Around]:
    """Return the gates that the proof finds a way around."""
    gates = [one for one in proof.broken if one.monitor.kind == "gate" and one.monitor.source[0] == "steps"]
    return frozenset(Around(one.procedure, one.monitor.step, one.monitor.sets[0]) for one in gates)


@pytest.mark.parametrize(
    ("kind", "mutants", "at_least"),
    [("bypassed", bypassed(BUILT_IN), 7), ("swapped", swapped(BUILT_IN), 8), ("redirected", _REDIRECTED, 900)],
    ids=["bypassed", "swapped", "redirected"],
)
def test_every_mutant_that_opens_a_way_around_a_gate_is_refuted(
    kind: str, mutants: Iterator[tuple[str, Guide]], at_least: int, capsys: pytest.CaptureFixture[str]
) -> None:
    count = opened = refuted = 0
    for name, mutant in mutants:
        expected, proof = Oracle(mutant).around(), prove(mutant)
        assert _refuted(proof) == expected, name
        count += 1
        opened += bool(expected)
        refuted += bool(expected) and proof.verdict == "refuted"
    tell(capsys, f"{kind}: {count} mutants, {opened} open a way around, {refuted} of these are refuted")
    assert count >= at_least
    assert opened == refuted > 0


def test_the_built_in_guide_has_no_way_around_by_either_road() -> None:
    assert Oracle(BUILT_IN).around() == frozenset()
    assert prove(BUILT_IN).verdict == "proved"


def test_the_oracle_and_the_proof_name_the_same_gates_in_generated_guides() -> None:
    for seed in range(GENERATED):
        guide = generated(seed)
        assert _refuted(prove(guide)) == Oracle(guide).around(), f"seed {seed}"
