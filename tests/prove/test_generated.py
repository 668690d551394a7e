"""The proof is held against the run time: every walk of many small guides, and the way that the proof shows."""

from collections import Counter

import pytest

from licwizard.core.guide import Guide
from licwizard.core.prove import Broken, Proof, prove
from tests.prove.brute import TooManyError, entries, followed, walked
from tests.prove.figures import GENERATED, tell
from tests.prove.generated import generated

_STATES = 3_000


def _shortest_walk(guide: Guide) -> int | None:
    """Return after how many steps, from any entry, the run time first stands at a locked step."""
    found = [walked(started, procedure, _STATES).shortest for started, procedure in entries(guide)]
    return min((length for length in found if length is not None), default=None)


def _shortest_shown(proof: Proof) -> Broken:
    return min((one for one in proof.broken if one.monitor.kind != "input"), key=lambda one: len(one.way))


def test_the_proof_and_the_run_time_agree_on_generated_guides(capsys: pytest.CaptureFixture[str]) -> None:
    verdicts: Counter[str] = Counter()
    seed = 0
    while verdicts.total() < GENERATED:
        seed += 1
        guide, length = generated(seed), None
        try:
            length = _shortest_walk(guide)
        except TooManyError:
            continue
        proof = prove(guide)
        verdicts[proof.verdict] += 1
        assert proof.verdict == ("proved" if length is None else "refuted"), f"seed {seed}"
        if length is None:
            continue
        shown = _shortest_shown(proof)
        assert len(shown.way) - 1 == length, f"seed {seed}: the way shown is not a shortest"
        state = followed(guide, shown.way)
        assert state is not None, f"seed {seed}"
        assert (state.step.procedure, state.step.id) == (shown.way[-1].procedure, shown.way[-1].step), f"seed {seed}"
        assert state.locks, f"seed {seed}: the way shown leads to a step that is not locked"
    tell(capsys, f"{verdicts.total()} generated guides agree: {dict(verdicts)}, {seed - verdicts.total()} too large")
    assert min(verdicts["proved"], verdicts["refuted"]) > GENERATED * 0.3
