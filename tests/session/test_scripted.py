"""Runs by script: answers from files and options, used in turn, to an end or to whatever holds them back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.exports import table
from tests.journeys import ANSWERS, CAN_NOT_BE_UNDONE, HELD, REASON, everything, now, until, write
from tests.program import Call, assert_clear, process


def status(licwizard: Call) -> Any:  # noqa: ANN401 - any JSON
    return licwizard("status", "--json").document


def gate(document: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON
    last: dict[str, Any] = document["gates"][-1]
    return last


def test_a_whole_migration_from_a_file(tmp_path: Path) -> None:
    result = process("migrate", "--answers", write(tmp_path, everything(tmp_path)))
    assert (result.code, result.err) == (0, "")
    assert "Summary" in result.out
    document = process("status", "--json").document
    assert (document["step"], document["state"]) == ("done", "done")
    assert set(document["answers"]) == set(ANSWERS)


def test_a_whole_migration_from_standard_input(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path, covers_alone={"file": str(tmp_path / "now.json"), "direct-unchanged": True})
    assert licwizard("migrate", "--answers", "-", stdin=json.dumps(answers)).code == 0


def test_a_whole_migration_option_by_option(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path, covers_alone={"file": str(tmp_path / "now.json"), "direct-unchanged": True})
    options = []
    for step, value in answers.items():
        options += ["--answer", f"{step}={value if isinstance(value, str) else json.dumps(value)}"]
    assert licwizard("migrate", *options).code == 0


def test_a_whole_migration_in_yaml_where_no_is_a_word_and_dates_are_text(licwizard: Call, tmp_path: Path) -> None:
    everything(tmp_path)
    lines = [f"{step}: {value if isinstance(value, str) else json.dumps(value)}" for step, value in ANSWERS.items()]
    text = "\n".join(lines).replace('"no"', "no").replace('"2099-06-30"', "2099-06-30").replace('"5 GB"', "5 GB")
    assert "online-services: no\n" in text
    assert licwizard("migrate", "--answers", table(tmp_path / "answers.yaml", text)).code == 0
    assert status(licwizard)["answers"]["direct-term"]["renews"] == "no"


def test_a_migration_one_answer_at_a_time(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path, covers_alone={"file": str(tmp_path / "now.json"), "direct-unchanged": True})
    codes: list[int] = []
    for step, value in answers.items():
        given = write(tmp_path, {step: value})
        assert status(licwizard)["step"] == step if codes else True
        codes.append(licwizard("migrate", "--answers", given).code)
    assert codes == [4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0]


def test_the_text_to_be_typed_is_taken_as_status_gives_it(licwizard: Call, tmp_path: Path) -> None:
    answers = everything(tmp_path)
    before = {step: answers[step] for step in until("cancel-direct")}
    licwizard("migrate", "Contoso AB", "--answers", write(tmp_path, before))
    confirm = licwizard("status", "Contoso AB", "--json").document["next"]["confirm"]
    assert confirm == "cancel Contoso AB"
    assert_clear(licwizard("migrate", "Contoso AB", "--answer", "cancel-direct=cancel migration"), 2, confirm)
    assert licwizard("migrate", "Contoso AB", "--answer", f"cancel-direct={confirm}").code == 4
    assert licwizard("status", "Contoso AB", "--json").document["step"] == "cancel-result"


def test_paths_are_relative_to_the_answers_file(
    licwizard: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep" / "exports").mkdir(parents=True)
    (tmp_path / "elsewhere").mkdir()
    table(tmp_path / "deep" / "exports" / "held.csv", "professional,7\n")
    answers = write(tmp_path / "deep", until("count-ordered", count_current={"file": "exports/held.csv"}))
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert licwizard("migrate", "--answers", answers).code == 4
    assert licwizard("migrate", "other", "--answers", Path("..", "deep", "answers.json")).code == 4


def test_what_a_file_held_is_recorded_and_not_only_its_path(licwizard: Call, tmp_path: Path) -> None:
    held = table(tmp_path / "held.csv", "professional,50\nproduction instance,3\nstorage,5 GB\n")
    answers = write(tmp_path, until("place-order", count_current={"file": "held.csv"}))
    assert licwizard("migrate", "--answers", answers).code == 4
    held.unlink()
    document = status(licwizard)
    assert (document["step"], gate(document)["verdict"]) == ("place-order", "proved")
    assert document["answers"]["count-current"] == {"file": "held.csv"}


def test_options_come_after_files_and_the_last_one_counts(licwizard: Call, tmp_path: Path) -> None:
    first = write(tmp_path, {"programme": "none"}, "first.json")
    second = write(tmp_path, {"programme": "enterprise-agreement", "bought-by": "invoice"}, "second.json")
    options = ("--answer", "bought-by=trial", "--answer", "bought-by=credit-card")
    licwizard("migrate", *options, "--answers", first, "--answers", second)
    assert status(licwizard)["answers"] == {"programme": "enterprise-agreement", "bought-by": "credit-card"}


def test_a_step_that_is_asked_again_takes_a_list_in_turn(licwizard: Call, tmp_path: Path) -> None:
    answers = until("count-current", osm_check=["unsure", "change", "ok"], osm_help="done", osm_change="done")
    assert licwizard("migrate", "--answers", write(tmp_path, answers)).code == 4
    document = status(licwizard)
    assert document["step"] == "count-current"
    assert document["answers"]["osm-check"] == ["unsure", "change", "ok"]


def test_steps_of_a_called_procedure_carry_its_name(licwizard: Call, tmp_path: Path) -> None:
    called = {
        "activation": ["not-arrived", "arrived"],
        "mail-why": "lost",
        "resend-activation/company-info": "done",
        "resend-activation/ask-support": {"case-number": "42"},
        "resend-activation/mail": "arrived",
    }
    assert licwizard("migrate", "--answers", write(tmp_path, {**until("sign-in"), **called})).code == 4
    document = status(licwizard)
    assert document["step"] == "sign-in"
    assert document["answers"]["resend-activation/ask-support"] == {"case-number": "42"}


def test_fields_left_empty_are_not_known(licwizard: Call, tmp_path: Path) -> None:
    term = {"ends": "", "renews": "unknown", "billing-account": None, "subscription-ids": ["one"]}
    licwizard("migrate", "--answers", write(tmp_path, until("online-services", direct_term=term)))
    assert status(licwizard)["answers"]["direct-term"] == {"subscription-ids": ["one"]}


class TestGates:
    """A gate that does not pass ends the script, and status then stands on it."""

    SHORT = until("place-order", count_ordered={**HELD, "storage": "4 GB", "usage-start": "2099-06-01"})

    def test_short_is_1_and_answers_stay(self, licwizard: Call, tmp_path: Path) -> None:
        assert_clear(licwizard_ended(licwizard, tmp_path, self.SHORT), 1, "order-covers", "database storage", "short")
        document = status(licwizard)
        assert (document["step"], document["state"], gate(document)["verdict"]) == ("order-covers", "open", "short")
        assert "count-ordered" in document["answers"]

    def test_unknown_is_3(self, licwizard: Call, tmp_path: Path) -> None:
        unknown = until("place-order", count_ordered={**HELD, "unheard of": 1, "usage-start": "2099-06-01"})
        assert_clear(licwizard_ended(licwizard, tmp_path, unknown), 3, "order-covers", "unheard of")
        assert gate(status(licwizard))["verdict"] == "unknown"

    def test_a_failing_exit_leads_on_from_there(self, licwizard: Call, tmp_path: Path) -> None:
        corrected = [self.SHORT["count-ordered"], {**HELD, "usage-start": "2099-06-01"}]
        answers = {**self.SHORT, "order-covers": {"exit": "short"}, "count-ordered": corrected}
        assert licwizard("migrate", "--answers", write(tmp_path, answers)).code == 4
        document = status(licwizard)
        assert (document["step"], gate(document)["verdict"]) == ("place-order", "proved")

    def test_a_correction_opens_the_gate(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard_ended(licwizard, tmp_path, self.SHORT)
        assert (
            licwizard("migrate", "--answer", f"count-ordered={json.dumps({**HELD, 'usage-start': '2099-06-01'})}").code
            == 4
        )
        assert status(licwizard)["step"] == "place-order"

    def test_dates_that_do_not_fit_pass_with_a_reason(self, licwizard: Call, tmp_path: Path) -> None:
        late = until("place-order", count_ordered={**HELD, "usage-start": "2099-07-01"})
        assert_clear(licwizard_ended(licwizard, tmp_path, late), 1, "dates-fit", "gap")
        assert licwizard("migrate", "--answer", f"dates-fit={{reason: {REASON}}}").code == 4
        document = status(licwizard)
        assert document["step"] == "place-order"
        assert (gate(document)["by"], gate(document)["passes"]) == ("reason", True)

    def test_the_new_licences_alone_too_few(self, licwizard: Call, tmp_path: Path) -> None:
        everything(tmp_path)
        now(tmp_path, professional=99)
        answers = until("cancel-how")
        assert_clear(licwizard_ended(licwizard, tmp_path, answers), 1, "covers-alone", "too few")
        now(tmp_path)
        assert licwizard("migrate", "--answers", write(tmp_path, answers)).code == 4
        assert status(licwizard)["step"] == "cancel-how"

    def test_pooled_counts_without_that_word_are_unknown(self, licwizard: Call, tmp_path: Path) -> None:
        everything(tmp_path)
        answers = until("cancel-how", covers_alone={"file": "now.json"})
        assert_clear(licwizard_ended(licwizard, tmp_path, answers), 3, "covers-alone", "direct-unchanged")

    def test_a_gate_that_wants_to_be_shown_something_needs_an_answer(self, licwizard: Call, tmp_path: Path) -> None:
        answers = until("order-matches")
        assert_clear(licwizard_ended(licwizard, tmp_path, answers), 4, "order-matches", "--answer order-matches=")


def licwizard_ended(licwizard: Call, folder: Path, answers: dict[str, Any]) -> Any:  # noqa: ANN401 - a result
    """Walk, quietly: what is then on standard error is the error alone."""
    return licwizard("migrate", "-q", "--answers", write(folder, answers))


class TestEnds:
    """Where a script may end without being wrong."""

    def test_waiting_is_0(self, licwizard: Call, tmp_path: Path) -> None:
        answers = until("order-result", order_result="waiting")
        result = licwizard("migrate", "--answers", write(tmp_path, answers))
        assert result.code == 0
        assert "licwizard migrate" in result.said
        assert status(licwizard)["state"] == "waiting"

    def test_after_waiting_one_goes_on(self, licwizard: Call, tmp_path: Path) -> None:
        licwizard("migrate", "--answers", write(tmp_path, until("order-result", order_result=["waiting", "waiting"])))
        assert licwizard("migrate", "--answer", "order-result=invoiced").code == 4
        assert status(licwizard)["step"] == "order-matches"

    def test_a_stop_is_1_and_says_what_next(self, licwizard: Call) -> None:
        result = licwizard("migrate", "--answer", "programme=none")
        assert result.code == 1
        assert "next" in result.said
        assert status(licwizard)["state"] == "stopped"

    def test_answers_left_over_at_the_end_are_2(self, licwizard: Call, tmp_path: Path) -> None:
        answers = everything(tmp_path, restore="done")
        assert_clear(licwizard_ended(licwizard, tmp_path, answers), 2, "restore")

    def test_an_end_that_is_walked_again_is_the_same(self, licwizard: Call, tmp_path: Path) -> None:
        answers = write(tmp_path, everything(tmp_path))
        before = [licwizard("migrate", "--answers", answers).code, status(licwizard)]
        assert before == [licwizard("migrate", "--answers", answers).code, status(licwizard)]

    @pytest.mark.parametrize("step", CAN_NOT_BE_UNDONE)
    def test_what_cannot_be_undone_needs_its_own_answer(self, licwizard: Call, tmp_path: Path, step: str) -> None:
        everything(tmp_path)
        assert_clear(licwizard_ended(licwizard, tmp_path, until(step)), 4, step)
        assert status(licwizard)["step"] == step
