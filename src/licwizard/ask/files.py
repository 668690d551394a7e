"""Files: a path as a person types it or drags it in, and what is shown to a gate."""

import re
from collections.abc import MutableMapping, Sequence
from typing import Any

from licwizard.ask.prompter import GateQuestion, Row, Turn
from licwizard.ask.voice import Voice, anything, inner


def dropped_path(text: str) -> str:
    """Return a path without the quotes, spaces and backslashes that drag-and-drop puts around it."""
    text = text.strip()
    if len(text) > 1 and text[0] == text[-1] and text[0] in "\"'":
        return text[1:-1].strip()
    # Only where "/" divides folders does a backslash keep the character after it.
    return re.sub(r"\\(.)", r"\1", text) if text.startswith(("/", "~")) else text


def ask_path(voice: Voice, title: str, key: str, texts: MutableMapping[str, str], turns: Sequence[Turn]) -> str:
    """Return a path, or nothing; what was typed is kept in `texts` and offered again."""
    typed = voice.write(title, texts.get(key, ""), anything, turns)
    texts[key] = typed
    return dropped_path(typed)


def show_file(voice: Voice, question: GateQuestion, texts: MutableMapping[str, str]) -> dict[str, Any]:
    """Return the file as a gate's answer, with the lists of users if there are any; empty without a path."""
    say, turns = voice.say, inner(question.turns)
    path = ask_path(voice, say("Path of the file. Leave it empty to go back"), "file", texts, turns)
    if not path:
        return {}
    answer: dict[str, Any] = {"file": path}
    uncounted = question.uncounted(path)
    if uncounted is None:
        return answer  # nothing more is asked about a file that is refused
    if uncounted:
        voice.tell(say("This file does not say how many people are assigned."))
        title = say("Path of another export of the same day that does, such as subscribedSkus")
        assigned = ask_path(voice, title, "assigned", texts, turns)
        answer |= {"assigned": assigned} if assigned else {}
    if question.direct:
        title = say("The direct subscription did not change since the earlier count: is that so?")
        rows = (Row("not-sure", say("Not sure")), Row("no", say("No")), Row("yes", say("Yes")))
        if voice.pick(title, rows, "", turns) == "yes":
            answer["direct-unchanged"] = True
    return answer | show_users(voice, question, texts) if question.users else answer


def show_users(voice: Voice, question: GateQuestion, texts: MutableMapping[str, str]) -> dict[str, Any]:
    """Return the lists of users, before and after, as a gate's answer; empty without them."""
    say, turns = voice.say, inner(question.turns)
    title = say("Path of the list of users from before. Leave it empty if there is none")
    before = ask_path(voice, title, "users-before", texts, turns)
    if not before:
        return {}
    title = say("Path of the list of users from now. Leave it empty if there is none")
    after = ask_path(voice, title, "users-after", texts, turns)
    if not after:
        return {}
    title = say("Who has left since? User names with commas between; leave it empty if nobody has")
    left = [
        name for one in voice.write(title, texts.get("left", ""), anything, turns).split(",") if (name := one.strip())
    ]
    return {"users-before": before, "users-after": after, **({"left": left} if left else {})}
