"""Questions that match a few words; parts of words count."""

import re
from collections.abc import Callable, Sequence

from licwizard.core.guide import Question

_WORD = re.compile(r"\w+")
_QUESTION_WEIGHT = 3


def find_questions(
    questions: Sequence[Question], words: Sequence[str], say: Callable[[str], str]
) -> tuple[Question, ...]:
    """Return the questions that hold the words, the best first; all of them if no word is given.

    `say` puts the guide's text into the language that the words are in. A word that stands in the
    question counts more than one in the answer; questions that hold more of the words come first.
    """
    wanted = [word.casefold() for text in words for word in _WORD.findall(text)]
    if not wanted:
        return tuple(questions)
    scored = []
    for place, one in enumerate(questions):
        asked = say(one.question).casefold()
        answered = " ".join(say(statement.say) for statement in one.answer).casefold()
        found = sum(word in asked or word in answered for word in wanted)
        weight = sum(_QUESTION_WEIGHT * (word in asked) + (word in answered) for word in wanted)
        if found:
            scored.append((-found, -weight, place, one))
    return tuple(one for *_, one in sorted(scored, key=lambda row: row[:3]))
