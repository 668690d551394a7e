"""The whole guide as a sequence of blocks, to be printed in any form."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from licwizard.core.guide import (
    Branch,
    Call,
    Choice,
    End,
    Field,
    Gate,
    Guide,
    Inventory,
    Procedure,
    Question,
    Statements,
    Step,
    Task,
)
from licwizard.messages import GuideText, Message, msg


class Block(NamedTuple):
    """A heading (`level` 1 to 3, with an anchor), a label, a paragraph or an item of a list."""

    kind: Literal["heading", "label", "text", "item", "note"]
    words: Message
    level: int = 0
    anchor: str = ""


def outline(guide: Guide) -> Iterator[Block]:
    """Yield the guide in reading order: procedures and their steps, questions, parties, facts."""
    yield Block("heading", msg("{title}", title=GuideText(guide.title)), 1, guide.id)
    for procedure in guide.procedures.values():
        yield from _procedure(guide, procedure)
    if guide.faq:
        yield Block("heading", msg("Questions and answers"), 2, "faq")
        for question in guide.faq:
            yield from _question(question)
    yield Block("heading", msg("Who acts"), 2, "parties")
    for party in guide.parties.values():
        words = msg("{name}: {about}", name=GuideText(party.name), about=GuideText(party.about))
        yield Block("item", words)
    yield Block("heading", msg("What it rests on"), 2, "facts")
    for fact in guide.facts.values():
        words = msg(
            "{fact}: {text} (As of {date}. {source})",
            fact=fact.id,
            text=GuideText(fact.text),
            date=fact.date,
            source=GuideText(fact.source),
        )
        yield Block("item", words, anchor=fact.id)


def _procedure(guide: Guide, procedure: Procedure) -> Iterator[Block]:
    heading = msg("{title} ({id})", title=GuideText(procedure.title), id=procedure.id)
    yield Block("heading", heading, 2, procedure.id)
    yield from _said(procedure.about, "text")
    for number, step in enumerate(procedure.steps.values(), 1):
        words = msg("{number}. {title}", number=number, title=GuideText(step.title))
        yield Block("heading", words, 3, f"{procedure.id}/{step.id}")
        yield Block("text", _kind(guide, step))
        if isinstance(step, Task) and step.irreversible:
            gates = tuple(one.gate or one.step or "" for one in step.requires)
            yield Block("text", msg("This step cannot be undone. It requires: {gates}.", gates=gates))
        for label, statements in _sections(step):
            if statements:
                yield Block("label", label)
                yield from _said(statements, "item")
        for note in step.notes:
            fact = max((guide.facts[name] for name in note.facts), key=lambda fact: fact.date)
            words = msg(
                "Since changed, as of {date} ({fact}): {text}", date=fact.date, fact=fact.id, text=GuideText(note.say)
            )
            yield Block("note", words)
        yield from _ways(step)


def _kind(guide: Guide, step: Step) -> Message:
    match step:
        case Choice():
            kind = msg("choice")
        case Task():
            kind = msg("task")
        case Inventory():
            kind = msg("inventory")
        case Gate():
            kind = msg("gate")
        case Call():
            return msg(
                "{id} · calls {procedure} · rests on {facts}", id=step.id, procedure=step.calls, facts=step.facts
            )
        case Branch():
            return msg("{id} · goes by {choice} · rests on {facts}", id=step.id, choice=step.on, facts=step.facts)
        case _:
            kind = msg("end")
    party = GuideText(guide.parties[step.party].name)
    return msg("{id} · {kind} · {party} · rests on {facts}", id=step.id, kind=kind, party=party, facts=step.facts)


def _sections(step: Step) -> tuple[tuple[Message, Statements], ...]:
    return (
        (msg("What to do"), step.do),
        (msg("Why"), step.why),
        (msg("How to find out"), step.find_out),
        (msg("It is done when"), step.done_when),
        (msg("How long it takes"), step.takes),
        (msg("What can go wrong"), step.beware),
        (msg("What can be undone, and what cannot"), step.undo),
        (msg("How long its verdict stands"), (step.fresh.why,) if isinstance(step, Gate) and step.fresh else ()),
        (msg("If the wait is longer than expected"), _overdue(step)),
        (msg("What to do next"), step.next if isinstance(step, End) else ()),
    )


def _overdue(step: Step) -> Statements:
    options = step.options.values() if isinstance(step, Choice) else ()
    return tuple(dict.fromkeys(one.expected.overdue for one in (step, *options) if one.expected))


def _ways(step: Step) -> Iterator[Block]:
    match step:
        case Choice():
            for option in step.options.values():
                label = GuideText(option.label)
                if option.to:
                    yield Block("item", msg("{label} ({id}) → {step}", label=label, id=option.id, step=option.to))
                else:
                    yield Block("item", msg("{label} ({id}) → wait here", label=label, id=option.id))
        case Gate():
            for way in step.exits.values():
                yield Block("item", msg("{label} ({id}) → {step}", label=GuideText(way.label), id=way.id, step=way.to))
        case Call() | Branch():
            for end, target in (step.then if isinstance(step, Call) else step.to).items():
                yield Block("item", msg("{end} → {step}", end=end, step=target))
        case Task() | Inventory():
            for field in step.records.values():
                yield Block("item", _field(field))
            yield Block("item", msg("then → {step}", step=step.to))
        case _:
            return


def _field(field: Field) -> Message:
    label = GuideText(field.label)
    if field.options:
        return msg("records {id}: {label} ({options})", id=field.id, label=label, options=tuple(field.options))
    return msg("records {id}: {label} ({type})", id=field.id, label=label, type=field.type)


def _question(question: Question) -> Iterator[Block]:
    yield Block("heading", msg("{question}", question=GuideText(question.question)), 3, f"faq/{question.id}")
    yield from _said(question.answer, "item")


def _said(statements: Statements, kind: Literal["text", "item"]) -> Iterator[Block]:
    for statement in statements:
        words = msg("{text} [{facts}]", text=GuideText(statement.say), facts=statement.facts)
        yield Block(kind, words)
