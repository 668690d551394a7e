"""The documents of `status`, `runs`, `migrate` and `run`: exact keys and types, at every outcome."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_check_document import ERROR, assert_shape
from tests.journeys import HELD, REASON, everything, until, write
from tests.program import Call, process

STANDING = {
    "run": str,
    "procedure": str,
    "step": str,
    "party": str,
    "state": str,
    "answers": dict,
    "gates": list,
    "locks": list,
    "stops": list,
    "overdue": dict | None,
    "next": dict,
}
DOCUMENT = {"schema_version": int, "command": str, "exit_code": int, "errors": list, **STANDING}
FAILED = {"schema_version": int, "command": str, "verdict": type(None), "exit_code": int, "errors": list}
NEXT = {"id": str, "party": str, "kind": str, "confirm": str | None}
RUNS = {"schema_version": int, "command": str, "exit_code": int, "errors": list, "runs": list}
ROW = {
    "run": str,
    "procedure": str,
    "guide": str,
    "created": str,
    "changed": str,
    "state": str,
    "step": str,
    "party": str,
}
GATE = {
    "id": str,
    "verdict": str,
    "passes": bool,
    "fresh": bool,
    "stale": str | None,
    "at": str | None,
    "by": str | None,
}
KINDS = {"choice", "task", "inventory", "gate", "call", "end"}


def assert_standing(document: dict[str, Any], command: str) -> None:
    assert_shape(document, DOCUMENT)
    assert (document["schema_version"], document["command"]) == (1, command)
    assert document["state"] in {"open", "waiting", "stopped", "done"}
    assert_shape(document["next"], NEXT)
    assert document["next"]["kind"] in KINDS
    assert document["next"]["id"] == document["step"]
    for gate in document["gates"]:
        assert set(gate) == set(GATE)
        assert all(isinstance(gate[key], kind) for key, kind in GATE.items())
        assert gate["by"] in {"inputs", "evidence", "reason", None}
    for error in document["errors"]:
        assert_shape(error, ERROR)


def walk(licwizard: Call, folder: Path, answers: dict[str, Any]) -> Any:  # noqa: ANN401 - any JSON
    return licwizard("migrate", "--answers", write(folder, answers), "--json").document


def gates(document: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {gate["id"]: (gate["verdict"], gate["by"]) for gate in document["gates"]}


@pytest.mark.parametrize(
    ("step", "kind", "code"),
    [
        ("programme", "choice", 4),
        ("direct-term", "task", 4),
        ("count-current", "inventory", 4),
        ("place-order", "task", 4),
    ],
)
def test_a_run_under_way_stands_on_its_step(licwizard: Call, tmp_path: Path, step: str, kind: str, code: int) -> None:
    answers = until(step)
    document = walk(licwizard, tmp_path, answers)
    assert_standing(document, "migrate")
    assert (document["step"], document["next"]["kind"], document["exit_code"]) == (step, kind, code)
    assert (document["run"], document["procedure"], document["state"]) == ("migration", "migrate", "open")
    assert list(document["answers"]) == list(answers)
    assert [error["code"] for error in document["errors"]] == ["needs-answer"]


def test_status_says_the_same_as_the_walk_did(licwizard: Call, tmp_path: Path) -> None:
    walked = walk(licwizard, tmp_path, until("attach"))
    status = licwizard("status", "--json")
    assert status.code == 0
    assert_standing(status.document, "status")
    assert {key: status.document[key] for key in STANDING} == {key: walked[key] for key in STANDING}


def test_gates_say_what_decided_them_and_since_when(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path)
    document = walk(licwizard, tmp_path, {name: answers[name] for name in until("cancel-how")})
    assert gates(document) == {
        "order-covers": ("enough", "inputs"),
        "dates-fit": ("proved", "inputs"),
        "order-matches": ("unknown", "reason"),
        "attached": ("unknown", "reason"),
        "covers-alone": ("proved", "evidence"),
    }
    assert all(gate["passes"] and gate["fresh"] for gate in document["gates"])
    assert all(datetime.fromisoformat(gate["at"]).tzinfo for gate in document["gates"])


def test_a_gate_that_has_been_shown_nothing_is_unknown_and_not_fresh(licwizard: Call, tmp_path: Path) -> None:
    document = walk(licwizard, tmp_path, until("order-matches"))
    gate = document["gates"][-1]
    assert (gate["id"], gate["verdict"], gate["passes"], gate["fresh"]) == ("order-matches", "unknown", False, False)
    assert gate["by"] is None


def test_what_must_be_typed_is_told_beforehand(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path)
    document = walk(licwizard, tmp_path, {name: answers[name] for name in until("cancel-direct")})
    assert document["next"] == {
        "id": "cancel-direct",
        "party": document["party"],
        "kind": "task",
        "confirm": "cancel migration",
    }


def test_ends_are_done_or_stopped(licwizard: Call, tmp_path: Path) -> None:
    done = walk(licwizard, tmp_path, everything(tmp_path))
    assert_standing(done, "migrate")
    assert (done["state"], done["next"]["kind"], done["exit_code"], done["errors"]) == ("done", "end", 0, [])
    stopped = licwizard("migrate", "other", "--answer", "programme=none", "--json").document
    assert_standing(stopped, "migrate")
    assert (stopped["state"], stopped["step"], stopped["exit_code"]) == ("stopped", "no-agreement", 1)


def test_waiting_for_another_party_is_a_state(licwizard: Call, tmp_path: Path) -> None:
    document = walk(licwizard, tmp_path, until("order-result", order_result="waiting"))
    assert_standing(document, "migrate")
    assert (document["state"], document["step"], document["exit_code"]) == ("waiting", "order-result", 0)


def test_what_happened_under_other_answers_is_listed(licwizard: Call, tmp_path: Path) -> None:
    walk(licwizard, tmp_path, until("order-result"))
    document = licwizard("migrate", "--answer", "count-current={professional: 51}", "--json").document
    assert_standing(document, "migrate")
    assert document["state"] == "stopped"
    (stop,) = document["stops"]
    assert set(stop) == {"id", "at"}
    assert stop["id"] == "place-order"


def test_several_visits_make_a_list(licwizard: Call, tmp_path: Path) -> None:
    document = walk(licwizard, tmp_path, until("order-result", osm_check=["change", "ok"], osm_change="done"))
    assert document["answers"]["osm-check"] == ["change", "ok"]


def test_answers_have_the_form_of_an_answers_file(licwizard: Call, tmp_path: Path) -> None:
    document = walk(licwizard, tmp_path, until("activation"))
    answers = document["answers"]
    assert answers["programme"] == "enterprise-agreement"
    assert answers["direct-term"] == {"ends": "2099-06-30", "renews": "no", "subscription-ids": ["one", "two"]}
    assert answers["count-current"] == {"CRMSTANDARD": 50, "CRMINSTANCE": 3, "CRMSTORAGE": "5 GB"}
    assert answers["count-ordered"]["usage-start"] == "2099-06-01"
    assert answers["place-order"] == {"order-number": "4711"}
    assert answers["order-matches"] == {"reason": REASON}


def test_other_procedures_have_a_document_too(licwizard: Call) -> None:
    answers = ("--answer", "online=online", "--answer", "programme=none-yet")
    document = licwizard("run", "eligibility", *answers, "--json").document
    assert_standing(document, "run")
    assert (document["run"], document["procedure"], document["step"]) == ("eligibility", "eligibility", "licences")


def test_runs_lists_every_run(licwizard: Call) -> None:
    nothing = licwizard("runs", "--json")
    assert_shape(nothing.document, RUNS)
    assert (nothing.code, nothing.document["runs"]) == (0, [])
    licwizard("migrate", "--answer", "programme=enterprise-agreement")
    licwizard("run", "invoice-support", "--answer", "which=both")
    document = licwizard("runs", "--json").document
    assert_shape(document, RUNS)
    for row in document["runs"]:
        assert_shape(row, ROW)
        assert datetime.fromisoformat(row["created"]) <= datetime.fromisoformat(row["changed"])
    assert [(row["run"], row["step"]) for row in document["runs"]] == [
        ("invoice-support", "both-come"),
        ("migration", "bought-by"),
    ]


@pytest.mark.parametrize(
    ("arguments", "command", "code"),
    [
        (("status",), "status", 2),
        (("status", "nobody"), "status", 2),
        (("migrate", "--answer", "bogus=1"), "migrate", 2),
        (("migrate", "--answer", "programme=bogus"), "migrate", 2),
        (("migrate", "--answers", "missing.yaml"), "migrate", 2),
        (("migrate", "a\nb", "--answer", "programme=none"), "migrate", 2),
        (("run", "eligibilty"), "run", 2),
        (("run",), "run", 2),
        (("runs", "surplus"), "runs", 2),
        (("faq", "xyzzy"), "faq", 2),
        (("bogus",), "bogus", 2),
        ((), "", 2),
    ],
)
def test_what_cannot_be_done_is_a_document_too(
    licwizard: Call, arguments: tuple[str, ...], command: str, code: int
) -> None:
    result = licwizard(*arguments, "--json")
    document = result.document
    assert {"schema_version", "command", "exit_code", "errors"} <= set(document)
    assert (result.code, document["exit_code"], document["command"]) == (code, code, command)
    (error,) = document["errors"]
    assert_shape(error, ERROR)
    assert result.err == ""


def test_a_process_writes_nothing_but_the_document(tmp_path: Path) -> None:
    answers = write(tmp_path, until("place-order", count_ordered={**HELD, "storage": "4 GB"}))
    result = process("migrate", "--answers", answers, "--json")
    assert_standing(result.document, "migrate")
    assert (result.code, result.err) == (1, "")
    for command in ("status", "runs", "faq"):
        result = process(command, "--json")
        assert result.document["command"] == command
        assert (result.code, result.err) == (0, "")
