"""An inventory as a list that is filled in."""

from licwizard.ask.prompter import Given, ItemCheck, ItemRow, Row, Turn, Unknown
from tests.ask.fakes import check_item, dialogue, field, inventory

HELD = (Row("CRMSTANDARD", "Professional"), Row("CRMINSTANCE", "Production instance"))


def test_the_list_shows_counts_under_each_other_with_those_of_the_other_inventory() -> None:
    person, scene = dialogue(Turn.BACK)
    person.ask(inventory())
    labels = [row.label for row in scene.lists[0]]
    assert labels[0] == "Professional          50   (today 48)"
    assert labels[1] == "Production instance    –"
    assert labels[2:] == ["Another item…", "Read the counts from a file…", "That is all"]


def test_a_very_long_name_does_not_push_the_other_counts_away() -> None:
    rows = (ItemRow("a", "x" * 200, "1"), ItemRow("b", "short", "2"))
    person, scene = dialogue(Turn.BACK)
    person.ask(inventory(rows=rows))
    assert len(scene.lists[0][1].label) < 60


def test_counts_come_back_by_item() -> None:
    person, _ = dialogue("CRMINSTANCE", " 3 ", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMINSTANCE": "3"})


def test_the_list_moves_on_to_the_next_item_that_is_not_counted() -> None:
    person, scene = dialogue("CRMINSTANCE", "3", "all")
    person.ask(inventory())
    assert scene.defaults == ["CRMINSTANCE", "", "all"]


def test_a_wrong_count_is_asked_again() -> None:
    person, scene = dialogue("CRMINSTANCE", "three", "3", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMINSTANCE": "3"})
    assert scene.told == ["three is no count"]


def test_a_count_that_cannot_be_compared_is_taken_and_said_to_be_so() -> None:
    def check(item: str, count: str) -> ItemCheck:
        return ItemCheck(ItemRow(item, item, count), "GB is no unit of instances" if "GB" in count else "")

    person, scene = dialogue("CRMINSTANCE", "3 GB", "all")
    assert person.ask(inventory(check=check)) == Given({"CRMSTANDARD": "50", "CRMINSTANCE": "3 GB"})
    assert scene.told == ["GB is no unit of instances"]


def test_keeping_an_unknown_item_is_not_said_twice() -> None:
    person, scene = dialogue("another-item", "Gizmo", "keep-as-typed", "2", "all")
    person.ask(inventory())
    assert scene.told == []


def test_an_empty_count_takes_a_suggested_item_out_of_the_answer_but_not_off_the_list() -> None:
    person, scene = dialogue("CRMSTANDARD", "", "CRMINSTANCE", "3", "all")
    assert person.ask(inventory()) == Given({"CRMINSTANCE": "3"})
    assert "CRMSTANDARD" in {row.id for row in scene.lists[-1]}


def test_an_empty_count_removes_an_item_that_was_added() -> None:
    person, scene = dialogue("another-item", "storage", "5", "CRMSTORAGE", "", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50"})
    assert "CRMSTORAGE" not in {row.id for row in scene.lists[-1]}


def test_back_inside_a_count_returns_to_the_list() -> None:
    person, _ = dialogue("CRMINSTANCE", ":back", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50"})


def test_an_item_can_be_added_by_name() -> None:
    person, _ = dialogue("another-item", "Storage", "5", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMSTORAGE": "5"})


def test_adding_an_item_of_the_list_changes_its_count() -> None:
    person, scene = dialogue("another-item", "professional", "60", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "60"})
    assert scene.defaults[2] == "50"


def test_no_name_goes_back_to_the_list() -> None:
    person, _ = dialogue("another-item", "", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50"})


def test_an_unknown_item_offers_near_ones() -> None:
    person, scene = dialogue("another-item", "Stoarge", "CRMSTORAGE", "5", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMSTORAGE": "5"})
    assert [row.id for row in scene.lists[1]] == ["CRMSTORAGE", "keep-as-typed", "type-again"]
    assert scene.titles[2] == "Stoarge is not in the catalogue"


def test_an_unknown_item_can_be_kept_as_typed() -> None:
    person, _ = dialogue("another-item", "Gizmo", "keep-as-typed", "x", "2", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "Gizmo": "2"})


def test_an_unknown_item_can_be_typed_again() -> None:
    person, scene = dialogue("another-item", "Stoarge", "type-again", "Storage", "5", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMSTORAGE": "5"})
    assert scene.defaults[3] == "Stoarge"


def test_a_name_that_can_be_no_item_is_asked_again() -> None:
    def check(item: str, count: str) -> ItemCheck:
        return ItemCheck(None, "that is a number") if item.isdigit() else check_item(item, count)

    person, scene = dialogue("another-item", "7", "usage-start", "map", "Storage", "5", "all", "")
    question = inventory(check=check, fields=(field("usage-start", "date"),))
    assert person.ask(question) == Given({"CRMSTANDARD": "50", "CRMSTORAGE": "5"})
    assert scene.told == [
        "that is a number",
        "usage-start cannot be the name of an item.",
        "map cannot be the name of an item.",
    ]


def test_nothing_counted_is_refused_with_a_sentence() -> None:
    rows = (ItemRow("CRMSTANDARD", "Professional"),)
    person, scene = dialogue("all", "CRMSTANDARD", "1", "all")
    assert person.ask(inventory(rows=rows)) == Given({"CRMSTANDARD": "1"})
    assert scene.told == ["Nothing is counted yet; give at least one item its count."]


def test_nothing_counted_is_an_answer_where_it_may_be() -> None:
    person, _ = dialogue("all")
    assert person.ask(inventory(rows=(), may_be_empty=True)) == Given({})


def test_fields_follow_the_list_and_back_returns_to_it() -> None:
    start = field("usage-start", "date", required=True)
    person, _ = dialogue("all", ":back", "all", "2026-12-01")
    assert person.ask(inventory(fields=(start,))) == Given({"CRMSTANDARD": "50", "usage-start": "2026-12-01"})


def test_a_file_takes_the_place_of_the_counts_and_has_the_fields_too() -> None:
    start = field("usage-start", "date")
    person, _ = dialogue("from-file", ' "C:\\My files\\quote.csv" ', "2026-12-01")
    answer = {"file": "C:\\My files\\quote.csv", "usage-start": "2026-12-01"}
    assert person.ask(inventory(fields=(start,))) == Given(answer)


def test_no_path_goes_back_to_the_list() -> None:
    person, _ = dialogue("from-file", "''", "all")
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50"})


def test_substitutions_are_offered_only_where_items_are_held() -> None:
    person, scene = dialogue(Turn.BACK, Turn.BACK)
    person.ask(inventory())
    person.ask(inventory(ref="other", substitutions=HELD))
    assert ["met-by-another" in {row.id for row in rows} for rows in scene.lists] == [False, True]


def test_a_substitution_is_recorded_with_who_decided_it_asked_once() -> None:
    person, scene = dialogue(
        "met-by-another", "CRMSTANDARD", "storage", "x", "0", "2", "", "Kim",
        "met-by-another", "CRMINSTANCE", "Storage", "1",
        "all",
    )  # fmt: skip
    answer = {"CRMSTANDARD": "50", "map": ["CRMSTANDARD=CRMSTORAGE:2", "CRMINSTANCE=CRMSTORAGE:1"], "decided_by": "Kim"}
    assert person.ask(inventory(substitutions=HELD)) == Given(answer)
    assert scene.left == []
    labels = {row.label for row in scene.lists[-1]}
    assert {"Professional is met by Storage, 2 for one", "Decided by Kim"} <= labels


def test_a_substitution_goes_with_a_file_too() -> None:
    person, _ = dialogue("met-by-another", "CRMSTANDARD", "storage", "1", "Kim", "from-file", "q.csv")
    answer = {"file": "q.csv", "map": ["CRMSTANDARD=CRMSTORAGE:1"], "decided_by": "Kim"}
    assert person.ask(inventory(substitutions=HELD)) == Given(answer)


def test_earlier_substitutions_stand_in_the_list_and_can_be_changed_or_removed() -> None:
    mapped = ("CRMSTANDARD=CRMSTORAGE:2", "CRMINSTANCE=CRMSTORAGE")
    person, _ = dialogue(
        "CRMSTANDARD=CRMSTORAGE", "3", "CRMINSTANCE=CRMSTORAGE", "", "decided-by", "Alex", "all"
    )  # fmt: skip
    question = inventory(substitutions=HELD, mapped=mapped, decided_by="Kim")
    answer = {"CRMSTANDARD": "50", "map": ["CRMSTANDARD=CRMSTORAGE:3"], "decided_by": "Alex"}
    assert person.ask(question) == Given(answer)


def test_an_item_does_not_meet_itself() -> None:
    person, scene = dialogue("met-by-another", "CRMSTANDARD", "Professional", "all")
    assert person.ask(inventory(substitutions=HELD)) == Given({"CRMSTANDARD": "50"})
    assert "same item" in scene.told[0]


def test_back_in_a_substitution_records_none_of_it() -> None:
    person, _ = dialogue("met-by-another", "CRMSTANDARD", "storage", "2", ":back", "all")
    assert person.ask(inventory(substitutions=HELD)) == Given({"CRMSTANDARD": "50"})


def test_no_item_of_the_order_goes_back_to_the_list() -> None:
    person, _ = dialogue("met-by-another", "CRMSTANDARD", "", "all")
    assert person.ask(inventory(substitutions=HELD)) == Given({"CRMSTANDARD": "50"})


def test_counts_are_still_there_after_asking_why() -> None:
    person, _ = dialogue("CRMINSTANCE", "3", Turn.WHY, "all")
    assert person.ask(inventory()) is Turn.WHY
    assert person.ask(inventory()) == Given({"CRMSTANDARD": "50", "CRMINSTANCE": "3"})


def test_counts_of_an_inventory_that_has_changed_are_not_carried_over() -> None:
    person, _ = dialogue("CRMINSTANCE", "3", Turn.BACK, "all")
    person.ask(inventory())
    changed = (ItemRow("CRMSTANDARD", "Professional", "60"),)
    assert person.ask(inventory(rows=changed)) == Given({"CRMSTANDARD": "60"})


def test_pausing_with_counts_typed_asks_first() -> None:
    person, _ = dialogue("CRMINSTANCE", "3", Turn.PAUSE, "stay", Turn.PAUSE, "leave")
    assert person.ask(inventory()) is Turn.PAUSE


def test_pausing_with_nothing_typed_does_not_ask() -> None:
    person, _ = dialogue(Turn.PAUSE)
    assert person.ask(inventory()) is Turn.PAUSE


def unknown(path: str) -> tuple[Unknown, ...] | None:
    readable = {"quote.csv": (Unknown("Sales Pro", HELD, "50, QHH-00003"), Unknown("Gizmo", (), "5 GB"))}
    return readable.get(path)


def test_what_a_file_names_that_is_not_known_is_asked_about_with_names_like_it() -> None:
    person, scene = dialogue("from-file", "quote.csv", "CRMSTANDARD", "keep-as-typed", "2027-01-31")
    given = person.ask(inventory(unknown=unknown, fields=(field("usage-start"),)))
    assert given == Given({"file": "quote.csv", "names": {"Sales Pro": "CRMSTANDARD"}, "usage-start": "2027-01-31"})
    assert [row.id for row in scene.lists[1]] == ["CRMSTANDARD", "CRMINSTANCE", "another-item", "-", "keep-as-typed"]


def test_another_item_may_be_meant_than_those_offered() -> None:
    person, _ = dialogue("from-file", "quote.csv", "keep-as-typed", "another-item", "storage")
    assert person.ask(inventory(unknown=unknown)) == Given({"file": "quote.csv", "names": {"Gizmo": "CRMSTORAGE"}})


def test_nothing_more_is_asked_about_a_file_that_nobody_can_read() -> None:
    person, scene = dialogue("from-file", "mistyped.csv")
    assert person.ask(inventory(unknown=unknown, fields=(field("usage-start"),))) == Given({"file": "mistyped.csv"})
    assert len(scene.lists) == 1
