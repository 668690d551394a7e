"""`licwizard faq`: the questions and answers."""

from collections.abc import Sequence

from licwizard.core.faq import find_questions
from licwizard.core.guide import Guide, Question
from licwizard.env import Env
from licwizard.errors import Exit, UsageError
from licwizard.messages import msg
from licwizard.session.guides import open_guide
from licwizard.show.document import document
from licwizard.show.screen import Screen

_BEST = 5


def faq(env: Env, words: Sequence[str]) -> Exit:
    """Show all questions with their answers; with words, the best matches.

    Raises UsageError where nothing matches.
    """
    _, guide = open_guide(env, None)
    # A machine format is English, but the words are the reader's: both are searched.
    found = find_questions(guide.faq, words, lambda text: f"{env.say.guide(text)} {text}")
    if not found:
        raise UsageError(
            "no-match",
            msg("no question holds '{words}'", words=" ".join(words)),
            help=msg("use fewer or shorter words, or `licwizard faq` for all questions"),
        )
    found = found[:_BEST] if words else found
    if env.format == "json":
        env.out(document("faq", Exit.OK, {"questions": [_row(one) for one in found]}))
        return Exit.OK
    screen = Screen(env)
    for one in found:
        _show(env, screen, guide, one)
    return Exit.OK


def _show(env: Env, screen: Screen, guide: Guide, one: Question) -> None:
    screen.rule(env.say.guide(one.question))
    for statement in one.answer:
        screen.item(env.say.guide(statement.say))
        later = [guide.facts[name] for name in statement.facts if guide.facts[name].review_by]
        if later:
            newest = max(later, key=lambda fact: fact.date)
            screen.line(env.say("(as of {date})", date=newest.date), "dim", indent=3)
    for name in one.see:
        command = "licwizard migrate" if name == "migrate" else f"licwizard run {name}"
        screen.line(env.say("See also: {command}", command=command), "dim")


def _row(one: Question) -> dict[str, object]:
    return {
        "id": one.id,
        "question": one.question,
        "answer": [{"text": statement.say, "facts": list(statement.facts)} for statement in one.answer],
        "procedures": list(one.see),
    }
