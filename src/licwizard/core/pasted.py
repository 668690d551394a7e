"""What a person may copy into a shell, whatever an item is called: nothing that it would take for more than a name.

Names come from files of others. In single quotes a POSIX shell obeys nothing but `'`, PowerShell the curly ones too,
and the command prompt knows no such quotes at all: so what any of the three might obey is not offered as a command.
"""

import re

from licwizard.core.unseen import UNSEEN, escaped
from licwizard.messages import Message, msg

ITEM = "ITEM"
_LONGEST = 150
_PLAIN = re.compile(r"[\w .,:/()+#@=*–—-]+")
_APOSTROPHES = re.compile(r"[\w .,:/()+#@=*–—'’-]+")


def quoted(text: str) -> str | None:
    """Return a text in quotation marks that hold in any shell; None where there are none, and for a long one."""
    if len(text) > _LONGEST or UNSEEN.search(text):
        return None
    if _PLAIN.fullmatch(text):
        return f"'{text}'"
    return f'"{text}"' if _APOSTROPHES.fullmatch(text) else None


def map_option(current: str = ITEM, ordered: str = ITEM) -> str | Message:
    """Return how it is said that an item held is met by another, as an option, or else as a line of a map file.

    Blanks do not tell names apart, and a line of YAML holds any name.
    """
    word = quoted(f"{_blanks(current)}={_blanks(ordered)}")
    if word:
        return f"--map {word}"
    if len(current) + len(ordered) > _LONGEST:
        return msg("{option}, once it has a shorter name", option="--map")
    line = ": ".join(name if name == ITEM else _in_yaml(name) for name in (current, ordered))
    return msg("{option}, with this line in the file: {line}", option="--map-file mappings.yaml", line=line)


def _blanks(name: str) -> str:
    return " ".join(name.split())


def _in_yaml(name: str) -> str:
    text = name.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped(text)}"'
