"""A guide from its file: what it becomes, and the place, caret and advice of whatever is wrong in it."""

from datetime import date
from pathlib import Path

import pytest

from licwizard.core.guide import Branch, Call, Choice, End, Gate, Inventory, Requirement, Rule, Task
from licwizard.errors import GuideError, SourceError
from licwizard.load.guide import load_guide
from licwizard.resources import data_folder
from tests.load.guides import SMALL, error_of, line_of, load, spoiled


def test_everything_in_a_guide_becomes_a_value() -> None:
    guide = load(SMALL).guide
    move = guide.procedures["move"]
    kinds = (Choice, Inventory, Inventory, Gate, Task, Branch, Call, End, End)
    assert [type(step) for step in move.steps.values()] == list(kinds)
    assert (guide.id, guide.title, guide.languages) == ("small", "A small guide", ("en",))
    assert guide.facts["L1"].date == date(2024, 2, 29)
    assert (guide.facts["F1"].review_by, guide.facts["L1"].review_by) == (None, date(2025, 2, 28))
    assert guide.faq[0].see == ("move",)
    assert move.safety == (
        Rule(before="leave", gate="fits", step="", choice="", options=()),
        Rule(before="pack", after="leave"),
    )


def test_each_kind_of_step_keeps_what_is_its_own() -> None:
    steps = load(SMALL).guide.procedures["move"].steps
    ask, pack, fits, leave = steps["ask"], steps["pack"], steps["fits"], steps["leave"]
    assert isinstance(ask, Choice)
    assert [(one.id, one.to, one.waits) for one in ask.options.values()] == [
        ("yes", "held", False),
        ("no", "nothing", False),
        ("later", None, True),
    ]
    assert isinstance(pack, Inventory)
    assert (pack.like, pack.substitutions, pack.adds, list(pack.records)) == ("held", True, False, ["on"])
    assert isinstance(fits, Gate)
    assert (fits.passing.id, fits.feeds, fits.reason) == ("enough", {"held", "pack"}, False)
    assert isinstance(leave, Task)
    assert (leave.irreversible, leave.confirm) == (True, "leave")
    assert leave.requires == (Requirement("fits", None, ("ask", ("yes",))), Requirement(None, "held", None))
    assert leave.records["how"].options == {"car": "By car"}
    fork, help_step, there = steps["fork"], steps["help"], steps["there"]
    assert isinstance(fork, Branch)
    assert (fork.on, dict(fork.to), fork.otherwise) == ("ask", {"yes": "help"}, "nothing")
    assert isinstance(help_step, Call)
    assert (help_step.calls, help_step.at, dict(help_step.then)) == ("helping", "call", {"helped": "there"})
    assert isinstance(there, End)
    assert there.result == "done"


