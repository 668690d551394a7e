"""What the proof, and the whole of `guide lint`, cost for a step does not grow with the guide."""

import gc
from collections.abc import Callable
from cProfile import Profile
from datetime import date
from pathlib import Path

from benchmarks.guide_files import write_guide
from benchmarks.proof import segments
from licwizard.core.prove import prove
from licwizard.load.lint import lint_file

_SMALL, _LARGE = 10, 100


def _calls_per_segment(work: Callable[[int], object], count: int) -> float:
    """Return how many functions are called for each segment; unlike a time, the same on every machine."""
    profile = Profile()
    profile.enable()
    work(count)
    profile.disable()
    return sum(entry.callcount for entry in profile.getstats()) / count


def test_the_graph_grows_with_the_guide_and_not_faster() -> None:
    nodes = [sum(len(graph.steps) for graph in prove(segments(count)).graphs.values()) for count in (_SMALL, _LARGE)]
    assert nodes[1] <= nodes[0] * _LARGE / _SMALL


def test_a_step_of_a_large_guide_is_proved_by_as_many_calls_as_one_of_a_small_guide() -> None:
    guides = {count: segments(count) for count in (_SMALL, _LARGE)}
    small, large = (_calls_per_segment(lambda count: prove(guides[count]), count) for count in guides)
    assert large < small * 1.1


def test_a_step_of_a_large_file_is_looked_at_by_as_many_calls_as_one_of_a_small_file(tmp_path: Path) -> None:
    for count in (_SMALL, _LARGE):
        write_guide(segments(count), tmp_path / f"{count}.yaml")

    def lint(count: int) -> None:
        assert lint_file(str(tmp_path / f"{count}.yaml"), date(2026, 1, 1)).findings == ()

    lint(_SMALL)  # what is loaded once is loaded now
    small, large = (_calls_per_segment(lint, count) for count in (_SMALL, _LARGE))
    assert large < small * 1.1


def test_reading_a_guide_leaves_the_collector_as_it_was(tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("a: [1\n", encoding="utf-8")
    for on in (True, False):
        (gc.enable if on else gc.disable)()
        try:
            assert [one.finding.code for one in lint_file(str(broken), date(2026, 1, 1)).findings] == ["not-yaml"]
            assert gc.isenabled() is on
        finally:
            gc.enable()
