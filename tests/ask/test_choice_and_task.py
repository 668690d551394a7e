"""Choices and tasks, whatever shows them."""

import pytest

from licwizard.ask.prompter import ChoiceQuestion, Given, Row, Turn
from tests.ask.fakes import TURNS, dialogue, field, task

CHOICE = ChoiceQuestion("osm-check", "Does the OSM work?", (Row("ok", "Yes"), Row("change", "No")), "change", TURNS)


def test_a_choice_answers_with_the_id_of_its_row() -> None:
    person, scene = dialogue("ok")
    assert person.ask(CHOICE) == Given("ok")
    assert scene.defaults == ["change"]


@pytest.mark.parametrize("turn", TURNS)
def test_a_turn_comes_back_instead_of_an_answer(turn: Turn) -> None:
    person, _ = dialogue(turn)
    assert person.ask(CHOICE) is turn


def test_a_choice_without_rows_still_offers_its_turns() -> None:
    person, _ = dialogue(Turn.PAUSE)
    assert person.ask(CHOICE._replace(rows=())) is Turn.PAUSE


def test_a_task_with_nothing_to_record_is_done() -> None:
    person, _ = dialogue("done")
    assert person.ask(task()) == Given("done")


def test_a_task_whose_records_are_all_unknown_is_done() -> None:
    renews = field("renews", "choice", rows=(Row("yes", "Yes"), Row("no", "No")))
    person, _ = dialogue("done", "not-known", "", "  ")
    assert person.ask(task(renews, field("ends", "date"), field("ids", "list"))) == Given("done")


def test_what_a_task_records_comes_back_by_field() -> None:
    renews = field("renews", "choice", rows=(Row("yes", "Yes"), Row("no", "No")))
    person, scene = dialogue("done", "no", " 2026-12-31 ", "a, b ,, c", "Contoso")
    fields = (renews, field("ends", "date"), field("ids", "list"), field("account"))
    assert person.ask(task(*fields)) == Given(
        {"renews": "no", "ends": "2026-12-31", "ids": ["a", "b", "c"], "account": "Contoso"}
    )
    assert "year-month-day" in scene.titles[2]
    assert "commas" in scene.titles[3]


def test_a_required_choice_has_no_line_for_not_known() -> None:
    renews = field("renews", "choice", rows=(Row("yes", "Yes"),), required=True)
    person, scene = dialogue("done", "yes")
    person.ask(task(renews))
    assert [row.id for row in scene.lists[1]] == ["yes"]


def test_a_required_text_is_asked_until_it_is_there() -> None:
    person, scene = dialogue("done", "", "  ", "A1")
    assert person.ask(task(field("order", required=True))) == Given({"order": "A1"})
    assert len(scene.told) == 2


def test_a_field_says_what_is_wrong_and_checks_each_part_of_a_list() -> None:
    ids = field("ids", "list", check=lambda text: "" if text.isdigit() else f"{text} is no number")
    person, scene = dialogue("done", "1, x", "1, 2")
    assert person.ask(task(ids)) == Given({"ids": ["1", "2"]})
    assert scene.told == ["x is no number"]


def test_back_inside_a_field_goes_to_the_beginning_of_the_task_and_keeps_what_was_typed() -> None:
    person, scene = dialogue("done", "A1", ":back", "done", "A1", "B2")
    assert person.ask(task(field("order"), field("licence"), turns=(Turn.PAUSE,))) == Given(
        {"order": "A1", "licence": "B2"}
    )
    assert scene.defaults[4] == "A1"


def test_back_at_the_beginning_of_a_task_leaves_it() -> None:
    person, _ = dialogue(Turn.BACK)
    assert person.ask(task(field("order"))) is Turn.BACK


def test_only_the_exact_text_confirms() -> None:
    person, scene = dialogue("done", "cancel", "Cancel migration", " cancel migration", "cancel migration")
    assert person.ask(task(confirm="cancel migration")) == Given({"confirm": "cancel migration"})
    assert "cancel migration" in scene.titles[1]
    assert len(scene.told) == 3
    assert scene.defaults[1] == ""


