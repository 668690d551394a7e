"""An inventory, filled in as a list of items and counts."""

from collections.abc import MutableMapping, Sequence
from enum import StrEnum
from functools import partial
from typing import Any

from licwizard.ask.fields import record
from licwizard.ask.files import ask_path
from licwizard.ask.prompter import Given, InventoryQuestion, ItemRow, Row, Unknown
from licwizard.ask.table import Swap, lines, next_open, table_of
from licwizard.ask.voice import Voice, anything, inner, within

_KEEP, _AGAIN, _NONE = "keep-as-typed", "type-again", "-"


class Act(StrEnum):
    """The lines of the list that are no items."""

    ANOTHER = "another-item"
    FILE = "from-file"
    MET = "met-by-another"
    DECIDED = "decided-by"
    ALL = "all"


class Counts:
    """One inventory while it is filled in; what is typed stays if the question is put again."""

    def __init__(self, question: InventoryQuestion) -> None:
        """Begin with the rows of the question."""
        self._question = question
        self._begun = self._table = table_of(question)
        self._inner = inner(question.turns)
        # An item of one of these names could not be told from the rest of the answer.
        self._taken = {"file", "map", "names", "decided_by", *Act, *(field.id for field in question.fields)}

    @property
    def changed(self) -> bool:
        """Return whether anything was typed that is not part of the question."""
        return self._table != self._begun

    def again(self, question: InventoryQuestion) -> bool:
        """Return whether `question` is the one that this began with, and take it over if it is."""
        if (question.ref, table_of(question)) != (self._question.ref, self._begun):
            return False
        self._question, self._inner = question, inner(question.turns)
        return True

    def fill(self, voice: Voice, texts: MutableMapping[str, str]) -> Given:
        """Return the answer once the list is whole; raise Aside if a turn is taken from the list."""
        picked = ""
        while True:
            rows = self._rows(voice)
            picked = voice.pick(self._question.title, rows, self._next(rows, picked), self._question.turns)
            answer = within(partial(self._do, voice, picked, texts))
            if answer is not None:
                return Given(answer)

    def _next(self, rows: Sequence[Row], picked: str) -> str:
        if picked in {Act.ANOTHER, Act.MET}:
            return picked
        at = next_open(self._table.rows, picked)
        return at if at in {row.id for row in rows} else Act.ALL

    def _rows(self, voice: Voice) -> list[Row]:
        say = voice.say
        rows = lines(self._table, self._question.beside, say)
        if self._table.swaps:
            rows.append(Row(Act.DECIDED, say("Decided by {name}", name=self._table.decided_by)))
        rows.append(Row(Act.ANOTHER, say("Another item…")))
        rows.append(Row(Act.FILE, say("Read the counts from a file…")))
        if self._question.substitutions:
            rows.append(Row(Act.MET, say("An item is met by another…")))
        return [*rows, Row(Act.ALL, say("That is all"))]

    def _do(self, voice: Voice, picked: str, texts: MutableMapping[str, str]) -> dict[str, Any] | None:
        match picked:
            case Act.ALL:
                return self._all(voice, texts)
            case Act.FILE:
                return self._from_file(voice, texts)
            case Act.ANOTHER:
                row = self._named(voice, voice.say("Which item? Its name or id; leave it empty to go back"))
                if row:
                    self._count(voice, next((other for other in self._table.rows if other.id == row.id), row))
            case Act.MET:
                self._substitute(voice)
            case Act.DECIDED:
                self._decide(voice)
            case _:
                self._edit(voice, picked)
        return None

    def _edit(self, voice: Voice, picked: str) -> None:
        for swap in self._table.swaps:
            if swap.id == picked:
                self._each(voice, swap)
                return
        self._count(voice, next(row for row in self._table.rows if row.id == picked))

    def _all(self, voice: Voice, texts: MutableMapping[str, str]) -> dict[str, Any] | None:
        counts = self._table.counts()
        if not counts and not self._question.may_be_empty:
            voice.tell(voice.say("Nothing is counted yet; give at least one item its count."))
            return None
        recorded = record(voice, self._question.fields, texts, self._inner)
        return {**counts, **recorded, **self._table.substitutions()}

    def _from_file(self, voice: Voice, texts: MutableMapping[str, str]) -> dict[str, Any] | None:
        title = voice.say("Path of the file; its counts replace those in the list. Leave it empty to go back")
        path = ask_path(voice, title, "file", texts, self._inner)
        if not path:
            return None
        unknown = self._question.unknown(path)
        if unknown is None:
            return {"file": path}  # nothing more is asked about a file that is refused
        names = self._names(voice, unknown)
        recorded = record(voice, self._question.fields, texts, self._inner)
        return {"file": path, **({"names": names} if names else {}), **recorded, **self._table.substitutions()}

    def _names(self, voice: Voice, unknown: Sequence[Unknown]) -> dict[str, str]:
        """Ask what is meant by each item of a file that is not known; near names are offered, never taken."""
        say, names = voice.say, dict[str, str]()
        listed = tuple(Row(row.id, row.label) for row in self._question.rows)
        for name, near, about in unknown:
            title = say("{item} ({about}) is not known. Which item is meant?", item=name, about=about)
            keep = Row(_KEEP, say("Keep it as it stands: {item} (it stays unknown)", item=name))
            another = Row(Act.ANOTHER, say("Another item…"))
            none = Row(_NONE, say("It is no item, but a sum, a tax or the like"))
            picked = voice.pick(title, (*dict.fromkeys((*near, *listed)), another, none, keep), "", self._inner)
            if picked == Act.ANOTHER:
                row = self._named(voice, say("Which item? Its name or id; leave it empty to go back"))
                picked = row.id if row else _KEEP
            if picked != _KEEP:
                names[name] = picked
        return names

    def _count(self, voice: Voice, row: ItemRow) -> None:
        say, check = voice.say, self._question.check

        def problem(text: str) -> str:
            verdict = check(row.id, text) if text else None
            return verdict.problem if verdict and verdict.row is None else ""

        beside = f"{self._question.beside} {row.beside}"
        title = (
            say("{item} ({beside}): how many? Leave it empty if it is not counted", item=row.label, beside=beside)
            if row.beside
            else say("{item}: how many? Leave it empty if it is not counted", item=row.label)
        )
        typed = voice.write(title, row.count, problem, self._inner)
        if typed:
            verdict = check(row.id, typed)
            # An item that is not known was said to be so when it was named; a count in doubt is said here.
            if verdict.problem and verdict.problem != check(row.id, "").problem:
                voice.tell(verdict.problem)
            count = verdict.row.count if verdict.row else ""
            self._table = self._table.with_row(row._replace(count=count or typed))
        elif any(row.id == given.id for given in self._begun.rows):
            self._table = self._table.with_row(row._replace(count=""))
        else:
            self._table = self._table.without_row(row.id)

    def _named(self, voice: Voice, title: str) -> ItemRow | None:
        say, typed = voice.say, ""

        def problem(text: str) -> str:
            if text in self._taken:
                return say("{item} cannot be the name of an item.", item=text)
            verdict = self._question.check(text, "") if text else None
            return verdict.problem if verdict and verdict.row is None and not verdict.near else ""

        while typed := voice.write(title, typed, problem, self._inner):
            verdict = self._question.check(typed, "")
            if verdict.row and not verdict.near and not verdict.problem:
                return verdict.row
            picked = voice.pick(
                verdict.problem or say("{item} is not known. Which item is meant?", item=typed),
                (
                    *verdict.near,
                    Row(_KEEP, say("Keep it as typed: {item} (it stays unknown)", item=typed)),
                    Row(_AGAIN, say("Type it again")),
                ),
                "",
                self._inner,
            )
            if picked == _KEEP:
                return verdict.row or ItemRow(typed, typed)
            for near in verdict.near:
                if near.id == picked:
                    return self._question.check(near.id, "").row or ItemRow(near.id, near.label)
        return None

    def _substitute(self, voice: Voice) -> None:
        say = voice.say
        picked = voice.pick(say("Which item held is met by another?"), self._question.substitutions, "", self._inner)
        held = next(row for row in self._question.substitutions if row.id == picked)
        ordered = self._named(
            voice, say("Which item of the order meets {held}? Leave it empty to go back", held=held.label)
        )
        if ordered is None:
            return
        if ordered.id == held.id:
            voice.tell(say("{held} is the same item; it meets itself without this.", held=held.label))
            return
        self._each(voice, Swap(held, Row(ordered.id, ordered.label), "1"))

    def _each(self, voice: Voice, swap: Swap) -> None:
        say, known = voice.say, any(swap.id == other.id for other in self._table.swaps)

        def problem(text: str) -> str:
            whole = text.isascii() and text.isdigit() and int(text) > 0
            return "" if whole or (known and not text) else say("Type a whole number, 1 or more.")

        title = (
            say(
                "How many of {ordered} for one {held}? Leave it empty to remove this line",
                ordered=swap.ordered.label,
                held=swap.held.label,
            )
            if known
            else say("How many of {ordered} for one {held}?", ordered=swap.ordered.label, held=swap.held.label)
        )
        each = voice.write(title, swap.each, problem, self._inner)
        if not each:
            self._table = self._table.without_swap(swap)
            return
        if not self._table.decided_by:
            self._decide(voice)
        self._table = self._table.with_swap(swap._replace(each=str(int(each))))

    def _decide(self, voice: Voice) -> None:
        title = voice.say("Who decided that one item meets the other? A name")
        decided_by = voice.write(title, self._table.decided_by, voice.needed(anything), self._inner)
        self._table = self._table._replace(decided_by=decided_by)
