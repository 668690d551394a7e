"""Questions are found by parts of words, the best first."""

import pytest

from licwizard.core.faq import find_questions
from licwizard.core.guide import Question, Statement


def question(id_: str, asked: str, *answers: str) -> Question:
    return Question(id_, asked, tuple(Statement(answer, ()) for answer in answers), ())


QUESTIONS = (
    question("mail", "Where is the activation mail?", "It goes to the OSM.", "Ask support to send it again."),
    question("osm", "Who is the OSM?", "The person named on the agreement."),
    question("order", "How much do I order?", "At least what is held; support cannot change it."),
)


def found(*words: str) -> list[str]:
    return [one.id for one in find_questions(QUESTIONS, words, str)]


def test_without_words_all_are_shown_in_their_order() -> None:
    assert found() == found("", "?!") == ["mail", "osm", "order"]


@pytest.mark.parametrize("words", [("activ",), ("MAIL",), ("ail?",), ("activation mail",)])
def test_parts_of_words_count_in_any_case(words: tuple[str, ...]) -> None:
    assert found(*words) == ["mail"]


def test_a_word_in_the_question_counts_more_than_one_in_the_answer() -> None:
    assert found("osm") == ["osm", "mail"]


def test_whoever_holds_more_of_the_words_comes_first() -> None:
    assert found("osm", "send") == ["mail", "osm"]


def test_equals_stand_in_the_order_of_the_guide() -> None:
    assert found("support") == ["mail", "order"]


def test_what_stands_nowhere_is_not_found() -> None:
    assert found("zeppelin") == []


def test_words_are_looked_for_in_the_language_of_the_reader() -> None:
    swedish = {"Who is the OSM?": "Vem är OSM?"}
    said = find_questions(QUESTIONS, ["vem"], lambda text: swedish.get(text, text))
    assert [one.id for one in said] == ["osm"]
