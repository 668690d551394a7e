"""Answers given again by script: equal ones are skipped, others correct the latest visit."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from tests.journeys import HELD, REASON, everything, now, until, write
from tests.program import Call, assert_clear


def status(licwizard: Call) -> Any:  # noqa: ANN401 - any JSON
    return licwizard("status", "--json").document


def answered(tmp_path: Path) -> list[str]:
    """The steps that were written down as answered, in order, each as often as it was."""
    with sqlite3.connect(tmp_path / "licwizard-home" / "licwizard.sqlite3") as database:
        rows = database.execute("SELECT body FROM events WHERE kind = 'answered' ORDER BY seq").fetchall()
    database.close()
    return [json.loads(body)["key"].partition("#")[0] for (body,) in rows]


def test_equal_answers_are_skipped(licwizard: Call, tmp_path: Path) -> None:
    answers = write(tmp_path, until("attach"))
    licwizard("migrate", "--answers", answers)
    once = answered(tmp_path)
    assert once == list(until("attach"))
    assert licwizard("migrate", "--answers", answers).code == 4
    assert answered(tmp_path) == once


def test_equal_is_told_by_meaning_and_not_by_spelling(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("count-ordered")))
    once = answered(tmp_path)
    spelled = {"CRMSTANDARD": "50", "production instances": 3, "Storage": "5120 MB"}
    licwizard("migrate", "--answers", write(tmp_path, until("count-ordered", count_current=spelled)))
    assert answered(tmp_path) == once


def test_a_file_can_be_extended_and_walked_on_with(licwizard: Call, tmp_path: Path) -> None:
    for step in ("count-current", "place-order", "attach"):
        licwizard("migrate", "--answers", write(tmp_path, until(step)))
        assert status(licwizard)["step"] == step
    assert answered(tmp_path) == list(until("attach"))


def test_a_different_answer_corrects(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("online-services")))
    assert licwizard("migrate", "--answer", "bought-by=credit-card").code == 4
    document = status(licwizard)
    assert document["answers"]["bought-by"] == "credit-card"
    assert document["step"] == "online-services"


def test_a_correction_is_of_the_latest_visit(licwizard: Call, tmp_path: Path) -> None:
    answers = until("count-current", osm_check=["unsure", "ok"], osm_help="done")
    licwizard("migrate", "--answers", write(tmp_path, answers))
    licwizard("migrate", "--answer", "osm-check=change")
    document = status(licwizard)
    assert document["answers"]["osm-check"] == ["unsure", "change"]
    assert document["step"] == "osm-change"


def test_a_correction_leads_elsewhere_and_back_without_asking_again(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("place-order")))
    licwizard("migrate", "--answer", "online-services=unsure")
    assert status(licwizard)["step"] == "find-out"
    licwizard("migrate", "--answer", "online-services=no")
    assert status(licwizard)["step"] == "place-order"


def test_a_gate_is_judged_again_after_a_correction(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("place-order")))
    result = licwizard("migrate", "-q", "--answer", f"count-current={json.dumps({**HELD, 'professional': 51})}")
    assert_clear(result, 1, "order-covers", "1 licence")
    assert status(licwizard)["step"] == "order-covers"


class TestWhatHappened:
    """What cannot be undone stays, whatever is corrected before it."""

    def test_a_change_before_it_stops_the_run(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard("migrate", "--answers", write(tmp_path, until("order-result")))
        result = licwizard("migrate", "--answer", "direct-term={ends: 2100-06-30, renews: no}")
        document = status(licwizard)
        assert result.code != 0
        assert (document["state"], [stop["id"] for stop in document["stops"]]) == ("stopped", ["place-order"])
        assert status(licwizard)["step"] == "place-order"

    def test_the_earlier_answer_again_lets_it_go_on(self, licwizard: Call, tmp_path: Path) -> None:
        answers = until("order-result")
        licwizard("migrate", "--answers", write(tmp_path, answers))
        licwizard("migrate", "--answer", "direct-term={ends: 2100-06-30, renews: no}")
        assert licwizard("migrate", "--answers", write(tmp_path, answers)).code == 4
        document = status(licwizard)
        assert (document["state"], document["step"], document["stops"]) == ("open", "order-result", [])

    def test_a_script_is_told_that_a_reason_is_needed(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard("migrate", "--answers", write(tmp_path, until("order-result")))
        more = f"count-current={json.dumps({**HELD, 'professional': 51})}"
        result = licwizard("migrate", "-q", "--answer", more)
        assert_clear(result, 4, "'place-order'", "place-order={…, reason: TEXT}")
        assert licwizard("migrate", "--answer", f"place-order={{order-number: '1', reason: {REASON}}}").code == 4
        assert (status(licwizard)["step"], status(licwizard)["stops"]) == ("order-result", [])

    def test_a_reason_lets_it_go_on_too(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard("migrate", "--answers", write(tmp_path, until("order-result")))
        licwizard("migrate", "--answer", "direct-term={ends: 2100-06-30, renews: no}")
        assert licwizard("migrate", "--answer", f"place-order={{order-number: '4711', reason: {REASON}}}").code == 4
        document = status(licwizard)
        assert (document["state"], document["step"], document["stops"]) == ("open", "order-result", [])

    def test_confirming_it_again_without_a_reason_does_not(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard("migrate", "--answers", write(tmp_path, until("order-result")))
        licwizard("migrate", "--answer", "direct-term={ends: 2100-06-30, renews: no}")
        result = licwizard("migrate", "-q", "--answer", "place-order=done")
        assert_clear(result, 1, "place-order", "reason")
        assert status(licwizard)["state"] == "stopped"

    def test_a_gate_that_no_longer_passes_holds_it_back(self, licwizard: Call, tmp_path: Path) -> None:
        answers = everything(tmp_path)
        licwizard("migrate", "--answers", write(tmp_path, {step: answers[step] for step in until("cancel-direct")}))
        now(tmp_path, professional=60)
        shown = "covers-alone={file: %s, direct-unchanged: true}" % (tmp_path / "now.json")
        assert licwizard("migrate", "--answer", shown, "--answer", "cancel-direct=cancel migration").code == 1
        document = status(licwizard)
        assert document["step"] == "covers-alone"
        assert "cancel-direct" not in document["answers"]


def test_a_reason_does_not_wipe_out_what_was_shown_before_it(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("attached")))
    now(tmp_path, professional=60)
    shown = "attached={file: %s, direct-unchanged: true}" % (tmp_path / "now.json")
    assert licwizard("migrate", "--answer", shown).code == 1
    typed = f"attached={{reason: {REASON}}}"
    assert licwizard("migrate", "--answer", typed).code == 4
    (row,) = (one for one in status(licwizard)["gates"] if one["id"] == "attached")
    assert (row["verdict"], row["passes"], row["by"]) == ("refuted", True, "reason")
    once = answered(tmp_path)
    licwizard("migrate", "--answer", typed)
    assert answered(tmp_path) == once


def test_an_answer_given_again_to_a_step_that_is_asked_again_needs_a_list(licwizard: Call, tmp_path: Path) -> None:
    given = {**until("activation"), "activation": "not-arrived", "mail-why": "too-early"}
    assert licwizard("migrate", "--answers", write(tmp_path, given)).code == 4
    result = licwizard("migrate", "-q", "--answer", "activation=not-arrived")
    assert_clear(result, 4, "'activation'", "asked again", "activation=[…, …]")
    options = ("--answer", "activation=[not-arrived, not-arrived]")
    assert_clear(licwizard("migrate", "-q", *options), 4, "'mail-why'")


def test_a_wrong_correction_changes_nothing(licwizard: Call, tmp_path: Path) -> None:
    licwizard("migrate", "--answers", write(tmp_path, until("online-services")))
    once, before = answered(tmp_path), status(licwizard)
    result = licwizard("migrate", "--answer", "bought-by=credit-card", "--answer", "programme=bogus")
    assert_clear(result, 2, "'bogus'")
    assert (answered(tmp_path), status(licwizard)) == (once, before)