def test_the_digest_is_of_the_bytes_and_tells_guides_apart(tmp_path: Path) -> None:
    for name, text in (("one", SMALL), ("other", SMALL + "# a remark\n"), ("again", SMALL)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    one, other, again = (load_guide(tmp_path / name).sha256 for name in ("one", "other", "again"))
    assert one == again != other
    assert len(one) == 64


def test_the_built_in_guide_loads() -> None:
    assert set(load_guide(data_folder() / "steps.yaml").guide.procedures) == {
        "migrate",
        "eligibility",
        "resend-activation",
        "add-licenses",
        "wrong-account",
        "invoice-support",
    }


# What is replaced by what; a part of the line that must be named; words of the message; words of the help.
FAULTS = {
    "unknown key": ("title: Move house", "titel: Move house", "titel:", "'titel'", "did you mean 'title'"),
    "strange key": ("title: Move house\n", "title: Move house\n    x9: 1\n", "x9: 1", "'x9'", "keys here"),
    "unknown key of a step": ("        like: held", "        liek: held", "liek", "'liek'", "did you mean 'like'"),
    "unknown key in flow": ("hint: one", "hnt: one", "hnt: one", "'hnt'", "did you mean 'hint'"),
    "missing key": ("        result: stop\n", "", "nothing:", "'result' is missing", ""),
    "missing title": ("        title: Count the boxes\n", "", "pack:", "'title' is missing", ""),
    "kind that is none": ("kind: gate", "kind: gait", "gait", "no kind of step", "gate"),
    "kind left out": ("        kind: branch\n", "", "fork:", "kind", "branch"),
    "wrong version": ("licwizard: 1", "licwizard: 2", "licwizard: 2", "1", ""),
    "wrong type": ("waits: true", "waits: maybe", "waits: maybe", "true or false", ""),
    "number for a text": ("title: Stay", "title: 5", "title: 5", "a text", ""),
    "text for a list": ("suggest: [CRMSTORAGE]", "suggest: CRMSTORAGE", "suggest:", "list", ""),
    "bad id": ("      held:\n", "      Held:\n", "Held:", "'Held'", "lower-case"),
    "no options": (
        (
            "        options:\n          yes: {label: Yes, hint: one, to: held, facts: [F1]}\n"
            "          no: {label: No, to: nothing}\n          later: {label: Later, waits: true}\n"
        ),
        "        options: {}\n",
        "options: {}",
        "at least one",
        "",
    ),
    "bad date": ("date: 2020-01-01", "date: 2020-02-30", "2020-02-30", "no such day", "2026-01-31"),
    "date in words": ("date: 2020-01-01", "date: January 2020", "January", "no date", "2026-01-31"),
    "no fact": ("say: Unpack., facts: [F1]", "say: Unpack., facts: []", "Unpack", "cites no fact", "facts: [F1]"),
    "fact left out": ("say: Unpack., facts: [F1]", "say: Unpack.", "Unpack", "cites no fact", "facts: [F1]"),
    "unknown fact": ("say: Unpack., facts: [F1]", "say: Unpack., facts: [F2]", "Unpack", "'F2'", "did you mean"),
    "unknown start": ("start: ask", "start: aks", "start: aks", "'aks'", "did you mean 'ask'"),
    "option to nothing": ("to: held, facts", "to: hold, facts", "to: hold", "'hold'", "did you mean 'held'"),
    "task to nothing": ("to: fork", "to: frok", "to: frok", "'frok'", "did you mean 'fork'"),
    "exit to nothing": ("They do not, to: pack", "They do not, to: pakc", "pakc", "'pakc'", "did you mean 'pack'"),
    "input of nothing": ("ordered: [pack]", "ordered: [sack]", "sack", "'sack'", "did you mean 'pack'"),
    "like nothing": ("like: held", "like: fits", "like: fits", "'fits'", ""),
    "requires no gate": ("{gate: fits, when", "{gate: held, when", "gate: held, when", "'held'", ""),
    "requires no gate but a step": ("{gate: fits, when", "{gate: pack, when", "gate: pack", "'pack' is no gate", ""),
    "requires no step": ("{step: held}", "{step: hold}", "step: hold", "'hold'", "did you mean 'held'"),
    "requires both": ("{step: held}", "{step: held, gate: fits}", "step: held, gate", "one of them", ""),
    "condition of no choice": ("when: {ask: [yes]}", "when: {pack: [yes]}", "when: {pack", "'pack'", ""),
    "condition of no option": ("when: {ask: [yes]}", "when: {ask: [yep]}", "when: {ask: [yep", "'yep'", "'yes'"),
    "branch on nothing": ("        on: ask", "        on: aks", "on: aks", "'aks'", "did you mean 'ask'"),
    "branch of no option": ("to: {yes: help}", "to: {yep: help}", "yep: help", "'yep'", "'yes'"),
    "branch to nothing": ("to: {yes: help}", "to: {yes: hlep}", "yes: hlep", "'hlep'", "did you mean 'help'"),
    "else nothing": ("else: nothing", "else: nohting", "nohting", "'nohting'", "did you mean 'nothing'"),
    "call of nothing": ("procedure: helping", "procedure: helpnig", "helpnig", "'helpnig'", "did you mean 'helping'"),
    "call at nothing": ("at: call", "at: cal", "at: cal", "'cal'", "did you mean 'call'"),
    "call back to nothing": ("{helped: there}", "{helped: theer}", "theer", "'theer'", "did you mean 'there'"),
    "no such end": ("{helped: there}", "{halped: there}", "halped", "'halped'", "did you mean 'helped'"),
    "end forgotten": (
        "        to: helped\n",
        (
            "        to: gone\n      gone: {kind: end, party: me, result: stop, title: Gone, facts: [F1],"
            " next: [{say: Go., facts: [F1]}]}\n"
        ),
        "then: {helped",
        "'gone'",
        "",
    ),
    "rule of no gate": ("always: {gate: fits}", "always: {gate: fist}", "fist", "'fist'", "did you mean 'fits'"),
    "rule of no step": ("{before: leave", "{before: laeve", "laeve", "'laeve'", "did you mean 'leave'"),
    "rule of no gate but a step": ("always: {gate: fits}", "always: {gate: pack}", "gate: pack", "is no gate", ""),
    "rule of nothing": ("never: pack, after: leave", "never: pack", "never: pack", "rule", ""),
    "no party": (
        "party: they\n        title: Call",
        "party: them\n        title: Call",
        "party: them",
        "'them'",
        "'they'",
    ),
    "two passing exits": ("label: They do not,", "label: They do not, passes: true,", "exits:", "exactly one", ""),
    "no passing exit": ("passes: true, ", "", "exits:", "exactly one", ""),
    "neither leads nor waits": ("label: Later, waits: true", "label: Later", "later:", "leads on", ""),
    "leads and waits": ("label: Later, waits: true", "label: Later, to: held, waits: true", "later:", "leads on", ""),
    "question see nothing": ("see: [move]", "see: [mvoe]", "mvoe", "'mvoe'", "did you mean 'move'"),
    "key twice": ("title: Move house\n", "title: Move house\n    title: Again\n", "title: Again", "twice", "line"),
    "too long": ("title: Stay", f"title: {'x' * 2001}", "xxx", "longer than 2000", ""),
    "value that is none of few": ("result: stop", "result: stopp", "stopp", "one of: done, stop", ""),
    "value that is no id": ("to: fork", "to: The Fork", "The Fork", "cannot be an id", "lower-case"),
    "no YAML": ("    start: ask\n", "    start: [ask\n", "", "YAML", "line"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_placed_on_its_line_with_a_caret_and_advice(fault: str) -> None:
    old, new, part, message, advice = FAULTS[fault]
    text = spoiled(old, new)
    error = error_of(text)
    assert error.where is not None
    name, line, column = error.where.split(":")
    assert name == "small.yaml"
    if part:
        assert int(line) == line_of(text, part), (error.where, error.message.english())
    assert message.casefold() in error.message.english().casefold()
    assert (advice in error.help.english()) if error.help else not advice
    shown, caret = error.excerpt.split("\n")
    whole = text.split("\n")[int(line) - 1]
    assert shown in whole
    assert caret.strip() == "^"
    assert shown[caret.index("^") :] == whole[int(column) - 1 :][: len(shown) - caret.index("^")]


def test_the_first_of_several_faults_is_told_with_their_number() -> None:
    error = error_of(spoiled("title: Move house", "titel: Move house").replace("Is there a house?", "''"))
    assert error.where is not None
    assert "more" in error.message.english()
    assert int(error.where.split(":")[1]) < line_of(SMALL, "Is there a house?")


def test_a_guide_without_facts_is_told_so_once() -> None:
    facts = SMALL[SMALL.index("facts:\n") : SMALL.index("procedures:\n")]
    for instead in ("", "facts: {}\n"):
        error = error_of(SMALL.replace(facts, instead))
        assert error.message.english() == "the guide has no facts"
        assert error.help is not None
        assert "F1" in error.help.english()


def test_of_an_empty_guide_nobody_is_told_to_export_it_again(tmp_path: Path) -> None:
    path = tmp_path / "guide.yaml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(SourceError) as caught:
        load_guide(path)
    assert caught.value.code == "empty-file"
    assert caught.value.help is not None
    assert "guide" in caught.value.help.english()
    assert "export" not in caught.value.help.english()


@pytest.mark.parametrize("text", ["", "   \n", "42\n", "[]\n", "null\n"])
def test_what_is_no_guide_at_all_is_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "guide.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((GuideError, SourceError)):
        load_guide(path)
