"""How the benchmark of messy files judges what a tool said."""

from benchmarks.mess import GROWN, ITEMS, SAME, SHORT, pairs
from benchmarks.what_it_said import Answer, judge, said_of

PLAIN = pairs()[0]
CHANGES = """\
2 rows changed

  item: CRMSTANDARD
    count: "50" => "48"

  item: CRMPLAN2
    count: "5" => "7"
"""
VERDICTS = """\
short    Dynamics CRM Online Professional (CRMSTANDARD): 50 held, 48 ordered
enough   Microsoft Dynamics CRM Online Basic (CRMPLAN2): 5 held, 7 ordered
enough   Additional production instance (CRMINSTANCE): 3 held, 3 ordered
"""


def test_a_list_of_changes_has_the_rows_and_tells_nothing_of_them_apart() -> None:
    assert judge(PLAIN, Answer(0, CHANGES), Answer(0, CHANGES)) == (True, False, False, "")


def test_a_verdict_beside_each_item_tells_the_short_one() -> None:
    assert judge(PLAIN, Answer(1, VERDICTS), Answer(0, VERDICTS)) == (True, True, True, "")


def test_a_code_that_fails_for_an_order_that_is_enough_too_is_none() -> None:
    assert not judge(PLAIN, Answer(1, VERDICTS), Answer(1, VERDICTS)).code


def test_rows_are_wrong_where_a_count_is_missing() -> None:
    assert not judge(PLAIN, Answer(1, VERDICTS.replace("48", "30")), Answer(0, VERDICTS)).rows


def test_rows_are_wrong_where_an_item_that_is_the_same_is_shown_as_changed() -> None:
    again = VERDICTS.replace("3 held, 3 ordered", "3 held, 4 ordered")
    assert not judge(PLAIN, Answer(1, again), Answer(0, VERDICTS)).rows
    thousands = next(pair for pair in pairs() if "1234" in pair.same.values())
    spelled = CHANGES + '\n  item: CRMTESTINSTANCE\n    count: "1234" => "1 234"\n'
    assert not judge(thousands, Answer(0, spelled), Answer(0, spelled)).rows


def test_a_thousand_with_a_mark_is_the_thousand_without() -> None:
    thousands = next(pair for pair in pairs() if "1234" in pair.same.values())
    marked = VERDICTS + "enough   CRMTESTINSTANCE: 1,234 held, 1,234 ordered\n"
    assert judge(thousands, Answer(1, marked), Answer(0, marked)).rows


def test_lines_set_in_below_a_name_belong_to_it() -> None:
    assert said_of(CHANGES, SHORT) == ('  item: CRMSTANDARD\n    count: "50" => "48"',)
    assert said_of(CHANGES, GROWN) == ('  item: CRMPLAN2\n    count: "5" => "7"',)


def test_a_name_inside_another_is_not_that_item() -> None:
    production, other = SAME[:2]
    assert said_of("Additional non-production instance: 2", production) == ()
    assert said_of("Additional non-production instance: 2", other) != ()


def test_a_process_that_ends_with_a_traceback_has_crashed_with_its_last_words() -> None:
    failed = Answer(1, "", "Traceback (most recent call last):\nKeyError: 'item'\n")
    assert judge(PLAIN, failed, failed) == (False, False, False, "KeyError: 'item'")


def test_every_pair_holds_all_items_on_both_sides_and_is_a_mess_of_its_own() -> None:
    assert len({pair.name for pair in pairs()}) == len({(pair.current, pair.short) for pair in pairs()}) == 13
    for pair in pairs():
        for file in (pair.current, pair.short, pair.enough):
            text = file.decode("utf-16" if file[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
            assert [item.id for item in ITEMS if any(name in text for name in item.names)] == [one.id for one in ITEMS]
