"""The users of one file as they are read: each once, with names that are text."""

from licwizard.core.catalogue import Catalogue
from licwizard.core.numbers import shorten
from licwizard.core.people import Items, Person
from licwizard.load.people.refused import bad_row
from licwizard.load.source import source_error
from licwizard.messages import msg

_LONGEST = 1024
_MOST = 10_000  # all that Microsoft has ever sold are fewer
_NONE: frozenset[str] = frozenset()
_Texts = tuple[str, ...]


class Roll:
    """Users so far, under their principal names without letter case."""

    def __init__(self, catalogue: Catalogue, *, by_name: bool) -> None:
        """Begin with nobody; `by_name`: licences may be written as whole names, not only as GUIDs and ids."""
        self.people: dict[str, Person] = {}
        self.items = Items(catalogue)
        self._by_name = by_name
        self._ids: dict[str, str] = {}
        self._sets: dict[_Texts, frozenset[str]] = {(): _NONE}

    def add(
        self, name: str, held: frozenset[str], by_group: frozenset[str], where: str, identity: object = None
    ) -> None:
        """Take a user in; raises SourceError for a name that is none, and for two rows that contradict each other.

        `identity` is the id that the list has for the user, if it has one.
        """
        user = _fit(name, where)
        person = Person(user, held, by_group, _identity(identity))
        known = self.people.setdefault(user.casefold(), person)
        if known is person:
            return
        if (known.items, known.by_group) != (held, by_group):
            raise source_error(
                "user-twice",
                where,
                msg("the user {user} stands in two rows that say different things", user=shorten(user)),
                msg("export the users of one tenant at one time, each once"),
            )
        same = known.id if known.id == person.id else ""
        # Written in two ways: the order of rows must not decide.
        self.people[user.casefold()] = person._replace(name=min(known.name, user), id=same)

    def held(self, texts: _Texts, where: str) -> frozenset[str]:
        """Return the ids of the items that texts stand for; raises SourceError for what is no text."""
        found = self._sets.get(texts)
        if found is None:
            found = self._sets[texts] = frozenset(self._item(text, where) for text in texts)
        return found

    def _item(self, text: str, where: str) -> str:
        found = self._ids.get(text)
        if found is None:
            if len(self._ids) == _MOST:
                raise bad_row(where, msg("the file names more than {limit} different licences", limit=_MOST))
            found = self._ids[text] = self.items.named(_fit(text, where), by_name=self._by_name)
        return found


def _identity(given: object) -> str:
    """Return an id to compare by; it is never shown. None for what is no id."""
    return given.strip().casefold() if isinstance(given, str) and len(given) <= _LONGEST else ""


def _fit(text: object, where: str) -> str:
    """Return a name without blanks around it; control characters are kept, for they are only shown escaped."""
    word = text.strip() if isinstance(text, str) else ""
    if not word:
        raise bad_row(where, msg("the row names no user, or a licence without a name"))
    if len(word) > _LONGEST:
        raise bad_row(where, msg("a name is longer than {limit} characters", limit=_LONGEST))
    if "\0" in word or any("\ud800" <= sign <= "\udfff" for sign in word):
        raise bad_row(where, msg("a name holds what is no character"))
    return word
