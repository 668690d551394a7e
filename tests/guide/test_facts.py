"""Every sentence rests on a fact, every fact is used, and later facts show their dates."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from licwizard.core.guide import Call, Choice, End, Guide, Procedure, Statement, Step, targets
from licwizard.load.po import guide_translations, read_po
from licwizard.resources import data_folder
from tests.core.walking import built_in

SECTIONS = ("do", "why", "find_out", "done_when", "takes", "beware", "undo", "notes")
SOURCE_DATE = date(2017, 9, 30)
SOURCE = [f"F{number}" for number in range(1, 18)]
LATER = {
    "L1": "2016-07-01", "L2": "2025-01-01", "L3": "2025-11-01", "L4": "2025-04-22", "L5": "2025-04-10",
    "L6": "2025-04-10", "L7": "2025-04-10", "L8": "2025-01-01", "L9": "2025-04-10", "L10": "2025-03-28",
    "L11": "2024-03-29", "L12": "2024-03-29", "L13": "2024-02-01", "L14": "2019-04-01", "L15": "2025-01-01",
    "L16": "2025-04-10", "L17": "2025-01-01", "L18": "2024-01-01", "L19": "2025-04-10", "L20": "2025-01-01",
    "L21": "2024-03-29", "L22": "2025-01-01",
}  # fmt: skip


def guide() -> Guide:
    return built_in()


def statements(step: Step) -> Iterator[Statement]:
    for section in SECTIONS:
        yield from getattr(step, section)
    if isinstance(step, End):
        yield from step.next


def cited(step: Step) -> set[str]:
    found = {*step.facts, *(fact for one in statements(step) for fact in one.facts)}
    if isinstance(step, Choice):
        found |= {fact for option in step.options.values() for fact in option.facts}
    return found


def reachable(procedure: Procedure) -> set[str]:
    """Return the steps that the start of a procedure leads to."""
    seen, pending = {procedure.start}, [procedure.start]
    while pending:
        for target in targets(procedure.steps[pending.pop()]):
            if target not in seen:
                seen.add(target)
                pending.append(target)
    return seen


def steps() -> Iterator[Step]:
    for procedure in guide().procedures.values():
        yield from (procedure.steps[name] for name in sorted(reachable(procedure)))


def all_statements() -> Iterator[tuple[str, Statement]]:
    for procedure in guide().procedures.values():
        yield from ((procedure.id, one) for one in procedure.about)
        for step in procedure.steps.values():
            yield from ((f"{procedure.id}/{step.id}", one) for one in statements(step))
    for question in guide().faq:
        yield from ((question.id, one) for one in question.answer)


@pytest.mark.parametrize("fact", SOURCE)
def test_each_fact_of_the_source_is_told_at_a_step_that_one_can_reach(fact: str) -> None:
    assert [step.id for step in steps() if fact in cited(step)]


@pytest.mark.parametrize("fact", SOURCE)
def test_each_fact_of_the_source_carries_a_sentence_and_not_only_a_title(fact: str) -> None:
    assert [where for where, one in all_statements() if fact in one.facts]


def test_no_step_is_out_of_reach() -> None:
    for procedure in guide().procedures.values():
        assert reachable(procedure) == set(procedure.steps)


def test_every_text_cites_a_fact_that_exists() -> None:
    for where, one in all_statements():
        assert one.facts, where
        assert set(one.facts) <= set(guide().facts), where
    for step in steps():
        assert step.facts
        assert cited(step) <= set(guide().facts), step.id


def test_every_fact_is_cited_and_says_where_it_was_read() -> None:
    told = {fact for _, one in all_statements() for fact in one.facts} | {
        fact for step in steps() for fact in cited(step)
    }
    reading = {name for name in guide().facts if name.startswith("C")}  # these carry the code that reads counts
    assert set(guide().facts) - told - reading == set()
    assert all(fact.source and fact.text for fact in guide().facts.values())


def test_the_facts_are_those_of_the_source_and_the_later_ones_with_their_dates() -> None:
    dates = {fact.id: fact.date for fact in guide().facts.values()}
    assert {name: day for name, day in dates.items() if name.startswith("F")} == dict.fromkeys(SOURCE, SOURCE_DATE)
    assert {name: day.isoformat() for name, day in dates.items() if name.startswith("L")} == LATER
    assert {name for name in dates if name.startswith("C")} == {f"C{number}" for number in range(1, 11)}


def test_a_later_fact_is_reviewed_a_year_after_its_date() -> None:
    for name in LATER:
        fact = guide().facts[name]
        assert fact.review_by == fact.date.replace(year=fact.date.year + 1), name


def test_notes_cite_later_facts_and_nothing_undated() -> None:
    noted = {fact for step in steps() for note in step.notes for fact in note.facts}
    assert noted <= set(LATER) | {f"C{number}" for number in range(1, 11)} | set(SOURCE)
    assert set(LATER) <= noted, "every later fact is shown as a dated note somewhere"
    for step in steps():
        assert all(set(note.facts) & set(LATER) for note in step.notes), step.id


def test_what_a_later_fact_tells_to_do_is_dated_in_a_note_of_the_same_step() -> None:
    for step in steps():
        noted = {fact for note in step.notes for fact in note.facts}
        told = {fact for one in step.do for fact in one.facts} & set(LATER)
        assert told <= noted, step.id


def test_the_words_shown_for_a_call_are_those_of_a_step() -> None:
    for step in steps():
        if not isinstance(step, Call):
            assert step.title


def hours() -> list[str]:
    """Return every text that speaks of the 12 hours."""
    said = [one.say for _, one in all_statements()] + [fact.text for fact in guide().facts.values()]
    return [text for text in said if "12 hours" in text]


def test_an_order_is_usable_within_12_hours_and_not_for_12_hours() -> None:
    assert any("within 12 hours" in one.say for where, one in all_statements() if where.startswith("add-licenses/"))
    assert "within 12 hours" in guide().facts["F13"].text
    assert {words for text in hours() for words in re.findall(r"(\w+) 12 hours", text)} <= {"within", "The", "the"}


def test_swedish_says_inom_12_timmar() -> None:
    translated = read_po(guide_translations(data_folder(), "sv"))
    assert translated is not None
    said = [text for text in hours() if "within 12 hours" in text]
    assert said
    for text in said:
        assert "inom 12 timmar" in translated[text].text, text
    for text in hours():
        assert not re.search(r"(upp till|i|under) 12 timmar", translated[text].text), text


@pytest.mark.parametrize("number", ["50", "3", "5 GB"])
def test_the_example_of_the_source_is_told(number: str) -> None:
    told = " ".join(one.say for _, one in all_statements() if "F6" in one.facts)
    assert re.search(rf"\b{number}\b", told)


def test_the_number_of_licences_turns_nobody_away() -> None:
    asked = guide().procedures["eligibility"].steps["licences"]
    assert isinstance(asked, Choice)
    assert {option.to for option in asked.options.values()} == {"on-offer"}


def test_every_party_that_acts_is_introduced() -> None:
    assert {step.party for step in steps() if step.party} == set(guide().parties)


def test_every_question_names_procedures_that_exist() -> None:
    for question in guide().faq:
        assert question.see
        assert set(question.see) <= set(guide().procedures)
