"""The answers that `status --json` gives are an answers file: a new run with them stands at the same step."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exports import table
from tests.journeys import HELD, REASON, everything, until, write
from tests.program import Call

CALLED = {
    "activation": ["not-arrived", "not-arrived", "arrived"],
    "mail-why": ["osm-away", "too-early"],
    "resend-activation/change-osm": "done",
    "resend-activation/osm-changed": ["waiting", "changed"],
    "resend-activation/company-info": "done",
    "resend-activation/ask-support": {"case-number": "42"},
    "resend-activation/mail": "arrived",
}
SUBSTITUTED = {
    "professional": 50,
    "storage": "35 GB",
    "usage-start": "2099-06-01",
    "map": ["production instance=storage:10"],
    "decided_by": "Ada",
}
WALKS: dict[str, dict[str, Any]] = {
    "the first questions": until("online-services"),
    "at a task that cannot be undone": until("place-order"),
    "a loop": until("count-current", osm_check=["unsure", "change", "ok"], osm_help="done", osm_change="done"),
    "a procedure in between": {**until("sign-in"), **CALLED},
    "an order that was short at first": {
        **until("order-result"),
        "order-covers": {"exit": "short"},
        "count-ordered": [{"professional": 49}, {**HELD, "usage-start": "2099-06-01"}],
    },
    "a gate that holds": until("place-order", count_ordered={**HELD, "storage": "4.5 GB"}),
    "an item met by another": until("place-order", count_ordered=SUBSTITUTED),
    "a reason for the dates": until("order-result", direct_term="done", dates_fit={"reason": REASON}),
    "waiting": until("order-result", order_result="waiting"),
    "stopped": {"programme": "none"},
    "a file of counts": until("place-order", count_current={"file": "held.csv"}),
    "to the end": {},
}


@pytest.mark.parametrize("walk", WALKS)
def test_the_answers_of_one_run_lead_another_to_the_same_step(
    licwizard: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, walk: str
) -> None:
    monkeypatch.chdir(tmp_path)
    table(tmp_path / "held.csv", "professional,50\nproduction instance,3\nstorage,5 GB\n")
    answers = WALKS[walk] or everything(tmp_path)
    first = licwizard("migrate", "--answers", write(tmp_path, answers), "--json").document
    again = write(tmp_path, first["answers"], "again.json")
    text = again.read_text(encoding="utf-8").replace("cancel migration", "cancel second")
    again.write_text(text, encoding="utf-8")
    second = licwizard("migrate", "second", "--answers", again, "--json").document
    same = ("step", "state", "party", "locks", "exit_code")
    assert {key: second[key] for key in same} == {key: first[key] for key in same}
    assert json.dumps(second["answers"]).replace("cancel second", "cancel migration") == json.dumps(first["answers"])
    assert [gate["verdict"] for gate in second["gates"]] == [gate["verdict"] for gate in first["gates"]]