def test_an_empty_line_instead_of_the_confirmation_goes_back_to_the_beginning() -> None:
    person, scene = dialogue("done", "2026-12-31", "", Turn.BACK)
    assert person.ask(task(field("ends", "date"), confirm="cancel migration")) is Turn.BACK
    assert scene.titles == ["Cancel it", scene.titles[1], scene.titles[2], "Cancel it"]


def test_the_confirmation_stands_beside_what_is_recorded() -> None:
    person, _ = dialogue("done", "7", "go")
    assert person.ask(task(field("case"), confirm="go")) == Given({"case": "7", "confirm": "go"})


def test_what_was_typed_is_offered_again_after_asking_why() -> None:
    person, scene = dialogue("done", "A1", ":why", "done", "A1", "B2")
    question = task(field("order"), field("licence"))
    assert person.ask(question) is Turn.WHY
    assert person.ask(question) == Given({"order": "A1", "licence": "B2"})
    assert scene.defaults[4] == "A1"


def test_a_refused_answer_is_offered_again_but_a_later_visit_begins_anew() -> None:
    person, scene = dialogue("done", "A1", "done", "A2", "ok", "done", "A3")
    question = task(field("order"))
    person.ask(question)
    person.ask(question)
    assert scene.defaults[3] == "A1"
    person.ask(CHOICE)
    person.ask(question)
    assert scene.defaults[-1] == ""


def test_pausing_with_something_typed_asks_first() -> None:
    person, scene = dialogue("done", "A1", ":pause", "stay", "done", "A1", ":pause", "leave")
    assert person.ask(task(field("order"), field("licence"))) is Turn.PAUSE
    assert "not recorded" in scene.titles[3]
    assert scene.left == []


def test_pausing_with_nothing_typed_does_not_ask() -> None:
    person, _ = dialogue("done", ":pause")
    assert person.ask(task(field("order"))) is Turn.PAUSE


@pytest.mark.parametrize(
    ("typed", "turn"),
    [
        (":why", Turn.WHY),
        (" :VARFÖR ", Turn.WHY),
        (":varfo\u0308r", Turn.WHY),
        (":pausa", Turn.PAUSE),
        (": pause", Turn.PAUSE),
    ],
)
def test_a_turn_can_be_typed_in_either_language(typed: str, turn: Turn) -> None:
    person, _ = dialogue("done", typed)
    assert person.ask(task(field("order"))) is turn


def test_every_command_is_understood_where_its_turn_is_offered() -> None:
    commands = {
        ":why": Turn.WHY, ":change": Turn.CHANGE, ":undo": Turn.UNDO, ":pause": Turn.PAUSE,
        ":varför": Turn.WHY, ":ändra": Turn.CHANGE, ":ångra": Turn.UNDO, ":pausa": Turn.PAUSE,
    }  # fmt: skip
    for command, turn in commands.items():
        person, _ = dialogue("done", command)
        assert person.ask(task(field("order"), turns=tuple(Turn))) is turn


def test_the_swedish_word_for_back_goes_to_the_beginning() -> None:
    person, _ = dialogue("done", ":tillbaka", "done", "A1")
    assert person.ask(task(field("order"))) == Given({"order": "A1"})


def test_an_unknown_command_gets_the_nearest_one_and_does_nothing() -> None:
    person, scene = dialogue("done", ":bakc", ":xyzzy", ":undo", "A1")
    assert person.ask(task(field("order"))) == Given({"order": "A1"})
    assert scene.told == [
        "There is no command :bakc; did you mean :back?",
        "There is no command :xyzzy.",
        ":undo is not possible here.",
    ]


def test_a_command_does_not_confirm() -> None:
    person, _ = dialogue("done", ":why")
    assert person.ask(task(confirm="cancel migration")) is Turn.WHY


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_an_interruption_comes_through(error: type[BaseException], monkeypatch: pytest.MonkeyPatch) -> None:
    person, scene = dialogue()

    def interrupted(*_: object) -> str:
        raise error

    monkeypatch.setattr(scene, "pick", interrupted)
    with pytest.raises(error):
        person.ask(CHOICE)
