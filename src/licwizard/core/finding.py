"""What is found in a guide, and what each kind of finding means."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from licwizard.messages import Message, msg

Severity = Literal["error", "unknown", "warning"]


class Code(NamedTuple):
    """A kind of finding: its stable id, how bad it is, what it means, and how it is mended."""

    id: str
    severity: Severity
    title: Message
    meaning: Message
    mend: Message


class Finding(NamedTuple):
    """One finding: `path` is where in the document, `way` the way that shows it, step by step."""

    code: str
    path: tuple[str | int, ...]
    message: Message
    help: Message | None = None
    way: tuple[Message, ...] = ()


# Errors in what is shown, not in where one is led: a guide with these alone runs.
OF_WORDS = frozenset({"translation-missing", "translation-contradicts"})


class Placed(NamedTuple):
    """A finding with its place in the file (line and column from 1), and that line with a caret."""

    finding: Finding
    line: int
    column: int
    excerpt: str

    @property
    def severity(self) -> Severity:
        """Return error, unknown or warning."""
        return CODES[self.finding.code].severity


class Linted(NamedTuple):
    """A guide file that was looked at: its name as given, and what was found, the most important last."""

    name: str
    findings: tuple[Placed, ...]

    @property
    def refused(self) -> bool:
        """Return whether something in the guide keeps it from running."""
        return any(one.severity != "warning" and one.finding.code not in OF_WORDS for one in self.findings)

    def of(self, severity: Severity) -> int:
        """Return how many findings are of one severity."""
        return sum(one.severity == severity for one in self.findings)


def _codes(*codes: Code) -> Mapping[str, Code]:
    return {code.id: code for code in codes}


CODES = _codes(
    Code(
        "not-yaml",
        "error",
        msg("the file is no YAML"),
        msg("The file cannot be read as YAML 1.2: a mark is missing, the indentation breaks, or a key stands twice."),
        msg("Mend the line that is shown. `no`, `yes` and dates are plain words in YAML 1.2."),
    ),
    Code(
        "schema",
        "error",
        msg("not of the schema"),
        msg("A key or a value is not one that a guide may have, so its author meant something that would not happen."),
        msg("Compare with data/steps.yaml, the model of every guide."),
    ),
    Code(
        "link",
        "error",
        msg("a link to nothing"),
        msg("A step, a procedure, a gate or an option is named that is not there. Whoever walks there would be lost."),
        msg("Correct the name, or add what it names."),
    ),
    Code(
        "party",
        "error",
        msg("an undeclared party"),
        msg("Somebody is to act whom the guide does not introduce, so a reader cannot know whose turn it is."),
        msg("Add the party under `parties`, or correct its id."),
    ),
    Code(
        "no-fact",
        "error",
        msg("a text without a fact"),
        msg("Every sentence rests on a fact that says where it was read. This one cites none."),
        msg("Cite the fact that carries the sentence, or take the sentence out."),
    ),
    Code(
        "unknown-fact",
        "error",
        msg("a fact that is not there"),
        msg("A text cites a fact that the guide does not hold, so nobody can check it."),
        msg("Add the fact under `facts`, or correct its id."),
    ),
    Code(
        "unreachable",
        "error",
        msg("a step that no one reaches"),
        msg("No way from the start, and none from a call, leads to this step."),
        msg("Lead a way there, or take the step out."),
    ),
    Code(
        "dead",
        "error",
        msg("a way that only a contradiction opens"),
        msg("Arrows lead here, but only along answers that contradict an earlier answer, so nobody ever comes."),
        msg("Correct the fork or the choice that it goes by, or take the way out."),
    ),
    Code(
        "dead-end",
        "error",
        msg("a dead end"),
        msg("From this step no end can be reached, because nothing leads on."),
        msg("Lead a way on from it, or make it an end."),
    ),
    Code(
        "endless",
        "error",
        msg("a loop without a way out"),
        msg("In this loop one goes round and round; no end can be reached."),
        msg("Give one of the steps in the loop a way to an end."),
    ),
    Code(
        "silent-loop",
        "error",
        msg("a loop in which nothing is asked"),
        msg(
            "Where its gates pass, one goes round here without a question: the run would stand nowhere, and could"
            " not even be shown."
        ),
        msg("Ask something in the loop, or lead the way on out of it."),
    ),
    Code(
        "no-gate",
        "error",
        msg("an irreversible step without a gate"),
        msg(
            "What cannot be undone must be held back until something was shown. This step requires no gate, or none on"
            " the way that is shown, where no condition of its gates holds."
        ),
        msg("Name a gate under `requires`: one without a condition, or one for every answer."),
    ),
    Code(
        "way-around",
        "error",
        msg("a way around the gate"),
        msg(
            "The step can be reached although a gate or a step that it requires was not passed or done, or the gate"
            " before an answer that feeds it. The way is shown; no shorter one exists."
        ),
        msg("Lead every way to the step through the gate's passing exit, after the last answer that feeds the gate."),
    ),
    Code(
        "rule-broken",
        "error",
        msg("a safety rule that is not kept"),
        msg(
            "The guide's own `safety` says what must hold before a step, and there is a way on which it does not. A"
            " step that must never come after another must not in a later call of the procedure either."
        ),
        msg("Correct the way that is shown, or the rule."),
    ),
    Code(
        "input-missing",
        "error",
        msg("a gate whose input may be missing"),
        msg("The gate can be reached before any of the steps that feed it was answered, so it could decide nothing."),
        msg("Ask for the input on every way to the gate."),
    ),
    Code(
        "not-proved",
        "unknown",
        msg("a procedure that could not be proved"),
        msg(
            "The proof looks at every step under every combination of choices that are read later. Here there are"
            " too many, or a procedure calls itself. What is not proved does not run."
        ),
        msg("Read fewer choices later on, split the procedure, or take the call to itself out."),
    ),
    Code(
        "one-exit",
        "warning",
        msg("a choice with one exit"),
        msg("All answers lead to the same place, or there is only one, so nothing is chosen."),
        msg("Make it a task, or give it a second way."),
    ),
    Code(
        "translation-missing",
        "error",
        msg("a missing translation"),
        msg(
            "The guide declares a language in which this text is not translated. The guide runs, and shows the text as"
            " it stands."
        ),
        msg("Translate it in locale/LANG/LC_MESSAGES/guide.po, or do not declare the language."),
    ),
    Code(
        "translation-contradicts",
        "error",
        msg("a translation that contradicts"),
        msg(
            "The numbers in the translation are not those of the text: one of them is wrong. The guide runs, and shows"
            " the translation."
        ),
        msg("Compare the two, and correct the wrong one."),
    ),
    Code(
        "translation-stale",
        "warning",
        msg("a stale translation"),
        msg("The text has changed since it was translated; the translation is marked fuzzy and is not shown."),
        msg("Read the translation against the text, and take the mark away."),
    ),
    Code(
        "review-due",
        "warning",
        msg("a fact past its review date"),
        msg("The date by which somebody was to check this fact against its source is past."),
        msg("Read the source again, then set a new date, or write a later fact beside it."),
    ),
)
