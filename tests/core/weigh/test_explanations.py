"""A code of an explanation means one thing, and the documents say which."""

import re
from collections.abc import Iterator
from pathlib import Path

from licwizard.core.weigh import explanations
from licwizard.core.weigh.ways_out import way_out
from licwizard.core.weigh.weighed import Explanation
from licwizard.messages import Name
from tests.core.weigh.situations import MORE_THAN_ONE_WRONG, SITUATIONS

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs" / "explanation" / "evidence.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "data" / "steps.yaml").read_text(encoding="utf-8")
ROWS = {
    cells[0].strip("`"): cells[1:]
    for row in re.findall(r"^\| (`.+) \|$", PAGE, re.MULTILINE)
    if (cells := [cell.strip() for cell in row.split("|")])
}


def _every() -> Iterator[Explanation]:
    for value in vars(explanations).values():
        if isinstance(value, Explanation):
            yield value
    yield from explanations.USERS.values()
    yield explanations.part_of_the_tenant("x")
    yield explanations.part_of_the_order("x")
    yield explanations.another_tenant(("x",))
    yield explanations.wrong_account("x")
    yield explanations.online_services_account("x")
    yield explanations.order_of_another_tenant("x", ("y",))
    yield explanations.counted_too_early((Name("x"),))
    yield explanations.lost_since((Name("x"),))


EVERY = tuple(_every())
WEIGHED = (*SITUATIONS, *MORE_THAN_ONE_WRONG)


def test_a_code_stands_for_one_sentence_and_a_sentence_for_one_code() -> None:
    assert len({one.code for one in EVERY}) == len(EVERY)
    assert len({one.message.text for one in EVERY}) == len(EVERY)


def test_a_code_is_of_lower_case_words() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", one.code) for one in EVERY)


def test_every_code_is_in_the_documents_and_no_other() -> None:
    assert sorted(ROWS) == sorted(one.code for one in EVERY)
    assert PAGE.count("\n| `") == len(EVERY)


def test_the_documents_name_the_procedure_that_helps_and_it_is_one_of_the_guide() -> None:
    for one in EVERY:
        assert ROWS[one.code][3].strip("`") == (one.procedure or "")
        assert one.procedure is None or f"\n  {one.procedure}:\n" in GUIDE


def test_the_documents_rest_on_facts_of_the_guide() -> None:
    for cells in ROWS.values():
        facts = cells[4].split(", ")
        assert facts
        assert all(f"\n  {fact}:" in GUIDE for fact in facts)


def test_the_documents_say_which_verdict_a_code_goes_with() -> None:
    for one in WEIGHED:
        assert ROWS[one.code][0] == one.verdict


def test_every_code_of_counts_has_a_situation_that_comes_to_it() -> None:
    shown = {one.code for one in WEIGHED} | {one.code for one in explanations.USERS.values()}
    assert {one.code for one in EVERY} == shown


def test_whatever_is_unknown_for_counts_has_a_way_out() -> None:
    for one in WEIGHED:
        if one.verdict == "unknown" and one.weigh != "matches" and one.code != "people-not-known":
            assert way_out(one.code) is not None
