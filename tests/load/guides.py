"""A small guide in which everything that a guide may hold stands once, and ways to spoil it."""

from licwizard.errors import GuideError
from licwizard.load.files import Bytes
from licwizard.load.guide import LoadedGuide, parse_guide

SMALL = """\
licwizard: 1
id: small
title: A small guide
language: en
languages: [en]
parties:
  me: {name: me, about: The one who acts.}
  they: {name: they, about: The others.}
facts:
  F1: {text: Something is so., source: a page, date: 2020-01-01}
  L1: {text: It has changed., source: another page, date: 2024-02-29, review_by: 2025-02-28}
procedures:
  move:
    title: Move house
    about: [{say: This moves a house., facts: [F1]}]
    start: ask
    safety:
      - {before: leave, always: {gate: fits}}
      - {never: pack, after: leave}
    steps:
      ask:
        kind: choice
        party: me
        title: Is there a house?
        facts: [F1]
        why: [{say: Because., facts: [F1]}]
        options:
          yes: {label: Yes, hint: one, to: held, facts: [F1]}
          no: {label: No, to: nothing}
          later: {label: Later, waits: true}
      held:
        kind: inventory
        party: me
        title: Count what is there
        facts: [F1]
        suggest: [CRMSTORAGE]
        to: pack
      pack:
        kind: inventory
        party: me
        title: Count the boxes
        facts: [F1]
        like: held
        substitutions: true
        records:
          on: {label: The day, type: date}
        to: fits
      fits:
        kind: gate
        party: me
        title: Do they fit?
        facts: [F1]
        decides: order-covers
        inputs: {current: [held], ordered: [pack]}
        exits:
          enough: {label: They fit, passes: true, to: leave}
          short: {label: They do not, to: pack}
      leave:
        kind: task
        party: me
        title: Leave the house
        facts: [F1]
        notes: [{say: Since changed., facts: [L1]}]
        irreversible: true
        confirm: leave
        requires: [{gate: fits, when: {ask: [yes]}}, {step: held}]
        records:
          how: {label: How, type: choice, options: {car: {label: By car}}, required: true}
        to: fork
      fork:
        kind: branch
        title: With a house or without
        facts: [F1]
        on: ask
        to: {yes: help}
        else: nothing
      help:
        kind: call
        title: Get help
        facts: [F1]
        procedure: helping
        at: call
        then: {helped: there}
      there:
        kind: end
        party: me
        result: done
        title: Be there
        facts: [F1]
        next: [{say: Unpack., facts: [F1]}]
      nothing:
        kind: end
        party: me
        result: stop
        title: Stay
        facts: [F1]
        next: [{say: Stay., facts: [F1]}]
  helping:
    title: Get help
    about: [{say: Others help., facts: [F1]}]
    start: call
    steps:
      call:
        kind: task
        party: they
        title: Call them
        facts: [F1]
        to: helped
      helped:
        kind: end
        party: they
        result: done
        title: They helped
        facts: [F1]
        next: [{say: Thank them., facts: [F1]}]
faq:
  - id: why
    question: Why move?
    answer: [{say: Because., facts: [F1]}]
    see: [move]
"""


def load(text: str) -> LoadedGuide:
    return parse_guide(Bytes("small.yaml", text.encode(), ""))


def spoiled(old: str, new: str, count: int = 1) -> str:
    """The small guide with one part of it replaced."""
    assert SMALL.count(old) >= 1, old
    return SMALL.replace(old, new, count)


def error_of(text: str) -> GuideError:
    """The error that a guide gives when it is read."""
    try:
        load(text)
    except GuideError as error:
        return error
    raise AssertionError(text)


def line_of(text: str, part: str) -> int:
    """The number of the first line that holds a text."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if part in line)
