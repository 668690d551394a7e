"""The turns in words: as lines of a list, as letters, and as commands in a line of text."""

import unicodedata
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from licwizard.ask.prompter import Turn
from licwizard.i18n import Translator

LETTERS: Mapping[Turn, str] = {
    Turn.BACK: "b",
    Turn.WHY: "w",
    Turn.CHANGE: "c",
    Turn.UNDO: "u",
    Turn.PAUSE: "p",
}
# Both languages are understood always: people type what they have learnt once.
_COMMANDS: Mapping[str, Mapping[Turn, str]] = {
    "en": {
        Turn.BACK: ":back",
        Turn.WHY: ":why",
        Turn.CHANGE: ":change",
        Turn.UNDO: ":undo",
        Turn.PAUSE: ":pause",
    },
    "sv": {
        Turn.BACK: ":tillbaka",
        Turn.WHY: ":varför",
        Turn.CHANGE: ":ändra",
        Turn.UNDO: ":ångra",
        Turn.PAUSE: ":pausa",
    },
}


def label(turn: Turn, say: Translator) -> str:
    """Return a turn as a line of a list."""
    match turn:
        case Turn.BACK:
            return say("Back")
        case Turn.WHY:
            return say("Why is this asked?")
        case Turn.CHANGE:
            return say("Change an earlier answer")
        case Turn.UNDO:
            return say("Undo the last answer")
        case Turn.PAUSE:
            return say("Pause")


def hint(turns: Sequence[Turn], say: Translator) -> str:
    """Return what can be typed instead of an answer, or nothing."""
    if not turns:
        return ""
    return say("Instead of an answer: {commands}", commands=tuple(_command(turn, say) for turn in turns))


def is_command(text: str) -> bool:
    """Return whether a line of text is meant as a command."""
    return text.lstrip().startswith(":")


def commanded(text: str) -> Turn | None:
    """Return the turn that a line of text names, in either language."""
    typed = _normal(text)
    for commands in _COMMANDS.values():
        for turn, command in commands.items():
            if command == typed:
                return turn
    return None


def command_problem(text: str, turns: Sequence[Turn], say: Translator) -> str:
    """Return why a command cannot be followed here, with the nearest one that can, or nothing."""
    turn = commanded(text)
    if turn in turns:
        return ""
    if turn is not None:
        return say("{command} is not possible here.", command=text.strip())
    possible = [command for commands in _COMMANDS.values() for way, command in commands.items() if way in turns]
    near = get_close_matches(_normal(text), possible, n=1, cutoff=0.5)
    if near:
        return say("There is no command {command}; did you mean {near}?", command=text.strip(), near=near[0])
    return say("There is no command {command}.", command=text.strip())


def _command(turn: Turn, say: Translator) -> str:
    return _COMMANDS.get(say.language, _COMMANDS["en"])[turn]


def _normal(text: str) -> str:
    # A terminal may send "ä" as two characters.
    return ":" + unicodedata.normalize("NFC", text).strip().lstrip(":").strip().casefold()
