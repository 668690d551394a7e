"""The drawing for scripts."""

import json

from licwizard.show.draw_json import drawing_body
from tests.show.drawn import all_kinds, built_in, walked


def test_the_document_can_be_read_back_and_has_every_step_and_way() -> None:
    body = json.loads(json.dumps(drawing_body("small", built_in())))
    for procedure, drawing in zip(body["procedures"], built_in(), strict=True):
        assert procedure["id"] == drawing.id
        assert [step["id"] for step in procedure["steps"]] == [node.id for node in drawing.nodes]
        assert [len(step["ways"]) for step in procedure["steps"]] == [len(node.ways) for node in drawing.nodes]


def test_a_step_has_exactly_these_keys() -> None:
    step = drawing_body("small", (all_kinds(),))["procedures"][0]["steps"][1]
    assert set(step) == {
        "number", "id", "kind", "party", "title", "irreversible", "needs", "calls", "result", "walked", "here", "ways",
    }  # fmt: skip
    assert set(step["ways"][0]) == {"id", "label", "to", "waits", "passes", "taken"}
    assert step["needs"] == [{"id": "step-4", "when": None}, {"id": "step-6", "when": {"step-1": ["a", "b"]}}]


def test_without_a_run_it_is_null_and_with_one_it_is_named() -> None:
    assert drawing_body("small", (all_kinds(),))["run"] is None
    body = drawing_body("small", (walked(),))
    assert body["run"] == "ours"
    assert [step["id"] for step in body["procedures"][0]["steps"] if step["here"]] == ["step-3"]
