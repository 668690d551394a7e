"""How much of a text is read that is in memory as a whole: its lines are gone through again and again."""

from licwizard.errors import SourceError
from licwizard.load.source import source_error
from licwizard.messages import Message, msg

MOST_LINES = 200_000
MOST_CELLS = 600_000
LONGEST_LINE = 100_000
_ENDS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"  # where Python parts lines
_AS_CSV = msg("export it as CSV, which is read at any length")


def refuse_large(text: str, name: str) -> None:
    """Raise SourceError, naming the bound, for a text of more lines, cells or longer lines than are read."""
    if sum(map(text.count, _ENDS)) > MOST_LINES:
        raise _too_large(name, msg("the text has more than {limit} lines", limit=MOST_LINES))
    if text.count("|") > MOST_CELLS:
        raise _too_large(name, msg("the text has more than {limit} cells", limit=MOST_CELLS))
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > LONGEST_LINE:
            where = f"{name}:{number}:1"
            raise _too_large(where, msg("the line is longer than {limit} characters", limit=LONGEST_LINE))


def _too_large(where: str, problem: Message) -> SourceError:
    return source_error("text-too-large", where, problem, _AS_CSV)
